"""How grave an incident is for a resident, in CAP's words."""

from __future__ import annotations

from collections.abc import Collection

from bot.model import Certainty, Count, EventType, Severity
from bot.understand.text.pattern_set import PATTERNS
from bot.understand.text.prose import Prose

EXTREME_DEAD = 10  # so many dead, or a town or base overrun or besieged now, or …
EXTREME_TOWNS = 3  # … so many towns attacked together, is Extreme

_OVERRUN = PATTERNS.add(
    r"overr[ua]n|fell (?:in)?to|(?:est|serait) tombee? (?:aux|entre|ds|dans|en)|besieged|under siege|siege of|assiege"
    r"|sous (?:siege|blocus)|encircled|encercle|sealed off|coupee? du monde|hoisted a black flag|t(?:ook|aken) control"
    r"|(?:captured|seized|took|lost) the (?:town|camp|base|garrison)|pris le (?:controle|camp)|prise? du camp"
    r"|s'est empare|se sont empares|s'etre emparee?s?|perdu le camp"
)


def severity_of(
    prose: Prose, kind: EventType | None, killed: Count | None, towns: int, certainty: Certainty, past: Collection[int]
) -> Severity:
    """CAP severity: Extreme, Severe, Moderate or Minor; what is denied is Minor."""
    if kind is None or certainty is Certainty.UNLIKELY:
        return Severity.MINOR
    dead = killed.max if killed else 0
    lost = any(prose.clause_at(m.start()).start not in past for m in prose.heard[_OVERRUN])
    many = kind is EventType.BATTLE and towns >= EXTREME_TOWNS
    if dead >= EXTREME_DEAD or many or (lost and kind in {EventType.BATTLE, EventType.ACCESS}):
        return Severity.EXTREME
    if dead or kind in {EventType.BATTLE, EventType.EXPLOSION, EventType.ABDUCTION}:
        return Severity.SEVERE
    return Severity.MINOR if kind is EventType.OTHER else Severity.MODERATE
