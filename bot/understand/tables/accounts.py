# ruff: noqa: E501  word lists as prose: a table, not code
"""Who tells a toll, and how it stands to what others tell, English and French side by side.

Patterns run over folded text in which every number is a marker (`numbers.mark`): ‹12›, or ‹10-15›.
"""

from __future__ import annotations

# How somebody is told to count …
_SAYS = (
    r"(?:say|says|said|tell|tells|told|claim\w*|boast\w*|assert\w*|insist\w*|maintain\w*|admit\w*|acknowledg\w+|report(?:ed|s)?|announc\w+|confirm(?:ed|s)?|put|puts|counts?|counted|lists?|listed|speaks?|spoke|gave|gives?|adds?|added|recogni[sz]e[ds]?|concede[ds]?|estimate[ds]?|record(?:ed|s)?|publish\w*|posted|released"
    r"|dit|disent|affirm\w*|assur\w*|soutien\w*|pretend\w*|revendiqu\w*|annonc\w*|reconn\w+|admet\w*|declar\w*|indiqu\w*|precis\w*|evoqu\w*|parl\w+|avanc\w*|fait (?:etat|savoir)|font etat|compt\w+|denombr\w*|recens\w*|deplor\w*|confirm\w*|estim\w*|evalu\w*|donn\w+|dress\w*|maintien\w*|ajout\w*|repond\w*|retorqu\w*|rapport\w*|publi\w*|diffus\w*)"
)
_BY = r"(?:according to|per the|selon|d'apres)(?: (?:the|some|several|le|la|les|des|un|une))*"
_ASIDE = r"(?: \([^)]{0,40}\)|, (?:in|on|an?|the|whose|which|dans|sur|une?|le|la|par|qui|dont|via|through|for|pour|de) [^,.;‹]{1,60},|, (?:lui|elle|eux|elles),)?"
# … and who: those in arms against the state, the state, others.
_FOES = r"(?:jnim|gsim|issp|isgs|eigs|iswap|fla|csp|cma|aqmi|aqim|(?:islamic )?state's sahel|islamic state|etat islamique|al[- ]qaeda|(?<!rights )(?<!aid )(?<!civil )(?:groups?|groupe|mouvement|movement|coalition)|militants?|jihadists?|d?jihadistes?|insurgents?|rebels?|rebelles?|terroristes|assaillants)(?:'s)?"
_STATE = r"(?:army|armed forces|military|general staff|etat-major|armees?|forces armees|forces de defense|minist(?:ry|ere|re|er)|government|gov|gouvernement|junta|authorities|autorites|state television|television publique|security source\w*|source securitaire|(?:multinational |joint )force|force (?:multinationale|conjointe)|bamako|ouagadougou|niamey|fama|fds)(?:'s)?"
_OTHERS = r"(?:residents?|villagers?|habitants?|locals|mayors?|maires?|mairie|governor\w*|gouvern(?:eur|orat)|prefets?|prefects?|chiefs?|chefs?|sources?|temoins?|witness\w*|officials?|elus?|associations?|ngos?|ong|unions?|syndicat|hospital|hopital|families|familles|relatives|proches|parents|villageois|herders|eleveurs|bergers|others?|another|autres?)"
_WHO = rf"(?:(?:the|le|la|les|an?|une?|des) |l'|d')?(?:local |rights )?(?:{_STATE}|{_FOES}|{_OTHERS})"


def _voice(who: str) -> str:
    """One's own words: "the army said", "said the army", "according to the army"."""
    return rf"\b(?:{who}{_ASIDE}(?: (?!ete\b|been\b|was\b|were\b)[\w'-]+){{0,5}}? {_SAYS}|{_SAYS} (?:the |le |la |les )?(?:[\w'-]+ )?(?:l')?{who}|{_BY} (?:[\w'-]+ ){{0,2}}?(?:l')?{who})\b"


FOES = _voice(_FOES)
STATE = _voice(_STATE)
SAYS = rf"\b(?:{_SAYS}|{_BY})\b"
# It goes on in the words of whom the part before names.
SAME = r"\W*(?:it|he|she|they|il|elle|ils|elles)\b"
# Who is named first speaks, though the verb is another's: "the mayor spoke of nine dead; the army, of 22".
NAMED = rf"\W*(?:the |le |la |l')?(?:(?P<state>{_STATE})|{_FOES})\b(?=[^‹]{{0,60}}? (?:of|de|d'|at)(?: (?:at|least|about|some|nearly|more|than|plus|de|au|moins|environ|quelque|pres|only|just|around|over))* ‹)"

_END = r"(?= ?[.,;)]|\+| ?$| (?:and|et|dead|killed|morts|tues|des leurs|of theirs|of their own)\b)"
_MAYBE = r"(?:(?:at least|au moins|more than|plus de|up to|jusqu'a|as many as|about|some|environ|pres de|nearly) )?"
# Where a sentence turns to another voice: at these words, behind a comma or an "and" …
_BUT = r"(?:but|while|whereas|though|mais|tandis|alors que|quand|quant)\b"
_SPEAKS = rf"{_WHO}(?: [\w'-]+){{0,2}}? {_SAYS}(?! ?(?:[,.;]|~|$|on |in |late |at |to |dans |a |en |ce |hier ))"
_NUMBER_BY = rf"‹\d+›(?: [\"«]? ?[\w'-]+)?(?: ?[\"»])?,? {_BY}\b"
_NUMBER_OF = rf"{_WHO}(?: [\w'-]+)?? (?:of|de|d'|at)(?: \w+){{0,2}} ‹\d+›{_END}"
_THERE = r"(?:in|at|dans|a) (?:the |la |le |l')(?:second|other|latter|seconde|deuxieme|autre)\b"
ANOTHER = rf"(?<=, )(?:{_BUT}|{_THERE})|(?:(?<=, )|(?<= and )|(?<= et )|(?<='s )){_SPEAKS}|{_BY}\b|(?<=, ){_NUMBER_OF}"
TURN = (
    rf"; |, (?={_THERE})|, (?={_BUT})|(?:,|,? and|,? et) (?=(?:\w+'s )?{_SPEAKS})"
    rf"|,(?: and| et| or| ou| but| mais)?(?: perhaps| maybe| possibly| peut-etre| voire)? (?={_MAYBE}(?:[\"«] ?)?{_NUMBER_BY})"
    rf"|, (?={_NUMBER_OF})"
)
# … or holds one number against another: "and rejected claims by a councillor that 17 guests had died".
_REJECTS = (
    r"(?:reject\w*|dismiss\w*|den(?:y|ies|ied|ying)|disput\w*|contest\w*|contradict\w*|rejet\w*|dement\w*|refut\w*)"
)
REJECTED = rf"{_REJECTS} (?:as \S+ )?(?:[\w'-]+ ){{0,4}}?(?:claims?|accounts?|reports?|version|allegations?|bilan|accusations?|affirmations?)\b"
AGAINST = rf",? (?:and |et )?(?={REJECTED})"

_N = r"‹(\d+)(?:-\d+)?›"
_HEDGE = r"(?: (?:at least|au moins|about|environ|some|quelque|more than|plus de|over|around|nearly|pres de|up to|jusqu'a|as many as|no fewer than))?"
_ONES = r"(?: [\"«']? ?(?:soldats?|militaires?|soldiers?|troops|men|hommes|terrorist\w*|fighters|combattants|civilians|civils|people|personnes|villageois|villagers)(?: ?[\"»'])?)?"
_DEAD = r"(?:dead|deaths|killed|morts|tues|tuees|deces|fatalities|bodies|corps|victims|victimes)"
_NOT_DEAD = r"(?:disparue?s?|missing|blessee?s?|wounded|injured|hurt|hostages?|otages|enlevee?s|kidnapped|abducted|captives?|captifs|arrest\w+|interpell\w+|suspects?|deplacee?s|displaced|refugies|refugees|survivors|rescapee?s)\b"
# A number alone …
ALONE = (
    # … "jnim says 25", "a teacher gave a higher figure of 51"
    rf"{_SAYS}(?: (?:an?|the|it|that|was|of|at|to|de|d'|un|une|le|la|en|only|just|seulement|que|real|true|actual|as|high|low|higher|lower|figure|toll|number|count|bilan|chiffre|total|deaths?|dead|losses))*{_HEDGE} {_N}{_ONES}{_END}",
    # … «27 "terroristes" selon l'armée»
    rf"(?<!dont )(?<!including ){_N}(?! {_NOT_DEAD})(?: [\"«]? ?[\w'-]++)?(?: ?[\"»])?,? {_BY}\b",
    # "Eight, says the mayor."
    rf"(?m:^)\W*{_N}, {_SAYS}",
    rf"\b(?:toll|tally|count|figure|bilan|chiffre) (?:is|was|est|etait)(?: de)?{_HEDGE} {_N}{_END}",
    # … "Total: six people"
    rf"\btotal(?: [\w-]+){{0,2}} ?:{_HEDGE} {_N}",
    # … and where the verb is the voice's before: «une source parle de trois morts, une association de sept»
    rf"(?<=, ){_WHO}(?: [\w'-]+)?? (?:(?:of|de|at){_HEDGE} |d'(?:(?:au moins|environ) )?){_N}{_END}",
)
# … but these are counted alive: "the attackers, about two hundred according to the union".
ATTACKERS = r"\b(?:attackers|assailants|gunmen|raiders|fighters|militants|jihadists|bandits|motorbikes|motorcycles|assaillants|attaquants|agresseurs|djihadistes|hommes armes|motos)(?:,? (?:who|which|qui))?(?: (?:numbered|numbering|were|etaient|seraient))?,?(?: (?:about|some|around|more than|over|at least|environ|plus de|au nombre de|au moins|une?|pres de))? $"
# A count of the same dead: "an aide says seven dead", «neuf morts selon le maire», "acknowledged".
_COUNTS = (
    rf"{_SAYS}(?: (?:a|an|of|the|toll|figure|de|d'|un|une|bilan))*{_HEDGE} {_N} {_DEAD}\b"
    rf"|{_N} (?:\w+ )?{_DEAD},? {_BY}\b"
)
OTHER = rf"{_COUNTS}|\b(?:put the (?:toll|number|death toll|figure)|gave a (?:higher|lower|different)? ?toll|higher toll|lower toll|spoke of|speak of|report(?:ed|s)? (?:a|as many as)|as many as|toll of|parle(?:nt)? de|evoque(?:nt)?|fait etat de|font etat de|avance(?:nt)?|bilan plus|plus lourd|jusqu'a|selon d'autres|d'autres sources|other sources|for (?:its|their) part|de (?:son|leur) cote|reconnait|reconnaissent|acknowledg\w+|admit\w*|admet\w*)"

# The text tells of accounts that contradict each other: whoever died, they are the same dead.
CONTEST = (
    r"\b(?:(?:neither|no) version|neither (?:account|claim|toll|figure)|(?:differ\w*|conflicting|contradictory|rival|competing|opposing|contested) (?:accounts?|versions?|tolls?|figures?|claims?)|(?:accounts?|versions?|tolls?|figures?|claims?|fatalities|numbers?) (?:\w+ ){0,4}?(?:differ\w*|contested|disputed|denied|rejected|dismissed|conflict|diverge|contradict\w*)"
    rf"|{_REJECTS} (?:as \S+ )?(?:[\w'-]+ ){{0,4}}?(?:claims?|accounts?|version|toll|figures?|bilans?|chiffres?|accusations?)"
    r"|(?:‹2›|double) (?:bilans?|versions?|recits?)|bilans? (?:\w+ ){0,2}?(?:oppose|contradictoire|contest|diverge)\w*|(?:tout )?autre version|les (?:‹2› )?(?:camps|parties)|versions? (?:\w+ ){0,2}?(?:oppose|contradictoire|diverge)\w*)\b"
)
# A strike from the air: the army counts "terrorists", whoever was hit counts his own.
STRIKE = r"\b(?:(?:air ?|drone )?strikes?|struck|strafed|shelled|drones?|frappes?|bombard\w+|bombing raid)\b"

# What a number makes in all, now …
IN_SUM = r"\b(?:all(?= ‹\d+› (?:were|are|died|have))|soit(?= ‹)|donc|therefore|thus|desormais|now|(?:au|un) total|total(?=(?: [\w-]+){0,2} ?:)|in all|in total|a total|en tout|altogether|ce qui (?:fait|porte|donne)|th(?:at|is) (?:makes|brings)|monte|risen|climb\w*|rises|grimpe|s'alourdit)\b"
# … who is left of a whole told elsewhere: "six still held" …
LEFT = r"\b(?:still|remain\w*|toujours|encore (?:captif|otage|retenu|detenu|aux mains)\w*|rest(?:e|ent|ant|ants))\b"
# … others than were told: "besides the three passengers killed, the driver died".
BESIDE = r"\b(?:outre|besides|in addition to|en plus de|apart from|aside from|on top of)\b"
# Others than the one who was told before: "the chief's wife was shot; twelve others were hurt".
OTHERS = r"(?:‹\d+› (?:others?|autres|more|further)|also|egalement|then|ensuite)\b"
# Of those told to be hurt some died: "seven were wounded; two of them have since died".
_DIED = r"(?:[\w']+ ){0,3}?(?:died|dead|morts?|decede\w*|succomb\w*|not (?:be saved|survive|make it)|n'(?:a|ont) pas survecu)\b"
_HURT = r"(?:wounded|injured|hurt|bless\w+)\b"
OF_THE_HURT = rf"\b(?:of|sur|des) (?:the |les )?‹\d+› (?:[\w'-]+ ){{0,3}}?{_HURT}[^.;‹]{{0,40}}, ‹(\d+)› {_DIED}|‹\d+› (?:[\w'-]+ ){{0,3}}?(?:wounded|injured|hurt|wounds|bless\w+)\b[^.‹]{{0,40}}(?:(?<=of whom )‹(\d+)› {_DIED}|(?<=dont )‹(\d+)› {_DIED}|‹(\d+)› (?:of (?:them|whom) |d'entre eux |of the (?:wounded|injured) |(?=[^.‹]{{0,20}}\b(?:since|later|depuis|ensuite)\b)){_DIED})"

# What is told is not so, its own sentence or the next one says.
FALSE = (
    r"\b(?:(?:information|nouvelle|rumeur|rumou?r|claim|report|news|figure|chiffre|toll|bilan|message)s? (?:est|sont|is|was|are|were) (?:\w+ )?(?:faux|fausse|erronee?|infondee?|inexacte?|mensong\w+|false|untrue|wrong|unfounded|baseless|incorrect)s?"
    r"|(?:il|elle|ce|c'|it|that|this) ?(?:est|is|was) (?:faux|fausse|false|untrue|wrong)|sans fondement)\b"
)

# An entry of a list of events: "Tue 2 June - Mafoune: …", "1. Thiou, 15/12: …".
ENTRY = r"\W*(?:‹\d+›\W+)?[^.:]{0,50}?~~[^:]{0,60}?(?::| [-–] )"
# Where several events are announced …
ROUND_UP = (
    r"\b(?:round-?up|digest|incident log|point securitaire)\b"
    r"|(?:(?:‹[2-9]›|several|multiple|plusieurs|double|simultaneous|simultanees?|coordinated|series of|string of) (?:\w+ )?|\bseries? d(?:e |'))"
    r"(?:incidents?|attacks?|attaques?|assauts?|raids?|drames?|localites?|villages?|events?|faits|mines?|blasts?|explosions?|sites?|towns?|places|evenements?|strikes?|frappes?|enlevements?|abductions?|kidnappings?)\b"
)
# … a sentence that begins with a time or a place tells one of them.
ONE_OF_THEM = r"\W*(?:~|(?:le meme|the same|vers|at|a|in|enfin|puis|plus tard|later|an hour|une heure|near|pres|outside|dans|au|finally|then|further)\b|[\w' ()-]{2,40} ?:)"

_EVENT = r"(?:attack|raid|assault|ambush|mine|blast|explosion|bomb|device|shell|rocket|strike|incident|case|village|attaque|assaut|embuscade|engin|bombe|obus|roquette|frappe|drame|incursion)"
# The first of several events …
FIRST = rf"\b(?:the|la|le|l'|une?) ?(?:first|premiere?)(?: {_EVENT}\b| ‹|,)"
# … and what begins a next one: "The second, an hour later, killed two".
NEXT = rf"\W*(?:and |et )?(?:in |at |dans |a )?(?:(?:the|la|le|an?|une?) (?:second|third|other|latter|seconde?|deuxieme|troisieme|autre)|another|l'autre)(?: {_EVENT}\b|,| ‹| (?:killed|left|wounded|injured|claimed|a (?:tue|fait|blesse))\b)"
# One of several places in one sentence: "at Tin, three dead; at Bara, two dead".
PLACED = r"(?:[^:;]*: )?\W*(?:and |et )?(?:at|in|near|outside|a|au|dans|pres de) (?!all|total|tout)[a-z'-]{3,}(?: [a-z'-]+){0,2},? ‹"
# The sentence tells of dead.
OF_THE_DEAD = r"\b(?:dead|died|killed|toll|morts?|tuee?s|bilans?|victimes|casualties|fatalities|perished|peri|deces|bod(?:y|ies)|cadavres?|perdu la vie|trouve la mort)\b"
# … so that the others are left: "one of the two injured women did not survive".
ONE_OF_THE_HURT = rf"(?:{_N}|\bune?) (?:of|des|sur|parmi) (?:the |les |leurs |ses )?{_N} (?:[\w'-]+ ){{0,2}}?(?:wounded|injured|hurt|bless\w+)\b"
