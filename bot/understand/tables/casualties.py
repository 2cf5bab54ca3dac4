# ruff: noqa: E501  one rule a line: a table, not code
"""How a toll is told, English and French side by side.

Patterns for what single words of fate (`outcomes.py`) do not tell: wholes, claims, what was replaced. They run over
folded text in which every number is a marker (`numbers.mark`): ‹12›, or ‹10-15›.
"""

from __future__ import annotations

N = r"‹(\d+)(?:-\d+)?›"

# What an earlier or corrected number looks like: these markers are taken out before counting.
REPLACED = (
    rf"(?P<instead>(?:non|not|instead of|rather than|au lieu de|plutot que)(?: (?:de|les|the|pas|about|some))* {N}(?: \w+)?)"
    rf"|(?:chiffre|bilan|toll|figure|number)s? (?:\w+ ){{0,2}}de {N} (?:morts?|tues?) (?:avance|annonce|donne)\w*"
    rf"|(?:d'abord|initially|first|earlier|previously|dans un premier temps|initialement) (?:\w+ ){{0,4}}{N}"
    rf"|(?:up from|contre|au lieu de|down from|(?<!back )from) (?:an? |the )?(?:\w+ ){{0,2}}{N}(?! (?:to|a) )(?=[ ,.;]*(?:$|[,.;]|announced|reported|annonce|earlier|previously|auparavant|on \w+|the day))"
    rf"|\b(?:den(?:y|ies|ied)|dement|dementi|nie|nient) (?:that |qu[e'])[^.;,‹]*{N}[^.;,‹]*?(?= and | et |$|[.;,])"
    rf"|(?:rejet\w+|reject\w+|dismiss\w+|deny\w*|denied|dementi?\w*)(?: [^\s‹›.;,]+){{0,3}}? (?:toll|bilan|figure|chiffre)s? (?:of|de)(?: (?:about|some|around|over|more|than|environ|pres|plus|de|quelque))* {N}(?=[^.;‹]*$)"
)

# What goes with "not seventeen" when it is taken out: ", and".
BEFORE_INSTEAD = r",? (?:et )?(?:and )?$"

# The whole, told as such: it wins wherever it stands. First group the dead, second the wounded.
TOTALS = (
    rf"\bbilan(?: [\w'‹›~-]+){{0,8}}? (?:a|de|:|est de) (?:au moins |plus de |pres de )?{N} (?:personnes? )?(?:morts?|tues?|deces)(?:[^‹.]{{0,40}}? (?:et|,|dont) (?:de |plus de )?{N} (?:\w+ )?blesses?)?",
    rf"\b(?:toll|number of (?:dead|deaths|people killed))(?:,? [\w'‹›~-]+){{0,12}}?,?(?: (?:to|at|reached|reaches|of|is|stands at)| ?:)(?: (?:at least|more than|over|now|therefore|thus|in fact|actually))? {N}(?: dead| deaths| killed)?(?:,? (?:and|with) {N} (?:\w+ )?(?:wounded|injured))?(?! (?:to|a) ‹)",
    rf"(?:bringing|(?:rap)?porte|(?:rap)?portant|ramene|ramenant)(?: [^\s‹]+){{0,4}}? (?:toll|bilan|dead|deaths|morts|tues|death toll)(?: [^\s‹]+){{0,3}}? {N}",
    rf"(?:(?:rap)?porte|(?:rap)?portant|ramene|ramenant|revu\w*|revise\w*)(?: \w+)?(?: a la (?:baisse|hausse))? a {N} le nombre (?:de|des|d')(?: \w+)? ?(?:morts|tues|deces|victimes)",
    rf"\b(?:put|puts|putting|brings?|chiffre\w*|estime\w*) (?:the |a |le |les )?(?:dead|number of (?:dead|deaths|killed)|(?:death )?toll|morts|nombre de (?:morts|tues)|bilan)(?: \w+){{0,2}}? (?:at|to|a) {N}",
    rf"\b(?:compte|denombre|deplore|recense) (?:au moins |deja |encore )?{N} victimes\b(?! (?:blessees|de viols?))",
    rf"(?:evalue|estime|porte|chiffre)\w* a {N} le (?:total|nombre) des (?:victimes|morts|tues)",
    rf"\bfatalities(?: \w+){{0,2}} (?:to|at) {N}",
    rf"\b(?:le )?nombre (?:de|des|d')(?: personnes)? ?(?:morts|tues|tuees|mortes|decedees|deces|victimes)\b[^.;‹]{{0,40}}? (?:est|etait|s'eleve|s'etablit|atteint|passe|monte)(?: [\w']+){{0,3}}? {N}(?! (?:a|to) ‹)",
    rf"\b(?:death )?toll (?:now|hits|tops|passes) {N}(?! (?:to|a) ‹)",
    rf"\bnumber of (?:the )?(?:dead|deaths|killed|victims) as {N}",
    rf"\b(?:the dead|les morts) (?:number|total|sont au nombre de) {N}",
    rf"\bpass(?:e|ait|ant|es|ed)(?: (?:de|from) ‹\d+›(?: \w+)?)? (?:a|to) {N} (?:morts|tues|deces|dead|deaths)",
    rf"(?:bilan|nombre de (?:morts|tues|victimes)|toll)(?: [^\s‹.;]+){{0,7}}? (?:passe|passant|grimpe|monte|rose|risen|jumped|climbed|went|revised)(?: \w+){{0,2}}? (?:de|from) ‹\d+›(?: \w+)? (?:a|to) {N}",
)
# The whole of all sides, told as such.
IN_ALL = (
    rf"\b(?:ce qui (?:fait|donne|porte)|soit)(?: [^\s‹.;]+){{0,4}}? {N} (?:morts|tues|deces)\b(?! (?:parmi|cote|chez))",
    rf"{N} (?:dead|killed|deaths|morts|tues|deces)(?: in all| in total| au total| en tout)\b(?![^.;]* (?:since|depuis)\b)",
)
HURT_TOTALS = (
    rf"\b(?:les )?blesses(?: \w+)? (?:sont|etaient|seraient) (?:au nombre de |[«\"] ?)?{N}",
    rf"\bthe (?:wounded|injured)(?: [a-z]+){{0,3}},? (?:number|numbered|ran to|run to|total|totalled|came to|were put at|stood at) {N}",
    rf"\bthe (?:wounded|injured), {N} by\b",
    rf"\bthe (?:wounded|injured), of whom there (?:are|were) {N}",
    rf"\bles blesses,? {N},",
    rf"\bblesses?,? au nombre de {N}",
    rf"(?:(?:rap)?port(?:e|ant|ait)|ramen(?:e|ant))(?: \w+)? a {N} le nombre (?:de|des) blesses",
    rf"\b(?:dead|killed|toll|deaths) at ‹\d+›,? and (?:the )?(?:number of )?(?:wounded|injured) at {N}",
    rf"(?<!› )\b(?:wounded|injured|blesses)(?: [\w'-]+){{0,3}} ?: {N}",
    rf"\bnombre (?:de|des) blesses[^.;‹]{{0,30}}{N}",
    rf"\bnumber of (?:the )?(?:wounded|injured)[^.;‹]{{0,30}}{N}",
)
# Two voices, two numbers: "one source spoke of three dead, another of seven".
_VOICES = r"(?:residents?|locals?|villagers?|witnesses|habitants|riverains|temoins|la population|officials?|(?:the )?army|l'armee|authorities|autorites|jnim|gsim|issp|fla|militants|jihadists|djihadistes|rebels|rebelles|ngos?|association|hospital|hopital|hospitaliere|locale?|medical|another|others|une autre|autres|sources?|coalition|syndicat|elus)"
_AFTER_COUNT = r"(?= ?[.,;)]| ?$| (?:morts|tues|dead|deaths|corps|bodies|cadavres|victimes|selon|according))"
TWO_VOICES = (
    rf"{N} (?:\w+ )?(?:morts|tues|dead|deaths|killed|died|were killed|victimes?|tuees)\b[^.‹;]{{0,20}}?[,;] (?:and |et |while |but |mais |tandis que |alors que )?[^.‹;]{{3,60}}? (?:de|d'|of|says?|said|dit|en|at|counts?|counted|compte|comptent|denombre|recense|evoque|avance)(?: (?:at least|au moins|more than|plus de|some|about))? {N}(?= ?[.,;)]|$| (?:morts|tues|dead|deaths|corps|bodies|selon|according))",
    rf"{N} (?:\w+ )?(?:morts|tues|dead|deaths|killed|died|victimes?|tuees)\b[^.‹;]{{0,30}}?\b(?:selon|d'apres|according to)[^.‹;]{{0,40}}?[,;] (?:and |et |mais |but )?{N}(?: \w+)?,? (?:selon|d'apres|according to|pour)\b",
    rf"(?:toll|dead|bilan|morts|tues)(?: (?:at|a|de|of))(?: (?:at least|au moins|about|environ))? {N}(?: (?:morts|dead|tues|deaths))?[,;] (?:and |et |while |but |mais |tandis que |alors que )?[^.‹;]{{0,30}}?\b{_VOICES}(?: \w+){{0,4}}? (?:at|a|de|of|put it at|counted|compte|comptent|denombre|evoque|evoquent|avance|avancent|claims?|said|say|speak of|spoke of)(?: (?:at least|au moins|about|environ))? {N}{_AFTER_COUNT}",
)
# … or one number for each of two tellers, in a line of the dead: "nineteen civilians, says one; twenty-seven «terrorists», says the other".
ACCOUNTS = rf"{N}(?: [\w'-]+){{0,3}},? (?:selon|d'apres|according to|per|pour)\b[^.‹;]{{2,60}}?(?:[;,]| (?:and|et|or|ou)) (?:and |et |or |ou |but |mais )?(?:[\"«] ?)?{N}(?: [\"«]? ?[\w'-]+){{0,2}}(?: ?[\"»])?,? (?:selon|d'apres|according to|per|pour)\b"
OF_THE_DEAD = r"\b(?:dead|died|killed|toll|morts?|tuee?s|bilans?|victimes|casualties|fatalities|perished|peri|deces|perdu la vie|trouve la mort)\b"
TAKEN_TOTALS = (
    rf"\b(?:seized|hijacked|kidnapped|abducted|commandeered|detourne|enleve|kidnappe) (?:an?|the|un|une|le|la) (?:[a-z-]+ ){{0,2}}?(?:bus|minibus|coach|car|boat|truck|lorry|van|pinasse|pirogue|vehicle|vehicule|camion|autocar|taxi)(?: \w+)? (?:with|carrying|avec|transportant|et ses)(?: (?:at least|about|some|around|more than|over|au moins|environ|quelque|plus de))? {N}(?: \w+)? (?:people|persons|passengers|travellers|traders|men|women|personnes|passagers|voyageurs)",
    rf"(?:porte|portant|ramene) a {N} le nombre (?:des|d'|de) (?:otages|personnes enlevees|captifs|disparus)",
    rf"nombre (?:des|d'|de) (?:otages|personnes enlevees|captifs|enlevements)(?: [^\s‹]+){{0,4}}? {N}",
    rf"\bnumber of (?:the )?(?:people |persons |those )?(?:abducted|kidnapped|taken|hostages|captives|abductees)(?: \w+){{0,3}}? (?:at|to|is|:) {N}",
    rf"\b(?:number|count|toll) (?:of )?(?:people |persons )?(?:taken|abducted|kidnapped|hostages|captives)(?: [^\s‹.;]+){{0,2}}? (?:from ‹\d+› )?to {N}",
    rf"\bnombre d(?:e |')(?:enleves|captifs|otages)(?: [^\s‹.;]+){{0,3}}? de ‹\d+› a {N}",
    rf"(?:bringing|raising|brings|raises)(?: [^\s‹]+){{0,2}}? (?:number|total)(?: [^\s‹]+){{0,5}}? (?:to|at) {N}",
)

# A clause in which one side tells the other's losses, or its own version: such a number widens the toll.
CLAIMED = (
    r"\b(?:(?:jnim|gsim|issp|isgs|eigs|fla|csp|cma|aqmi|group|groups|militants?|jihadists?|insurgents?|rebels?|fighters|islamic state|al[- ]qaeda|movement)(?:'s)?(?: \([^)]{0,40}\)|, [^,.;‹]{1,70},)?(?: [\w'-]+){0,4}? (?:claim\w*|assert\w*|says?|said|boast\w*|put|spoke|speaks?|announced)"
    r"|(?:jnim|gsim|eigs|fla|csp|cma|groupe|mouvement|djihadistes|jihadistes|rebelles|terroristes|etat islamique|assaillants)(?: \([^)]{0,40}\))?(?: [\w'-]+){0,5}? (?:revendiqu\w*|affirm\w*|dit|disent|evoque\w*|parle\w*|assur\w*|pretend\w*|soutien\w*|avance\w*|annonce\w*)"
    r"|revendiqu\w+|claimed (?:to|it|that|responsibility)|claims to have|said it (?:had )?killed|given by (?:the )?(?:militants|jihadists|group|rebels|insurgents)|according to (?:the )?(?:militants|jihadists|group|jnim|issp|rebels)|selon (?:les )?(?:djihadistes|jihadistes|rebelles|le (?:jnim|gsim|groupe|fla)))"
)
# A clause that gives another's count of the same dead.
OTHER_COUNT = r"\b(?:put the (?:toll|number|death toll|figure)|gave a (?:higher|lower|different)? ?toll|higher toll|lower toll|spoke of|speak of|report(?:ed|s)? (?:a|as many as)|as many as|toll of|parle(?:nt)? de|evoque(?:nt)?|fait etat de|font etat de|avance(?:nt)?|bilan plus|plus lourd|jusqu'a|selon d'autres|d'autres sources|other sources|for (?:its|their) part|de (?:son|leur) cote|reconnait|reconnaissent|acknowledg\w+|admit\w*|admet\w*)"

# The number alone that a side claims, in a sentence of its own.
CLAIMED_BARE = (
    r"(?:revendiqu\w+|claim\w*|(?:jnim|gsim|issp|fla|csp|militants|rebels?|jihadists|group|coalition|movement|insurgents|rebelles|djihadistes|jihadistes|groupe|mouvement) (?:says?|said|puts? (?:it|the (?:number|toll|figure|count|dead|losses)) at|spoke of|speaks of|dit|disent|parlent? de|evoquent?|avancent?))"
    r"(?: \w+){0,3}? ‹(\d+)›(?= ?[.,;]| ?$| (?:and|et|dead|killed|morts|tues)\b)"
)

# A total of one side only.
ONE_SIDE = r"\bcote (?:ami|ennemi|adverse|fama|fds|vdp)|(?:own|enemy|friendly|army'?s?|government) (?:side|ranks|losses)|dans (?:ses|nos|leurs) rangs"

# The number tells a part of a whole, or the whole itself.
AMONG = r"\b(?:among|parmi|including|dont|fatalit\w+|total|au total|in all|en tout)\b"

# An entry of a list of events: "Tue 2 June - Mafoune: …", "1. Thiou, 15/12: …".
ENTRY = r"\W*(?:‹\d+›\W+)?[^.:]{0,50}?~~[^:]{0,60}?(?::| [-–] )"

# Where a sentence turns to another voice.
TURN = r"; |, (?=(?:but|while|whereas|though|mais|tandis|alors que|quand|quant)\b)|, (?=(?:l'armee|le jnim|le gsim|the army|jnim|issp|les djihadistes|les habitants|residents|the group|the militants|le groupe)\b)"

# The item is about captives, so those set free were taken.
CAPTIVES = r"\b(?:hostage|otage|capti[fv]|ravisseur|enlev|kidnap|abduct|rancon|ransom|captor)"

# … and this is the news of their coming home, so that the day of the deed is long past.
RELEASED = r"\b(?:freed|released|release of|walk(?:ed|s)? free|(?:re)?gain\w* (?:their |his |her )?(?:freedom|liberty)|(?:are|is) (?:free|back)|free (?:again|after)|back home|libres|liber(?:e[es]*|ation|te)|relache[es]*|(?:est|sont) rentre[es]*|de retour)\b"
