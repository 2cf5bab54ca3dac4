"""Words of fate that tell of nobody here: denied, only tried, said of things, or of people who were taken elsewhere."""

from __future__ import annotations

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form
from bot.understand.tolls.groups import FateWord, Sentence

NOT_REACH = 3  # words between a "not" and its verb
NOR_REACH = 6  # … between the "nor" that goes on a denial and its verb
ILL_REACH = 5  # … and in which it is told what somebody is in hospital for


def is_idle(sentence: Sentence, word: FateWord) -> bool:
    """Whether the word tells nobody's fate in this sentence."""
    return (
        _is_noun(sentence, word)
        or _is_reflexive(sentence, word)
        or _is_denied(sentence, word)
        or _is_sent(sentence, word)
        or _is_ill(sentence, word)
        or _is_tried(sentence, word)
        or _is_habit(sentence, word)
        or _is_in_court(sentence, word)
        or _is_mistaken(sentence, word)
        or sentence.at(word.start - 1) == "sine"  # «reportés sine die»
        or (sentence.tokens[word.start] == "with" and sentence.at(word.start - 1) in gr.IN_TOUCH)
    )


def _is_noun(sentence: Sentence, word: FateWord) -> bool:
    """Say whether the wounded are wished well or visited, not counted: but "nine of the wounded" are."""
    named = sentence.at(word.start - 1) in gr.THE_FALLEN and word.fate is Fate.INJURED
    before = sentence.at(word.start - 2)
    return named and word.form not in {Form.COUNTS, Form.DOES} and before not in gr.OF and not before.startswith("‹")


def _is_reflexive(sentence: Sentence, word: FateWord) -> bool:
    """Say whether something fell by itself: «des roquettes se sont abattues»."""
    if word.fate is not Fate.KILLED or sentence.at(word.start - 1) not in gr.PASSIVE:
        return False
    before = sentence.tokens[max(0, word.start - 3) : word.start]
    drowned = sentence.tokens[word.start].startswith("noye")
    return not (drowned or gr.SELF.isdisjoint(before))


def _is_denied(sentence: Sentence, word: FateWord) -> bool:
    before = sentence.at(word.start - 1)
    second = sentence.at(word.start - 2)
    # "Several wounded" is no number, and "two children were among the dead" is not the whole.
    vague = before in gr.SO_MANY or (second in gr.AMONG and before[:1] != "‹")
    each = before == "each" and bool(second) and second not in gr.STOPS  # "a mother and her aunt each lost a foot"
    denied = (before in gr.NOBODY and not each) or (before in {"de", "d'"} and second in gr.NOT_SO_MANY)
    return denied or vague or _is_nor(sentence, word) or _is_not(sentence, word)


def _is_nor(sentence: Sentence, word: FateWord) -> bool:
    """Say whether it goes on a denial: «nul n'a péri ni n'a été blessé», "nobody died, nor was anyone hurt"."""
    before = sentence.tokens[max(0, word.start - NOR_REACH) : word.start]
    return any(nor in before and not_.issubset(before[before.index(nor) :]) for nor, not_ in gr.NOR.items())


def _is_not(sentence: Sentence, word: FateWord) -> bool:
    """Say whether it did not come to that: «le père n'a pas été touché», "the camp was not hit"."""
    if gr.NOT.isdisjoint(sentence.tokens[max(0, word.start - NOT_REACH) : word.start]):
        return False
    for at in range(word.start - 1, max(-1, word.start - 1 - NOT_REACH), -1):
        here = sentence.tokens[at]
        if here in gr.NOT:
            return sentence.at(at + 1) not in gr.NOT_LESS
        if here in gr.STOPS or here.startswith("‹"):
            return False
    return False


def _is_sent(sentence: Sentence, word: FateWord) -> bool:
    """Say whether nobody was hit: "were taken to the district town", "taken into custody"."""
    if sentence.tokens[word.start] == "tue" and sentence.at(word.end)[:1] in {"~", "‹"}:
        begins = not word.start or sentence.at(word.start - 1) in gr.STRONG
        if begins or sentence.at(word.end)[0] == "~":
            return True  # "Tue 31 March" is no «tué»
    if sentence.tokens[word.end - 1] == "into" and sentence.at(word.end) in gr.CUSTODY:
        return True
    if sentence.tokens[word.end - 1] != "taken" or sentence.at(word.end) not in gr.SENT:
        return False
    after = sentence.tokens[word.end : word.end + 6]
    dated = sentence.at(word.end + 1)[:1] == "~"
    roads = (after[0] == "on" and gr.ROADS.intersection(after)) or (
        dated and after[0] in {"on", "in"}
    )  # "were taken on the road to Titao"
    return not roads and not gr.WHITHER.intersection(after)


def _is_tried(sentence: Sentence, word: FateWord) -> bool:
    """Say whether it has not come to that: "tried to kidnap an engineer", «une tentative d'enlèvement de»."""
    before, second = sentence.at(word.start - 1), sentence.at(word.start - 2)
    to_come = before in gr.WILL or (before == "be" and second in gr.WILL)  # "ten will die if …"
    tried = (before in gr.TO_DO and second in gr.TRIED) or before in gr.FOILED
    return tried or (to_come and word.fate in _LOST)


def _is_mistaken(sentence: Sentence, word: FateWord) -> bool:
    """Say whether it is of those who only were told to be dead: "left for dead", «portées mortes»."""
    before, second = sentence.at(word.start - 1), sentence.at(word.start - 2)
    dead = word.fate is Fate.KILLED and word.end - word.start == 1
    return dead and (before in gr.THOUGHT or (before in gr.FOR and second in gr.GIVEN_FOR | gr.THOUGHT))


def _is_in_court(sentence: Sentence, word: FateWord) -> bool:
    """Say whether it is what somebody was tried for: «jugé pour le meurtre d'un apprenti»."""
    before = sentence.tokens[max(0, word.start - NOT_REACH) : word.start]
    at = next((at for at, each in enumerate(before) if each in gr.TRIED_IN_COURT), None)
    return at is not None and before[at + 1 : at + 2] in (["for"], ["pour"])


def _is_habit(sentence: Sentence, word: FateWord) -> bool:
    """Say whether it only tells what happens again and again: "the bride is often taken away in a taxi"."""
    return not gr.OFTEN.isdisjoint(sentence.tokens[max(0, word.start - NOT_REACH) : word.start])


def _is_ill(sentence: Sentence, word: FateWord) -> bool:
    """Say whether somebody is in hospital for something else than wounds: "for a check-up", «pour sa tension»."""
    if word.fate is not Fate.INJURED:
        return False
    if not gr.ILL.isdisjoint(sentence.tokens[max(0, word.start - ILL_REACH) : word.start]):
        return True  # "one of them, diabetic, is in hospital"
    if sentence.tokens[word.end - 1] not in gr.HOSPITAL:
        return False
    after = sentence.tokens[word.end : word.end + ILL_REACH]
    at = next((at for at, each in enumerate(after) if each in gr.FOR), None)
    return at is not None and len(after) > at + 1 and gr.FOR_WOUNDS.isdisjoint(after[at + 1 :])


_LOST = frozenset((Fate.KILLED, Fate.INJURED, Fate.ABDUCTED))
