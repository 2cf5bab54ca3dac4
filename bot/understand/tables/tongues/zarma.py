"""Zarma and Songhay, close enough to share a table."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

ZARMA = Tongue(
    name="Zarma and Songhay",
    common="i na ra go no ga nda kaŋ boro wo di woo a mo mana ne koyra here kulu hane",
    numerals="hinka 2 hinza 3 taaci 4 gu 5 iddu 6 iyye 7 ahakku 8 yegga 9 iway 10 waranka 20",
    joiners="cindi nda",
    killed="wi buu bu",
    injured="maray marayan",
    things="hawyan motoyan jiiri saaya",
    nobody_dead="boro_kulu_mana_bu boro_kulu_mana_buu",
    noun_first=True,
    ones="fo",
    persons="boro alboro wayboro sooje",
    forces="sooje soojey sojey",
    people="boro borey boroyaŋ",
    happened={
        "armed men": "bindiga_koyey bindiga_koyo wongaarey wongaariyey bindiga_jare ga_bindiga_jare",
        "fighting": "wongo",
    },
    other={
        "weather": "isa_hari beene_hari hari_bambata",
        "trade": "hayni barmay habo_barmay saaku",
    },
    over="taŋ_i",
    behind=Beside(
        between="game",
        near="jere jeroo",
        destination="here fonda",
        office="prefe amiiro koyo",
        division="laabo lasaabu",
        at="ra habo_ra koyra_ra boŋ",
    ),
    joins="nda",
    weekdays="atinni 0 atalaata 1 alarba 2 alamisi 3 alzuma 4 asibti 5 alhadi 6",
    days="hunkuna 0 bi -1",
    voices={
        "LOCAL_AUTHORITY": "prefe koyra_koyo amiiro koyraa_amiiroo",
    },
    says="ci ne",
    rumour="bay_wala_cimi_no mana_bay",
)
