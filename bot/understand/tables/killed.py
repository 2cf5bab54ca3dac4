"""The words for people who died, English and French side by side; `outcomes.py` tells how they are written."""

from __future__ import annotations

from bot.understand.tables.fates import Fate, Form, Row

KILLED: tuple[Row, ...] = (
    (Fate.KILLED, Form.EITHER, """
        killed; shot; murdered; executed; beheaded; massacred; slaughtered; assassinated; lynched; butchered;
        eliminated; shot dead; gunned down; mowed down; cut down by; shot and killed; hacked to death; stabbed to
        death; beaten to death; tortured|trampled|crushed|stoned to death; blown to pieces; burned|burnt to
        death|ashes; burned|burnt alive; put to death; finished off; mown down; wiped out; fatally shot|wounded;
        decapitated; lapidated; disembowelled; garrotted; strangled; smothered; asphyxiated; incinerated;
        exterminated; annihilated; martyred; blown|torn|ripped|blasted apart; cut to pieces; shot at
        close|point-blank range; struck dead; burnt in his|her|their home|house|houses|homes; mortally|fatally
        wounded|injured|stabbed|hit|struck|hurt
     """, """
        tue; abattu; assassine; execute; egorge; massacre; decapite; lynche; fusille; elimine; poignarde a mort;
        battu a mort; brule vif; liquide; froidement abattu; crible de balles; fauche par; trucide; occis; etrangle;
        pendu; lapide; eventre; foudroye; abattu a bout portant; abattu froidement
     """),
    (Fate.KILLED, Form.DONE, """
        died; die; dies; drowned; slain; perished; blown up; throats slit; throats were cut|slit; throat slit;
        throats|throat cut; throat was cut|slit; kia; succumbed; lost their|his|her lives|life; met their|his|her
        death|deaths; found dead; lay dead; did not survive; did not make it; not be saved; fell in
        action|combat|battle; fell fighting; fallen in action|combat|battle; fallen; fell; later died; died later;
        passed away; perish; bled to death; dead on arrival; gave|laid down their|his|her lives|life; paid with
        their|his|her lives|life; breathed their|his|her last; found|brought|recovered lifeless;
        found with his|her|their throat|throats cut|slit; called to god; put
        before a firing squad; no longer alive; are|is|were|was no more; did not live; did not pull through; did not
        come out alive; expired; bled out; burned|burnt in their|his|her sleep; died of;
        pronounced|declared|certified|confirmed dead; dead at the scene; attained|attain|achieved martyrdom; fell as
        martyrs; fell|fallen on the field|battlefield; fell|fallen on field|duty; made the ultimate|supreme
        sacrifice; paid the ultimate price; sent to their|his end|graves|grave|maker; were|was lifeless; lay
        lifeless; left|found|discovered|lying lifeless; lost to the attack;
        blew|blows|blowing|blown himself|herself up; beyond help; not make it alive; had
        their|his|her throats|throat cut|slit; not get up again; never woke up|again; lost her|his|their fight; dcd
     """, """
        tue+; peri; perissent; perirent; succombe; succombent; succombes; meurent; meurt; mortes; morte; perdu la
        vie; perdent la vie; perd la vie; trouve la mort; trouvent la mort; laisse la vie; cribles de balles;
        criblee de balles; criblees de balles; fauche+; n' ont pas survecu; n' a pas
        survecu; pas survecu; tombe; tombes; tombent; tombe au champ|front|combat; tombes au champ|front|combat;
        tombe|tombes les armes a la main; tombes dans l' exercice; tombe dans l' exercice; y sont restes; y est
        reste; y est restee; passe+ par les armes; rendu l' ame; soustrait+ a l' affection; arrache+ a la vie|l';
        donne leur|sa vie; decime+; liquide+; abattu+; assassine+; egorge+; execute+; fusille+; decapite+;
        massacre+; lynche+; etrangle+; pendu+; lapide+; eventre+; trucide+; foudroye+ par; exterminees; elimine+;
        ecrase+ par|sous; pulverise+; brule+ vif|vifs|vive|vives; asphyxie+; noye+; poignarde+ a mort; battu+ a
        mort; frappe+ a mort; roue+ de coups a mort; blesse+ mortellement|a mort; mortellement
        blesse+|atteint+|touche+|fauche+|poignarde+; atteint+|touche+ mortellement; eteint+ a l'|la|son; se sont
        eteints; s' est eteint; s' est eteinte; s' eteint; s' eteignent; n' est plus; ne sont plus; n' y ont pas
        survecu; n' y a pas survecu; ne survivra; ne survivront; n' aura pas survecu; n' auront pas survecu; laisse
        leur|sa vie|peau; laissent la|leur vie; y a|ont laisse la|leur|sa vie; y laissent la|leur vie; perdu leur|sa
        vie; perdirent la vie; perdre la vie; ote la vie; trepasse; trepasses; trepassent; expire; expires; rendu
        leur|son ame; rendu leur|son dernier souffle|soupir; rendent l' ame; rend l' ame; quitte ce monde|cette
        terre; rejoint le|leur|son createur|seigneur|pere; consenti|consent|consentent|consentirent le sacrifice
        supreme; consenti le|au sacrifice ultime; fait le sacrifice supreme; fait don de leur|sa vie;
        paye|payent|paie|paient de leur|sa vie; mort+ pour la patrie; mort+ sur le coup; mort+ des suites; mort+ au
        combat; dechiquete+; reduit+ en cendres; calcine+; carbonise+; emporte+ par|dans l'|la|une|le
        explosion|deflagration|attaque|mine|rafale; rappele+ a dieu; arrache+ aux|a leurs|leur|siens|famille|l'
        affection; peris; perit; retrouve+|decouvert+|trouve+ sans vie; retrouve+|decouvert+|trouve+ inanime+;
        retrouve+|decouvert+|trouve+ mort+; retrouve+|decouvert+|trouve+ egorge+; restes|reste sur le carreau;
        sont|est reste+ sur le carreau; mordu la poussiere; succombee;
        gisait|gisaient|gisent sans vie; gisait|gisaient|gisent; ne se relevera|releveront pas|plus; ne
        reverra|reverront plus|pas; gorge|gorges tranchee|tranchees; succomberont; decede+; decedent;
        tombe+|tombent au champ d' honneur; tombe+ les armes; tombe+ sous les|des|le balles|tirs|feu; tombe+ en
        martyr|martyrs; tombe+ pour la|notre patrie
     """),
    (Fate.KILLED, Form.DOES, """
        kill; kills; killing; killings; murdering; executing; slaughtering; shooting dead; shoot dead; shoots dead;
        gunning down; gun down; behead; beheads; beheading; murder; murders; shoot; deaths of; death of; murder of;
        massacre of; execution of; killing of; killings of; claimed the lives|life of; claims the lives|life of;
        claiming the lives|life of; cost the lives|life of; took the lives|life of; assassination of; cutting down;
        cut down; mowing down; picking off; picked off; put to the sword; slit|cut|slits|cuts the
        throats|throat of; slitting the
        throats|throat of; taking the lives|life of; snuffed out the lives|life of; left dead; leaves dead; leaving
        dead; sacrifice of; loss of; demise of; slaying of; slayings of; beheading of; assassinations of; lynching
        of; stoning of; decapitating; strangling; executions of
     """, """
        tuent; tuer; tuant; abattent; abattre; abattant; egorgent; egorgeant; executent; executant; massacrent;
        massacrant; assassinent; assassinant; coute la vie a|au|aux; coutant la vie a|au|aux; cause la mort de;
        causant la mort de; cause le deces de; la mort de; mort de; le deces de; deces de; meurtre de; assassinat
        de; massacre de; tuerie de; execution de; perte de; fauche; fauchent; fauchant; egorger; assassiner;
        massacrer; executer; fusillent; fusillant; decapitent; decapitant; etranglent; lynchent; eliminent;
        eliminant; eliminer; liquident; liquidant; trucident; occit; ravi la vie a|aux; ravit la vie a|aux; ote la
        vie a|aux; otant la vie a|aux; fauche la vie de|a; arrache la vie a|aux; arrachant la vie a|aux; prive de
        vie; couter|coutent|couterent|coutera la vie a|au|aux; la perte de;
        elimination de; assassinats de; pertes de; trepas de; mise a mort de; lynchage de; executions de; a mis a
        mort; ont mis a mort; mettent a mort; met a mort
     """),
    (Fate.KILLED, Form.COUNTS, """
        dead; deaths; death; deceased; deceased on arrival; deceased on arrival or since; martyrs; fatalities;
        fatality; bodies; corpses; body; corpse; lives; losses; loss of life|lives; mortalities; remains of; kias;
        lifeless bodies|body; fatal casualties|casualty; deaths on the spot
     """, """
        mort; morts; martyr; deces; corps; cadavres; cadavre; vies; pertes; pertes en vies humaines; pertes
        humaines; corps sans vie; corps cribles de balles; corps calcines; defunts; defunt; defunte; depouilles;
        depouille; trepas; morts sur place|le|la; pertes en hommes; deces sur place
     """),
)  # fmt: skip

# Dead, where no dead are told.
BURIED: tuple[Row, ...] = (
    (Fate.BURIED, Form.EITHER, """
        buried; buries; bury; mourn; mourns; mourned; mourning; interred; prayed|pray over; weep|wept|weeping
        for; closed the eyes of
     """, """
        enterre; inhume; pleure; pleurent; pleurons; pleurer; pleurant; porte le deuil de
     """),
    (Fate.BURIED, Form.DONE, """
        laid to rest; under the earth|ground; are|is gone; gone forever|for ever;
        lie|lies|lay|lying behind|under|beneath|between|beside|among; lie|lies|lay|lying in the
        yard|street|sand|courtyard|market|mosque|morgue|dust|field|fields|grass|road|mud; fell asleep in the lord;
        did|will not come home alive; will not|never see|be home; returned to god|dust|their|his maker; laid
        in the|one|a|their grave|graves|earth
     """, """
        enterres; inhumes; enterrees; inhumees; sous terre; sous la terre; endormi+ dans la paix; endormi+ dans
        le seigneur; repose+|reposent en paix; retourne+ a|aupres dieu; ne rentrera|rentreront|reviendra|reviendront
        pas|plus; porte+|mis en terre; conduit+|accompagne+ a leur|sa derniere demeure
     """),
    (Fate.BURIED, Form.COUNTS, """
        coffins; coffin; body bags; burials; shrouds
     """, """
        cercueils; cercueil; linceuls; inhumations; enterrements
     """),
)  # fmt: skip

# Dead perhaps: they count in the most alone.
NEUTRALISED: tuple[Row, ...] = (
    (Fate.NEUTRALISED, Form.EITHER, """
        neutralised; neutralized; put out of action
     """, """
        neutralise; desactive; mis hors d'etat de nuire; mis hors de combat
     """),
    (Fate.NEUTRALISED, Form.DONE, "", """
        neutralise+; desactives; mis hors combat
     """),
    (Fate.NEUTRALISED, Form.DOES, """
        neutralising; neutralizing; neutralize; neutralisation of
     """, """
        neutralisant; neutralisent; neutraliser; neutralisation de
     """),
)  # fmt: skip
