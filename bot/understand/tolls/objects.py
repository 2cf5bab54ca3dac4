"""Whom an active verb hit: the people behind it, a pronoun's, or the sum in which their list ends."""

from __future__ import annotations

from dataclasses import replace

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form
from bot.understand.tables.frames import LIMB
from bot.understand.tables.outcomes import LOST
from bot.understand.tables.people import Side
from bot.understand.tolls.forms import direct_object, goes_on, is_him, is_of_weapon, may_be_victim, object_pronoun
from bot.understand.tolls.groups import ONE_REACH, FateWord, Group, Sentence, Told
from bot.understand.tolls.joints import joined_behind, named, then_others
from bot.understand.tolls.ties import tie
from bot.understand.tolls.turned import whom


def objects_of(sentence: Sentence, word: FateWord) -> list[Told]:
    """The objects of an active verb."""
    if (told := _pronouns(sentence, word)) is not None:
        return told
    if word.fate is Fate.ABDUCTED and is_of_weapon(sentence, word):
        word = word._replace(fate=Fate.KILLED)  # «les tirs ont emporté quatre membres d'une famille»
    if (whole := _summed_up(sentence, word)) is not None:
        return tie(sentence, word, [whole])
    first = direct_object(sentence, word)
    if first is None:
        before = _not_behind(sentence, word)
        return tie(sentence, word, before) if before else []
    if first.used or not may_be_victim(sentence, word, first):
        return []
    lost = word.fate is Fate.KILLED and sentence.tokens[word.start] in LOST
    if lost and not LIMB.isdisjoint(sentence.tokens[word.end : first.end + ONE_REACH + 1]):
        word = word._replace(fate=Fate.INJURED)  # "cost a tailor both his legs"
    if word.fate is Fate.INJURED and not _BODIES.isdisjoint(sentence.tokens[first.start : first.end + 1]):
        return []  # "the hospital received nine bodies"
    _take_side(sentence, word, first, lost=lost)
    victims = joined_behind(sentence, first, listed=sentence.at(word.end) == ":")
    told = _with_others(sentence, word, tie(sentence, word, named(sentence, first) + victims))
    end = victims[-1].end
    bomber = word.fate is Fate.KILLED and sentence.at(end) in {"and", "et"} and sentence.at(end + 1) in gr.ONESELF
    return [*told, _himself(word, end + 1)] if told and bomber else told


def _himself(word: FateWord, at: int) -> Told:
    """The bomber with those whom he killed: "killing five soldiers and himself"."""
    return Told(word.fate, 1, 1, frozenset({Side.ATTACKERS}), at, single=True, added=True)


def _not_behind(sentence: Sentence, word: FateWord) -> list[Group]:
    """The objects that do not stand behind the verb: «ils l'ont emmené», «les trois hommes qu'ils ont pris»."""
    if not is_him(sentence, word):
        return whom(sentence, word) if word.fate is Fate.ABDUCTED else []
    one = Group(word.start, word.end, 1, 1, Side.CIVILIANS, single=True)
    return [one, *then_others(sentence, word.end)]


_BODIES = gr.BODY | gr.BODIES | gr.DEAD_WORDS


def _pronouns(sentence: Sentence, word: FateWord) -> list[Told] | None:
    """The objects that are pronouns: "shot him and then his son", "took them away"; None where they are none."""
    after = sentence.at(word.end)
    away = word.fate is Fate.ABDUCTED and sentence.at(word.end + 1) in gr.AWAY
    if after in {"him", "her"} and (away or not goes_on(sentence, word.end + 1)):
        one = Group(word.end, word.end + 1, 1, 1, Side.CIVILIANS, single=True)
        behind = sentence.tokens[word.end + 1 : word.end + 2 + ONE_REACH]
        if word.fate is Fate.KILLED and behind[:1] in (["in"], ["through"]) and not LIMB.isdisjoint(behind):
            word = word._replace(fate=Fate.INJURED)  # "shot him in the knee"
        return tie(sentence, word, joined_behind(sentence, one) + then_others(sentence, word.end))
    if after in gr.ONESELF and word.fate is Fate.KILLED:
        bomber = Group(word.end, word.end + 1, 1, 1, Side.ATTACKERS, single=True)
        return tie(sentence, word, joined_behind(sentence, bomber))
    if after in gr.THEM:
        led = word.fate is Fate.ABDUCTED and sentence.at(word.end + 1) in gr.AWAY | gr.INTO
        told = (g for g in reversed(sentence.groups) if g.end <= word.start and not g.single and not g.bare)
        same = next((g for g in told if g.used or (led and g.side is not Side.ATTACKERS)), None)
        return [_again(word, same)] if same else []
    pronoun = object_pronoun(sentence, word) if word.form is not Form.DOES else None
    if pronoun is not None and sentence.at(pronoun) == "les":  # «fait descendre deux passagers et les ont emmenés»
        told = (g for g in reversed(sentence.groups) if g.end < pronoun and _may_be_them(sentence, g))
        them = next(told, None)
        return [_again(word, them)] if them else None
    return None


def _may_be_them(sentence: Sentence, group: Group) -> bool:
    """Say whether several are told as an object, not as those who did it."""
    subject = group.start == 0 or sentence.tokens[group.start - 1][0] == "~" or sentence.at(group.start - 1) in gr.STOPS
    return not (group.single or group.bare or group.side is Side.ATTACKERS or (subject and not group.used))


def _again(word: FateWord, same: Group) -> Told:
    return Told(word.fate, same.low, same.high, frozenset({same.side}), word.start)


def _take_side(sentence: Sentence, word: FateWord, first: Group, *, lost: bool) -> None:
    """Tell the side of those whom the army killed, or lost: "Army kills 21", "the army lost nine men"."""
    if gr.LABEL_FORCES.isdisjoint(sentence.tokens[: word.start]):
        return
    if first.bare and first.side is Side.ANYBODY:
        first.side = Side.ATTACKERS
    elif lost and gr.THEIR_MEN.intersection(sentence.tokens[first.start : first.end]):
        first.side = Side.FORCES


def _with_others(sentence: Sentence, word: FateWord, told: list[Told]) -> list[Told]:
    """The same with who was told before and met the same: "besides the two drivers, they took the cook"."""
    first = sentence.groups[0]
    start = first.start - 1 if sentence.at(first.start - 1) in gr.OWNERS else first.start
    before = [sentence.at(start - 2), sentence.at(start - 1)]
    beside = before[1] in gr.BESIDES or before in gr.BESIDES_TWO
    if not (told and beside) or first.end > word.start or first.used or first.bare:
        return told
    first.used = True
    both = replace(told[0], low=told[0].low + first.low, high=told[0].high + first.high, single=False)
    return [both, *told[1:]]


def _summed_up(sentence: Sentence, word: FateWord) -> Group | None:
    """The number in which a list of victims ends: "killed the chief, his two sons and a guest: four people"."""
    whole = sentence.groups[-1] if sentence.groups else None
    if whole is None or whole.single or sentence.at(whole.start - 1) != ":" or sentence.at(whole.end) not in _ENDS:
        return None
    listed = sentence.tokens[word.end : whole.start]
    parts = sum(each.low for each in sentence.groups if word.end <= each.start < whole.start)
    others = any(at in sentence.fate_at for at in range(word.end, whole.start))
    return whole if not others and {"and", "et"}.intersection(listed) and 1 < parts <= whole.low else None


_ENDS = gr.STRONG | {"", ",", "in", "en"}
