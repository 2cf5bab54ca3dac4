# ruff: noqa: E501  one rule a line and word lists as prose: a table, not code
"""What words tell that something happened, and what kind of thing.

A row: the type it speaks for (None: an attack whose target decides), a weight, a name for the reason, then
the English and the French words, then words of neighbouring languages that reach the queue now and then
(Spanish, Portuguese, Hausa, Arabic). Patterns run over folded text (`prose.fold`).
"""

from __future__ import annotations

from typing import NamedTuple

from bot.model import EventType


class Trigger(NamedTuple):
    """One row of the table."""

    type: EventType | None
    weight: float
    why: str
    en: str
    fr: str
    other: str = ""


FORCES_EN = (
    r"(?:army|military|soldiers?|troops?|gendarme(?:s|rie)?|police(?:men)?(?: station| post)?|base|camp|barracks|garrison"
    r"|outpost|post|posts|position|positions|checkpoint|convoy|column|patrol|guards?|rangers?|customs(?: officers?)?"
    r"|militia(?:men)?|auxiliaries|volunteers|vdp|defence volunteers|self-defence|forces|detachment|hunters|dozos?|officers?)"
)
FORCES_FR = (
    r"(?:armee|militaires?|soldats?|troupes?|gendarmes?|gendarmerie|polic(?:e|iers?)|base|camp|caserne|garnison"
    r"|poste|postes|position|positions|convoi|colonne|patrouille|detachement|gardes?|douan(?:e|iers?)|fama|fds|vdp|forces"
    r"|garde nationale|corps de garde|brigade|commissariat|chasseurs|dozos?|volontaires|suppletifs|milice|miliciens|eaux et forets)"
)
CIVILIANS_EN = (
    r"(?:civilians?|villagers?|residents?|farmers?|herders?|traders?|merchants?|shopkeepers?|people|men|women|children|girls?|boys?"
    r"|worshippers|passengers?|drivers?|teachers?|pupils?|students?|nurses?|doctors?|aid workers?|miners?|gold ?miners|fishermen"
    r"|inhabitants|imam|priest|pastor|chief|mayor|family|families|village|villages|hamlet|hamlets|market|mosque|church|school|displaced)"
)
CIVILIANS_FR = (
    r"(?:civils?|villageois(?:es)?|habitants?|paysans?|cultivateurs?|eleveurs?|bergers?|commercants?(?:es)?|personnes|hommes|femmes|enfants|fideles"
    r"|passagers?|chauffeurs?|transporteurs?|enseignants?|eleves|etudiants?|infirmiers?|orpailleurs?|pecheurs?|riverains|imam|pretre|pasteur"
    r"|chef de village|maire|famille|familles|village|villages|hameau|hameaux|marche|mosquee|eglise|ecole|deplaces|vieillards|jeunes|refugies)"
)

_T = EventType
TRIGGERS: tuple[Trigger, ...] = (
    # Bombs, mines, fire from afar
    Trigger(_T.EXPLOSION, 4, "mine or bomb",
            r"\bieds?\b|(?:land)?mines? (?:blast|explosion|explodes?|exploded|kill)|(?:hits?|hit|struck|strikes?|ran over|drove over|on|over|by|triggered|detonated|set off|stepped on)(?: an?| a road)?(?: suspected| roadside| homemade| buried| land)* ?(?:mine|landmine|bomb|ied|explosive device|explosive)\b|roadside bomb|explosive device|improvised explosive|car bomb|suicide (?:bomb|attack|vehicle)|booby[- ]trap|blown up|blew up",
            r"engins? explosifs?|\beei\b|saut\w+ sur (?:une|des|un) (?:mine|engin)|sur une mine|(?:explosion|deflagration) d'une? (?:mine|engin|bombe|car|voiture|vehicule|grenade)|mines? artisanales? (?:a|ont|explos)|attentat[- ]suicide|kamikaze|(?:voiture|vehicule|camion|moto)s? piegee?s?|bombe artisanale",
            r"artefacto explosivo|coche bomba|mina terrestre|nakiya|bam ya|لغم|عبوة ناسفة|سيارة مفخخة|انتحاري"),
    Trigger(_T.EXPLOSION, 4, "strike from the air or afar",
            r"(?:drone|air|missile|artillery)[- ]?(?:strikes?|raid|attack)s?|airstrikes?|(?:drones?|aircraft|jets?|helicopters?|warplanes?)\b(?: \S+){0,4} strikes?\b|(?:carried out|conducted|launched)(?: \S+){0,2} strikes?\b|strikes? (?:on|against) (?:\S+ ){0,3}(?:vehicles?|convoys?|positions?|camps?|villages?)|drones? (?:struck|hit|bombed|killed)|shell(?:s|ed|ing)\b(?! out)|mortar(?:s| (?:fire|rounds?|shells?|attack))?|rockets? (?:fire|attack|hit|land|fell|were fired|struck|launched)|(?:fired|launched)(?: \S+)? rockets?|bombed\b|bombardment|bombing",
            r"(?:mene|effectue|conduit|procede a)\w*(?: \S+){0,3} frappes?|frapp?es? (?:de drones?|aeriennes?|d'un drone|de l'aviation)|drones? (?:a|ont|de l'armee|militaires?)? ?(?:frappe|bombarde|vise)|tirs? d'obus|tirs? de (?:roquettes?|mortiers?)|\bobus\b|roquettes?|mortiers?\b|bombarde(?:s|e|es|ment|ments)?\b|pilonn\w+",
            r"bombardeo|ataque aereo|ataque con dron|harin sama|غارة جوية|قصف|طائرة مسيرة|قذائف"),
    Trigger(_T.EXPLOSION, 2, "explosion",
            r"explosions?\b|\bblasts?\b|exploded|went off|detonat(?:ed|es|ing|ions?)\b|grenade",
            r"explosions?\b|detonations?\b|\bexplose\b|a explose|ont explose|deflagration|grenade",
            r"\bexplosion\b|explosao|fashewa|انفجار"),
    # Fighting
    Trigger(_T.BATTLE, 4, "attack on forces",
            rf"(?:attack(?:s|ed|ing)?|raid(?:s|ed|ing)?|assault(?:s|ed)?|storm(?:s|ed|ing)?|overr[ua]n|struck|hit|besieged|captured|seized) (?:on |against |at |the |an? |its |their |several |two |three |malian |nigerien |burkinabe |\w+ ){{0,3}}{FORCES_EN}\b|{FORCES_EN} (?:\S+ ){{0,4}}(?:came under|was under|were under|under) (?:attack|fire)|{FORCES_EN} (?:\S+ ){{0,4}}(?:attacked|ambushed|raided|stormed|overrun)\b",
            rf"(?:attaque[ers]*|assaut|raid|vise[ers]*|pris[es]* (?:pour cible|d'assaut)|cible[s]?|offensive|incursion) (?:\S+ ){{0,5}}{FORCES_FR}\b|{FORCES_FR} (?:\S+ ){{0,6}}(?:attaquee?s?|attake|visee?s?|prise?s? (?:pour cible|d'assaut)|cible[s]? d'une|essuye|fait l'objet d'une attaque|submerge)",
            r"ataque (?:contra|a) (?:un|el|una|la) (?:puesto|cuartel|base|ejercito|convoy)|posto militar|barikin|sansanin soj|موقعا? للجيش|ثكنة|معسكر"),
    Trigger(_T.BATTLE, 4, "ambush", r"ambush(?:ed|es)?\b(?! (?:threat|are being|is being|were being))", r"embuscade|guet-apens|embusques?", r"emboscada|kwanton bauna|كمين"),
    Trigger(_T.BATTLE, 3.5, "fighting",
            r"clash(?:es|ed)\b|firefight|gun ?battle|gunfight|exchange of (?:fire|gunfire)|heavy fighting|fighting (?:broke|raged|continued|between|erupted)|fought (?:off|back)|repell?ed|beat(?:ing|en)? back|counter-?attack|offensive\b|neutrali[sz]ed?(?: \S+){0,3} (?:terrorists|militants|jihadists|fighters|attackers)",
            r"affrontements?|accrochages?|combats?\b|echanges? de tirs|fusillade nourrie|s'affront\w+|repousse[es]*|riposte|ratissage|contre-attaque|neutralis\w+(?: \S+){0,3} (?:terroristes|djihadistes|jihadistes|combattants|assaillants|elements)|(?:terroristes|djihadistes|jihadistes|combattants|assaillants) (?:\S+ ){0,3}neutralises",
            r"combates?|enfrentamientos?|fafatawa|gumurzu|اشتباك|تبادل لإطلاق النار"),
    Trigger(_T.BATTLE, 1.7, "shooting heard",
            r"(?:heavy |sustained )?gunfire|shots? (?:were |was |have been )?(?:also )?(?:heard|rang|fired|reported)|heavy (?:shooting|weapons)",
            r"\btirs (?:a|au|dans|pres|vers|depuis|en cours)\b|tirs? (?:nourris|d'armes?|a l'arme|soutenus|entendus)|coups? de feu|rafales?|[çcs]a tire|des tirs\b|bruit des (?:armes|detonations)",
            r"tiroteo|disparos|harbe-harbe|إطلاق نار"),
    Trigger(_T.BATTLE, 2.5, "a town or base lost",
            r"(?:took|taken|seized|take|in|under) (?:\w+ ){0,2}control of (?:the )?(?:town|camp|base|village)|overran|(?:retaken?|retook|recaptured|regained control of) |fell (?:in)?to (?:the )?(?:hands|jihad|militant|rebel)|captured the (?:town|camp|base)",
            r"(?:est|serait) tombee? (?:aux|entre|ds|dans|en)|(?:re)?pris (?:le )?controle d[eu]|reconquis\w*|reprise d[eu] (?:la ville|camp|\w+ par l'armee)|pris (?:le )?controle d[eu]|s'est empare[es]* d[eu]|se sont empares d[eu]|tombee? ds leurs? mains?",
            r"سيطر"),
    # Captives
    Trigger(_T.ABDUCTION, 4, "kidnapping",
            rf"kidnap\w*|abduct\w*|hostages?\b|taken away by (?:gunmen|armed)|(?:led|took|taken|drove) (?:away|off|captive)(?: \S+){{0,4}} {CIVILIANS_EN}\b|(?:was|were) (?:led|taken|driven) (?:away|off)|taken off (?:an? |the )?(?:bus|vehicle|lorry)|(?:was|were) (?:seized|taken) (?:by|on|in|at)|seize\w* (?:\w+ ){{0,4}}(?:official|engineer|priest|doctor|teacher|driver|foreigner|aid worker|trader|villager|passenger)|forced disappearance|held captive",
            r"enlev(?:e|ee|es|ees|er|ements?)\b(?! (?:par la police))|kidnapp\w+|\brapts?\b|otages?\b|ravisseurs?|emmene[es]* (?:par|vers|de force|avec|de)|pris[es]* en otage|rancon|captivite|sequestr\w+",
            r"secuestr\w+|sequestr\w+|(?:an|sun|ya|aka) (?:sace|yi garkuwa)|sace mutum|garkuwa|awon gaba|خطف|اختطاف|رهائن"),
    # Civilians
    Trigger(_T.VIOLENCE, 4, "civilians killed",
            rf"(?:massacre|slaughter)\w*|\b(?:murdered|beheaded|hacked to death)\b|killed (?:\S+ ){{0,4}}{CIVILIANS_EN}\b|(?<!soldiers and ){CIVILIANS_EN} (?:\S+ ){{0,4}}(?:were |was |been |have been |be )?(?:killed|shot dead|murdered|slain|executed|beheaded|hacked to death|burnt to death)|(?:kill|kills|killing|murder\w*|execut\w+|behead\w*|gun(?:ned)? down|shot dead|shoot dead|shoot) (?:\S+ ){{0,4}}{CIVILIANS_EN}\b|fired on (?:\S+ ){{0,2}}{CIVILIANS_EN}\b|shot (?:\S+ ){{0,3}}of them",
            rf"massacre\w*|tueri[ae]s?|\b(?:assassine[es]*|egorge[es]*|decapite[es]*)\b|{CIVILIANS_FR} (?:\S+ ){{0,4}}(?:tuee?s?|abattue?s?|assassinee?s?|executee?s?|egorgee?s?|massacree?s?)|(?:tue|abattu|assassine|execute|egorge|massacre|tuant|abattant) (?:\S+ ){{0,4}}{CIVILIANS_FR}\b|ouvert le feu sur (?:\S+ ){{0,3}}{CIVILIANS_FR}\b|assassinats?",
            r"matanza|masacre|asesin\w+|kisan gilla|sun kashe|مجزرة|قتل مدنيين"),
    Trigger(_T.VIOLENCE, 3, "a settlement or civilians attacked",
            r"(?:attack(?:s|ed)?|raid(?:s|ed)?|storm(?:ed)?|enter(?:ed)?|burn(?:ed|t)|torch(?:ed)?|set fire to|loot(?:ed)?|pillag(?:ed|e))(?: \S+){0,3} (?:villages?|hamlets?|markets?|mosques?|church(?:es)?|homes|houses|granaries|huts|fields|settlements?|schools?|clinics?|health cent)|villages? (?:\S+ ){0,4}(?:attacked|raided|burnt|burned|torched|looted)|(?:rape[ds]?|raping|flogg\w+|whipp\w+|beat(?:en)? up|tortur\w+)\b|(?:cattle|livestock) (?:was |were )?(?:stolen|driven off|rustled|taken)|(?:stole|drove off|took away|rustled|made off with)(?: \S+){0,4} (?:cattle|livestock|camels|sheep|cows|goats)|robbers|bandits (?:shot|kill|attack)",
            r"(?:attaque[es]*|raid|incursion|descente|incendie[es]*|brule[es]*|pille[es]*|entres?|fait irruption)(?: \S+){0,4} (?:villages?|hameaux?|marche|mosquee|eglise|cases|greniers|maisons|concessions|champs|ecole|centre de sante|localite)|villages? (?:\S+ ){0,4}(?:attaquee?s?|incendiee?s?|brulee?s?|pillee?s?)|(?:viols?|violee?s|fouette\w*|tortur\w+|battus?|molest\w+)\b|(?:betail|troupeaux?) (?:\S+ ){0,3}(?:emporte|vole|enleve)|(?:emport\w+|vole|volent|razzie\w*)(?: \S+){0,6} (?:betail|boeufs|troupeaux?|chameaux|moutons|chevres)|(?:mis|mettre) le feu|(?:cases|greniers|maisons)(?: \S+){0,4} (?:brulee?s?|incendiee?s?|en cendres)",
            r"aldea|farmaki a (?:wani )?kauye|هاجم(?:وا)? قرية"),
    # Movement
    Trigger(_T.ACCESS, 4, "blockade or road closed",
            r"blockad\w*|siege of|(?:under|besieged|laid) siege|(?:road|bridge|border|airport|highway|crossing|route)s? (?:\S+ ){0,7}(?:closed|blocked|shut|cut)\b|(?:closed|blocked|shut|cut|reopen\w*) (?:the )?(?:road|bridge|border|airport|highway|crossing)|ban(?:ned)? (?:on )?(?:all )?(?:traffic|movement|travel|vehicles)|do not travel|avoid (?:all )?(?:road )?travel|(?:checkpoint|roadblock)s?\b|curfew|(?:buses|lorries|trucks|vehicles?|convoys?) (?:\S+ ){0,3}turned back|turn(?:ed|ing)? back (?:\S+ ){0,3}(?:buses|lorries|trucks|vehicles?|convoys?)|(?:flights?|traffic) (?:\S+ ){0,3}(?:suspended|halted|cancelled)|ambush(?:es)? (?:are|is) being prepared|stopping lorries|encircled|(?:gunmen|armed men|militants|fighters)(?: \S+){0,3} (?:on|block\w*|control\w*|hold\w*) the (?:road|highway|bridge|track)|(?:travell?ers|passengers|buses|vehicles|lorries)(?: \S+){0,3} (?:stuck|stranded|stopped)\b",
            r"blocus|(?:sous|assiege|etat de) siege|le siege (?:de|du|avait)|encercle[es]*|(?:route|axe|pont|frontiere|aeroport|piste|troncon)s? (?:\S+ ){0,7}(?:fermee?s?|coupee?s?|barree?s?|bloquee?s?|interdite?s?)|(?:hommes|individus|gens) armes (?:\S+ ){0,4}(?:l'axe|la route|le goudron|la voie|la piste|le pont)|(?:cars|bus|camions|vehicules|voyageurs|passagers)(?: \S+){0,3} bloque[es]*|(?:fermeture|coupure|blocage) (?:de|du|des)|couvre-feu|(?:interdi\w+|interrompue?|suspendue?s?)(?: \S+){0,3} (?:circulation|deplacements?|trafic)|(?:circulation|deplacements?|trafic|vols?)(?: \S+){0,5} (?:interdit|interrompu|suspendu)|barrages? (?:arme|de |sur)|check-?points?|refoule\w*",
            r"bloqueo|toque de queda|toshe hanya|حصار|حظر تجول|إغلاق الطريق"),
    Trigger(_T.ACCESS, 4, "fuel lorries burnt",
            r"(?:burn\w*|torch\w*|set (?:fire to|ablaze|alight)|ablaze)(?: \S+){0,5} (?:tankers?|lorries|trucks?|buses|vehicles)|(?:tankers?|lorries|trucks?)(?: \S+){0,3} (?:burnt|burned|torched|ablaze|set on fire)",
            r"(?:incendi\w+|brul\w+|mis le feu|feu (?:a|aux))(?: \S+){0,5} (?:citernes?|camions?(?:-citernes?)?|cars|bus|vehicules)|(?:citernes?|camions?(?:-citernes?)?)(?: \S+){0,3} (?:incendie|brule|calcine)\w*"),
    # Crowds and putsches
    Trigger(_T.UNREST, 4, "protest or riot",
            r"protest(?:s|ers|ed)?\b|riot(?:s|ing|ers|ed)?\b|demonstrat(?:ion|ions|ors|ed)\b|tear ?gas|burning tyres|ransack\w*|loot(?:ed|ing) (?:shops|stores|by)|angry (?:youths?|crowd|residents)|mob\b|(?:youths?|young men|crowds?|people|residents|students) (?:\w+ )?marched|strike(?:rs)? clash",
            r"manifest(?:ation|ations|ants?|e|ent)\b|emeutes?|emeutiers|gaz lacrymogenes?|pneus? (?:enflammes?|brules?|en feu)|saccage\w*|pillages?\b|foule en colere|jeunes en colere|echauffourees|barricades?",
            r"disturbios|protestas|manifestaciones|zanga-zanga|مظاهر|احتجاج|شغب"),
    Trigger(_T.UNREST, 4, "coup or mutiny",
            r"\bcoup\b|mutin(?:y|ies|eers?|ed)|seize power|takeover|armoured (?:cars|vehicles) in front",
            r"coup (?:d'etat|de force)|putsch\w*|mutin(?:erie|s|es)?\b|mouvements? de troupes?|tentative de coup",
            r"golpe de estado|juyin mulki|انقلاب|تمرد"),
    # The rest
    Trigger(_T.OTHER, 3, "jailbreak", r"(?:jail|prison)[- ]?break|(?:inmates|prisoners|detainees)(?: \S+){0,5} (?:escaped|broke out|fled|at large)|mass escape", r"evasions?\b|(?:detenus|prisonniers)(?: \S+){0,4} (?:evades?|echappes?|en fuite|dans? la nature)|evades?\b|fugitifs?\b", r"fuga de presos|هروب سجناء"),
    Trigger(_T.OTHER, 3, "arrests or seizures", r"(?:arrested|detained|captured|seized)(?: \S+){0,5} (?:suspect\w*|militants?|jihadists?|terrorists?|fighters?|weapons|arms|ammunition|explosives|smugglers)|(?:weapons|arms|ammunition|explosives)(?: \S+){0,3} seized|arms cache|(?:suspect\w*|militants?|terrorists?|fighters?)(?: \S+){0,3} (?:arrested|captured)", r"(?:interpelle|arrete|capture|saisi)\w*(?: \S+){0,5} (?:suspects?|terroristes?|djihadistes?|jihadistes?|armes|munitions|explosifs|trafiquants)|(?:suspects?|terroristes?|armes|munitions)(?: \S+){0,4} (?:interpelle|arrete|saisi|capture|neutralise)\w*|cache d'armes|saisie d(?:e|')\s?(?:armes|munitions|explosifs)"),
    Trigger(_T.OTHER, 3, "ultimatum or threat", r"ultimatum|ordered (?:\S+ ){0,4}to leave|threaten(?:ed|s|ing)? (?:to|the|residents|villagers)|given (?:\S+ ){0,3}hours to leave|deadline to leave", r"ultimatums?|(?:ordonne|somme|intime)\w*(?: \S+){0,5} de (?:quitter|partir|payer|vider)|menac(?:e|ent|es|ant) (?:de|d'|les|la|le)|sous \S+ heures"),
    Trigger(_T.OTHER, 2.5, "displacement", r"(?:fled|displaced|have (?:left|walked)|flee(?:ing)?|arrived)(?: \S+){0,4} (?:homes|people|families|households|villages?)|(?:people|families|households)(?: \S+){0,4} (?:fled|displaced|fleeing)|mass displacement|exodus", r"deplacements? (?:de populations?|massifs?)|mouvements? de population|departs? massifs?|(?:personnes|familles|menages|habitants)(?: \S+){0,4} (?:fui|deplace|arrive)\w*|(?:fuient|ont fui|fui) |exode|deplaces internes"),
    Trigger(_T.OTHER, 2.5, "withdrawal", r"(?:left|leave|withdr[ae]w\w*|pull(?:ed)? out|abandon\w*|evacuat\w+)(?: \S+){0,3} (?:camp|base|post|garrison|barracks|outpost)|withdrawal|redeploy\w*|tactical repositioning", r"(?:quitt|abandonn|evacu)\w*(?: \S+){0,3} (?:camp|base|poste|garnison)|retrait (?:de|des|du)|repli (?:de|des|tactique)|redeploi\w+"),
    # Attacks whose target decides
    Trigger(None, 3, "attack", r"\b(?:been|were|was) (?:also )?(?:hit|struck|targeted)\b|\battack(?:s|ed|ing)?\b|\braid(?:s|ed|ing)?\b|assault(?:s|ed)?\b|opened fire|shot (?:dead|at)|\bshooting\b", r"\battaqu(?:e|es|ee|ees|er|ent|ant|aient)\b|\battake\b|ete (?:egalement |aussi )?(?:vise|touche|frappe|pris)[es]*\b|pris[es]* pour cible|assauts?\b|ouvert le feu|fusillade|incursion", r"ataques?\b|atentado|farmaki|هجوم|هاجم"),
    Trigger(None, 1.5, "armed men", r"assailants?|attackers?|gunmen|armed men", r"assaillants?|hommes armes|individus armes", r"hombres armados|homens armados|'?yan bindiga|'?yan ta'adda|mahara|مسلح"),
    Trigger(None, 2.5, "deaths or wounds", r"\b(?:killed|dead|killing|kills|died|deaths?|wounded|casualties|shot dead|fatalities|bodies)\b", r"\b(?:tuee?s?|morts?|tuant|abattue?s?|deces|decedee?s?|blessee?s?|victimes?|perdu la vie|succombe\w*)\b", r"\bmuert[oe]s\b|murieron|muert[oa]s|mortos|sun mutu|kashe|قتلى|قتلوا|مقتل"),
    Trigger(None, 1.5, "armed group", r"militants?\b|jihadists?|terrorists?|insurgents?|\bjnim\b|\bissp\b|\bisgs\b|islamic state|al[- ]qaeda", r"terroristes?|djihadistes?|jihadistes?|\bjnim\b|\bgsim\b|\beigs\b|etat islamique|katiba", r"yihadistas?|terroristas?|إرهابي"),
)  # fmt: skip

# The target of an untyped attack.
FORCES = rf"\b(?:{FORCES_EN}|{FORCES_FR})\b"
CIVILIANS = rf"\b(?:{CIVILIANS_EN}|{CIVILIANS_FR})\b"

# Nothing happened yet, or it did not happen: these words undo a trigger that follows or precedes them.
UNDONE = (
    r"\b(?:no (?:fighting|clashes?|attack|violence|shots)|without (?:fighting|violence)|pas de (?:violence|combats?|tirs)"
    r"|aucune? (?:accrochage|combat|tir|attaque|violence|affrontement|explosion|mouvement)|n'y a eu ni|ni attaque"
    r"|no \w+ (?:has|have|had) been attacked|not been attacked)"
)
