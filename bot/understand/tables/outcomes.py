"""The words for what became of people; `fate_words.py` looks for them, `counted.py` ties them to the numbers.

A row: fate, form, English, French. A semicolon parts phrases; each word of one is a token. `a|b` stands for one of the
words, `blesse+` for its four agreements: blesse, blessee, blesses, blessees. Of two rows for one phrase the first
holds.
"""

from __future__ import annotations

from bot.understand.tables.fates import Row
from bot.understand.tables.injured import INJURED
from bot.understand.tables.killed import BURIED, KILLED, NEUTRALISED
from bot.understand.tables.taken import ABDUCTED, FREED

OUTCOMES: tuple[Row, ...] = (*KILLED, *INJURED, *ABDUCTED, *FREED, *NEUTRALISED, *BURIED)

# "The army lost four men", «perdu deux éléments»: with people for an object only.
LOST = frozenset(("cost", "coute", "lost", "lose", "loses", "losing", "perdu", "perd", "perdent", "perdant"))
