"""Wolof."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

WOLOF = Tongue(
    name="Wolof",
    common="ci bi yi gi ak la nañu di ñu mu ko te am na bu dañu lañu moo ñiy ay yu giy",
    numerals=(
        "ñaar 2 ñaari 2 ñett 3 ñetti 3 ñeent 4 ñeenti 4 juróom 5 juróomi 5 juróom-benn 6 juróom-ñaar 7 juróom-ñett "
        "8 juróom-ñeent 9 fukk 10 ñaar-fukk 20"
    ),
    joiners="ak",
    killed="dee deeñu deewaat faatu rey reyee",
    injured="gaañu gaañ",
    taken="siif",
    things="kamiyoŋ moto at fan",
    nobody_dead="kenn_dee_wul kenn_deewul",
    ones="benn",
    persons="nit góor jigéen xale soldaar",
    forces="soldaar soldaari polis sàndarm",
    people="nit sofëer jigéen xale",
    happened={
        "armed men": "yor_fetal ñu_yor_fetal yor_ay_fetal",
        "attack": "songe song songees",
        "arrests or seizures": "jàpp_nañu lañu_jàpp",
        "a settlement or civilians attacked": "lakk",
    },
    other={
        "sport": "futbal lamb ndaamu",
        "anniversary": "sargal",
    },
    before=Beside(
        between="diggante",
        near="wetu ci_wetu",
        origin="jóge",
        destination="jëm",
        office="perefe meer",
        at="ci fi",
    ),
    joins="ak jëm",
    weekdays="altine 0 talaata 1 àllarba 2 alxemes 3 àjjuma 4 gaawu 5 dibéer 6",
    days="tey 0 démb -1",
    voices={
        "LOCAL_AUTHORITY": "perefe meer",
    },
    says="wax nee",
)
