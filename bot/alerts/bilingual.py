"""One message in both languages, for a chat in which each is read: French first, English under it. Pure.

Both parts tell the same facts; the English one leaves out the sources, which stand a few lines above it with the same
links. The whole keeps to the cap of any other alert: of the English part, then of the French one, the lines that
weigh least go first, never its first line nor its last ones.
"""

from __future__ import annotations

from bot.alerts.render import CAP
from bot.alerts.text import visible_length

_SOURCES = "📰"  # how the line of sources begins, in every language


def bilingual(first: str, second: str, *, cap: int = CAP) -> str:
    """Two whole messages as one of at most `cap` visible characters, markup and all lines whole.

    `first` and `second` are the same alert in two languages, as Telegram HTML, the reader's watch on the last line.
    Their first and last lines stay whatever their length; both are bounded by the renderer.
    """
    above, below = first.split("\n"), second.split("\n")
    if any(line.startswith(_SOURCES) for line in above):
        below = [line for line in below if not line.startswith(_SOURCES)]
    for part in (below, above):
        while visible_length(_joined(above, below)) > cap and len(part) > 2:  # noqa: PLR2004  first and last
            part.pop(-2)
    return _joined(above, below)


def _joined(above: list[str], below: list[str]) -> str:
    return "\n".join([*above, "", *below])
