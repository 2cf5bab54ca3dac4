"""What a name is to its text by where it stands: at the head of a title, a post or a line, or in a list of places."""

from __future__ import annotations

import re

from bot.understand.gazetteer.gazetteer import Mention
from bot.understand.tables import layout as table
from bot.understand.tables.places import Role
from bot.understand.text.prose import Clause, Part, Prose

LOOK_BACK, LOOK_ON = 75, 50  # characters before a name and behind it

_LIST_HEAD = re.compile(table.LIST_HEAD)
_TITLE_HEAD = re.compile(table.TITLE_HEAD)
_HEADED = re.compile(r"^ ?(?:\([^)]{2,40}\) ?)?(?::| [-–—|] )")
_HEADED_ROW = re.compile(r"[^.]{0,80} ?:")
# Nothing is given back: capitals alone could be cut into names in ever so many ways.
_ROW_ONLY = re.compile(r"(?:[\s,;•*–-]++|(?:et|and|de|du|la|le|les|the|à) |[dl]'|[A-ZÀ-Ý][\w'-]*+|\([^()]{0,40}\))*+$")
_BULLET, _NEWS = re.compile(table.BULLET), re.compile(table.NEWS_HEAD)
_DAY_HEAD, _COLON = re.compile(table.DAY_HEAD), re.compile(r"(?: \([^()\n]{1,40}\))? ?:")
_ENTRY_BEFORE, _ENTRY_DATED = re.compile(r"[.;!?)\n] ?$"), re.compile(table.ENTRY_DATED)
_HEAD_ENDS = re.compile(r" ?[:,.]")
_LINE_HEAD = re.compile(r"(?: \([^()\n]{1,40}\))?(?:, [^:.\n]{1,40})? ?(?::|[–—-] )(?! ?\n)")
# What heads a line or an entry before a town's name, and what then stands behind it.
_LINE_HEADS = ((_BULLET, _LINE_HEAD), (_ENTRY_BEFORE, _ENTRY_DATED), (_DAY_HEAD, _COLON))


def by_layout(prose: Prose, clause: Clause, mention: Mention) -> Role:
    """HEADING, LIST or, where it stands in plain prose, NONE."""
    if _is_news(prose.low, mention):
        return Role.LIST
    # A post has no title: "Diboli: gunshots since ten".
    heads = _heads_title if clause.part is Part.TITLE or mention.start == 0 else _heads_line
    if heads(prose.low, mention):
        return Role.HEADING
    return Role.LIST if _in_list(prose, mention.start) else Role.NONE


def _heads_title(low: str, mention: Mention) -> bool:
    """Find "Diboli : …", "UPDATE - Gao : …", or the first of several names before the colon."""
    after = low[mention.end : mention.end + LOOK_ON]
    if mention.start == 0 and after[:2] in {", ", " e", " a"}:
        return bool(_HEADED_ROW.match(after))
    return bool(_HEADED.match(after) and _TITLE_HEAD.match(low[: mention.start]))


def _heads_line(low: str, mention: Mention) -> bool:
    """Find "- Gomboro, 27/08: a cart set off …" among lines, "Saturday night, Yamba: two traders …" in prose."""
    # What must stand behind is seldom there, and is told at once.
    told = [before for before, behind in _LINE_HEADS if behind.match(low, mention.end)]
    return bool(told) and any(each.search(low[max(0, mention.start - LOOK_BACK) : mention.start]) for each in told)


def _is_news(low: str, mention: Mention) -> bool:
    """Find "- NEW: Gomboro, since Monday": one place more that is told like those before it."""
    if _HEAD_ENDS.match(low, mention.end) is None:
        return False
    return _NEWS.search(low[max(0, mention.start - LOOK_BACK) : mention.start]) is not None


def _in_list(prose: Prose, at: int) -> bool:
    """The name stands in the row after "locations:" or «localités visées sont :», names alone between."""
    line = prose.low.rfind("\n", 0, at) + 1
    before = prose.low[max(line, at - 4 * LOOK_BACK) : at]
    heads = list(_LIST_HEAD.finditer(before)) if ":" in before else []
    head = heads[-1] if heads else None
    row = prose.text[at - len(before) + head.end() : at] if head else ""
    return head is not None and _ROW_ONLY.match(row) is not None
