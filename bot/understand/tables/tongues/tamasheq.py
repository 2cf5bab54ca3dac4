"""Tamasheq."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

TAMASHEQ = Tongue(
    name="Tamasheq",
    common="d n s dǎɣ daɣ ǝd ǝn wa wi meddǝn aytedan",
    numerals="ǝssin 2 karad 3 kǝrad 3 ǝkkoz 4 sǝmmos 5 sǝdis 6 sǎdis 6 ǝssa 7 ǝttam 8 tǝza 9 maraw 10",
    joiners="d",
    killed="ǝmmutan immutan ammutan",
    people="meddǝn aytedan",
    before=Beside(
        at="dǎɣ daɣ",
    ),
    joins="d",
    weekdays="aljimɣat 4",
    days="azala 0",
)
