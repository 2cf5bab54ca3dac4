# ruff: noqa: E501, ISC004  one rule a line and word lists as prose: a table, not code
"""How a toll is told, English and French side by side.

OUTCOMES are the words for what became of people; `counted.py` ties them to the numbers. The patterns below them run
over folded text in which every number is a marker (`numbers.mark`): ‹12›, or ‹10-15›.
"""

from __future__ import annotations

from enum import StrEnum


class Fate(StrEnum):
    """What became of somebody."""

    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    FREED = "freed"
    NEUTRALISED = "neutralised"
    BURIED = "buried"


class Form(StrEnum):
    """Where a word looks for its people: object behind it, subject before it, either, or the number it counts."""

    DOES = "does"
    DONE = "done"
    EITHER = "either"
    COUNTS = "counts"


# Where a shot or a burn wounds; the head is left out, for who is shot in the head is dead.
_LIMBS = "leg|legs|thigh|foot|feet|arm|arms|hand|hands|shoulder|knee|back|hip|ankle|calf|stomach|abdomen|belly|chest|jaw|neck|face"
_WHOSE = "the|his|her|their|both|one"

# A row: fate, form, English, French. `a|b` stands for one of the words, and each word of a phrase for one token.
OUTCOMES: tuple[tuple[Fate, Form, str, str], ...] = (
    (Fate.KILLED, Form.EITHER,
     "killed; shot; murdered; executed; beheaded; massacred; slaughtered; assassinated; lynched; butchered; eliminated; shot dead; gunned down; mowed down; cut down by; shot and killed; hacked to death; stabbed to death; beaten to death; tortured|trampled|crushed|stoned to death; blown to pieces; burned|burnt to death|ashes; burned|burnt alive; put to death; finished off; mown down; wiped out; fatally shot|wounded",
     "tue; abattu; assassine; execute; egorge; massacre; decapite; lynche; fusille; elimine; poignarde a mort; battu a mort; brule vif; liquide; froidement abattu; crible de balles; fauche par"),
    (Fate.KILLED, Form.DONE,
     "died; die; dies; drowned; slain; perished; blown up; throats slit; throats were cut|slit; throat slit; throats|throat cut; throat was cut|slit; kia; succumbed; lost their|his|her lives|life; met their|his|her death|deaths; found dead; lay dead; did not survive; did not make it; not be saved; fell in action|combat|battle; fell fighting; fallen in action|combat|battle; fallen; fell; later died; died later; passed away; perish; bled to death; dead on arrival; gave|laid down their|his|her lives|life; paid with their|his|her lives|life; breathed their|his|her last; found|brought|recovered lifeless; called to god; put before a firing squad",
     "tues; tuee; tuees; abattus; abattue; abattues; assassines; assassinee; assassinees; executes; executee; executees; egorges; egorgee; egorgees; massacres; massacrees; decapites; decapitee; fusilles; elimines; lynches; brules vifs; "
     "peri; perissent; perirent; decede; decedes; decedee; decedees; succombe; succombent; succombes; meurent; meurt; mortes; morte; perdu la vie; perdent la vie; perd la vie; trouve la mort; trouvent la mort; laisse la vie; cribles de balles; criblee de balles; criblees de balles; fauches par; fauchee par; fauchees par; dechiquetes; dechiquete; dechiquetee; dechiquetees; brulee vive; brulees vives; lynchee; lynchees; noye; noyes; noyee; noyees; poignardes a mort; battus a mort; n' ont pas survecu; n' a pas survecu; pas survecu; tombe; tombes; tombent; tombe au champ|front|combat; tombes au champ|front|combat; tombe|tombes les armes a la main; tombes en martyrs; tombes sous les balles; tombes dans l' exercice; tombe dans l' exercice; retrouve|retrouvee|retrouves|retrouvees|decouvert|decouverts|trouve|trouves sans vie; retrouve|retrouvee|retrouves|retrouvees|trouve|trouves mort|morte|morts|mortes; y sont restes; y est reste; y est restee; rappele|rappelee|rappeles|rappelees a dieu; passe|passee|passes|passees par les armes; rendu l' ame; rendu leur dernier souffle; rendu son dernier souffle; soustrait|soustraite|soustraits|soustraites a l' affection; arrache|arrachee|arraches|arrachees a la vie|l'; donne leur|sa vie; paye de leur|sa vie; decime; decimee; decimes; decimees; liquides; liquidee; liquidees; calcines; carbonises; brule|brules|brulee|brulees vif|vifs|vive|vives"),
    (Fate.KILLED, Form.DOES,
     "kill; kills; killing; killings; murdering; executing; execute; executes; slaughtering; shooting dead; shoot dead; shoots dead; gunning down; gun down; behead; beheads; beheading; murder; murders; massacre; shoot; slit the throats of; slit the throat of; deaths of; death of; murder of; massacre of; execution of; killing of; killings of; claimed the lives|life of; claims the lives|life of; claiming the lives|life of; cost the lives|life of; took the lives|life of; assassination of",
     "tuent; tuer; tuant; ote la vie aux; abattent; abattre; abattant; egorgent; egorgeant; executent; executant; massacrent; massacrant; assassinent; assassinant; coute la vie a; coute la vie aux; coutant la vie a; ote la vie a; cause la mort de; cause la mort d'; causant la mort de; cause le deces de; la mort de; la mort d'; mort de; mort d'; le deces de; deces de; deces d'; meurtre de; assassinat de; assassinat d'; massacre de; tuerie de; execution de; perte de"),
    (Fate.KILLED, Form.COUNTS,
     "dead; deaths; death; deceased; deceased on arrival; deceased on arrival or since; martyrs; fatalities; fatality; bodies; corpses; body; corpse; lives; losses; kia; loss of life|lives",
     "mort; morts; martyrs; martyr; deces; corps; cadavres; cadavre; vies; pertes; pertes en vies humaines; pertes humaines; corps sans vie; corps cribles de balles; corps calcines"),
    (Fate.INJURED, Form.EITHER, "wounded; injured; hurt; maimed; stabbed; slashed; treated; knocked out; grazed", "blesse; assomme; tabasse; bastonne"),
    (Fate.INJURED, Form.DONE,
     f"sustained|suffered injuries|burns|wounds|fractures|cuts; suffered a fracture; survived with burns|injuries|wounds; light|minor|severe|serious burns; shot and wounded; shot and injured; shot at; shot|hit in {_WHOSE} {_LIMBS}; slightly|badly|severely|seriously burnt|burned; burnt|burned on {_WHOSE} {_LIMBS}; "
     f"lost a|an|one|both|his|her {_LIMBS}|eye|finger|fingers; beaten up; beaten unconscious; beaten and left with; badly|severely|savagely beaten; cut by shrapnel|glass|splinters; hit|struck by shrapnel|splinters|bullets|gunfire; hit|struck by a bullet; took a bullet; gunshot|bullet wounds; wia; treated for; treated at; being treated; admitted to hospital; hospitalised; hospitalized; taken|rushed|brought|carried|evacuated|transferred|admitted to hospital|hospitals; taken|rushed|brought|carried|evacuated|transferred|admitted to the|a|an hospital|clinic|infirmary; taken|rushed|brought|carried|evacuated|transferred|admitted to the|a|an health|district|regional|military|local centre|center|hospital|post; in|needs|need intensive care; got|received|took bullets|shots|pellets in the; received|receiving treatment; recovering in|at; have|has|had burns|injuries|wounds|fractures; has|have|had a bullet|gunshot|shrapnel wound; a bullet in the|his|her; are|is|were|was|remain|remains|lie|lies|still in hospital; hit by stones|bullets|gunfire|shots|rubber|shells; hit|struck by a stone|bullet|shot|grenade|splinter; struck|hit by a stray bullet; hit|struck|shot|wounded|injured|hurt in the|his|her side|stomach|groin|elbow|wrist; has|have|had|got|received|with minor|light|slight|superficial|serious|severe|bad cuts|burns|wounds|injuries|bruises|fractures; broke|breaking an|a|his|her arm|leg|wrist|ankle|rib|collarbone|hip; has|have|had|with|suffered|got a broken|fractured arm|leg|jaw|wrist|rib|skull|ankle|hip|collarbone; with broken|fractured arms|legs|ribs; hit by stray bullets|fire; struck by stray bullets|fire",
     "blesses; blessee; blessees; soigne|soignee|soignes|soignees a|au|aux|par|pour; recu un|des|plusieurs coup|coups de machette|machettes|couteau|couteaux|gourdin; intoxique; intoxiquee; intoxiques; intoxiquees; a|ont une|des balle|balles dans; hospitalise; hospitalisee; hospitalisees; aux urgences; couche|couchee|couches|couchees a l' hopital; couche|couchee|couches|couchees au centre|csps|cscom|dispensaire; evacue|evacuee|evacues|evacuees a l' hopital; evacue|evacuee|evacues|evacuees vers l'|un|le|les hopital|csps|cscom|csref|chr|chu; evacue|evacuee|evacues|evacuees au|aux|sur|dans le|les csps|cscom|csref|chr|chu|hopital; evacue|evacuee|evacues|evacuees au|aux csps|cscom|csref|chr|chu|urgences; evacue|evacuee|evacues|evacuees au|vers centre de sante; evacue|evacuee|evacues|evacuees vers le centre de sante; admis|admise|admises|transporte|transportee|transportes|transportees|conduit|conduite|conduits|conduites|transfere|transferee|transferes|transferees|amene|amenes|amenee a l' hopital; admis|admise|admises|transporte|transportee|transportes|transportees|conduit|conduite|conduits|conduites|transfere|transferee|transferes|transferees|amene|amenes|amenee au|aux urgences|csps|cscom|csref|chr|chu; pris|prise|prises en charge a|au|aux|par|pour|dans; pris une|des|plusieurs balle|balles; pris ‹1› balle; atteint|atteinte|atteints|atteintes a la|l'|une jambe|epaule|main|tete|cuisse|hanche|poitrine|abdomen; atteint|atteinte|atteints|atteintes au bras|pied|dos|ventre|genou|visage|thorax|cou; bras|jambe casse|cassee|fracture|fracturee; casse le|la|un|une bras|jambe|poignet|cheville; souffre|souffrent de contusions|traumatismes; mutile; mutilee; mutiles; mutilees; soignes; soignees; hospitalises; touches par; touche par; touchee par; touchees par; touche a; touchee a; touches a; "
     "touche|touchee|touches|touchees au|aux|legerement|grievement; atteint|atteinte|atteints|atteintes aux|de|par jambes|bras|pieds|mains|yeux|balles; legerement|grievement touche|touchee|touches|touchees; atteint|atteinte|atteints|atteintes par; recu une|plusieurs|deux|des balle|balles; perdu un oeil|pied|bras|doigt; perdu une jambe|main; souffre|souffrent de brulures|fractures|blessures; souffre|souffrent d' un traumatisme; brule|brulee|brules|brulees au|aux; grievement|gravement|legerement brule|brulee|brules|brulees; "
     "effleure|effleuree|effleures|effleurees par; sont|est|etaient|etait|restent|reste a l' hopital; passe|passes|passee|passees a tabac; roue|roues|rouee|rouees de coups; ampute; amputee; amputes; assommes; assommee; assommees; tabasses; tabassee; bastonnes; commotionnes"),
    (Fate.INJURED, Form.DOES, "treating; tore|blew|tearing|blowing|ripped off the|a foot|leg|arm|hand|feet|legs of; wounding; injuring; hurting; maiming; wound; wounds; injure; injures", "arrache|emporte|arrachant le|la|un|une pied|jambe|bras|main d'|de|a; soignent; blessant; blesser; blessent"),
    (Fate.INJURED, Form.COUNTS, "injuries; wia; gunshot patients|victims|casualties", "blessures"),
    (Fate.ABDUCTED, Form.EITHER,
     "kidnapped; abducted; snatched; seized; hijacked; marched off|away; took hostage; took captive; took prisoner; took away; led away; led off; drove away; drove off; carried off; rounded up and took; captured; taken and led; spirited away; frogmarched away|off",
     "capture; rafle; enleve; kidnappe; sequestre; emmene; embarque; pris en otage; pris en otages; pris pour otages"),
    (Fate.ABDUCTED, Form.DONE,
     "taken hostage; taken captive; taken prisoner; taken away; taken by; taken from; taken off; taken to an unknown; being taken; held hostage; held captive; driven away|off; dragged away|off; herded away|off; whisked away; bundled into; forced into|onto a; forced onto motorbikes|motorcycles; forced|made|ordered|told to follow|board|climb|mount; forced|made|ordered|told to get on|onto|into; forced|made|ordered|told to go|walk|come|ride with|off|into|away; forced|ordered off a|the bus|coach|minibus|boat|lorry|truck|car; dragged|pulled from his|her|their|a|the home|homes|house|houses|car|bed|beds|vehicle|bus; dragged|pulled out of his|her|their|a|the home|homes|house|houses|car|bed|beds|vehicle|bus; put on|onto motorbikes|motorcycles|pick-ups; put on|onto a|the motorbike|motorcycle|pick-up; taken into|along|across|north|south|east|west|towards|captives; taken to the bush|forest|hills; taken to a|an unknown|undisclosed; taken at gunpoint; taken with them; taken hostages; held|kept by the|their|his|her|unidentified|armed|unknown kidnappers|captors|abductors|jihadists|bandits|gunmen|men|militants; in the hands of kidnappers|jihadists|bandits|gunmen|militants; in the hands of the|their|armed kidnappers|captors|abductors|jihadists|bandits|gunmen|men|militants; marched|led|walked|herded into the bush|forest|hills|mountains|night; held against their|his|her will; held for ransom; hands of their|the|his|her kidnappers|captors|abductors; were taken; was taken; been taken",
     "enleves; enlevee; enlevees; kidnappes; kidnappee; kidnappees; sequestres; sequestree; emmenes; emmenee; emmenees; prise en otage; prises en otage; prises en otages; retenu en otage; retenus en otage; retenus en otages; emportes de force; conduits de force; conduit de force; embarques; embarquee; embarquees; conduits|conduit vers une destination; mains des|de ravisseurs; mains de leurs|ses ravisseurs; retenu|retenue|retenus|retenues par les|leurs|des|ses ravisseurs|djihadistes|jihadistes; retenu|retenue|retenus|retenues captif|captive|captifs|captives; captures; capturee; capturees; retenu|retenue|retenus|retenues contre leur|son gre; detenu|detenue|detenus|detenues par les|leurs|ses|des ravisseurs|djihadistes|jihadistes|bandits; conduit|conduite|conduits|conduites en|dans brousse|la|le; force|forcee|forces|forcees|contraint|contrainte|contraints|contraintes|oblige|obligee|obliges|obligees a|de monter|embarquer|suivre; force|forcee|forces|forcees|contraint|contrainte|contraints|contraintes|oblige|obligee|obliges|obligees a|de les|le suivre|accompagner; descendu|descendue|descendus|descendues de force; mis|mise|mises de force; mis|mise|mises sur une|des|leurs moto|motos; rafles; raflee; raflees; tombe|tombes|tombee|tombees aux mains des|de; arrache|arrachee|arraches|arrachees a|de un|leur|leurs|l' car|bus|vehicule|voiture|minibus|autocar; arrache|arrachee|arraches|arrachees a|de son|leur|sa|leurs domicile|maison|domiciles|maisons; entraine|entrainee|entraines|entrainees dans|vers|en brousse|la|le; kidnapees; kidnapes; kidnape; emporte|emportee|emportes|emportees par les|des|leurs|ses|ces hommes|bandits|ravisseurs|assaillants|djihadistes|jihadistes|individus|terroristes"),
    (Fate.ABDUCTED, Form.DOES,
     "kidnap; kidnaps; kidnapping; abduct; abducts; abducting; seize; seizes; seizing; snatch; snatching; take hostage; taking hostage; taking away; taking captive; carry away|off; carries away|off; carrying away|off; taking with them; took with them; leading away; took; taking; made off with; rode|drove|walked|went|left|marched|disappeared|vanished|fled|escaped|sped|set off|away with; left|leave|leaving|rode|rides|drove|vanished|disappeared|fled|escaped|withdrew|retreated|melted with; rode|drove off|away taking|carrying; still hold|holds; holding; ransom for; ransom is|was asked|demanded for; ransom has been asked|demanded|paid for; taking along; took along; making off with; makes off with; capture; capturing; captures; abducts; take away; led; leading; forced; forcing; marched; marching; herded; dragged; loaded; bundled; kidnapping of; abduction of; seizure of",
     "enlevent; enlever; enlevant; emporter; pris; prennent; embarquent; embarquant; repartis avec; reparti avec; partis avec; parti avec; enfuis avec; enfui avec; evanouis avec; disparu avec; fui avec; replies avec; en allant avec; repartant avec; partant avec; detiennent; detient; detenant; detiennent toujours|encore; rancon pour; rancon est reclamee|demandee|exigee pour; oblige; obligeant; contraint; contraignant; force; forcant; emmene avec eux; pris avec eux; capturent; capturant; capturer; kidnape; raflent; raflant; kidnappent; kidnapper; kidnappant; emmenent; emmenant; emportant; emporte; emportent; enlevement de; enlevement d'; enlevement des; rapt de; rapt d'; prise en otage de; prise d'otage de; kidnapping de; disparition forcee de"),
    (Fate.ABDUCTED, Form.COUNTS, "hostages; hostage; captives; abductees; abductions; kidnappings", "otages; otage; captifs; enlevements"),
    (Fate.FREED, Form.EITHER, "released; freed; rescued; set free; let go; liberated", "libere; relache; retrouve"),
    (Fate.FREED, Form.DONE, "regained their|his|her freedom|liberty; back home; home again; are|is free; walked free; returned home; returned to their|his|her families|family; reunited with their|his|her families|family", "retrouve la liberte; retrouve leur|leurs|sa|ses famille|familles|proches|parents|foyer|foyers|domicile; recouvre leur|la|sa liberte; sont|est libres|libre; ont|a ete rendus|rendu|rendue|rendues; rentre|rentres|rentree|rentrees chez eux|elles|elle|lui; rentre|rentres|rentree|rentrees sains|saines|sain|saine; regagne leur|leurs|son famille|familles|domicile|domiciles|village; liberes; liberee; liberees; relaches; relachee; relachees; recouvre la liberte; recouvre leur liberte; remis en liberte"),
    (Fate.FREED, Form.DOES, "release of; freeing of; liberation of; rescue of; releasing; freeing", "liberation de; liberation d'; liberation des; liberant; liberent; relachent; relachant; relaxe de"),
    (Fate.NEUTRALISED, Form.EITHER, "neutralised; neutralized; put out of action", "neutralise; desactive; mis hors d'etat de nuire; mis hors de combat"),
    (Fate.NEUTRALISED, Form.DONE, "", "neutralises; neutralisee; neutralisees; desactives; mis hors combat"),
    (Fate.NEUTRALISED, Form.DOES, "neutralising; neutralizing; neutralise; neutralize; neutralisation of", "neutralisant; neutralisent; neutraliser; neutralisation de; neutralisation d'"),
    (Fate.BURIED, Form.EITHER, "buried", "enterre; inhume"),
    (Fate.BURIED, Form.DONE, "", "enterres; inhumes; enterrees; inhumees"),
)  # fmt: skip

# "The army lost four men", «perdu deux éléments»: with people for an object only.
LOST = frozenset(("cost", "coute", "lost", "lose", "losing", "perdu", "perd", "perdent", "perdant"))

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
    rf"\b(?:toll|number of (?:dead|deaths|people killed))(?: [\w'‹›~-]+){{0,9}}?(?: (?:to|at|reached|reaches|of|is|stands at)| ?:)(?: (?:at least|more than|over|now|therefore|thus|in fact|actually))? {N}(?: dead| deaths| killed)?(?:,? (?:and|with) {N} (?:\w+ )?(?:wounded|injured))?(?! (?:to|a) ‹)",
    rf"(?:bringing|(?:rap)?porte|(?:rap)?portant|ramene|ramenant)(?: [^\s‹]+){{0,4}}? (?:toll|bilan|dead|deaths|morts|tues|death toll)(?: [^\s‹]+){{0,3}}? {N}",
    rf"(?:(?:rap)?porte|(?:rap)?portant|ramene|ramenant|revu\w*|revise\w*)(?: \w+)?(?: a la (?:baisse|hausse))? a {N} le nombre (?:de|des|d')(?: \w+)? ?(?:morts|tues|deces|victimes)",
    rf"\b(?:put|puts|putting|brings?|chiffre\w*|estime\w*) (?:the |a |le |les )?(?:dead|number of (?:dead|deaths|killed)|(?:death )?toll|morts|nombre de (?:morts|tues)|bilan)(?: \w+){{0,2}}? (?:at|to|a) {N}",
    rf"\b(?:compte|denombre|deplore|recense) (?:au moins |deja |encore )?{N} victimes\b(?! (?:blessees|de viols?))",
    rf"(?:evalue|estime|porte|chiffre)\w* a {N} le (?:total|nombre) des (?:victimes|morts|tues)",
    rf"\bfatalities(?: \w+){{0,2}} (?:to|at) {N}",
    rf"\bpass(?:e|ait|ant|es|ed)(?: (?:de|from) ‹\d+›(?: \w+)?)? (?:a|to) {N} (?:morts|tues|deces|dead|deaths)",
    rf"(?:bilan|nombre de (?:morts|tues|victimes)|toll)(?: [^\s‹.;]+){{0,7}}? (?:passe|passant|grimpe|monte|rose|risen|jumped|climbed|went|revised)(?: \w+){{0,2}}? (?:de|from) ‹\d+›(?: \w+)? (?:a|to) {N}",
)
HURT_TOTALS = (
    rf"\b(?:dead|killed|toll|deaths) at ‹\d+›,? and (?:the )?(?:number of )?(?:wounded|injured) at {N}",
    rf"\b(?:wounded|injured|blesses)(?: [\w'-]+){{0,3}} ?: {N}",
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

# Where a sentence turns to another voice.
TURN = r"; |, (?=(?:but|while|whereas|though|mais|tandis|alors que|quand|quant)\b)|, (?=(?:l'armee|le jnim|le gsim|the army|jnim|issp|les djihadistes|les habitants|residents|the group|the militants|le groupe)\b)"

# The item is about captives, so those set free were taken.
CAPTIVES = r"\b(?:hostage|otage|captiv|ravisseur|enlev|kidnap|abduct|rancon|ransom|captor)"

# … and this is the news of their coming home, so that the day of the deed is long past.
RELEASED = r"\b(?:freed|released|release of|walk(?:ed|s)? free|(?:re)?gain\w* (?:their |his |her )?(?:freedom|liberty)|(?:are|is) (?:free|back)|free (?:again|after)|back home|libres|liber(?:e[es]*|ation|te)|relache[es]*|(?:est|sont) rentre[es]*|de retour)\b"
