"""German."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

GERMAN = Tongue(
    name="German",
    capitals=True,
    common=(
        "der die das und ist den dem des von mit ein eine einem einen einer im in auf am zu zum zur nach bei aus "
        "nicht wurde wurden sind hat haben sich für an als auch wie vor über"
    ),
    numerals=(
        "zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwölf 12 dreizehn 13 vierzehn 14 "
        "fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreißig 30 vierzig 40 fünfzig 50 "
        "sechzig 60 siebzig 70 achtzig 80 neunzig 90 hundert 100 einhundert 100 dutzend 12"
    ),
    units="ein 1 zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9",
    glue="und",
    killed=(
        "getötet getöteten tötete töteten töten tötet tot tote toten toter todesopfer erschossen ermordet "
        "ermordeten ermordete starb starben sterben gestorben umgekommen hingerichtet enthauptet leichen gefallen "
        "kamen_ums_leben ums_leben"
    ),
    injured="verletzt verletzte verletzten verletzter verwundet verwundete verwundeten schwerverletzte",
    taken=(
        "entführt entführte entführten entführen verschleppt verschleppte verschleppten verschleppen geiseln geisel "
        "geiselnahme"
    ),
    parts="darunter davon unter_ihnen",
    things=(
        "jahre jahren jahr kilometer km stunden tage tagen monate wochen motorrädern motorräder fahrzeuge "
        "fahrzeugen lastwagen häuser dörfer dörfern angriffe angriffen uhr rinder meter"
    ),
    nobody_dead=(
        "tote_gab_es_nicht tote_gab_es_keine es_gab_keine_toten getötet_wurde_niemand niemand_wurde_getötet "
        "niemand_starb keine_opfer keine_toten niemand_getötet niemand_kam_ums_leben"
    ),
    nobody_hurt="keine_opfer keine_verletzten niemand_verletzt niemand_wurde_verletzt",
    reach=8,
    ones="ein eine einen einer einem",
    persons=(
        "person mann frau kind mädchen junge fahrer hirte bauer händler zivilist bewohner dorfbewohner lehrer imam "
        "priester polizist soldaten mensch"
    ),
    forces="soldat soldaten gendarmen gendarm polizisten polizist armee militär soldatinnen",
    people=(
        "nomaden zivilist dorfbewohnern viehhirten fahrgäste reisende lehrer imam priester zivilisten dorfbewohner "
        "bewohner bauern hirten händler kinder frauen männer passagiere fischer goldgräber menschen"
    ),
    happened={
        "mine or bomb": (
            "sprengsatz sprengsätze sprengfalle sprengfallen landmine landminen autobombe selbstmordanschlag "
            "mine_gefahren auf_eine_mine bombenanschlag"
        ),
        "strike from the air or afar": (
            "drohnenangriff drohnenangriffe luftangriff luftangriffe luftschlag luftschläge drohne drohnen beschuss "
            "granaten raketen mörser"
        ),
        "explosion": "explosion explosionen explodierte detonierte anschlag anschläge",
        "attack on forces": (
            "militärstützpunkt armeestützpunkt militärlager kaserne armeeposten militärposten militärkonvoi "
            "angriff_auf_soldaten"
        ),
        "ambush": "hinterhalt",
        "fighting": "kämpfe gefechte gefecht zusammenstöße feuergefecht kämpfen",
        "shooting heard": "schüsse",
        "a town or base lost": "eingenommen erobert überrannt",
        "kidnapping": "entführung entführungen verschleppung festgehalten",
        "civilians killed": "massaker",
        "a settlement or civilians attacked": (
            "angriff_auf_ein_dorf überfall_auf_ein_dorf überfall_auf_dorf überfall_auf_das angriff_auf_dorf "
            "niedergebrannt geplündert plünderten"
        ),
        "blockade or road closed": (
            "blockade blockiert blockieren straßensperre straßensperren gesperrt abgeriegelt ausgangssperre "
            "belagert belagerung belagern abgeschnitten"
        ),
        "protest or riot": (
            "protest proteste demonstration demonstrationen demonstranten krawalle unruhen ausschreitungen streik"
        ),
        "coup or mutiny": "putsch putschversuch meuterei militärputsch",
        "jailbreak": "gefängnisausbruch ausgebrochen",
        "arrests or seizures": "festgenommen festnahme festnahmen beschlagnahmt",
        "ultimatum or threat": "ultimatum drohung drohungen drohen gedroht",
        "displacement": "vertriebene geflohen flohen fliehen flüchteten vertrieben",
        "withdrawal": "abzug abgezogen räumt räumte geräumt rückzug zieht_ab aufgegeben",
        "attack": (
            "überfallen attackiert attackierten attackieren stürmten eröffneten_das_feuer beschossen angriff "
            "angriffe angegriffen überfall überfälle überfielen greifen_an griffen"
        ),
        "armed men": "bewaffnete bewaffneten angreifer unbekannte",
        "armed group": "dschihadisten terroristen islamisten extremisten dschihadistische jnim boko_haram",
    },
    other={
        "drill": "übung übungen manöver militärübung katastrophenübung probealarm",
        "trade": "preis preise ernte ernten export exporte baumwolle bauern_haben zwiebeln",
        "sport": (
            "gewann siegte torschütze trainer elf_von fußball spiel spiele tor tore liga meisterschaft "
            "nationalmannschaft elfmeter stürmer turnier pokal"
        ),
        "trial": "prozess anklage angeklagte angeklagter gericht urteil verurteilt landgericht oberlandesgericht",
        "anniversary": "jahrestag gedenken gedenkfeier vor_zehn_jahren vor_fünf_jahren",
        "weather": "regen hochwasser überschwemmung überschwemmungen dürre",
        "culture": "buch lesung theater schriftsteller roman_über festival film roman museum ausstellung konzert",
        "politics": (
            "außenminister premierminister ministerpräsident besuch amtskollegen präsident_empfängt empfing "
            "eröffnete unterzeichnete abkommen wahlkommission minister gipfel wahl wahlen botschafter ernannt "
            "parlament staatsbesuch"
        ),
        "aid": "spende spenden hilfsgüter projekt impfung",
        "accident": "verkehrsunfall unfall zusammenstoß einsturz kenterte gekentert",
        "nature": "ernte rekordernte cholera meningitis masern epidemie malaria",
        "study": "studie bericht_über statistik",
        "training": "ausbildung lehrgang",
        "opinion": "kommentar leitartikel analyse",
    },
    over="freigelassen freilassung wieder_frei befreit blockade_aufgehoben aufgehoben wieder_geöffnet",
    denied="dementiert dementierte dementieren falschmeldung",
    before=Beside(
        between="zwischen",
        near=(
            "bei nahe unweit_von unweit nahe_von in_der_nähe_von nördlich_von südlich_von östlich_von westlich_von "
            "kilometer_von außerhalb_von"
        ),
        border="grenze_zu grenze_nach",
        origin="aus",
        destination="nach richtung auf_dem_weg_nach geflohen_nach",
        care="krankenhaus_von krankenhaus_in klinik_in",
        office=(
            "bürgermeister_von gouverneur_von präfekt_von bischof_von garnison_von landgericht oberlandesgericht "
            "bauern_von"
        ),
        division="region provinz kreis departement",
        target="dorf stadt ort weiler stützpunkt_in posten_in kaserne_in fischerdorf überfall_auf angriff_auf",
        at="in",
    ),
    articles="der die das den dem des dorf stadt ort von weiler gemeinde",
    joins="und nach bis",
    weekdays="montag 0 dienstag 1 mittwoch 2 donnerstag 3 freitag 4 samstag 5 sonnabend 5 sonntag 6",
    months=(
        "januar 1 februar 2 märz 3 april 4 mai 5 juni 6 juli 7 august 8 september 9 oktober 10 november 11 dezember 12"
    ),
    days="heute 0 gestern -1 vorgestern -2 heute_morgen 0 gestern_abend -1 letzte_nacht -1",
    day_parts="abend nacht morgen mittag nachmittag vormittag",
    past=(
        "im_vergangenen_jahr vergangenes_jahr letztes_jahr im_vorjahr im_vergangenen_monat vor_einem_jahr "
        "vor_zwei_jahren bereits_im"
    ),
    eves="nacht_zum nacht_auf nacht_zu",
    since="seit seit_dem",
    voices={
        "ARMY": "armee generalstab militärkreise streitkräfte garnison",
        "GOVERNMENT": (
            "regierung ministerium innenministerium verteidigungsministerium außenministerium gesundheitsministerium"
        ),
        "LOCAL_AUTHORITY": "bürgermeister gouverneur präfekt präfektur dorfvorsteher",
        "POLICE": "polizei staatsanwaltschaft gendarmerie",
        "HEALTH": "krankenhaus klinik",
        "WITNESSES": "bewohner augenzeugen",
    },
    says="sagte sagten bestätigte bestätigten teilte laut zufolge berichtete berichten meldete erklärte mitteilte",
    silent="schweigt äußerte_sich_nicht nicht_bestätigt keine_stellungnahme",
    rumour="gerücht gerüchte unbestätigt unbestätigten angeblich",
)
