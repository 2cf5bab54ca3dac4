"""What a text shows of one name in it: whether it happened there, or the place is only named.

    =role …      what the name is to its sentence (`tables/places.py`), alone and with the part of the story
    =elsewhere … what the same place is to the other sentences that name it
    =part …      title, first sentence, body; the parts in which the same place is named elsewhere in the text
    =sentence …  which sentence of the text it stands in
    =warm …      how warm its clause, or else its sentence, is with words of events
    =past …      its clause tells of another time, and by which sign of it
    =row …       how many names it stands in a row with
    =order …     whether it is the first place named, the second, a later one; how often it is named
    =behind …    what the name before it is to the sentence, and the one behind it (=before …); whether one is told
    =known …     how important a place it is: capitals speak and villages burn
    …|, |…       the words right before and behind it

`weigh.py` weighs them.
"""

from __future__ import annotations

import functools
import re
from itertools import islice

from bot.understand.signs import STEM, Signs
from bot.understand.tables.places import Role
from bot.understand.text.prose import PART_NAMES, Part
from bot.understand.where.mentions import Named
from bot.understand.where.scene import Scene

WORDS = 3  # before a name, and behind it
_REACH = 48  # characters in which those are looked for …
_CLOSE = 24  # … and nearly always stand
_OFTEN = 3
_LATE = 6  # sentences; the later ones are late ones
_FIRST = 3  # places; the later ones are later ones
_WARM, _HOT = 2.0, 3.0
_WORD = re.compile(r"[a-z']+|[.,;:()]")


def place_signs(scene: Scene, named: Named) -> Signs:
    """The signs of one name of a town, or of a village on no map."""
    clause, role = named.clause, named.role
    signs = {
        *_told(role, clause.part, min(clause.sentence, _LATE)),
        *_in_row(role, min(scene.row_of(named), _OFTEN)),
        *_standing(scene, named),
        *_warmth(scene, named),
        *_around(scene.prose.low, named),
    }
    past = scene.past.get(clause.start)
    if past:
        signs |= {"=past", f"=past {past.partition(':')[0]}"}
    if scene.over:
        signs.add(f"=all over, {role}")
    if named.held_by:
        signs.add("=told with what holds it")
    signs.update(_in_sentence(scene, named))
    return frozenset(signs)


@functools.cache  # roles and parts are few
def _told(role: Role, part: Part, sentence: int) -> tuple[str, ...]:
    """What the name is to its sentence, and where that stands."""
    where = PART_NAMES[part]
    return f"=part {where}", f"=role {role}", f"=role {role} in {where}", f"=sentence {sentence}"


@functools.cache
def _in_row(role: Role, row: int) -> tuple[str, ...]:
    """How many names it stands in a row with."""
    return f"=row of {row}", f"=role {role}, row of {row}"


def _in_sentence(scene: Scene, named: Named) -> list[str]:
    """The name among the other places of its sentence: of two, often one was hit and the other is told of it."""
    before, after = scene.beside(named)
    if before is None and after is None:
        return ["=alone in its sentence"]
    signs = ["=first of its sentence"] if before is None else []
    for side, other in (("behind", before), ("before", after)):
        if other is not None:
            signs += (f"={side} {other.role}", f"=role {named.role}, {side} {other.role}")
    if scene.tells_another(named):
        signs += ("=another told there", f"=role {named.role}, another told there")
    return signs


def _standing(scene: Scene, named: Named) -> list[str]:
    """The place among the other places of the text."""
    place = named.place
    if place is None:
        return ["=on no map"]
    towns = scene.towns()
    parts, roles = towns[place.id], scene.roles[place.id]
    if scene.shared is None:
        scene.shared = _shared(scene)
    first = list(islice(towns, _FIRST))
    order = first.index(place.id) if place.id in first else _FIRST
    often = min(sum(parts.values()), _OFTEN)
    signs = [f"=order {order}", f"=named {often} times", f"=known {place.importance}", *scene.shared]
    if often > 1:
        own = named.clause.part
        signs += [f"=also in {PART_NAMES[part]}" for part, times in parts.items() if part is not own or times > 1]
        signs += [f"=elsewhere {role}" for role, times in roles.items() if role is not named.role or times > 1]
    votes = scene.context.countries
    if votes and place.country != max(votes, key=votes.__getitem__):
        signs.append("=another country")
    return signs


def _shared(scene: Scene) -> tuple[str, ...]:
    """What all towns of a text have in common."""
    towns = scene.towns()
    hidden = all(part >= Part.BODY for parts in towns.values() for part in parts)
    return (*(("=no place in front",) if hidden else ()), *(("=only place",) if len(towns) == 1 else ()))


def _warmth(scene: Scene, named: Named) -> tuple[str, ...]:
    heat = scene.heat.get(named.clause.start, 0.0)
    if heat:
        return f"=warm {'hot' if heat >= _HOT else 'warm' if heat >= _WARM else 'mild'}", "=warm clause"
    return ("=warm sentence",) if scene.heat_of_sentence(named.clause) else ("=cold",)


def _around(low: str, named: Named) -> list[str]:
    """The words beside it; the nearest also by their place."""
    before = [word[:STEM] for word in _before(low, named.start)]
    behind = [found[0][:STEM] for found in islice(_WORD.finditer(low, named.end, named.end + _REACH), WORDS)]
    beside = [f"{word}|" for word in before] + [f"|{word}" for word in behind]
    if before:
        beside.append(f"{before[-1]}||")
    if behind:
        beside.append(f"||{behind[0]}")
    return beside


def _before(low: str, at: int) -> list[str]:
    """The last words before an offset; the first that the window holds may be cut by it."""
    words = _WORD.findall(low, max(0, at - _CLOSE), at)
    if len(words) <= WORDS:
        words = _WORD.findall(low, max(0, at - _REACH), at)
    return words[-WORDS:] if len(words) >= WORDS or at <= _REACH else words[1:]
