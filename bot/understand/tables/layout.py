# ruff: noqa: E501  one rule a line and word lists as prose: a table, not code
"""How titles, lines of bulletins and lists are laid out around a place's name; English and French, over folded text."""

from __future__ import annotations

# The words right before a list of the places that were hit.
LIST_HEAD = (
    r"\b(?:localites?|villes?|positions?|sites?|villages?|locations?|places?|towns?|targets?|lieux?)\b[^.!?:\n]{0,80}:"
)

# The title begins with the place: "Diboli : la douane attaquée", "Shelling - Timbuktu airport".
TITLE_HEAD = (
    r"^(?:[a-z' ]{0,25}(?:update|alerte?|flash|urgent|breaking|communique|exclusif|info)[a-z0-9 n°.]{0,12}[-:–—|] )?$"
)

# The day before a town's name and a colon: an entry of a round-up.
DAY_HEAD = r"(?:^|[.;!?\n•–-] ?)(?:(?:on |le |in the |dans la )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|night|nuit|yesterday|hier)(?: [\w/.]+){0,3},? )$"
# What opens a line of a bulletin before the town that it tells of: "- ", "2. Sunday 17 Aug, ", "(b) 28 Feb, ".
_DATE = r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?\d{1,2}(?:er)? [a-z]{3,9}\.?"
BULLET = rf"(?:\n ?(?:[-–—•*·▪►>]|\(?\w{{1,2}}[.)])?|[.;)] \(\w{{1,2}}\)) ?(?:{_DATE}(?: \d{{4}})?,? )?$"
ENTRY_DATED = (
    rf"(?: \([^()\n]{{1,40}}\))?, {_DATE}(?: \d{{4}})?(?:, [^:.\n]{{1,30}})? ?:"  # "FOUROU (Kadiolo), 6 March: …"
)
NEWS_HEAD = r"\n ?(?:[-–—•*·▪►>]|\(?\w{1,2}[.)])? ?(?:new|nouveau|nouvelle|nouveaute|added|ajout)(?: ?[:–—-]| ?,) $"
