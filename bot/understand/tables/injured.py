"""The words for people who were hurt, English and French side by side; `outcomes.py` tells how they are written."""

from __future__ import annotations

from bot.understand.tables.fates import Fate, Form, Row

INJURED: tuple[Row, ...] = (
    (Fate.INJURED, Form.EITHER, """
        wounded; injured; shot and wounded|injured; hurt;
        maimed; stabbed; slashed; treated; knocked out; grazed; harmed; battered; bruised;
        gashed; lacerated; scalded; concussed; disfigured; crippled; bloodied; clubbed; whipped; flogged; lashed;
        caned; pistol-whipped; tortured; mutilated; roughed up; mauled; scarred; speared; patched up; stitched up;
        bandaged; winged
     """, """
        blesse; assomme; tabasse; bastonne; amoche; contusionne; estropie; eborgne; defigure; ebouillante; moleste;
        fouette; flagelle; matraque; poignarde; taillade; lacere; meurtri; touche; atteint
     """),
    (Fate.INJURED, Form.DONE, """
        sustained|suffered injuries|burns|wounds|fractures|cuts; suffered a fracture; survived with
        burns|injuries|wounds; light|minor|severe|serious burns; shot at;
        slightly|badly|severely|seriously burnt|burned; beaten up; beaten unconscious; beaten and left with;
        badly|severely|savagely beaten; cut by shrapnel|glass|splinters; hit|struck by
        shrapnel|splinters|bullets|gunfire; gunshot|bullet wounds; wia; treated for; treated at;
        being treated; hospitalised; hospitalized; taken|rushed|brought|carried|evacuated|transferred|admitted to
        hospital|hospitals; taken|rushed|brought|carried|evacuated|transferred|admitted to the|a|an
        hospital|clinic|infirmary; taken|rushed|brought|carried|evacuated|transferred|admitted to the|a|an
        health|district|regional|military|local centre|center|hospital|post; in|needs|need intensive care;
        got|received|took bullets|shots|pellets in the; recovering in|at; have|has|had
        burns|injuries|wounds|fractures; has|have|had a bullet|gunshot|shrapnel wound; a bullet in the|his|her;
        are|is|were|was|remain|remains|lie|lies|still in hospital; hit by
        stones|bullets|gunfire|shots|rubber|shells; hit|struck by a stone|bullet|shot|grenade|splinter; struck|hit
        by a stray bullet; hit|struck|shot|wounded|injured|hurt in the|his|her side|stomach|groin|elbow|wrist;
        has|have|had|got|received|with minor|light|slight|superficial|serious|severe|bad
        cuts|burns|wounds|injuries|bruises|fractures; broke|breaking an|a|his|her
        arm|leg|wrist|ankle|rib|collarbone|hip; has|have|had|with|suffered|got a broken|fractured
        arm|leg|jaw|wrist|rib|skull|ankle|hip|collarbone; with broken|fractured arms|legs|ribs; hit by stray
        bullets|fire; struck by stray bullets|fire; took|caught|received|suffered|sustained a|two|three
        bullet|bullets|round|rounds|pellet|pellets in|to|through; caught|took|received|hit by|in
        a|flying|some|several shrapnel|splinter|splinters|fragment|fragments|glass|debris|stone|pellets;
        had|have|has to be stitched|bandaged|patched|treated|operated|hospitalised|amputated;
        stitched|patched|bandaged|sewn up; being|been|was|were|are|is operated on|upon;
        underwent|undergoing|undergo|in|awaiting|needs|need surgery; being|been|are|is|was|were looked after; looked
        after in|at|by; being|been|are|is|was|were cared for; being|been|are|is|was|were under care|treatment;
        receiving|received|receive|getting|got|given care|treatment|first; in|into|to intensive|critical care; in
        a|serious|critical|stable|grave condition; in a serious|critical|stable|grave condition; in a coma; fighting
        for his|her|their life|lives; between life and death; on a drip; on drips; in plaster; lost the|all
        use|sight|feeling of|in; beaten with|by|so|badly|black|until|senseless|bloody; were|are beaten;
        robbed|stripped|searched|tied|threatened|stopped and beaten;
        were
        burnt|burned; had|have been beaten; was|were|been|being|got|is|are
        whipped|flogged|lashed|caned|tortured|clubbed|battered|stabbed|slashed|mauled|bruised|scalded|concussed;
        bleeding|bled from|badly|heavily|profusely|out; left bleeding; left for dead; survived|survive|lived
        his|her|their|the wounds|injuries|burns|blast; escaped|escapes|got off|away with
        minor|slight|light|bruises|cuts|scratches|burns|superficial|only; escaped with bruises|cuts|scratches|burns;
        needs|need|needed|required|requires medical|hospital treatment|care|attention; medevaced; airlifted
        with|to|for; winged by; nicked by; clipped by; peppered with; riddled|peppered by|with
        shrapnel|pellets|splinters|fragments; knocked down|unconscious|senseless; with a|the hand|arm|leg|foot
        in|missing; inj; wded
     """, """
        blesse+; asphyxie+|intoxique+ par des|les|le gaz|lacrymogenes|fumees; soigne+ a|au|aux|par|pour;
        a|ont une|des balle|balles dans; aux urgences; couche+ a l'
        hopital; couche+ au centre|csps|cscom|dispensaire; evacue+ a l' hopital; evacue+ vers l'|un|le|les
        hopital|csps|cscom|csref|chr|chu; evacue+ au|aux|sur|dans le|les csps|cscom|csref|chr|chu|hopital; evacue+
        au|aux csps|cscom|csref|chr|chu|urgences; evacue+ au|vers centre de sante; evacue+ vers le centre de sante;
        admis+|transporte+|conduit+|transfere+|amene|amenes|amenee a l' hopital;
        admis+|transporte+|conduit+|transfere+|amene|amenes|amenee au|aux urgences|csps|cscom|csref|chr|chu; pris+
        en charge a|au|aux|par|pour|dans; pris ‹1› balle; atteint+ a la|l'|une
        jambe|epaule|main|tete|cuisse|hanche|poitrine|abdomen; atteint+ au
        bras|pied|dos|ventre|genou|visage|thorax|cou; bras|jambe casse|cassee|fracture|fracturee; casse le|la|un|une
        bras|jambe|poignet|cheville; souffre|souffrent de contusions|traumatismes; touches par; touche par; touchee
        par; touchees par; touche a; touchee a; touches a; touche+ au|aux|legerement|grievement; atteint+ aux|de|par
        jambes|bras|pieds|mains|yeux|balles; atteint+ par; perdu un oeil|pied|bras|doigt; perdu une jambe|main;
        souffre|souffrent de brulures|fractures|blessures; souffre|souffrent d' un traumatisme; effleure+ par;
        sont|est|etaient|etait|restent|reste a l' hopital; passe+ a tabac; ampute; amputee; amputes; assomme+;
        alite+; hospitalise+; admis+ a; soigne+; panse+; recousu+; suture+; opere+ d'|de|a|au; platre+; pris+ en
        charge; sous perfusion|soins|oxygene; aux|en soins|reanimation intensifs; en reanimation; au bloc; dans le
        coma; dans un etat grave|critique|serieux|preoccupant|stable|juge|desespere; entre la vie et la mort; en
        urgence absolue|relative; evacue+|transfere+|refere+|admis+ d' urgence; evacue+|transfere+ sanitaire;
        medicalement evacue+; touche+; atteint+; grievement|gravement|serieusement|legerement|severement
        atteint+|touche+|brule+|frappe+|mutile+; mal en point; s' en tire|tirent|sort|sortent avec;
        s' en est tire|sorti avec; s' en sont tires|sortis avec; en
        est|sont|seront|sera quitte|quittes pour; frappe+|battu+|roue+|cogne+|assomme+ a|de|par|avec
        coups|coup|crosse; frappe+|battu+|roue+|tabasse+|moleste+ a coups de; battus; battues; tabasse+; moleste+;
        fouette+; flagelle+; matraque+; bastonne+; rosse+; brutalise+; torture+; malmene+; poignarde+; taillade+;
        lacere+; balafre+; entaille+; coupe+ a|au|aux; contusionne+; commotionne+; amoche+; estropie+; mutile+;
        eborgne+; defigure+; ebouillante+; intoxique+; brule+ au|aux|dans; incommode+ par; laisse+ pour mort+;
        souffle+ par; projete+ par|au; crible+ d' eclats; fauche+ a la|une jambe; ensanglante+;
        recoit|recoivent|recevaient|recu des soins; saigne|saignent|saignait; boite|boitent; bl
     """),
    (Fate.INJURED, Form.DOES, """
        treating; tore|blew|tearing|blowing|ripped off the|a foot|leg|arm|hand|feet|legs of; wounding; injuring;
        hurting; hurts; maiming; maims; wound; wounds; injure; injures; beat up; beating up; hospitalising;
        hospitalizing; leaving
        hurt|wounded|injured; left hurt|wounded|injured; harming; harms; whipping; flogging; torturing; stabbing;
        slashing; operated on; injury to; injuries to; wounds to; wounding of
     """, """
        arrache|emporte|arrachant le|la|un|une pied|jambe|bras|main d'|de|a; soignent; blessant; blesser; blessent;
        touchant; touchent; blessera; atteignant; tabassent; tabassant; molestent; molestant; fouettent; fouettant;
        mutilent; mutilant; soignait; soignaient; blessures de|a; torturent; torturant; rouent|rouant de coups
     """),
    (Fate.INJURED, Form.COUNTS, """
        injuries; gunshot patients|victims|casualties; injury; casualties treated|admitted;
        burns|trauma|gunshot|bullet|blast|shrapnel|surgical patients|patient|victims|cases|case; amputees; war
        wounded; walking wounded; stretcher cases; wias; medevacs
     """, """
        blessures; blessures legeres|graves|par; brules; grands brules; polytraumatises; evacuations sanitaires;
        urgences absolues|relatives; accidentes; lesions
     """),
)  # fmt: skip
