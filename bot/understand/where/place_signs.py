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

import re
from itertools import islice

from bot.understand.signs import STEM, Signs
from bot.understand.text.prose import PART_NAMES, Part
from bot.understand.where.mentions import Named
from bot.understand.where.scene import Scene

WORDS = 3  # before a name, and behind it
_REACH = 48  # characters in which those are looked for
_OFTEN = 3
_LATE = 6  # sentences; the later ones are late ones
_FIRST = 3  # places; the later ones are later ones
_WARM, _HOT = 2.0, 3.0
_WORD = re.compile(r"[a-z']+|[.,;:()]")


def place_signs(scene: Scene, named: Named) -> Signs:
    """The signs of one name of a town, or of a village on no map."""
    part, role = PART_NAMES[named.clause.part], named.role
    signs = [f"=part {part}", f"=role {role}", f"=role {role} in {part}"]
    signs.append(f"=sentence {min(named.clause.sentence, _LATE)}")
    signs += (*_standing(scene, named), *_warmth(scene, named), *_around(scene, named))
    past = scene.past.get(named.clause.start)
    if past:
        signs += ("=past", f"=past {past.partition(':')[0]}")
    if scene.over:
        signs.append(f"=all over, {role}")
    row = min(scene.row_of(named), _OFTEN)
    signs += (f"=row of {row}", f"=role {role}, row of {row}")
    if named.held_by:
        signs.append("=told with what holds it")
    signs += _in_sentence(scene, named)
    return frozenset(signs)


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
    parts = towns[place.id]
    order = next((number for number, first in enumerate(islice(towns, _FIRST)) if first == place.id), _FIRST)
    signs = [f"=order {order}", f"=named {min(parts.total(), _OFTEN)} times", f"=known {place.importance}"]
    own = named.clause.part
    signs += [f"=also in {PART_NAMES[part]}" for part, times in parts.items() if part is not own or times > 1]
    roles = scene.roles[place.id]
    signs += [f"=elsewhere {role}" for role, times in roles.items() if role is not named.role or times > 1]
    if all(part >= Part.BODY for each in towns.values() for part in each):
        signs.append("=no place in front")
    if len(towns) == 1:
        signs.append("=only place")
    votes = scene.context.countries
    if votes and place.country != max(votes, key=votes.__getitem__):
        signs.append("=another country")
    return signs


def _warmth(scene: Scene, named: Named) -> tuple[str, ...]:
    heat = scene.heat.get(named.clause.start, 0.0)
    if heat:
        return f"=warm {'hot' if heat >= _HOT else 'warm' if heat >= _WARM else 'mild'}", "=warm clause"
    return ("=warm sentence",) if scene.heat_of_sentence(named.clause) else ("=cold",)


def _around(scene: Scene, named: Named) -> list[str]:
    """The words beside it; the nearest also by their place."""
    low = scene.prose.low
    before = _WORD.findall(low, max(0, named.start - _REACH), named.start)[-WORDS:]
    behind = _WORD.findall(low, named.end, named.end + _REACH)[:WORDS]
    if named.start - _REACH > 0 and len(before) < WORDS:
        before = before[1:]  # the window cut it
    beside = [f"{word[:STEM]}|" for word in before] + [f"|{word[:STEM]}" for word in behind]
    if before:
        beside.append(f"{before[-1][:STEM]}||")
    if behind:
        beside.append(f"||{behind[0][:STEM]}")
    return beside
