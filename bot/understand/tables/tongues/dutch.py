"""Dutch."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

DUTCH = Tongue(
    name="Dutch",
    common=(
        "de het een van en in op te dat die voor met is zijn werd werden naar aan bij uit tot door niet er om ook "
        "heeft hebben sinds tussen tijdens meldt nog nu hun"
    ),
    numerals=(
        "twee 2 drie 3 vier 4 vijf 5 zes 6 zeven 7 acht 8 negen 9 tien 10 elf 11 twaalf 12 dertien 13 veertien 14 "
        "vijftien 15 zestien 16 zeventien 17 achttien 18 negentien 19 twintig 20 dertig 30 veertig 40 vijftig 50 "
        "zestig 60 zeventig 70 tachtig 80 negentig 90 honderd 100"
    ),
    units="een 1 twee 2 drie 3 vier 4 vijf 5 zes 6 zeven 7 acht 8 negen 9",
    glue="en",
    killed=(
        "gedood gedode doden dode doodgeschoten vermoord vermoorde omgekomen kwamen_om om_het_leven "
        "dodelijke_slachtoffers gesneuveld onthoofd lichamen overleden"
    ),
    injured="gewond gewonden gewonde raakten_gewond",
    taken="ontvoerd ontvoerde ontvoerden ontvoering gegijzeld gijzelaars meegenomen",
    parts="onder_wie waaronder van_wie",
    things=(
        "jaar jaren kilometer km uur dagen weken maanden meter motoren voertuigen vrachtwagens huizen dorpen koeien "
        "liter keer"
    ),
    nobody_dead="geen_doden geen_slachtoffers niemand_kwam_om",
    nobody_hurt="geen_gewonden geen_slachtoffers niemand_raakte_gewond",
    reach=8,
    ones="een",
    persons=(
        "persoon man vrouw kind meisje jongen chauffeur herder boer handelaar burger inwoner leraar imam priester agent"
    ),
    forces="soldaat soldaten militair militairen gendarmes gendarme politieagenten hulpstrijders",
    people="burgers burger dorpelingen boeren herders handelaren kinderen vrouwen inwoners passagiers mensen",
    happened={
        "mine or bomb": "bermbom bermbommen landmijn landmijnen autobom zelfmoordaanslag explosief",
        "strike from the air or afar": (
            "luchtaanval luchtaanvallen droneaanval drone drones beschieting granaten mortier bombardement raketten"
        ),
        "explosion": "explosie explosies ontploffing ontplofte aanslag aanslagen",
        "attack on forces": "legerbasis legerkamp legervoertuig legerpost legerkonvooi kazerne aanval_op_het_leger",
        "ambush": "hinderlaag",
        "fighting": "gevechten vuurgevecht confrontaties schotenwisseling",
        "a town or base lost": "ingenomen veroverd onder_de_voet",
        "civilians killed": "bloedbad slachting",
        "a settlement or civilians attacked": (
            "aanval_op_een_dorp aanval_op_het_dorp overval_op geplunderd platgebrand in_brand_gestoken"
        ),
        "blockade or road closed": "blokkade geblokkeerd wegblokkade afgesloten avondklok belegerd belegering",
        "protest or riot": (
            "protest protesten demonstratie demonstraties demonstranten betogers betoging rellen plunderingen staking"
        ),
        "coup or mutiny": "staatsgreep coup couppoging muiterij",
        "arrests or seizures": "gearresteerd opgepakt aangehouden arrestaties",
        "ultimatum or threat": "ultimatum dreiging dreigt dreigen",
        "displacement": "ontheemden gevlucht vluchtten vluchten_voor ontheemd",
        "withdrawal": "terugtrekking trekt_zich_terug teruggetrokken ontruimd",
        "attack": (
            "overvallen overval bestormden bestormd beschoten openden_het_vuur aanval aanvallen aangevallen vielen_aan"
        ),
        "armed men": "gewapende_mannen gewapenden aanvallers schutters",
        "armed group": "jihadisten terroristen strijders jnim boko_haram",
    },
    other={
        "drill": "oefening oefeningen militaire_oefening rampoefening",
        "trade": "prijs prijzen oogst export katoen",
        "sport": (
            "won_met trainer doelman ploeg voetbal wedstrijd doelpunt doelpunten competitie elftal spits toernooi"
        ),
        "trial": "rechtbank proces veroordeeld rechter vonnis verdachten aanklager",
        "anniversary": "herdenking herdenkt verjaardag jaar_geleden",
        "weather": "regen overstroming overstromingen droogte oogst",
        "culture": "festival film roman museum tentoonstelling concert boekbespreking",
        "politics": (
            "premier bezoek ministers ambtgenoot minister top verkiezingen ambassadeur benoemd parlement staatsbezoek"
        ),
        "aid": "donatie hulpgoederen project vaccinatie",
        "accident": "verkeersongeluk ongeluk aanrijding instorting gekapseisd",
        "nature": "cholera meningitis mazelen epidemie malaria",
        "training": "opleiding training",
        "opinion": "opinie commentaar analyse",
    },
    over="vrijgelaten vrijlating weer_vrij bevrijd blokkade_opgeheven opgeheven heropend",
    denied="ontkent ontkende ontkennen",
    before=Beside(
        between="tussen",
        near=(
            "bij nabij vlakbij in_de_buurt_van ten_noorden_van ten_zuiden_van ten_oosten_van ten_westen_van "
            "kilometer_van buiten"
        ),
        border="grens_met",
        origin="vanuit uit van",
        destination="naar richting",
        care="ziekenhuis_van ziekenhuis_in",
        office="burgemeester_van gouverneur_van prefect_van bisschop_van",
        division="regio provincie departement",
        target="dorp stad aanval_op overval_op basis_in",
        at="in te",
    ),
    articles="de het een dorp stad plaats dorpje",
    joins="en naar",
    weekdays="maandag 0 dinsdag 1 woensdag 2 donderdag 3 vrijdag 4 zaterdag 5 zondag 6",
    months=(
        "januari 1 februari 2 maart 3 april 4 mei 5 juni 6 juli 7 augustus 8 september 9 oktober 10 november 11 "
        "december 12"
    ),
    days="vandaag 0 gisteren -1 eergisteren -2 vanochtend 0 vanmorgen 0 vannacht -1 gisteravond -1",
    day_parts="avond nacht ochtend morgen middag namiddag",
    past="vorig_jaar vorige_maand een_jaar_geleden twee_jaar_geleden",
    since="sinds",
    voices={
        "ARMY": "leger legerleiding generale_staf",
        "GOVERNMENT": "regering ministerie",
        "LOCAL_AUTHORITY": "burgemeester gouverneur prefect",
        "POLICE": "politie gendarmerie openbaar_ministerie",
        "HEALTH": "ziekenhuis",
    },
    says="meldt melden volgens zei zegt bevestigde bevestigt verklaarde berichtte",
    silent="zwijgt niet_gereageerd geen_commentaar",
    rumour="geruchten onbevestigde onbevestigd",
)
