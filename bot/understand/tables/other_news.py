# ruff: noqa: E501  word lists as prose: a table, not code
"""What tells another story's numbers, English and French side by side, in folded words."""

from __future__ import annotations

# A mishap that no arms caused …
MISHAP = (
    r"\b(?:overturned|capsized|(?:road|traffic|car|bus|boating) (?:accident|crash)s?|head-on|flood(?:s|ed|ing|waters)?|landslide|lightning|(?:cooking|kitchen|bush) fires?|short[- ]circuit|gas (?:bottle|cylinder)s?|heatwave|cholera|malaria|meningitis|measles|dengue|diphtheria|epidemic"
    r"|s'est renverse\w*|se sont renverse\w*|chavir\w+|accidents? (?:de la (?:route|circulation)|routiers?)|inondations?|crues?|foudre|feux? de (?:cuisine|brousse)|court-circuit|bonbonnes?|eboulements?|canicule|paludisme|meningite|rougeole|diphterie|epidemie)\b"
)
# … unless the same sentence tells of arms.
ARMED = r"\b(?:mines?|ieds?|bomb\w*|explo\w+|engins?|guns?|gunmen|gunfire|shots?|shot|shooting|fired|attack\w*|attaqu\w*|tirs?|tire\w*|arme[es]*|armed|jihad\w*|djihad\w*|terror\w*|ambush\w*|embuscade\w*|obus|militants?|bandits?|assaill\w+|insurg\w+|drones?|raid\w*)\b"
_SOME = r"(?:\w+ )?"
# The dead of years …
YEARS = (
    rf"\b(?:(?:ces|les|des|cours des|ses) {_SOME}dernieres annees|(?:over|in|during|within|for) the (?:past|last|previous) {_SOME}(?:years|decade)|in recent years|since the (?:start|beginning) of the (?:year|conflict|insurgency|crisis|war)"
    r"|depuis le (?:debut|commencement) (?:de l'annee|du conflit|de la crise|de l'insurrection|de la guerre))\b"
)
# … unless this one is measured by them: "the deadliest in the last ten years".
WORST = r"\b(?:deadliest|worst|first|biggest|largest|bloodiest|most|le pire|la pire|premier|premiere|plus (?:meurtri\w+|grave|sanglant\w*|lourd\w*|grand\w*))\b"
