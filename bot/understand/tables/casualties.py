# ruff: noqa: E501  one rule a line and word lists as prose: a table, not code
"""How a toll is told, English and French side by side.

Patterns run over folded text in which every number is a marker (`numbers.mark`): ‹12›. `N` stands for a
marker with its hedges ("at least", "plus de"), `GAP` for a few words that are neither a number nor a verb of
another count. A pattern's first group is the number; a second one, where it has one, is added to it.
"""

from __future__ import annotations

# Up to so many words between the number and its verb, none of them another number.
_W = r"[^\s‹›.;:!?]+"
N = r"(?:‹(\d+)›)"
GAP = rf"(?:,? {_W}(?<!\bnot)(?<!\bnon)){{0,8}}?"
SHORT = r"(?: (?!(?:and|et|but|mais)\b)[^\s‹›.;:!?,]+){0,3}?"

# What an earlier or corrected number looks like: these markers are taken out before counting.
REPLACED = (
    rf"(?:,? (?:et )?(?:and )?(?:non|not|instead of|rather than|au lieu de|plutot que)(?: (?:de|les|the|pas))* {N}(?: \w+)?)"
    rf"|(?:chiffre|bilan|toll|figure|number)s? (?:\w+ ){{0,2}}de {N} (?:morts?|tues?) (?:avance|annonce|donne)\w*"
    rf"|(?:d'abord|initially|first|earlier|previously) (?:\w+ ){{0,4}}{N}"
    rf"|(?:up from|contre|au lieu de|from) (?:an? |the )?(?:\w+ ){{0,2}}{N}(?! (?:to|a) )"
)

# A part of the number before it: "23 villagers, among them 7 children, were killed", «dont sept enfants».
PART_OF = rf"(?:,? (?:among (?:them|whom)|including|of (?:them|whom)|dont|parmi (?:eux|elles|lesquel\w+)|y compris)(?: (?:at|least|au|moins|some|about|the))* {N}(?! (?:\w+ ){{0,2}}(?:killed|dead|died|deaths|wounded|injured|fatal\w*|morts?|tues?|blesse\w*|deces|decede\w*))(?: \w+)?(?:,|(?= (?:were|was|have|had|ont|sont|a ete|ont ete)\b))?)"

# Several numbers of one verb: "four soldiers, two guards and a driver were killed" is seven. "People" before a
# comma is the whole, what follows its parts.
_ONE_OR_N = r"(?:‹\d+›|\b(?:a|an|un|une|one)\b)"
_WHO = (
    r"(?:soldiers?|troops|civilians?|police(?:men|man)?|officers?|gendarmes?|militia(?:men|man)|fighters?|volunteers?|vdp|villagers?|wom[ae]n|m[ae]n|child(?:ren)?|drivers?|passengers?|traders?|farmers?|herders?|teachers?|students?|pupils?|attackers?|militants?|guards?|rangers?|nurses?|girls?|boys?|engineers?|workers?|nationals?"
    r"|soldats?|militaires?|civils?|policiers?|douaniers?|volontaires?|villageoise?s?|femmes?|hommes?|enfants?|chauffeurs?|apprentis?|passagers?|commercants?|cultivateurs?|eleveurs?|enseignante?s?|eleves?|assaillants?|terroristes?|gardes?|forestiers?|suppletifs?|habitants?|filles?|garcons?|bergers?|pecheurs?|infirmiers?|ouvriers?|ressortissants?)\b"
)
_SOMEBODY = rf"{_ONE_OR_N} (?:(?!and|et)[a-z]+ ){{0,1}}?{_WHO}(?: (?!and\b|et\b|were|was|ont|a\b|est\b|sont)[a-z]+)?"
ADDED = rf"(?:{_SOMEBODY}, ){{0,3}}{_SOMEBODY},? (?:and|et|ainsi que|as well as) {_SOMEBODY}"
VERB_BEFORE = r"\b(?:kill\w*|tue\w*|wound\w*|injur\w*|bless\w*|abattu|abduct\w*|kidnap\w*|enlev\w*|dead|died|morts?)\b[^.;]{0,24}$"
VERB_AFTER = (
    r"^,? (?:were|was|have|has|had|ont|sont|a|est|etaient|killed|wounded|injured|tuee?s?|blessee?s?|enlevee?s?)\b"
)

# Who the number counts when it is no victim: money, distances, ages, times, vehicles.
NO_PERSON = (
    r"(?:km|kilomet\w+|miles?|metres?|hours?|heures?|minutes?|days?|jours?|weeks?|semaines?|months?|mois|years?|ans|annees?"
    r"|percent|per cent|%|francs?|f\b|fcfa|dollars?|euros?|litres?|tonnes?|motos?|motorbikes?|motorcycles?|vehicules?|vehicles?"
    r"|camions?|lorries|lorry|trucks?|citernes?|tankers?|pick-ups?|villages?|towns?|localites?|villes?|communes?|maisons|cases|greniers|houses"
    r"|homes|shops|boutiques|boeufs|tetes|cattle|heads?|schools?|ecoles?|times|fois|attacks?|attaques?|incidents?|sources?|a\.m|p\.m|am\b|pm\b|h\b"
    r"|menages|households|deplaces|displaced|shells?|obus|projectiles?|rockets?|roquettes?|drones?|groups?|groupes?|metres)(?!\w)"
)

_PERSON = r"(?:the|a|an|le|la|un|une|l')[ ]?(?!(?:two|three|group|groupe)\b)[a-z-]+(?<!s)(?: (?:of|de|d'|du|in|a|and|general|local)[ ]?[a-z'-]+){0,3}"

_DIED_EN = r"(?:were |was |are |is |been |have been |had been |be |reported |reportedly |also )*(?:killed|shot dead|dead\b|died|murdered|slain|executed|beheaded|massacred|burnt to death|lost their li(?:ves|fe)|perished|gunned down|buried)"
_DIED_FR = r"(?:ont |a |avaient |sont |est |ete |auraient |aurait |seraient |y |egalement |aussi |sauvagement |froidement )*(?:tuee?s?|abattue?s?|mort[es]{0,2}\b|assassinee?s?|executee?s?|egorgee?s?|massacree?s?|perdu la vie|peri\b|decedee?s?|succombe\w*|tombee?s?\b(?! (?:aux|entre|ds|dans|en|sur))|trouve la mort|perdu la vie)"
_HURT_EN = r"(?:were |was |are |is |been |have been |be |also |reported )*(?:wounded|injured|hurt\b|struck by stray bullets|being treated|treated at)"
_HURT_FR = r"(?:ont |a |sont |est |ete |auraient |etaient |legerement |grievement |gravement |egalement )*(?:blessee?s?|touchee?s? (?:a|par))"
_TAKEN_EN = r"(?:were |was |are |is |been |have been |be |also )*(?:kidnapped|abducted|taken (?:hostage|away|captive|by|off|from)|seized|led away|held hostage|released|freed|missing)"
_TAKEN_FR = r"(?:ont |a |sont |est |ete |auraient |etaient |avaient |egalement |pris |prise |prises )*(?:enlevee?s?|kidnappee?s?|emmenee?s?|en otages?|otages?|sequestree?s?|portes? disparus)"

KILLED = (
    rf"{N}(?! {NO_PERSON}){GAP} {_DIED_EN}",
    rf"{N}(?! {NO_PERSON}){GAP} {_DIED_FR}",
    rf"\b(?:kill(?:ing|ed|s)?|murder(?:ed|ing)?|shot dead|shoot dead|executed|gunned down|beheaded|inflicted|claimed){SHORT} {N}(?! {NO_PERSON})(?! (?:others? )?(?:and )?(?:wounded|injured))",
    rf"\bshot {N} of them",
    rf"\b(?:tue|tuant|tuent|tuer|abattu|abattant|assassine|execute|egorge|massacre|fait|faisant|coute la vie a|cause la mort de|mort de|deces de){SHORT} {N}(?! {NO_PERSON}) (?:mort|personnes|civils|militaires|soldats|villageois|hommes|femmes|enfants|gendarmes|policiers|douaniers|habitants|assaillants|terroristes|eleveurs|\w+s\b)(?! blesse| autres blesse|\w* otages?| detenu)",
    rf"{N}(?: \w+){{0,2}}? (?:deaths?|fatalities|dead\b|bodies|corps\b|morts?\b|deces\b|tues?\b)",
    rf"\b(?:death toll|toll|bilan|fatalities|deaths|morts)\b(?: \w+){{0,6}}? (?:to|at|a|of|de|:|is|reached){{1,2}} ?{N}(?! (?:blesse|wounded|injured|km|jours))",
    rf"\bfatalities:? {N}",
)
INJURED = (
    rf"{N}(?! {NO_PERSON})(?:,? {_W}){{0,4}}? {_HURT_EN}",
    rf"{N}(?! {NO_PERSON})(?:,? {_W}){{0,4}}? {_HURT_FR}",
    rf"\b(?:wounding|injuring|wounded|injured|hurting|blessant|blesse)(?: \w+){{0,2}}? {N}(?! {NO_PERSON})",
    rf"{N}(?: \w+){{0,2}}? (?:wounded|injured|injuries|blesse[es]*)",
    rf"{N}(?:,? {_W}){{0,9}}? (?:were |was )?(?:treated (?:at|in|for)|admitted to|hospitalise[es]*|soignee?s?)",
)
ABDUCTED = (
    rf"{N}(?! {NO_PERSON}){SHORT}{SHORT} {_TAKEN_EN}",
    rf"{N}(?! {NO_PERSON}){SHORT}{SHORT} {_TAKEN_FR}",
    rf"\b(?:kidnap(?:ped|s|ping)?|abduct(?:ed|s|ing)?|took|seiz(?:ed|e|ing)|led away|taking|took away|capturing)(?: (?:away|at|least|hostage|more|than|over|some|about)){{0,3}} {N}(?! {NO_PERSON})",
    rf"\b(?:enleve[es]*|kidnappe|emmene|enlevement(?:,? \w+,?)? de|rapt de|prise en otage de|porte a)(?: (?:au|moins|plus|de|quelque|pres)){{0,4}} {N}(?! {NO_PERSON})",
    rf"\b(?:nombre des|number of) (?:otages|hostages|captives) (?:\w+ )?(?:a|to|at) {N}",
    rf"{N}(?: \w+){{0,2}}? (?:otages?|hostages?|captives|abductees|kidnapped|enlevee?s?|emmenee?s?)",
)

# The whole, told as such: it wins wherever it stands. First group the dead, second the wounded.
TOTALS = (
    rf"\bbilan(?: [\w']+){{0,6}}? (?:a|de|:|est de) {N} (?:personnes? )?(?:morts?|tues?|deces)(?:[^‹.]{{0,40}}? (?:et|,) (?:de )?{N} blesses?)?",
    rf"\b(?:toll|number of (?:dead|deaths))(?: \w+){{0,6}}? (?:to|at|reached|of|is|:) {N}(?: dead| deaths| killed)?(?:,? and {N} (?:wounded|injured))?",
    rf"(?:bringing|porte|portant)(?: [^\s‹]+){{0,4}}? (?:toll|bilan|dead|deaths|morts)(?: [^\s‹]+){{0,3}}? {N}",
)
TAKEN_TOTALS = (
    rf"(?:porte|portant|ramene) a {N} le nombre (?:des|d'|de) (?:otages|personnes enlevees|captifs|disparus|victimes)",
    rf"nombre (?:des|d'|de) (?:otages|personnes enlevees|captifs)(?: [^\s‹]+){{0,4}}? {N}",
    rf"(?:bringing|raising|brings|raises)(?: [^\s‹]+){{0,2}}? (?:number|total)(?: [^\s‹]+){{0,5}}? (?:to|at) {N}",
)
_KIN = r"(?:driver|guard|bodyguard|wife|husband|son|daughter|brother|sister|assistant|colleague|deputy|passenger|teacher|nurse|catechist|relative|interpreter|chauffeur|garde|epouse|femme|mari|fils|fille|frere|soeur|adjoint|collegue|passager|enseignant|infirmier|catechiste|proche|interprete)"
# Two told without a number: "the mayor and his driver were taken", «l'infirmier et son chauffeur enlevés».
TWO_TAKEN = (
    r"\b(?:and|et) (?:his|her|a|an|son|sa|un|une|the|le|la|leur)(?: [a-z']+){1,5}? (?:were |have been |ont (?:egalement )?ete |are |sont |had been |avaient ete )?(?:seized|kidnapped|abducted|taken|led away|enleves|kidnappes|emmenes|pris en otage|released|freed|liberes)\b",
    r"\b(?:seize|seized|kidnap|kidnapped|abduct|abducted|took|take|enleve|kidnappe|emmene)(?: [a-z',-]+){1,7}? (?:and|et) (?:his|her|a|son|sa|un|une) [a-z]+",
    r"\b(?:the two|the pair|both|les deux)(?: \w+){0,2} (?:had been |were |avaient ete |ont ete )?(?:seized|kidnapped|abducted|taken|enlevee?s|kidnappee?s|held)",
    rf"\b(?:seized|kidnapped|abducted|taken|enlevee?|kidnappee?|emmenee?)\b[^.;‹]{{0,80}}? (?:along with|together with|with|avec|ainsi que|en compagnie de) (?:an?|his|her|son|sa|une?) {_KIN}\b",
)

# A number and one more: "two engineers and their driver were taken".
PLUS_ONE_TAKEN = (
    rf"{N}(?: [a-z]+){{1,3}}? (?:and|et) (?:his|her|their|a|an|son|sa|leur|un|une) [a-z]+(?: [a-z]+)?,? (?:were |have been |had been |ont ete |avaient ete |are |sont )?{_TAKEN_EN}",
    rf"{N}(?: [a-z]+){{1,3}}? (?:and|et) (?:his|her|their|a|an|son|sa|leur|un|une) [a-z]+(?: [a-z]+)?,? {_TAKEN_FR}",
)

# … the other way round: "the prefect and two guards were taken", «enlevé avec deux de ses gardes».
ONE_PLUS_TAKEN = (
    rf"(?<![^\s])(?<!‹)\b{_PERSON},? (?:and|et|with|avec|along with|ainsi que) (?:(?:his|her|their|ses|the|les|other|autres) )?{N}(?! {NO_PERSON})(?: [a-z']+){{0,4}}?,? (?:{_TAKEN_EN}|{_TAKEN_FR})",
    rf"\b(?:kidnapped|abducted|seized|taken|enlevee?|kidnappee?|emmenee?|pris en otage) (?:along )?(?:with|avec|en meme temps que) (?:his |her |ses )?{N} (?:of (?:his|her)|de ses|others|autres|\w+)",
)

# Neighbouring languages, digits or words (`WORDS_ELSEWHERE`): the count with its verb.
KILLED_ELSEWHERE = (
    rf"{N}(?: \S+){{0,3}}? (?:muert[oa]s|mort[oa]s|murieron|morreram|قتلى|قتيل)",
    rf"(?:kashe|hallaka|mato|mataron|mataram|قتلوا|مقتل|قتل)(?: \S+){{0,2}}? {N}",
    rf"(?:mutum|mutane) {N} (?:sun |ne )?(?:suka )?(?:mutu|rasu)",
)
TAKEN_ELSEWHERE = (
    rf"(?:sace|garkuwa da|awon gaba da|secuestraron a|secuestrado a|sequestraram|خطف|اختطاف)(?: (?:mutum|mutane|unos|cerca de|al menos))* {N}",
    rf"{N}(?: \S+){{0,2}}? (?:secuestrad[oa]s|sequestrad[oa]s|مختطفين|رهائن)",
)

# One victim told without a number: "a trader was shot dead", "un gendarme tué".
_ONE = r"(?:\b(?:a|an|un|une|the|le|la)\b|‹1›)"
_ONE_KILLED = (
    rf"{_ONE}(?: [a-z'-]+){{1,4}}? (?:was|has been|is) (?:shot dead|killed|murdered|found dead)",
    rf"{_ONE}(?: [a-z'-]+){{1,6}}? (?:a ete|est|ete) (?:tuee?|abattue?|assassinee?|egorgee?|execute|mort\b)",
    r"\b(?:shoot|shot|gun|gunned|stab|hack)\w* (?:an? )?[a-z]+(?<!s) (?:dead|to death)",
)
_VICTIM = r"(?:a|an|the|his|her|un|une|le|la|l'|son|sa)[ ]?(?!(?:group|number|number|dozens?|series|groupe|nombre)\b)[a-z-]+(?<!s)\b"
ONE_KILLED = (
    *_ONE_KILLED,
    rf"\b(?:beheaded|murdered|executed|shot dead|gunned down|killed|kills|killing|stabbed to death) {_VICTIM}",
    rf"\b(?:a|ont|auraient|aurait|avoir) (?:\w+ment )?(?:tue|abattu|assassine|egorge|execute|decapite) {_VICTIM}",
)
ONE_INJURED = (
    rf"(?:{_ONE}|‹1›)(?: [a-z'-]+){{0,4}}? (?:was|has been) (?:wounded|injured|hurt)",
    rf"{_ONE}(?: [a-z',-]+){{1,6}}? (?:a ete|est) (?:blessee?|touchee?)",
    r"\b(?:troisieme|third|another|autre),? (?:wounded|injured|blesse|touche)",
)

# A number somebody is said to have put out of action: in the max only.
NEUTRALISED = rf"{N}(?: {_W}){{0,4}}? (?:neutralise\w*|mis hors d'etat de nuire)|(?:neutrali[sz]ed|neutralise|neutralisant)(?: \w+){{0,3}}? {N}"
