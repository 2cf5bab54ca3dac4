# ruff: noqa: E501  one rule a line: a table, not code
"""Where groups and peoples are at home: a hint which of several places of one name is meant.

A row: a pattern over folded text, and the regions (old and new divisions) where the group was active, by what ACLED's
and the press' reports of 2015 to 2025 say. A hint only: what a text says of the place itself weighs more.
"""

from __future__ import annotations

CENTRE = "ml-r-mopti ml-r-bandiagara ml-r-douentza ml-r-segou ml-r-san"
SOUTH = (
    "ml-r-sikasso ml-r-koutiala ml-r-bougouni ml-r-dioila ml-r-koulikoro ml-r-kita bf-r-cascades bf-r-tannounyan "
    "bf-r-hauts-bassins bf-r-guiriko bf-r-boucle-du-mouhoun bf-r-bankui bf-r-sourou bf-r-sud-ouest bf-r-djoro"
)
NORTH = "ml-r-gao ml-r-menaka ml-r-kidal ml-r-tombouctou ml-r-taoudenit"

GROUNDS: tuple[tuple[str, str], ...] = (
    (r"katibat? (?:du )?macina|macina katibat?|dan na(?:n)? ambassagou|dana ambassagou|dogon\w*|bozos?|katibat? serma", CENTRE),
    (r"dozos?|donsos?", f"{CENTRE} {SOUTH}"),
    (r"cma|csp(?:-dpa)?|fla|gatia|msa|plateforme|touaregs?|tuaregs?|imghad|daoussa(?:h|k|hak)\w*|ifoghas|ganda (?:izo|koy)|barkhane", NORTH),
    (r"isgs|eigs|issp|eis|etat islamique (?:au|dans le grand) sah\w+|islamic state (?:in the )?(?:greater )?sah\w+", "ml-r-gao ml-r-menaka bf-r-sahel bf-r-liptako bf-r-est bf-r-sirba ne-r-tillaberi ne-r-tahoua"),
    (r"ansaroul islam|kogleweogos?|koglweogos?", "bf-r-sahel bf-r-soum bf-r-liptako bf-r-nord bf-r-centre-nord bf-r-boucle-du-mouhoun bf-r-bankui bf-r-sourou"),
    (r"gourmantches?", "bf-r-est bf-r-goulmou bf-r-tapoa bf-r-sirba"),
    (r"boko haram|iswap|jas|mnjtf|fmm|lac tchad|lake chad", "ne-r-diffa ng-r-borno ng-r-yobe"),
    (r"lakurawas?", "ng-r-sokoto ng-r-kebbi ne-r-dosso ne-r-tahoua"),
)  # fmt: skip

# Forces and movements that only these countries have: a story that names them plays there or next door.
LOCAL_ACTORS = {
    "ML": r"fama|fama's|minusma|barkhane|gatia|cma|csp-dpa|fla|dan na(?:n)? ambassagou|katiba (?:macina|serma|gourma)|macina katiba|ganda izo|ganda koy|msa|platform militia",
    "BF": r"vdp|vdps|koglweogo|kogleweogo|mossi|gourmantche",
    "NE": r"zankai",
}
