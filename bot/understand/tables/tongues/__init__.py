"""The languages that are neither English nor French, a file each; see `tables/tongue.py`."""

from __future__ import annotations

from bot.understand.tables.tongues.arabic import ARABIC
from bot.understand.tables.tongues.bambara import BAMBARA
from bot.understand.tables.tongues.chinese import CHINESE
from bot.understand.tables.tongues.dutch import DUTCH
from bot.understand.tables.tongues.fulfulde import FULFULDE
from bot.understand.tables.tongues.german import GERMAN
from bot.understand.tables.tongues.hausa import HAUSA
from bot.understand.tables.tongues.italian import ITALIAN
from bot.understand.tables.tongues.portuguese import PORTUGUESE
from bot.understand.tables.tongues.russian import RUSSIAN
from bot.understand.tables.tongues.spanish import SPANISH
from bot.understand.tables.tongues.swahili import SWAHILI
from bot.understand.tables.tongues.tamasheq import TAMASHEQ
from bot.understand.tables.tongues.turkish import TURKISH
from bot.understand.tables.tongues.wolof import WOLOF
from bot.understand.tables.tongues.zarma import ZARMA

TONGUES = (
    SPANISH,
    PORTUGUESE,
    GERMAN,
    ITALIAN,
    DUTCH,
    TURKISH,
    ARABIC,
    HAUSA,
    BAMBARA,
    FULFULDE,
    ZARMA,
    TAMASHEQ,
    WOLOF,
    SWAHILI,
    RUSSIAN,
    CHINESE,
)
