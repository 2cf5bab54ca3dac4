# ruff: noqa: E501  one rule a line and word lists as prose: a table, not code
"""How the road between two places is told, and the way of a bus that is none; English and French, over folded text."""

from __future__ import annotations

# On the road between two: "the A - B road", «l'axe A–B», "the track A – B".
ROAD_BEFORE = (
    r"\b(?:road|axis|axe|route|piste|troncon|track|highway|ligne|voie|rn ?\d+)(?: (?:de|from|d'|nationale))? ?$"
)
ROAD_AFTER = r"^ (?:road|axis|axe|track|route|highway|stretch|section|line|river)\b(?! (?:is|remains|was|has been|stays) (?:now |still )?(?:re-?opened|open|clear|safe|secure|passable))"

# Behind two names on a line of a bulletin: "Gao-Bourem: closed to all traffic".
CLOSED_AFTER = r" ?[:,–—-] ?(?:road |route |axe |axis |track |piste )?(?:is |est |still |remains |reste |toujours |again |de nouveau )?(?:closed|shut|cut\b|blocked|impassable|no (?:movements?|traffic)|ferme[es]*|coupe[es]*|bloque[es]*|barre[es]*|impraticable|interdite?)\b"

# The two at the head of a post or a line of a bulletin, unless nothing happens there.
PAIR_HEADS = r" ?:(?! ?(?:still |now |toujours |de nouveau )?(?:re-?open|open|clear|calm|quiet|passable|safe|escort|no change|unchanged|ouvert|rouvert|reouvert|libre|calme|praticable|sous escorte|rien|sans changement))"

# … from one to the other: "the track from A to B", «le pont reliant A à B».
ROAD_FROM = r"\b(?:roads?|track|axis|highway|route|axe|piste|troncon|voie|ligne|pont|bridge|hanyar)(?: [\w'-]+){0,2}? (?:from|de|d'|(?:qui )?reli\w+|(?:that |which )?(?:link|connect)\w*|entre|between) ?(?:the )?$|\bhanyar $"
ROAD_TO = r"(?: to| a| au| jusqu'a| with| avec| zuwa| nach) (?:the |la |le )?"

# The way of a bus or a flight, not where it was stopped: "the A - B coach", «le car de la ligne A - B».
_RIDE = (
    r"(?:ligne|liaison|line|run|service|bus|coach|autocar|car|minibus|flight|vol|train|navette|shuttle|ferry|corridor)"
)
JOURNEY_BEFORE = rf"\b{_RIDE}(?: (?:de|d'|from|assurant la liaison|qui relie|reliant))? ?$"
JOURNEY_AFTER = rf" (?:\w+ )?{_RIDE}\b"
