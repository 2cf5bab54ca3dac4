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
    en: str
    fr: str


ROWS: tuple[NotNews, ...] = (
    NotNews("opinion",
            r"^(?:opinion|editorial|op-ed|analysis|column|essay|viewpoint)\b|views expressed|the (?:writer|author) is|opinions? (?:are|expressed)",
            r"^(?:tribune|opinion|editorial|edito|chronique|analyse|point de vue|billet|reflexion)\b|n'engagent que|l'auteur est|les propos tenus"),
    NotNews("portrait",
            r"^profile\b|\bprofile:|^who is [a-z]+ |\bex-hostages?|former (?:hostages?|captives?)(?: \S+){0,4} (?:tells?|recalls?|recounts?|speaks?|writes?)|memoir|interview with|this note asks|explainer",
            r"^portrait\b|\bportrait (?:de|d'un)|^qui est [a-z]+ |(?:ancien(?:ne)?s?|ex)[- ]otages?(?: \S+){0,5} (?:raconte|livre|temoigne|publie|ecrit)|\bentretien avec|\bdans un livre|cette note (?:s'interroge|demande)"),
    NotNews("general concern",
            r"\bcondemn\w* (?:the )?(?:rise|increase|surge|violence|escalation|growing|wave|spate)|(?:rise|increase|surge|spike) in (?:attacks|violence|kidnappings)|report (?:\S+ ){0,8}documents?\b|un (?:human rights )?report|between (?:january|february|march|april|may|june|july|august|september|october) and (?:\w+)\b",
            r"\b(?:multiplication|recrudescence|hausse|augmentation|montee) des (?:attaques|violences|enlevements)|s'inquiete de|se dit preoccupe|entre (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre) et \w+|montee de la violence"),
    NotNews("training",
            r"\b(?:awareness|mine[- ]clearing training|training (?:course|session|exercise)|graduat\w+|trained \w+ (?:deminers|soldiers|officers))\b",
            r"\b(?:sensibilis\w+|formation (?:de|des|en|sur)|formes? (?:a|au|aux)|stagiaires|recrutement|fin de formation)\b"),
    NotNews("drill",
            r"\b(?:drill|simulated|simulation exercise|this is (?:a|an) (?:\w+ )?(?:test|exercise)|test message|exercise exercise|mock (?:attack|assault|casualties)|war games?|military exercises?)\b",
            r"\bsimulacro\b|\bexercice exercice|ceci est un (?:exercice|test|essai)|\bsimulee?s?\b|exercice de simulation|fictif|exercice (?:conjoint|militaire|grandeur nature)|message de test"),
    NotNews("fact check",
            r"fact[- ]?check|(?:claim|purport)\w* to show|^claim\b|verdict ?: ?(?:false|fake|misleading)|(?:photo|video|picture|image|footage)\b.{0,60}\b(?:was not|does not show|actually|not taken)|reverse image",
            r"^faux\b|pretend(?:ent)? montrer|\b(?:intox|infox|fact-?check\w*|verification ?:)|(?:photo|video|image|sequence)s?\b.{0,60}\b(?:ne montre|n'a pas ete|tournee? en|datee? de)|recherche par image|fausse video"),
    NotNews("anniversary",
            r"\banniversar\w+|commemorat\w+|years? on,|(?<!a )years? (?:after|since) the (?:attack|massacre)|remembers?\b|in memory of|memorial",
            r"\banniversaires?\b|commemor\w+|ans (?:deja|apres)|se souvien\w+|minute de silence|hommage aux victimes|il y a (?:un|\w+) ans,? (?:jour pour jour|l'attaque)"),
    NotNews("anniversary",
            r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twenty|a) (?:year|years|decade|decades) (?:on|later|ago)\b|remembering\b|laid wreaths|wreath-laying|looks? back (?:at|on)|day of remembrance|tribute to (?:the )?(?:victims|fallen|soldiers)",
            r"\bil y a (?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|\d+) ans?\b|\b(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+) ans (?:apres|plus tard|deja)|se souvenir|gerbes? de fleurs|depot de gerbe|journee (?:du souvenir|d'hommage|des martyrs)|recueillement|hommage (?:national|aux|a la memoire|solennel)"),
    NotNews("obituary",
            r"\bobituar\w+|(?:died|dies|death|passed away)(?: \S+){0,12} (?:aged \d+|at the age of|after (?:a )?(?:long |short |brief )?illness|of natural causes|in (?:his|her) sleep|of (?:a )?(?:heart attack|cancer|stroke|illness))|heart attack|natural causes|long illness",
            r"\bnecrologie|(?:decedee?s?|morte?|eteinte?)(?: [^\s.]+){0,8} a (?:l'age de )?\d+ ans|^hommage a|ses (?:funerailles|obseques) auront lieu|s'est eteinte?\b|(?:mort|decede|deces|disparition|eteint)(?:e|es)?(?: \S+){0,12} (?:a l'age de|dans son sommeil|des suites d|d'une? (?:longue|courte|crise|maladie|cancer|avc))|(?:longue|courte|breve) maladie|crise cardiaque|n'est plus\b|rappele a dieu|inhumation aura lieu"),
    NotNews("sky and stars",
            r"\b(?:supernova|astronom\w+|telescope|galax\w+|asteroid|meteor\w*|horoscope|zodiac|aries|gemini|scorpio)\b",
            r"\b(?:supernova|astronom\w+|telescopes?|galaxies?|asteroide|meteorite|horoscope|zodiaque|belier|gemeaux|signe astrologique)\b"),
    NotNews("film",
            r"\bcartoon(?:ist)?s?\b|\bfespaco\b|\bfeature film|box office|\bfilm crew|yennenga stallion", r"\bcaricatur(?:e|es|iste)\b|dessin de presse|\bfespaco\b|(?:ont|a|avoir) rejoue\b|reconstitution (?:de|d'une) (?:la )?bataille|etalon de yennenga"),
    NotNews("drill",
            r"\bblasting (?:work|operations?|at|will)|quarry blast\w*|\b(?:part of|was|were|only) (?:an? |the )?(?:\w+ ){0,2}(?:training exercise|drill|rehearsal)", r"\btirs? (?:de mines?|a l'explosif|d'exercice|d'instruction|d'entrainement)\b|(?:celles?|ceux|bruits?|tirs?) d'un (?:entrainement|exercice)|simul(?:ait|aient|ent) (?:l'|une? |des )|l'exercice, baptise"),
    NotNews("yearly figures",
            r"\b(?:deadliest|bloodiest|worst) (?:year|month|quarter|half)|(?:deadlier|bloodier|worse) than (?:19|20)\d\d|figures show\b|(?:annual|yearly) (?:tally|count|figures)|tally shows|year in review|between [a-z]+ (?:19|20)\d\d and [a-z]+ (?:19|20)\d\d", r"(?:annee|mois|trimestre|semestre) l[ea] plus meurtri\w+|bilan (?:annuel|de l'annee)|rapport de \d+ pages|entre [a-z]+ (?:19|20)\d\d et [a-z]+ (?:19|20)\d\d|\ben (?:19|20)\d\d et (?:19|20)\d\d"),
    NotNews("weather",
            r"\b(?:weather|meteorolog\w+|dust ?storm|sand ?storm|dust wall|thunderstorms?|forecast|visibility|heat ?wave|wind speeds?|gusts?)\b",
            r"\b(?:meteo\w*|vent de sable|tempete|poussiere|orages?|previsions?|visibilite|harmattan|vague de chaleur|bulletin agro)\b"),
    NotNews("animals",
            r"\b(?:hyenas?|crocodiles?|hippo\w*|elephants?|snakes?|snakebites?|lions?|dogs?|bees?|locusts?|quelea|caterpillars?|armyworms?|birds?) (?:\S+ ){0,4}(?:attack\w*|kill\w*|bit|bite\w*|maul\w*|trampl\w*|destroy\w*|invad\w*)|(?:attack(?:ed|s)?|killed|mauled|trampled|bitten) by (?:an? |the )?(?:hyena|crocodile|hippo\w*|elephant|snake|lion|dog|bee|locust)\w*",
            r"\b(?:hyenes?|crocodiles?|caimans?|hippopotames?|elephants?|serpents?|lions?|chiens?|abeilles|criquets?|chenilles?|oiseaux) (?:\S+ ){0,4}(?:attaqu\w+|tue\w*|mord\w*|devor\w+|pietin\w+|detrui\w+|envahi\w+)|(?:attaquee?s?|tuee?s?|mordue?s?|pietinee?s?|attaques?) (?:par|de|d') ?(?:une? |des |les )?(?:hyenes?|crocodiles?|caimans?|hippopotames?|elephants?|serpents?|lions?|chiens?|abeilles|criquets?|chenilles)"),
    NotNews("lightning", r"\blightning (?:strike|kills?|killed|struck|bolt)|struck by lightning", r"\b(?:la |par la )foudre\b|foudroyee?s?"),
    NotNews("accident",
            r"\bmine (?:shaft )?collaps\w+|(?:shaft|pit|building|wall|bridge|roof|tunnel) collaps\w+|collaps(?:e|ed|es)\b(?: \S+){0,5} (?:mine|shaft|pit|building|wall)|landslides?|(?<!tear )(?<!tear-)\bgas (?:cylinder|bottle)s?|capsiz\w+|drown\w+|shipwreck|collid\w+|head-on|overturn\w+|(?:road|traffic|bus|car|plane|boat) (?:accident|crash)",
            r"\beboulements?|effondrement (?:d'|de|du)|s'est effondre|bouteilles? de gaz|chavir\w+|naufrage\w*|noyades?|noyee?s?\b|accidents? (?:de la (?:circulation|route)|de car|mortel|routier)|collision|percute\w*|choc frontal|apres un choc|sortie de route|fait des tonneaux"),
    NotNews("gas or fire",
            r"\b(?:cooking|butane|lpg) gas|\bgas (?:cylinder|bottle|leak|explosion|tank)s?\b|cooking gas|electrical fault|transformer|of unknown origin|bush ?fires?|wildfires?|(?:fire|blaze) (?:\S+ ){0,4}(?:destroy\w*|gut\w*|ravage\w*|swept|broke out|tore)|firefighters",
            r"\bbouteilles? de gaz|fuite de gaz|origine (?:electrique|accidentelle|inconnue|indeterminee)|transformateur|feux? de brousse|incendie (?:\S+ ){0,6}(?:marche|boutique|maison|depot|domicile|usine)\w*|(?:sapeurs-)?pompiers|parties? en fumee|ravage\w* par (?:un|les) (?:incendie|flammes)"),
    NotNews("works",
            r"\b(?:road ?works|maintenance work|resurfacing|repair works?|for repairs|under repair|technical (?:fault|failure)|power cuts?|outages?)\b",
            r"\b(?:pour (?:cause de )?travaux|travaux (?:d'entretien|de (?:rehabilitation|refection|bitumage|construction))|en travaux|panne technique|delestages?|coupures? (?:d'electricite|d'eau|de courant)|bitumage)\b"),
    NotNews("rubbish", r"\b(?:garbage|rubbish|refuse) collection", r"\b(?:enlevement|ramassage|collecte) des (?:ordures|dechets)|insalubrite|salubrite"),
    NotNews("history",
            r"\b(?:in|since|of|from|year) (?:the )?1[5-9]\d\d\b|\b1[5-9]\d\d ?[-–] ?1[5-9]\d\d\b|\b(?:19|18)\d0s\b",
            r"\b(?:en|depuis|annees?|de l'an) 1[5-9]\d\d\b"),
    NotNews("history",
            r"\b(?:in|since|from|of) 1[5-9]\d\d\b|\b(?:historians?|museum|colonial|centur(?:y|ies)|empire|kingdom|independence of|archives?)\b",
            r"\b(?:en|depuis|de) 1[5-9]\d\d\b|\b(?:historiens?|musee|colonia(?:l|le|ux)|siecles?|empire|royaume|archives?)\b"),
    NotNews("trial",
            r"\b(?:a|the|military|criminal|appeals?|high|supreme|assize) court\b|\bcourt (?:in|on|sentenced|ruled|heard|jailed)|sentenc\w+|\b(?:on|stand|stood|murder|terrorism) trial\b|\btrial (?:of|opens?|opened|begins?|began|over)\b|(?:was|were|been) convicted|acquitted|life in prison|jails? (?:\w+ )?for|prosecutors? (?:sought|seek|demand\w*|asked for)|defendants?|verdict",
            r"\bcour (?:d'assises|d'appel|criminelle)|condamne[es]* a|\bproces\b|\ble tribunal (?:a|de|militaire|correctionnel)|acquitte|prevenus?\b|\b(?:les|deux|trois|quatre|cinq|des) accuses\b|perpetuite|reclusion|verdict|requisitoire"),
    NotNews("sport",
            r"\(\d{1,2} ?- ?\d{1,2}\)|\b\d{1,2}-\d{1,2} (?:win|victory|defeat|draw|loss|in [a-z]+)\b|\b(?:won|beat|lost|drew|down|past|over|against) (?:\S+ ){0,3}\d{1,2}-\d{1,2}\b(?!-)|\b(?:can|afcon|world cup) 20\d\d\b",
            r"\(\d{1,2} ?- ?\d{1,2}\)|\b(?:victoire|defaite|battue?s?|score de|nul|gagne|perdu|pulverise|ecrase|battu) (?:\S+ ){0,6}\d{1,2}-\d{1,2}\b(?!-)|\b\d{1,2}-\d{1,2} (?:au stade|a domicile|face a|aux tirs au but)"),
    NotNews("sport",
            r"\b(?:cycling|peloton|breakaway win|stage win|mercato|transfer window|striker|midfielder|goalkeeper)\b",
            r"\b(?:cyclisme|peloton|echappee victorieuse|etape de|mercato|attaquant vedette|milieu de terrain|lutte (?:traditionnelle|africaine)|lutteurs?|sabre national|tirs au but|riposte vaccinale)\b|\b(?:etalons|aigles|mena|ecureuils)\b[^.]{0,80}\b(?:buts?|match|score|victoire|qualifi\w+|penalty|poteaux)\b|\b(?:un|deux|trois|quatre|cinq) buts?,"),
    NotNews("sport",
            r"\b(?:match|goal(?:s|keeper)|(?:head|assistant|national|team|football|basketball) coach|coach (?:said|says|of)|coach's|league|(?:world |nations )?cup (?:final|tie|qualifier\w*|of nations)|striker|midfielder|football|referee|half-time|second[- ]half|penalt(?:y|ies)|champions?|fixture|quarter-?final|semi-?final|woodwork|(?:\d+-\d+) (?:win|victory|defeat)|afcon|marathon|wrestling|basketball|tournament)\b",
            r"\b(?:match|buts? (?:de|a la|inscrits?|contre)|\d+ buts?|entraineur|coach|championnat|coupe d|ligue|attaquant|milieu de terrain|football|arbitre|mi-temps|penalt(?:y|ies)|gardien de but|stade (?:du|municipal|omnisports|malien)|supporteurs|equipe nationale|journee ?:|derby|finale|demi-finale|lutte traditionnelle|selection nationale|tournoi|basket|ballon)\b"),
    NotNews("culture",
            r"\b(?:film|documentary|novel|book|album|exhibition)s? (?:about|wins?|won)\b|\bwins? (?:\S+ ){0,3}(?:prize|award)\b|film festival|\b(?:play|comedy|drama|thriller|musical|novel) (?:about|opens|by)\b|book review|memoirs?\b|box office|trailers?\b|novelist|playwright",
            r"\b(?:film|documentaire|roman|livre|album|exposition)s? (?:sur|consacree?s?|remporte|prime)\b|remporte (?:\S+ ){0,3}(?:prix|etalon)\b|festival (?:du|de) (?:film|cinema)|\b(?:polar|romanci(?:er|ere)|recueil|piece de theatre|comedie|long metrage|court metrage|le film|en librairie|editions (?:du|de|la))\b"),
    NotNews("accident",
            r"\b(?:road accident|traffic accident|collid\w+|collision|(?<!been )overturned(?= (?:on|near|in|into|at|when|after|while|early|late|and|between|outside|off|down|under|as|along|over)\b|[.,;]|$)|crash(?:ed)?\b(?! of gunfire)|puncture|drown\w*|capsiz\w*|shaft collapsed|(?<!talks )(?<!truce )(?<!ceasefire )(?<!deal )collapse[ds]?|accidental|short circuit|lightning|derail\w+|ran off the road|lost control|speeding|sank|shipwreck|brakes? failed)\b",
            r"\b(?:accidents?\b|collision|percut\w+|choc frontal|renverse[es]*\b(?! (?:les?|la|des|un|une|leurs?|son|sa|le regime)\b)|se sont heurtes|derapage|noye\w*|noyade|chavir\w*|eboulement|effondre\w*|court-circuit|foudre|exces de vitesse|crevaison|naufrage\w*|surcharge\w*|s'est endormi|freins?|derap\w+|sortie de route|tonneaux|electrocut\w+)\b"),
    NotNews("nature",
            r"\b(?:floods?|flooding|flooded|torrential|heavy rains?|drought|locusts?|malaria|mosquito nets?|cholera|measles|epidemic|heatwave|storm damage|meningitis)\b",
            r"\b(?:inondations?|crue|debordements?|deborde (?:de son lit|sur)|pluies|secheresse|criquets|paludisme|moustiquaires|maladie avait|cholera|rougeole|epidemie|canicule|meningite|sinistres)\b"),
    NotNews("politics",
            r"\b(?:ministers? (?:of|agreed|met|meet)|summit|cabinet|appoint(?:ed|ments?)|election|parliament|conference|agreed on|headquarters|budget|visit(?:ed|s)? (?:to|by)|(?:leader|chief|president|minister|premier|general|delegation|head) (?:\S+ ){0,2}visit(?:s|ed|ing)?\b|(?:day|official|working) visit|inaugurat\w+|ceremony|signed (?:a|an)|agreement|diplomat\w*|talks in|decree|reshuffle|workshop|launch(?:ed|es)? (?:a|the) (?:project|programme|campaign))\b",
            r"\b(?:conseil des ministres|nomm(?:e|es|ee|ees)|nominations?|premiere pierre|premier ministre|remaniement|election\w*|assemblee|conference|sommet|budget|visite (?:officielle|de travail|de|aux)|rendu visite|inaugur\w+|ceremonie|signature|accord de|decret|atelier|lance(?:ment|e) (?:d|un|du|de)|ministres de la|decor\w+|rentree scolaire)\b"),
    NotNews("vacancy",
            r"^(?:vacanc(?:y|ies)|job|tender|call for (?:applications|tenders|bids|proposals|consultan\w+)|we are hiring|hiring)\b|\b(?:files|applications|bids|cvs?|offers) (?:by|before|to be|must be|should be|are)\b|women are encouraged to apply|terms of reference|successful candidate|duty station",
            r"^(?:offres? d'emploi|avis de (?:recrutement|vacance)|appels? (?:a candidatures?|d'offres|a consultants?)|recrutement)\b|\b(?:dossiers?|candidatures?|offres) (?:a (?:deposer|adresser)|sont (?:recues?|a (?:deposer|adresser)))|termes de reference|candidatures? feminines?|profil recherche|lieu d'affectation"),
    NotNews("opinion",
            r"^letters?\b ?:|^sir ?[-–,]|\bsir [-–] (?:your|i|the)|print my name|letters? to the editor",
            r"^(?:courrier|lettre)s? (?:des? lecteurs?|ouverte)|\bcourrier des lecteurs|monsieur le directeur de publication|j'ai lu (?:dans|votre)"),
    NotNews("history",
            r"\bon this day\b|this day in history|\balmanac\b",
            r"\bca s'est passe (?:un|le|en)\b|\balmanach\b|ephemeride|c'etait (?:un|il y a|en) \w+"),
    NotNews("trial",
            r"\bassizes?\b|\bcourt (?:session|docket)|in absentia|pleaded (?:not )?guilty",
            r"\bassises\b|session (?:ordinaire |criminelle )?de la cour|\brole charge|par contumace|plaide (?:non )?coupable|parties? civiles?"),
    NotNews("politics",
            r"(?:un|u\.n\.|united nations) security council|told the security council|froze (?:the )?assets|(?:asset|travel) (?:freeze|ban)|blacklist\w*|sanctions? (?:list|regime|committee)",
            r"conseil de securite (?:de l'onu|des nations unies)|gel(?:e|er)? (?:des|les|ses|leurs) avoirs|liste noire|comite des sanctions"),
    NotNews("animals",
            r"\b(?:armyworms?|locusts?|quelea|caterpillars?|grasshoppers?|weevils?)\b",
            r"\b(?:chenilles?|criquets?|sauteriaux|mange-mil|acridiens?)\b"),
    NotNews("study",
            r"\b(?:this (?:paper|study|briefing|report) (?:argues|examines|finds|looks|shows|maps)|working paper|policy (?:note|brief|paper)s?|between (?:19|20)\d\d and (?:19|20)\d\d|data up to|\bin (?:figures|numbers)\b|in 20\d\d we recorded|(?:fewer|more) than in 20\d\d|per cent fewer|dataset|think[- ]tank|researchers?|in the (?:first|second|third|fourth) quarter|quarterly|per cent more|percent more)\b",
            r"\b(?:cette (?:etude|note|analyse) (?:examine|montre|soutient)|note d'analyse|entre (?:19|20)\d\d et (?:19|20)\d\d|groupe de reflexion|chercheurs?|donnees arretees|decryptage|en chiffres|dix ans de|(?:premier|deuxieme|troisieme|quatrieme) trimestre)\b"),
    NotNews("aid",
            r"\b(?:distribut\w+|donat\w+|grants?|tonnes of|vaccinat\w+|seeds|school canteen|nutrition|funding|world bank|project|programme)\b",
            r"\b(?:distribu\w+|don(?:s)? de|remis(?:e)?|tonnes|kits?|menages|vaccin\w+|semences|financement|banque mondiale|projet|programme|partenaires|millions? d'euros|millions? de dollars|milliards?|appui (?:de|du|aux))\b"),
    NotNews("yearly figures",
            r"\b(?:(?:up|down|rose|fell|risen|fallen|doubled|increased)(?: by)? \d+ (?:percent|per cent)|this year|report (?:says|said|by)|annual report|yearly|figures (?:show|published)|according to (?:a|the|its) (?:annual |new )?(?:report|study|data)|since (?:the start of the year|january)|in the first (?:half|quarter|six months)(?: of)?|index|study|statistics|trend|over the (?:past|last) (?:year|decade|\w+ years))\b",
            r"\b(?:rapport annuel|bilan annuel|statistiques?|selon (?:un|le) (?:nouveau )?rapport|etude|depuis (?:le debut de l'annee|janvier)|premier (?:semestre|trimestre)|indice|en un an|tendance)\b"),
    NotNews("culture",
            r"\b(?:film|festival|novel|book|album|concert|museum|exhibition|theatre|documentary|singer|musicians?)\b",
            r"\b(?:film|festival|roman|livre|album|concert|musee|exposition|theatre|documentaire|chanteu\w+|musiciens?|humoriste)\b"),
)  # fmt: skip

# Triggers (`tables/events.py`) that are somebody's deed.
DEEDS = frozenset(
    (
        "armed men",
        "armed group",
        "fuel convoy burnt",
        "mine or bomb",
        "strike from the air or afar",
        "ambush",
        "kidnapping",
        "attack on forces",
    )
)

# It was said to have happened, and an authority says that it did not: still news, as a retraction.
DENIED = (
    r"\b(?:den(?:y|ies|ied) (?:\S+ ){0,3}(?:rumou?rs?|reports?|coup|attack|any|that|there|claims?|having)|(?:rumou?rs?|reports?) (?:\S+ ){0,4}(?:false|unfounded|baseless)"
    r"|false alarm|\bno (?:bomb|attack|explosion|kidnapping|abduction|shooting|raid|coup|mutiny|ambush|massacre|killings?|looting) (?:in|at|on|near)|(?:put|lay|laid)s? to rest (?:the |a )?(?:rumou?r|message|story|claim|report)|there (?:had been|has been|was|were) no (?:attack|attempt|abduction|kidnapping|explosion|coup|shooting|raid|ambush|massacre|killing)|no (?:attack|attempt|coup|kidnapping) (?:took place|happened)|(?:attack|event|incident|explosion|kidnapping|coup|shooting|it|this|nothing)(?: \w+){0,3} (?:did not|never) (?:happen|take place|occur)|den(?:y|ies|ied) it\b|karyata|\bno (?:bomb|attack|explosion|shooting|raid|shots?) (?:went off|exploded|took place|happened|occurred|was|were)\b"
    r"|dement(?:i|ent|it|ie)?\b|fausse alerte|faux bruits?|fausses? (?:nouvelles?|informations?|rumeurs?)|rumeurs? (?:\S+ ){0,4}(?:infondee?s?|fausses?|sans fondement)"
    r"|aucune tentative|n'y a (?:pas eu|eu ni|eu aucune?)(?! (?:de )?(?:mort|blesse|victime|perte|deces))|n'a (?:jamais eu lieu|pas eu lieu)|n'ont jamais (?:quitte|ete)|sans aucun fondement|pas d'enlevement|pas d'attaque|pas d'attentat|pas d'explosion|pas ete attaque|(?:pas de|aucun) massacre (?:a|au|dans|pres)\b|coupe\w* court (?:a la|aux) rumeurs?|invent\w+ de toutes pieces)"
)
# A source says that it is over.
OVER = (
    r"\b(?:have been (?:released|freed)|(?:was|were|been|are|is) (?:released|freed|free)\b|set free|regain\w* (?:his|her|their) freedom|lift(?:ed|s)\b|reopen(?:ed|s)\b|all[- ]clear|is over\b|has resumed|resumed\b|end (?:of|to) the (?:alert|blockade|siege|curfew)|declar\w+ (?:\S+ ){0,4}(?:end|over)|recaptured|(?:gives?|gave|given) (?:himself|herself|themselves) up|last (?:of (?:the )?(?:\w+ )?)?(?:fugitives?|escapees?|hostages?|captives?)"
    r"|est libre|sont libres|(?<!non )libres?$|rentree?s? chez (?:eux|elles?|lui)|regagn\w+ (?:son|leurs?|sa) (?:domiciles?|familles?|foyers?)|liberee?s?\b|recouvre\w* (?:la|sa|leur) liberte|relachee?s?\b|leve[es]?\b|fin (?:d'alerte|de l'alerte|du blocus|du siege|du couvre-feu)|incident (?:est )?clos|rouver\w+|est terminee?|(?:circulation|trafic|vols)(?: \S+){0,3} (?:a|ont) repris|reprise (?:du trafic|de la circulation|des vols)|dernier (?:fugitif|evade|otage))"
)
