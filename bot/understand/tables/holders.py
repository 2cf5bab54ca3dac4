# ruff: noqa: E501  one rule a line and word lists as prose: a table, not code
"""How a text says what holds a place, or near what it lies, English and French side by side, over folded text."""

from __future__ import annotations

# How a text says what holds a place: between the place's name and its holder's.
_DIVISION_WORD = r"(?:cercles?|circles?|communes?(?: (?:rurale|urbaine))?|municipalit(?:y|ies)|regions?|departements?|departments?|provinces?|districts?|prefectures?|sous-prefectures?|wilayas?|state|arrondissement|moughataa|secteur|zone|area)"
HELD_BRACKET = rf"^\]?(?:-[a-z]+)?(?: [a-z0-9]+){{0,2}} ?\((?:(?:in|dans|en|au) )?(?:the |la |le |l')?(?:{_DIVISION_WORD} (?:of |de |du |d'|de la )?)?$"
HELD_IN_BRACKET = rf"^(?: {_DIVISION_WORD})?(?:,| ?/| -| –)? ?(?:(?:and|et|in|dans) )?(?:the |la |le |l')?(?:{_DIVISION_WORD} (?:of |de |du |d'|de la )?)?$"
HELD_BY_WORD = (
    rf"^,? ?(?:(?:an?|the|une?|la|le|l') ?(?:[a-z'-]+ ){{0,2}})?(?:(?:village|town|hamlet|localite|ville|bourg|hameau)s? )?(?:[a-z']+ ){{0,2}}?"
    rf"(?:in|within|of|dans|en|de|du|d'|au|a)? ?(?:the |la |le |l')?(?:[a-z'-]+ )?{_DIVISION_WORD} (?:of |de |du |d'|de la )?$|^, {_DIVISION_WORD} (?:of |de |du |d'|de la )?$"
)
# How a text says near what a place lies, right behind its name: " near ", ", a village 12 km north of ", «, à 5 km de ».
NEAR_BEHIND = (
    r"^,? ?\(?(?:(?:a|an|the|une?|le|la) (?:[a-z]+ )?(?:village|town|hamlet|locality|localite|hameau|ville|bourg) )?(?:(?:located|situated|lying|which lies|situe[es]*|sise?|distante?s?) )?"
    r"(?:(?:about|some|around|approximately|environ|quelque|just|only|a|an|few|quelques|une?|dizaine|less|moins|than|at|de) ){0,4}(?:(?P<km>\d{1,3})(?:[.,]\d+)? ?)?"
    r"(?:(?P<near>near|close to|not far from|outside|in the vicinity of|pres d[eu]|non loin d[eu]|a proximite d[eu]|aux? (?:environs|alentours|abords) d[eu])|(?:km|kilomet\w+|miles?) (?:away )?(?:to the )?(?:[a-z-]+ )?(?:of|from)|(?:km|kilometres?) (?:(?:au|a l'|a) ?)?(?:[a-z-]+ )?d[eu]|(?:km|kilometres?) d'|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) of) ?"
    r"(?:the (?:town|village|city|seat) of |la (?:ville|localite) de |le village de |town |the |la |le )?$"
)
# The points of the compass in it, as degrees from north; those of two words first.
SIDES = (
    (r"\b(?:north-?east|nord-est)\b", 45.0), (r"\b(?:south-?east|sud-est)\b", 135.0), (r"\b(?:south-?west|sud-ouest)\b", 225.0),
    (r"\b(?:north-?west|nord-ouest)\b", 315.0), (r"\b(?:north|nord)\b", 0.0), (r"\b(?:east|est)\b", 90.0), (r"\b(?:south|sud)\b", 180.0),
    (r"\b(?:west|ouest)\b", 270.0),
)  # fmt: skip
# A word for a division right behind the name, which may have a number.
AREA_WORD = rf"^(?: \d| i{{1,3}})?(?:'s)? {_DIVISION_WORD}\b"
