# ruff: noqa: E501  one rule a line: a table, not code
"""How a toll is told, English and French side by side.

Patterns for what single words of fate (`outcomes.py`) do not tell: wholes, claims, what was replaced. They run over
folded text in which every number is a marker (`numbers.mark`): ‹12›, or ‹10-15›.
"""

from __future__ import annotations

N = r"‹(\d+)(?:-\d+)?›"

# What an earlier or corrected number looks like: these markers are taken out before counting.
REPLACED = (
    rf"(?P<instead>(?:(?<=, )pas|non|not|instead of|rather than|au lieu de|plutot que)(?: (?:de|of|les|the|pas|about|some|a|aux|par|on|to|by))* {N}(?: \w+)?)"
    rf"|(?P<earlier>\b(?:from|de) {N}(?: \w+)?(?= (?:to|a) ‹))"
    rf"|\b(?:we (?:wrote|had written)|nous (?:ecrivions|avions ecrit))\b[^.;‹]{{0,120}}?{N}"
    rf"|(?:chiffre|bilan|toll|figure|number)s? (?:\w+ ){{0,2}}de {N} (?:morts?|tues?) (?:avance|annonce|donne)\w*"
    rf"|\b(?:avai(?:t|ent)|had) (?:\w+ )?(?:communique|annonce|donne|fait etat de|parle de|avance|announced|reported|given|spoken of)(?: (?:at least|about|some|au moins|environ|pres de|plus de))? {N}(?: \w+)?"
    rf"|(?:d'abord|initial|initially|first(?! (?:attack|raid|assault|ambush|mine|blast|explosion|bomb|device|shell|rocket|strike|incident|case|village|vehicle|truck|group|shots?|wave|hours?|days?)\b)|earlier|previously|dans un premier temps|initialement|premiers? bilans?|premieres? informations) (?:\w+ ){{0,5}}{N}(?: (?:morts?|tues?|dead|deaths|killed))?"
    rf"|(?:up from|contre|au lieu de|down from|(?<!back )from) (?:an? |the )?(?:\w+ ){{0,2}}{N}(?! (?:to|a) )(?=[ ,.;]*(?:$|[,.;]|announced|reported|annonce|earlier|previously|auparavant|on \w+|the day))"
    rf"|\b(?:contrary to|contrairement a|despite (?:rumou?rs|claims|reports)|malgre les rumeurs)[^.;,‹]{{0,50}} {N}(?: \w+)?"
    rf"|\b(?:den(?:y|ies|ied)|dement|dementi|nie|nient) (?:that |qu[e'])[^.;,‹]*{N}[^.;,‹]*?(?= and | et |$|[.;,])"
    rf"|(?:rejet\w+|reject\w+|dismiss\w+|deny\w*|denied|dementi?\w*)(?: [^\s‹›.;,]+){{0,3}}? (?:toll|bilan|figure|chiffre)s? (?:of|de)(?: (?:about|some|around|over|more|than|environ|pres|plus|de|quelque))* {N}(?=[^.;‹]*$)"
)

_DEAD = r"(?:dead|killed|victims?|deceased|morte?s?|tuee?s?|decedee?s?|victimes?|deces|disparue?s?)"
# Some were told to be dead who are not: «portés parmi les quatorze tués», "listed as dead", "had been counted twice".
MISTAKEN = (
    rf"\b(?:(?:list|count|declar|report|record|includ|number|confirm|mourn|enter)(?:ed)?|presumed|believed|thought|feared|given|given up|left|taken)(?: \w+){{0,2}}? (?:as|for|among|to be|to have been|in)(?: [\w‹›]+){{0,3}}? {_DEAD}\b"
    rf"|\b(?:donne|porte|compte|inscrit|tenu|laisse|declare|recense|annonce|croyait|cru)e?s?(?: \w+)?? (?:pour|parmi|comme|au nombre|au rang|dans)(?: [\w‹›']+){{0,3}}? {_DEAD}\b"
    rf"|\b(?:believed|thought|presumed|reported) {_DEAD}\b|\b(?:portee?s?|donnee?s?|crue?s?) {_DEAD}|croyai(?:t|ent) (?:\w+ )?(?:ensevelie?s?|mort\w*|perdu\w*)"
    r"|(?:counted|entered|listed|named|recorded|registered|appeared?|comptee?s?|inscrite?s?|recensee?s?|figurai(?:t|ent)|notee?s?|enregistree?s?) (?:twice|deux fois|en double)|\bdoublons?\b"
    r"|\ben (?:retirer|retrancher|rayer|soustraire)\b|\b(?:strikes?|struck|striking|cross(?:es|ed)?|take[ns]?) (?:[\w‹›]+ ){1,4}(?:off|from) (?:the |its |their |our )?(?:\w+ )?(?:list|toll|count)\b"
    rf"|{N} of (?:the )?{N} (?:dead|victims|killed) (?:are|were|had) (?:alive|never)|{N} des {N} (?:morts|tues|victimes) (?:sont|etaient) (?:en vie|vivant\w*)"
)

# What goes with "not seventeen" when it is taken out: ", and".
BEFORE_INSTEAD = r",? (?:et )?(?:and )?$"

# The whole, told as such: it wins wherever it stands. First group the dead, second the wounded.
TOTALS = (
    rf"\bbilan(?: [\w'‹›~-]+){{0,8}}? (?:a|de|:|est de) (?:au moins |plus de |pres de )?{N} (?:personnes? )?(?:\w+ (?=\w+[^.;‹]*(?:[.;]|$)))?(?:morts?|tues?|deces|decedee?s|tombes)\b(?! supplementaires| de plus)(?:[^‹.]{{0,40}}? (?:et|,|dont) (?:de |plus de )?{N} (?:\w+ )?blesses?)?",
    rf"\b(?:toll|number of (?:dead|deaths|\w+ (?:killed|dead)))(?:,? [\w'‹›~-]+){{0,12}}?,?(?: (?:to|at|reached|reaches|of|is|stands at)| ?:)(?: (?:at least|more than|over|now|therefore|thus|in fact|actually))? {N}(?: dead| deaths| killed)?(?:,? (?:and|with) {N} (?:\w+ )?(?:wounded|injured))?(?! (?:to|a) ‹|(?: [\w'-]+){{1,2}}(?:,| and) ‹\d+› [\w'-]+ (?:dead|killed))",
    rf"(?:bringing|(?:rap)?porte|(?:rap)?portant|ramene|ramenant)(?: [^\s‹]+){{0,4}}? (?:toll|bilan|dead|deaths|morts|tues|death toll|decompte)(?: [^\s‹]+){{0,3}}? {N}",
    rf"\brevised (?:that|it|this|the (?:toll|figure|count))(?: \w+)? to {N}",
    rf"(?:(?:rap)?port(?:e|ent|ant|ait)|ramen(?:e|ant)|revu\w*|revise\w*)(?: \w+)?(?: a la (?:baisse|hausse))? a {N} le nombre (?:de|des|d')(?: personnes)?(?: \w+)? ?(?:morts|tues|deces|victimes|\w+ees par)",
    rf"\b(?:put|puts|putting|brings?|chiffre\w*|estime\w*) (?:the |a |le |les )?(?:dead|number of (?:dead|deaths|killed)|(?:death )?toll|morts|nombre de (?:morts|tues)|bilan)(?: \w+){{0,2}}? (?:at|to|a) {N}",
    rf"\b(?:compte|denombre|deplore|recense) (?:au moins |deja |encore )?{N} victimes\b(?! (?:blessees|de viols?))",
    rf"\b(?:fait|faisant|font|claimed|claiming) (?:au moins |at least |deja )?{N} (?:victimes|victims)\b(?! (?:blessees|civiles? et))(?![^.;]*\b(?:bless|wounded|injured|morts|tues|dead|killed))",
    rf"(?:evalue|estime|porte|chiffre)\w* a {N} le (?:total|nombre) des (?:victimes|morts|tues)",
    rf"\bfatalities(?: \w+){{0,2}} (?:to|at) {N}",
    rf"\b(?:le )?nombre (?:de|des|d')(?: personnes)? ?(?:morts|tues|tuees|mortes|decedees|deces|victimes)\b[^.;‹]{{0,40}}? (?:est|etait|s'eleve|s'etablit|atteint|passe|monte)(?: [\w']+){{0,3}}? {N}(?! (?:a|to) ‹)",
    rf"\b(?:bilan|death toll|toll),? (?:\w+ ){{0,2}}?(?:s'eleve|s'elevait|s'etablit|s'etablissait|stands|stood|had risen|has risen) (?:\w+ ){{0,2}}?(?:a|at|to) {N}(?! (?:\w+ )?(?:blesses|wounded|injured))",
    rf"\b(?:death )?toll (?:now|hits|tops|passes) {N}(?! (?:to|a) ‹)",
    rf"\bnumber of (?:the )?(?:dead|deaths|killed|victims) as {N}",
    rf"\bpass(?:e|ait|ant|es|ed)(?: (?:de|from) ‹\d+›(?: \w+)?)? (?:a|to) {N} (?:morts|tues|deces|dead|deaths)",
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
    rf"(?<!› )(?<!autres )\b(?:wounded|injured|blesses)(?: [\w'-]+){{0,3}} ?: {N}",
    rf"\bnombre (?:de|des) blesses[^.;‹]{{0,30}}{N}",
    rf"\bnumber of (?:the )?(?:wounded|injured)(?! (?:he|she|they|it) )[^.;‹]{{0,30}}{N}",
)
TAKEN_TOTALS = (
    rf"\b(?:seized|hijacked|kidnapped|abducted|commandeered|detourne|enleve|kidnappe) (?:an?|the|un|une|le|la) (?:[a-z-]+ ){{0,2}}?(?:bus|minibus|coach|car|boat|truck|lorry|van|pinasse|pirogue|vehicle|vehicule|camion|autocar|taxi)(?: \w+)? (?:with|carrying|avec|transportant|et ses)(?: (?:at least|about|some|around|more than|over|au moins|environ|quelque|plus de))? {N}(?: \w+)? (?:people|persons|passengers|travellers|traders|men|women|personnes|passagers|voyageurs)",
    rf"(?:porte|portant|ramene) a {N} le nombre (?:des|d'|de) (?:otages|personnes enlevees|captifs|disparus)",
    rf"\bnumber of (?:the )?(?:[a-z-]+ ){{0,2}}?(?:abducted|kidnapped|seized|taken|carried off|led away|held|hostages|captives|abductees)\b[^.;:‹]{{0,60}}? (?:at|to|as|is|was|:)(?: now)? {N}(?! (?:to|a) ‹)",
    rf"\b(?:enlevee?s|kidnappee?s|retenue?s|captifs|otages) (?:sont|etaient|seraient)(?: \w+){{0,1}}?(?: au nombre de)? {N}(?= *(?:$|[,.;:!?)]))",
    rf"\b(?:abducted|kidnapped|hostages|captives) (?:are|were|number|numbered)(?: \w+){{0,1}}? {N}(?= *(?:$|[,.;:!?)]))",
    rf"\bnombre (?:de |des |d')(?:[a-z-]+ ){{0,2}}?(?:otages|captifs|enlevee?s|kidnappee?s|emmenee?s|retenue?s)\b[^.;:‹]{{0,60}}? (?:a|est de|serait de|s'eleve a|passe a|:) {N}(?! a ‹)",
    rf"\b(?:number|count|toll) (?:of )?(?:people |persons )?(?:taken|abducted|kidnapped|hostages|captives)(?: [^\s‹.;]+){{0,2}}? (?:from ‹\d+› )?to {N}",
)
# The whole of those taken, in title or lead of an item about a taking: "they are five, not two".
TAKEN_OUTRIGHT = (
    rf"\b(?:ils|elles|they) ne sont pas ‹\d+›,? mais {N}",
    rf"\b(?:ils|elles|they) (?:sont|are|seraient)(?: (?:donc|bien|now|in fact|en fait))? {N}(?= *(?:$|[,.;:!?)]))",
    rf"\b(?:number|nombre) (?:rises|rose|climbs|grows|passe|monte|grimpe)(?: (?:now|desormais|ainsi))? (?:to|a) {N}",
    rf"\b(?:le nombre|the number|en compte|counts)(?: (?:a|at))? {N}(?= *(?:$|[,.;:!?)]))",
)

# The item is about captives, so those set free were taken.
CAPTIVES = r"\b(?:hostage|otage|capti[fv]|ravisseur|enlev|kidnap|abduct|rancon|ransom|captor|prise?s? par des (?:hommes|individus|inconnus)|taken by (?:armed men|gunmen))"

# … and this is the news of their coming home, so that the day of the deed is long past.
RELEASED = r"\b(?:freed|released|release of|walk(?:ed|s)? free|(?:re)?gain\w* (?:their |his |her )?(?:freedom|liberty)|(?:are|is) (?:free|back)|free (?:again|after)|back home|libres|(?:est|sont) libres?|liber(?:e[es]*|ation|te)|relache[es]*|(?:est|sont) rentre[es]*|de retour|retour a la maison)\b"
