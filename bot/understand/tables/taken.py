"""The words for people who were taken, and came home, English and French side by side; see `outcomes.py`."""

from __future__ import annotations

from bot.understand.tables.fates import Fate, Form, Row

ABDUCTED: tuple[Row, ...] = (
    (Fate.ABDUCTED, Form.EITHER, """
        kidnapped; kidnaped; kidnapd; abducted; snatched; seized; hijacked; marched off|away; took hostage; took
        captive; took prisoner; took away; led away; led off; drove away; drove off; carried off; rounded up and took;
        captured; taken and led; spirited away; frogmarched away|off;
        grabbed; nabbed; whisked off; hauled off; hauled away;
        hustled off|away; ferried off|away; spirited off; hustled into; bundled off|away; carted off|away;
        frogmarched; press-ganged; conscripted by force; forcibly recruited|conscripted|taken|removed|enlisted; made
        captive|captives|prisoner|prisoners; held to ransom; held against; rounded up; commandeered; marched at
        gunpoint; marched into; led into; walked into; walked off|away; driven into; dragged into|out; snatched
        away; ransomed; forcibly disappeared; singled out and taken; separated and taken; hostage-taken
     """, """
        capture; rafle; enleve; kidnappe; sequestre; emmene; embarque; pris en otage; pris en otages; pris pour
        otages; rapte; razzie; enrole de force; recrute de force; ligote et emmene; emporte de force; entraine de
        force; traine de force
     """),
    (Fate.ABDUCTED, Form.DONE, """
        taken hostage; taken captive; taken prisoner; taken away; taken by; taken from; taken off; being taken; held
        hostage; held captive; driven away|off; dragged away|off; herded away|off; whisked away; forced into|onto a;
        forced onto motorbikes|motorcycles; forced|made|ordered|told to get on|onto|into; forced|made|ordered|told
        to go|walk|come|ride with|off|into|away; forced|ordered off a|the bus|coach|minibus|boat|lorry|truck|car;
        dragged|pulled from his|her|their|a|the home|homes|house|houses|car|bed|beds|vehicle|bus; dragged|pulled out
        of his|her|their|a|the home|homes|house|houses|car|bed|beds|vehicle|bus; put on|onto
        motorbikes|motorcycles|pick-ups; put on|onto a|the motorbike|motorcycle|pick-up; taken
        into|along|across|north|south|east|west|towards|captives; taken to the bush|forest|hills; taken to a|an
        unknown|undisclosed; taken with them; taken hostages; held|kept by
        the|their|his|her|unidentified|armed|unknown
        kidnappers|captors|abductors|jihadists|bandits|gunmen|men|militants; in the hands of
        kidnappers|jihadists|bandits|gunmen|militants; in the hands of the|their|armed
        kidnappers|captors|abductors|jihadists|bandits|gunmen|men|militants; marched|led|walked|herded into the
        bush|forest|hills|mountains|night; held against their|his|her will; held for ransom; hands of
        their|the|his|her kidnappers|captors|abductors; were taken; was taken; been taken; in captivity; in
        the|their|jnim|militant|jihadist|rebel|enemy captivity|captors|kidnappers|abductors; in the hands of; in
        hands of; in the custody of militants|jihadists|jnim|gunmen|rebels; with the|their|his|her
        kidnappers|captors|abductors; fell into the hands|clutches; fallen into the hands;
        was|were also taken; taken into the bush|forest|hills|mountains|desert|dunes|reeds|lake; taken across the
        border|river|frontier; taken at|by
        knifepoint|gunpoint|force; taken alive; taken aside; taken out of|from; taken off the|a|their|his; removed
        from the|a|their|his|her bus|vehicle|car|home|house|village|truck|coach|minibus|boat|houses|homes|family;
        ordered|forced|made|told|obliged|compelled to follow|accompany|board|climb|mount; forced|ordered off|aboard
        the|a|their; put aboard; put on|onto|into the|a|their|pick-ups|motorbikes|boats
        back|boat|pick-up|vehicle|truck|canoe; loaded on|onto|into a|the|pick-ups|motorbikes|vehicles|trucks|boats;
        bundled on|onto|into; tied up and taken|led; blindfolded and taken|led|driven; kept as
        hostages|captives|prisoners; kept by the|their; kept behind; held in the|a bush|forest|camp|hideout; still
        with them|the|their; still held; still being held; remain|remains in
        captivity|the|their|captive|hostage|hands; remain|remains held; spent in captivity; ransom
        demanded|paid|sought
     """, """
        retenu en otage; retenus en otage; retenus en otages; conduits|conduit vers une destination; mains des|de
        ravisseurs; mains de leurs|ses ravisseurs; retenu+ par les|leurs|des|ses ravisseurs|djihadistes|jihadistes;
        retenu+ contre leur|son gre; detenu+ par les|leurs|ses|des ravisseurs|djihadistes|jihadistes|bandits;
        force+|contraint+|oblige+ a|de les|le suivre|accompagner; mis+ sur une|des|leurs moto|motos; tombe+ aux
        mains des|de; arrache+ a|de un|leur|leurs|l' car|bus|vehicule|voiture|minibus|autocar; arrache+ a|de
        son|leur|sa|leurs domicile|maison|domiciles|maisons; entraine+ dans|vers|en brousse|la|le; kidnapees;
        kidnapes; kidnape; emporte+ par les|des|leurs|ses|ces
        hommes|bandits|ravisseurs|assaillants|djihadistes|jihadistes|individus|terroristes; enleve+; kidnappe+;
        sequestre+; emmene+; embarque+; capture+; rafle+; razzie+; detenu+ par|en|contre captivite|leur|otage;
        retenu+ en|par|captif|captifs|captive|captives|otages|contre; pris+ en otage|otages; pris+ comme|pour
        otage|otages; prise avec eux; prises avec eux; pris+|pri|prit par les|des|leurs|ses|le
        hommes|djihadistes|jihadistes|assaillants|terroristes|bandits|ravisseurs|gsim|jnim; pris+ de force; en
        captivite; en otage; entre les|leurs mains; aux mains de|des|du
        leurs|ses|ces|ravisseurs|djihadistes|jihadistes|bandits|terroristes|assaillants|combattants|groupe|gsim|jnim|boko;
        entre les mains de|des|du
        leurs|ses|ces|ravisseurs|djihadistes|jihadistes|bandits|terroristes|assaillants|combattants|groupe|gsim|jnim|boko;
        conduit+ de force; conduit+ vers une; conduit+ en|dans la|le|brousse; mene+ en|dans|vers brousse|la|le;
        entraine+ de force; entraine+ dans|vers|en; traine+ de force; traine+ hors|dans; enrole+ de force; recrute+
        de force; force+|contraint+|oblige+|somme+ a|de|d' les|le|monter|suivre|embarquer|accompagner; descendu+ de
        force; fait+ prisonnier|prisonniers|prisonniere; mis+ de force; ligote+ et|puis emmene+|embarque+|emporte+;
        arrache+ a|au|aux|de leur|leurs|son|sa|ses|l'|la
        famille|familles|foyer|domicile|maison|lit|mere|parents|champ|vehicule; extrait+ de|du
        leur|son|sa|force|car|bus|vehicule; tire+ de|du|hors leur|son|sa|lit|car|bus|vehicule; emporte+
        vers|dans|en; emporte+ de force; separe+ et emmene+; rancon demandee|exigee|reclamee; parti+ avec
        eux de force; parti+ de force avec; enlevee de; pri en
        otage; kidnaper; enlver
     """),
    (Fate.ABDUCTED, Form.DOES, """
        kidnap; kidnaps; kidnapping; kidnaping; abduct; abducts; abducting; seize; seizes; seizing; snatch; snatching;
        take hostage; taking hostage; taking away; taking captive; carry away|off; carries away|off; carrying away|off;
        taking with them; took with them; leading away; took; taking;
        rode|drove|walked|went|left|marched|disappeared|vanished|fled|escaped|sped|set off|away with;
        left|leave|leaving|rode|rides|drove|vanished|disappeared|fled|escaped|withdrew|retreated|melted with;
        rode|drove off|away taking|carrying; still hold|holds; holding; ransom for; ransom is|was asked|demanded
        for; ransom has been asked|demanded|paid for; taking along; took along; making off with; makes off with;
        capturing; take away; led; leading; forced; forcing; marched; marching; herded; dragged; loaded; bundled;
        kidnapping of; kidnappers|abductors|captors of; abduction of; seizure of;
        nabbing; grabbing; grab; hauling off; hauling away; whisking
        off|away; bundling; bundling off; ferrying off; spiriting away; leading off; leading into; driving off|away
        with; riding off with; made off taking; taking prisoner; take prisoner; taking alive; holding
        hostage|captive; holds hostage|captive; hold hostage|captive; still holding; kept back; keeping back;
        claimed to be holding; claims to be holding; press-ganging; ransoming; capture of; kidnap of; abductions of;
        kidnappings of; snatching of; left carrying|taking|holding; fled carrying|taking|holding;
        rode|drove|made|walked|went off|away with; headed off with; takes away; took off with; vanish with;
        vanishing with; crossed|crossing back with
     """, """
        enlevent; enlever; enlevant; emporter; pris; prennent; embarquent; embarquant; repartis avec; reparti avec;
        partis avec; parti avec; enfuis avec; enfui avec; evanouis avec; disparu avec; fui avec; replies avec; en
        allant avec; repartant avec; partant avec; detiennent; detient; detenant; detiennent toujours|encore; rancon
        pour; rancon est reclamee|demandee|exigee pour; oblige; obligeant; contraint; contraignant; force; forcant;
        emmene avec eux; pris avec eux; capturent; capturant; capturer; raflent; raflant; kidnappent; kidnapper;
        kidnappant; emmenent; emmenant; emportant; emporte; emportent; enlevement de; rapt de; ravisseurs de;
        prise en otage de;
        prise d'otage de; kidnapping de; disparition forcee de; sequestrent; sequestrant; raptent; retiennent;
        retient; retenant; retiendrait; retiendraient; prennent en otage; prenant en otage; prend en otage; prendre
        en otage; pri; prit; prirent; prenant; emmener; emportaient; embarquer; entrainent; entrainant; trainent;
        trainant; enrolent de force; enrolant de force; s' emparent|emparer|emparant de; se sont empares de; se
        saisissent de; se sont saisis de; s' en vont avec; s' en allant avec; en sont repartis avec;
        repart|repartent avec; repartir avec; sont alles avec; sont partis avec; parties avec; partit avec;
        partirent avec; disparaissent avec; disparaissant avec; s' evanouissent avec; s' enfuient avec; s' enfuyant
        avec; se replient avec; se repliant avec; se sont replies avec; se sont retires avec; ont quitte avec;
        filent avec; file avec; ont file avec; capture de; captures de; sequestration de; enlevements de; rapts de;
        kidnappings de; prise d' otages de; arrachent; arrachant
     """),
    (Fate.ABDUCTED, Form.COUNTS, """
        hostages; hostage; captives; abductees; abductions; kidnappings; captive; abductee; kidnap victims|victim;
        kidnapping victims|victim; persons|people in captivity; prisoners of war; forced recruits
     """, """
        otages; otage; captifs; enlevements; captif; personnes enlevees|kidnappees; rapts; prisonniers de guerre
     """),
)  # fmt: skip

FREED: tuple[Row, ...] = (
    (Fate.FREED, Form.EITHER, """
        released; freed; rescued; set free; let go; liberated
     """, """
        libere; relache; retrouve
     """),
    (Fate.FREED, Form.DONE, """
        regained their|his|her freedom|liberty; back home; home again; are|is free; walked free; returned home;
        returned to their|his|her families|family; reunited with their|his|her families|family
     """, """
        retrouve la liberte; retrouve leur|leurs|sa|ses famille|familles|proches|parents|foyer|foyers|domicile;
        recouvre leur|la|sa liberte; sont|est libres|libre; ont|a ete rendus|rendu+; rentre+ chez
        eux|elles|elle|lui; rentre+ sains|saines|sain+; regagne leur|leurs|son
        famille|familles|domicile|domiciles|village; libere+; relache+; remis en liberte
     """),
    (Fate.FREED, Form.DOES, """
        release of; freeing of; liberation of; rescue of; releasing; freeing
     """, """
        liberation de; liberant; liberent; relachent; relachant; relaxe de
     """),
)  # fmt: skip

# What may be said of whoever came home or is missing: it tells of captives where the item is about captives and
# nothing above tells how many.
FAINT: tuple[Row, ...] = (
    (Fate.FREED, Form.EITHER, """
        let out; turned loose; handed over; handed back; dropped off; recovered; sent back; sent home; returned;
        ransomed out; allowed to leave|go
     """, """
        delivre; remis; rendu; affranchi; recupere; renvoye; secouru
     """),
    (Fate.FREED, Form.DONE, """
        came|come|comes|coming back|home; made it back|home; got away; broke|broken free; slipped away; managed to
        escape|flee; turned|turns|turn up alive|safe|unharmed|unhurt; are|is|were|was back; are|is|were|was home;
        found alive|safe|unharmed|unhurt; found safe|alive and; recovered alive; with their|his|her families|family;
        reached safety|home; at liberty; safe and sound; back with their|his|her families|family; back
        in|at|among|with; home|back|free after|again|at; home safe;
        home with;        regained freedom|liberty; recovered their|his|her freedom|liberty
     """, """
        libre; libres; retrouves; retrouvees; delivre+; relaxe+; affranchi+; renvoye+ chez; rendu+ a|aux
        leur|leurs|sa|son|ses famille|familles|siens;
        remis+ a|aux leur|leurs|sa|ses|autorites famille|familles|siens; remis+ en liberte; retrouve+
        vivant+|sain+|saufs; rentre+; revenu+; reviennent; revient; rentrent; regagne+ leur|leurs|son|ses; rejoint
        leur|leurs|son|ses|sa|le; sont|est de retour; de retour; hors de danger|captivite; parvenu+ a s'|fuir;
        reussi a fuir|s'; recouvrent la|leur liberte; retrouvent la|leur|leurs|les; retrouve leurs|leur|sa|ses
        proches|parents|famille|familles
     """),
    (Fate.ABDUCTED, Form.EITHER, """
        taken; held
     """, """
        retenu
     """),
    (Fate.ABDUCTED, Form.DONE, "", """
        ete garde+; parti+ avec eux; sont|est|restent|reste|demeurent|demeure captif+|otage|otages; retenus;
        retenues; pris+; restent|reste captif|captifs|captive|retenu+
     """),
    (Fate.MISSING, Form.EITHER, """
        unaccounted for; untraced; missing
     """, ""),
    (Fate.MISSING, Form.DONE, """
        gone missing; not|never been heard from|of; not been seen; never been seen; not|never heard of|from
        again|since; not|never seen again|since; not|never come back|home; did not come back|home; never came
        back|home; not returned; did not return; have|has vanished|disappeared; vanished; vanish; vanishes;
        disappeared; not reappeared; not resurfaced; no sign|trace|news of; whereabouts unknown; not back
     """, """
        manque|manquent|manquaient|manquait a l' appel; sans nouvelles; introuvable; introuvables; pas rentre+; pas
        revenu+; pas reparu; porte+ disparu+; pas reapparu; plus donne signe; plus donne de signe|nouvelles; non
        revenu+|rentre+|retrouve+; disparu; disparue; disparus; disparues
     """),
    (Fate.ABDUCTED, Form.DOES, """
        take; kept; keeping
     """, """
        gardent
     """),
    (Fate.MISSING, Form.DOES, """
        whereabouts of; search for; searching for; looking for
     """, """
        sans nouvelles de; recherche de; recherchent
     """),
)  # fmt: skip
