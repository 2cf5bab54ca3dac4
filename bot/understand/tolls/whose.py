"""Whose verb a passive word of fate is: the nearest people before it, unless they are another's, or only a part."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form
from bot.understand.tables.people import PEOPLE, THINGS
from bot.understand.tolls.groups import NOUN_REACH, ONE_REACH, REACH, FateWord, Group, Sentence
from bot.understand.tolls.joints import is_part

BARE_REACH = 8  # words between a number without a noun and its verb


def subject_of(sentence: Sentence, word: FateWord, form: Form, owned: set[int]) -> Group | None:
    """The last group of the subject of a passive verb, or the people whom a noun counts."""
    tokens = sentence.tokens
    reach = NOUN_REACH if form is Form.COUNTS else REACH
    parts: Group | None = None
    for group in reversed(sentence.groups):
        again = _is_resumed(sentence, group, word)
        if group.end > word.start or (group.used and not again) or (id(group) in owned and word.start - group.end > 1):
            continue
        gap = range(group.end, word.start)
        between = tokens[group.end : word.start]
        if len(gap) > reach or any(t in gr.STRONG for t in between):
            break
        if not again and any(
            place in sentence.fate_at and sentence.fate_at[place].form is not Form.COUNTS for place in gap
        ):
            break
        if _is_no_subject(sentence, group, word):
            continue
        if _is_barred(sentence, group, word) or (form is Form.COUNTS and _is_apart(between, group, tokens[word.start])):
            break
        if is_part(tokens, group, between) and (between or _follows_whole(sentence, group)):
            parts = parts or group
            continue
        # "One of five teachers kidnapped was let go": five were kidnapped.
        return group.out_of if group.out_of and _is_of_all(sentence, group, word) else group
    return parts


def _follows_whole(sentence: Sentence, part: Group) -> bool:
    """Say whether the whole stands right before, its verb behind: "seven people including two children killed"."""
    whole = next((each for each in reversed(sentence.groups) if each.end <= part.start), None)
    return whole is not None and whole.end == part.start - 1 and not (whole.used or whole.bare)


def _is_of_all(sentence: Sentence, part: Group, word: FateWord) -> bool:
    """Say whether the word tells of the whole, not the part: "ten of the 14 hostages", "one of five kidnapped men"."""
    tokens = sentence.tokens
    if word.fate is Fate.BURIED:
        return True  # who was buried after an attack is as dead as the others
    adjective = any(each in PEOPLE for each in sentence.tokens[word.end : word.end + ONE_REACH])
    # "One of five teachers kidnapped … was let go": who is told of still waits for his verb.
    waits = not part.bare and bool(gr.AUXILIARIES.intersection(sentence.tokens[word.end : word.end + REACH]))
    # "Three of the six abducted escaped", «ont relâché six des neuf élèves enlevés».
    waits = waits or (word.fate in _KEPT and (part.bare or _is_object(sentence, part)))
    # "His brother was one of twelve men killed on Monday."
    waits = waits or (sentence.at(part.start - 1) in gr.FINITE - gr.HAVE)
    beside = part.end == word.start or (word.start - part.end == len(("de", "camion")) and tokens[part.end] in gr.OF)
    return beside and (waits or word.form is Form.COUNTS or adjective)


_KEPT = frozenset((Fate.ABDUCTED, Fate.INJURED))


def _is_object(sentence: Sentence, group: Group) -> bool:
    verb = sentence.fate_at.get(group.start - 1)
    return verb is not None and verb.form is not Form.COUNTS


def _is_resumed(sentence: Sentence, group: Group, word: FateWord) -> bool:
    """Say whether the verb goes on behind an aside: "the chief, abducted with two notables, was found dead"."""
    if _is_reduced(sentence, group, word):
        return True
    comma = word.start - 1
    while sentence.at(comma) in gr.AUXILIARIES:
        comma -= 1
    if not (sentence.at(group.end) == "," == sentence.at(comma) and group.end < comma < word.start - 1):
        return False
    again = word.fate is Fate.KILLED and sentence.at(word.start - 1) in gr.PASSIVE
    opens = sentence.tokens[group.end + 1 : group.end + 1 + ONE_REACH]
    return again or not gr.OPENS_ASIDE.isdisjoint(opens)


def _is_reduced(sentence: Sentence, group: Group, word: FateWord) -> bool:
    """Say whether what came before only tells who died: "the teacher kidnapped on Monday has been found dead"."""
    first = sentence.fate_at.get(group.end)
    if (
        first is None
        or word.fate not in {Fate.KILLED, Fate.FREED}
        or (word.fate is Fate.KILLED and sentence.at(word.start - 1) not in gr.FINITE | gr.PASSIVE | gr.FOUND | {"a"})
    ):
        return False
    between = sentence.tokens[first.end : word.start]
    apart = any(each in gr.STRONG or each in gr.AND or each[0] == "‹" for each in between)
    return (
        first.form is not Form.COUNTS
        and first.fate is not Fate.KILLED
        and not apart
        and not _CLAUSE.intersection(between)
    )


_CLAUSE = gr.SUBORDINATE | gr.RELATIVES


_HANDS = frozenset(("mains", "hands"))  # … of attackers: cars fall into them as well


def _is_barred(sentence: Sentence, group: Group, word: FateWord) -> bool:
    """Say whether another subject stands before the verb: "four men were arrested and sixty rifles seized"."""
    between = sentence.tokens[group.end : word.start]
    if _is_anothers(sentence, group, word) or sentence.at(group.start - 1) in gr.NEITHER:
        return True
    thing = between[-1] if between and between[-1] not in gr.SPANS else ""
    if thing in THINGS and between[-2:-1] and between[-2][0] == "‹":
        return True  # «mon voisin dit une pirogue touchée»
    words = sentence.tokens[word.start : word.end]
    things = (words[0] in gr.OF_THINGS_TOO or not _HANDS.isdisjoint(words)) and any(t.startswith("‹") for t in between)
    if between[:1] and between[0] in {"and", "et"} and between[1:2] and between[1] in gr.POSSESSIVES:
        things = False  # "a herdsman and his 90 sheep were taken"
    if things:  # numbers of people are no things: "five men, two of them guards, were taken away"
        counted = {each.start for each in sentence.groups}
        numbers = (at for at in range(group.end, word.start) if sentence.tokens[at].startswith("‹"))
        things = any(at not in counted and not _is_age(sentence, at) for at in numbers)
    return things or bool(gr.BARS.intersection(between)) or (group.single and "that" in between)


def _is_age(sentence: Sentence, at: int) -> bool:
    """Say whether a number tells how old somebody is: "a boy of 15", "two sisters, 8 and 11, …"."""
    told = sentence.at(at - 1) in gr.OF | gr.AGED or sentence.at(at - 3) in gr.AGED
    return told or sentence.at(at + 1) in gr.STOPS | gr.AND


def _is_no_subject(sentence: Sentence, group: Group, word: FateWord) -> bool:
    """Say whether the word may be told of those before this group, but not of it."""
    between = sentence.tokens[group.end : word.start]
    if group.bare and (_may_be_things(sentence, word, between) or _is_of_things(sentence, group, word)):
        return True
    return group.single and not gr.SPEECH.isdisjoint(between)


def _may_be_things(sentence: Sentence, word: FateWord, between: Sequence[str]) -> bool:
    """Say whether a number without a known noun is too far off, or of what is as often seized: "three PKMs seized"."""
    if not between or gr.AUXILIARIES.intersection(between[:2]):
        return False
    goods = word.end - word.start == 1 and sentence.tokens[word.start] in gr.OF_GOODS_OFTEN
    return goods or len(between) > BARE_REACH or word.fate is Fate.BURIED


def _is_of_things(sentence: Sentence, group: Group, word: FateWord) -> bool:
    """Say whether they are things told before: "stopped the lorries, when eleven of them were burnt"."""
    if sentence.tokens[word.start] in gr.OF_GOODS_OFTEN and _counts_things(sentence, group):
        return True  # "nine vehicles destroyed, four seized"
    if sentence.tokens[group.end : group.end + 2] != ["of", "them"] or sentence.tokens[word.start] in gr.ONLY_OF_PEOPLE:
        return False
    before = reversed(sentence.tokens[: group.start])
    them = next((each for each in before if each in THINGS or each in PEOPLE), "")
    return them in THINGS and them.endswith("s")


def _counts_things(sentence: Sentence, group: Group) -> bool:
    """Say whether the number before, in the same list, is one of things."""
    at = next((at for at in range(group.start - 1, -1, -1) if sentence.tokens[at][0] == "‹"), None)
    if at is None or gr.STRONG.intersection(sentence.tokens[at : group.start]):
        return False
    return not THINGS.isdisjoint(sentence.tokens[at + 1 : at + 1 + ONE_REACH])


def _is_anothers(sentence: Sentence, group: Group, word: FateWord) -> bool:
    """Say whether the verb is one's own and they are several: "three died after their pick-up was blown up"."""
    between = sentence.tokens[group.end : word.start]
    at = next((at for at in range(len(between) - 1, 0, -1) if between[at] in gr.AUXILIARIES), 0)
    if not at or all(each in gr.HELPERS for each in between):
        return False
    first = next((back for back in range(at, 0, -1) if between[back - 1] not in gr.HELPERS), 0)
    if first and between[first - 1] in gr.SUBJECTS and not group.single:
        return True  # "at six they learned that it had been taken"
    if between[at - 1] in THINGS and gr.SUBORDINATE.intersection(between[: at - 1][-ONE_REACH:]):
        return True  # "… after their pick-up was blown up"
    one = between[at] in gr.ONE_VERB or between[at - 1 : at + 1] in gr.HAS_BEEN
    one = one and sentence.tokens[group.end - 1] != "couple"
    return one and group.low > 1 and sentence.at(group.start - 1) not in gr.OF


def _is_apart(between: Sequence[str], group: Group, noun: str) -> bool:
    """Say whether a counting noun is not the group's: "two men, dead and wounded"."""
    cut = any(t in gr.STOPS or t in gr.AND or t in gr.PLACED or t in gr.SAW for t in between)
    return cut or (group.single and noun != "dead" and list(between) != ["'s"])
