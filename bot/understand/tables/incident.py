# ruff: noqa: E501  one rule a line and word lists as prose: a table, not code
"""What is no incident though its words sound like one, English and French side by side.

A row: the reason's name, how much its words weigh, English, French. `decisive` rows settle it in the title
or the lead whatever else is said. Patterns run over folded text.
"""

from __future__ import annotations

from typing import NamedTuple


class NotNews(NamedTuple):
    """One row of the table."""

    why: str
    weight: float
    en: str
    fr: str
    decisive: bool = False


ROWS: tuple[NotNews, ...] = (
    NotNews("opinion", 9,
            r"^(?:opinion|comment|editorial|op-ed|analysis|column|essay|viewpoint)\b|views expressed|the (?:writer|author) is|opinions? (?:are|expressed)",
            r"^(?:tribune|opinion|editorial|edito|chronique|analyse|point de vue|billet|reflexion)\b|n'engagent que|l'auteur est|les propos tenus", decisive=True),
    NotNews("drill", 9,
            r"\b(?:drill|simulated|simulation exercise|this is (?:a|an) (?:\w+ )?(?:test|exercise)|test message|exercise exercise|mock (?:attack|assault|casualties)|war games?|military exercises?)\b",
            r"\bexercice exercice|ceci est un (?:exercice|test|essai)|\bsimulee?s?\b|exercice de simulation|fictif|exercice (?:conjoint|militaire|grandeur nature)|message de test", decisive=True),
    NotNews("fact check", 9,
            r"fact[- ]?check|^claim\b|verdict ?: ?(?:false|fake|misleading)|(?:photo|video|picture|image|footage)\b.{0,60}\b(?:was not|does not show|actually|not taken)|reverse image",
            r"^faux\b|\b(?:intox|infox|fact-?check\w*|verification ?:)|(?:photo|video|image|sequence)s?\b.{0,60}\b(?:ne montre|n'a pas ete|tournee? en|datee? de)|recherche par image|fausse video", decisive=True),
    NotNews("anniversary", 8,
            r"\banniversar\w+|commemorat\w+|years? on,|years? (?:after|since) the (?:attack|massacre)|remembers?\b|in memory of|memorial",
            r"\banniversaires?\b|commemor\w+|ans (?:deja|apres)|se souvien\w+|minute de silence|hommage aux victimes|il y a (?:un|\w+) ans,? (?:jour pour jour|l'attaque)", decisive=True),
    NotNews("trial", 8,
            r"\bcourt\b|sentenc\w+|\btrial\b|convicted|acquitted|life in prison|jails? (?:\w+ )?for|prosecutors?|defendants?|verdict",
            r"\bcour (?:d'assises|d'appel|criminelle)|condamne[es]* a|\bproces\b|tribunal|acquitte|prevenus?|accuses?\b|perpetuite|reclusion|verdict|requisitoire", decisive=True),
    NotNews("sport", 9,
            r"\(\d{1,2} ?- ?\d{1,2}\)|\b\d{1,2}-\d{1,2} (?:win|victory|defeat|draw|loss|in [a-z]+)\b|\b(?:won|beat|lost|drew) (?:\S+ ){0,3}\d{1,2}-\d{1,2}",
            r"\(\d{1,2} ?- ?\d{1,2}\)|\b(?:victoire|defaite|battus?|score de|nul) (?:\S+ ){0,3}\d{1,2}-\d{1,2}", decisive=True),
    NotNews("sport", 4,
            r"\b(?:match|goal(?:s|keeper)?|coach|league|cup|striker|midfielder|football|referee|half-time|second[- ]half|penalt(?:y|ies)|keeper|defenders?|champions?|fixture|season|quarter-?final|semi-?final|woodwork|(?:\d+-\d+) (?:win|victory|defeat)|draw\b|marathon|wrestling|basketball|tournament)\b",
            r"\b(?:match|buts?\b(?= de| a la|\b)|entraineur|coach|championnat|coupe d|ligue|attaquant|milieu de terrain|football|arbitre|mi-temps|penalt(?:y|ies)|gardien de but|stade|supporters|equipe nationale|journee ?:|derby|finale|demi-finale|lutte traditionnelle|selection nationale|tournoi|basket|triple|gardien|cage|ballon)\b"),
    NotNews("culture", 9,
            r"\b(?:film|documentary|novel|book|album|exhibition)s? (?:about|wins?|won)\b|\bwins? (?:\S+ ){0,3}(?:prize|award)\b|film festival",
            r"\b(?:film|documentaire|roman|livre|album|exposition)s? (?:sur|consacree?s?|remporte|prime)\b|remporte (?:\S+ ){0,3}(?:prix|etalon)\b|festival (?:du|de) (?:film|cinema)", decisive=True),
    NotNews("disease", 9,
            r"\b(?:measles|cholera|meningitis|malaria|dengue|polio|diphtheria|yellow fever|food poisoning|malnutrition|snakebites?)\b(?: \S+){0,3} (?:kill|claim)\w*|(?:killed|deaths?|dead) (?:\S+ ){0,2}(?:by|from|of) (?:measles|cholera|meningitis|malaria|dengue|diphtheria|yellow fever|malnutrition)\b|\b(?:measles|cholera|meningitis|dengue|diphtheria) (?:outbreak|epidemic)",
            r"\b(?:rougeole|cholera|meningite|paludisme|dengue|polio|diphterie|fievre jaune|intoxication alimentaire|malnutrition)\b(?: \S+){0,3} (?:tue|fait|emporte)\w*|(?:morts?|tues?|deces) (?:\S+ ){0,2}(?:du|de la|de|par) (?:rougeole|cholera|meningite|paludisme|dengue|diphterie|fievre jaune|malnutrition)\b|epidemie de (?:rougeole|cholera|meningite|dengue|diphterie)", decisive=True),
    NotNews("accident", 5,
            r"\b(?:road accident|traffic accident|collid\w+|collision|overturned|crash(?:ed)?\b(?! of gunfire)|puncture|drown\w*|capsiz\w*|shaft collapsed|collapse[ds]?|accidental|short circuit|lightning|derail\w+)\b",
            r"\b(?:accidents?\b|collision|percut\w+|choc frontal|renverse[es]*\b|se sont heurtes|derapage|noye\w*|noyade|chavir\w*|eboulement|effondre\w*|court-circuit|foudre|exces de vitesse|crevaison)\b"),
    NotNews("nature", 4,
            r"\b(?:floods?|flooding|flooded|torrential|heavy rains?|drought|locusts?|cholera|measles|epidemic|heatwave|storm damage|meningitis)\b",
            r"\b(?:inondations?|crue|debord\w+|pluies|secheresse|criquets|cholera|rougeole|epidemie|canicule|meningite|sinistres)\b"),
    NotNews("politics", 4,
            r"\b(?:ministers? (?:of|agreed|met|meet)|summit|cabinet|appoint(?:ed|ments?)|election|parliament|conference|agreed on|headquarters|budget|visit(?:ed|s)? (?:to|by)|(?:leader|chief|president|minister|premier|general|delegation|head) (?:\S+ ){0,2}visit(?:s|ed|ing)?\b|(?:day|official|working) visit|inaugurat\w+|ceremony|signed (?:a|an)|agreement|diplomat\w*|talks in|decree|reshuffle|workshop|launch(?:ed|es)? (?:a|the) (?:project|programme|campaign))\b",
            r"\b(?:conseil des ministres|nomm(?:e|es|ee|ees)|nominations?|premiere pierre|premier ministre|remaniement|election\w*|assemblee|conference|sommet|budget|visite (?:officielle|de travail|de)|inaugur\w+|ceremonie|signature|accord de|decret|atelier|lance(?:ment|e) (?:d|un|du|de)|ministres de la|decor\w+|rentree scolaire)\b"),
    NotNews("yearly figures", 5,
            r"\b(?:(?:up|down|rose|fell|risen|fallen|doubled|increased)(?: by)? \d+ (?:percent|per cent)|this year|report (?:says|said|by)|annual report|yearly|figures (?:show|published)|according to (?:a|the|its) (?:annual |new )?(?:report|study|data)|since (?:the start of the year|january)|in the first (?:half|quarter|six months)(?: of)?|index|study|statistics|trend|over the (?:past|last) (?:year|decade|\w+ years))\b",
            r"\b(?:rapport annuel|bilan annuel|statistiques?|selon (?:un|le) (?:nouveau )?rapport|etude|depuis (?:le debut de l'annee|janvier)|premier (?:semestre|trimestre)|indice|en un an|tendance)\b"),
    NotNews("culture", 4,
            r"\b(?:film|festival|novel|book|album|concert|museum|exhibition|theatre|documentary|singer|musicians?)\b",
            r"\b(?:film|festival|roman|livre|album|concert|musee|exposition|theatre|documentaire|chanteu\w+|musiciens?|humoriste)\b"),
    NotNews("economy", 4,
            r"\b(?:prices? (?:rise|rose|fell|of)|exports?|harvests?|crops?|pests?|hectares?|seeds?|irrigation|vaccination (?:campaign|drive)|rice fields|gold output|inflation|investors?|loan|shares|company (?:results|profit))\b",
            r"\b(?:prix (?:du|de|des)|exportations?|campagne (?:agricole|de (?:lutte|vaccination))|recoltes?|semences|hectares?|rizieres|parcelles|irrigation|granivores|sauteriaux|inflation|investisseurs?|pret de|chiffre d'affaires|foire|salon)\b"),
)  # fmt: skip

# It was said to have happened, and an authority says that it did not: still news, as a retraction.
DENIED = (
    r"\b(?:den(?:y|ies|ied) (?:\S+ ){0,3}(?:rumou?rs?|reports?|coup|attack|any|that|there|claims?|having)|(?:rumou?rs?|reports?) (?:\S+ ){0,4}(?:false|unfounded|baseless)"
    r"|false alarm|there (?:had been|has been|was|were) no (?:attack|attempt|abduction|kidnapping|explosion|coup|shooting|raid|ambush)|no (?:attack|attempt|coup|kidnapping) (?:took place|happened)|did not (?:happen|take place)"
    r"|dement(?:i|ent|it|ie)?\b|fausse alerte|faux bruits?|fausses? (?:nouvelles?|informations?|rumeurs?)|rumeurs? (?:\S+ ){0,4}(?:infondee?s?|fausses?|sans fondement)"
    r"|aucune tentative|n'y a (?:pas eu|eu ni|eu aucune?)(?! (?:de )?(?:mort|blesse|victime|perte|deces))|n'a (?:jamais eu lieu|pas eu lieu)|n'ont jamais (?:quitte|ete)|sans aucun fondement|pas d'enlevement|pas d'attaque|pas ete attaque)"
)
# A source says that it is over.
OVER = (
    r"\b(?:have been (?:released|freed)|(?:was|were|been|are|is) (?:released|freed|free)\b|set free|regain\w* (?:his|her|their) freedom|lift(?:ed|s)\b|reopen(?:ed|s)\b|all[- ]clear|is over\b|has resumed|resumed\b|end (?:of|to) the (?:alert|blockade|siege|curfew)|declar\w+ (?:\S+ ){0,2}(?:end|over)|recaptured"
    r"|est libre|sont libres|liberee?s?\b|recouvre\w* (?:la|sa|leur) liberte|relachee?s?\b|leve[es]?\b|fin (?:d'alerte|de l'alerte|du blocus|du siege|du couvre-feu)|incident (?:est )?clos|rouver\w+|est terminee?|(?:circulation|trafic|vols)(?: \S+){0,3} (?:a|ont) repris|reprise (?:du trafic|de la circulation|des vols)|dernier (?:fugitif|evade|otage))"
)
