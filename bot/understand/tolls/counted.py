"""One sentence's people, counted: which number belongs to which word for what became of them.

    groups, words = the people and the words of fate (`people_told.py`, `fate_words.py`); not who only tells of it
    for the passive words first: the nearest group before, and what is joined to it (`joints.py`)
    then the active ones: the nearest group behind, and what is joined to it (`objects.py`)
    a whole told with its parts ("15 people, twelve of them soldiers") counts once
    a verb in the singular without a group counts one (`unnamed.py`)
    beside dead, who was hit, burnt or flown out is wounded

Linear in the sentence; nothing is looked up by pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form
from bot.understand.tables.people import THINGS, Side
from bot.understand.tolls.fate_words import SURE, WHOLE, drop_dying, find_words
from bot.understand.tolls.forms import SHARED_REACH, direct_object, form_here
from bot.understand.tolls.groups import ONE_REACH, REACH, FateWord, Group, Sentence, Told, tokens_of
from bot.understand.tolls.joints import beside, companions, joined_before, joined_behind, named, stranger
from bot.understand.tolls.objects import objects_of
from bot.understand.tolls.people_told import find_groups
from bot.understand.tolls.speakers import without_speakers
from bot.understand.tolls.ties import tie
from bot.understand.tolls.turned import opened, whom
from bot.understand.tolls.unnamed import nameless, they
from bot.understand.tolls.whose import subject_of

ARE_REACH = 5  # words of "the dead in the market are"


def counted(marked: str, *, headline: bool = False, faint: bool = False, before: str = "") -> list[Told]:
    """What a folded sentence with marked numbers tells; `headline`: articles may be left out.

    `faint`: words count as well that may be said of others than victims. `before`: the sentence before, of whose
    people a "they" is told.
    """
    vocabulary, tokens = WHOLE if faint else SURE, tokens_of(marked)
    places = vocabulary.places(tokens)
    if not places:
        return []  # most often
    sentence = Sentence(tokens, headline=headline)
    find_words(sentence, places, vocabulary)
    drop_dying(sentence)
    if not sentence.words:
        return []
    find_groups(sentence)
    without_speakers(sentence)
    sentence.words = [_left(sentence, word) for word in sentence.words]
    told: list[Told] = []
    actives: list[FateWord] = []
    forms = [form_here(sentence, word) for word in sentence.words]
    _forget(sentence, forms)
    does = (word for word, form in zip(sentence.words, forms, strict=True) if form is Form.DOES)
    # What stands right behind an active verb is its own: no other verb's subject reaches over it.
    owned = {id(each) for word in does for each in _owned(sentence, word)}
    for word, form in zip(sentence.words, forms, strict=True):
        if form is Form.DOES:
            actives.append(word)
        elif form is not None:
            found = they(sentence, word, before) or _before(sentence, word, form, owned)
            told = _without_parts(sentence, told, found) + found if found else _shared(sentence, word, form, told)
    for word in actives:
        found = objects_of(sentence, word)
        if found and word.fate is Fate.KILLED and sentence.at(word.end) in gr.THEM and _led(sentence, word):
            told = [each for each in told if (each.fate, each.high) != (Fate.ABDUCTED, found[0].high)]
        told.extend(found)  # "took two teachers out of the house and shot them": nobody was carried off
    told += _hit_beside(sentence, told)
    return _one_more(sentence, sorted(told, key=lambda each: each.at))


def _hit_beside(sentence: Sentence, told: list[Told]) -> list[Told]:
    """Who was hit, burnt or flown out beside dead: "eight fell and fifteen others were flown to the capital"."""
    dead = any(each.fate is Fate.KILLED for each in told)
    hit: list[Told] = []
    for group in sentence.groups:
        if not dead and sentence.at(group.end) == "," and sentence.at(group.end + 1) in gr.BURNT and not group.used:
            one = Told(Fate.INJURED, group.low, group.high, frozenset({group.side}), group.start, single=group.single)
            hit.append(one)  # «deux femmes, brûlées, ont été conduites à …»
            continue
        if not dead:
            continue
        others = group.bare or group.side is Side.FORCES or sentence.at(group.start + 1) in gr.MORE_PEOPLE
        at = group.end
        while sentence.at(at) in gr.HELPERS or sentence.at(at) in gr.MORE_PEOPLE:
            at += 1
        if others and not (group.used or group.single) and sentence.at(at) in gr.HIT and at not in sentence.fate_at:
            hit.append(Told(Fate.INJURED, group.low, group.high, frozenset({group.side}), group.start))
    return hit


def _owned(sentence: Sentence, word: FateWord) -> list[Group]:
    """The objects of an active verb, which are no other verb's: "killed a woman and her two children and left …"."""
    first = direct_object(sentence, word)
    if first is None or (first.bare and first.end in sentence.fate_at):
        return []  # "the hospital received nine dead"
    others = joined_behind(sentence, first)[1:]
    return [first, *(each for each in others if sentence.at(each.end) in gr.AND or sentence.at(each.end) in gr.STRONG)]


def _left(sentence: Sentence, word: FateWord) -> FateWord:
    """The verb whose object stands before its fate, where that is more than a number: "left a man of 30 dead"."""
    if word.end - word.start > 1 or sentence.tokens[word.start] not in gr.LEFT_SO:
        return word
    at = next((at for at in range(word.start - 1, -1, -1) if _begins_left(sentence, at)), -1)
    first = next((each for each in sentence.groups if each.start > at), None)
    between = sentence.tokens[at + 1 : word.start]
    shared = any(place >= at and place != word.start for place in sentence.fate_at)  # "… dead and two boys wounded"
    if at < 0 or shared or sentence.tokens[at] not in gr.LEFT or first is None or first.start - at > ONE_REACH:
        return word
    if first.bare or (gr.PLACED | gr.AND | gr.AGED | gr.OF).isdisjoint(between) or first.end > word.start:
        return word
    verb = FateWord(word.fate, Form.DOES, at, at + 1)
    del sentence.fate_at[word.start]
    sentence.fate_at[at] = verb
    return verb


def _begins_left(sentence: Sentence, at: int) -> bool:
    return at in sentence.fate_at or sentence.tokens[at] in gr.LEFT or sentence.tokens[at] in gr.STRONG


def _forget(sentence: Sentence, forms: Sequence[Form | None]) -> None:
    """Let subjects reach over the words that tell no fate here: "fell upon a roadblock and were taken"."""
    for word, form in zip(sentence.words, forms, strict=True):
        if form is None:
            for at in range(word.start, word.end):
                sentence.fate_at.pop(at, None)


def _without_parts(sentence: Sentence, told: list[Told], found: list[Told]) -> list[Told]:
    """The same without those of whom the whole is told behind them: "43 patients, nine of them in a coma, are …"."""
    whole = found[0]
    return [
        each
        for each in told
        if not (each.fate is whole.fate and each.at > whole.at and sentence.at(each.at - 1) in gr.PART_OF)
    ]


def _one_more(sentence: Sentence, told: list[Told]) -> list[Told]:
    """The same with who is told beside the others by a verb of his own: "two were scalded and a boy broke his leg"."""
    fates = {each.fate for each in told[:1]}
    for number, each in enumerate(told[1:], 1):
        joined = sentence.at(each.at - 1) in {"and", "et", ","} and sentence.at(each.at) in gr.ONE_PART | gr.POSSESSIVES
        if each.single and joined and each.fate in fates:
            told[number] = replace(each, added=True)
        fates.add(each.fate)
    return told


def _led(sentence: Sentence, word: FateWord) -> bool:
    """Say whether the verb before only tells how they were brought there, as "took" does and "abducted" does not."""
    before = next((each for each in reversed(sentence.words) if each.end <= word.start), None)
    return before is not None and sentence.tokens[before.start] in gr.GRABBED | gr.MADE_TO_GO


def _shared(sentence: Sentence, word: FateWord, form: Form, told: list[Told]) -> list[Told]:
    """Two verbs of one subject: "two men were taken from a mosque and executed" counts as killed alone."""
    before = next((each for each in reversed(sentence.words) if each.end <= word.start), None)
    if before is None or not told or form is not Form.DONE or word.form is Form.COUNTS:
        return told
    gap = sentence.tokens[before.end : word.start]
    joined = bool(gr.THEN.intersection(gap)) and len(gap) <= SHARED_REACH and not gr.STRONG.intersection(gap)
    last = told[-1]
    if not joined or last.fate is not before.fate or word.fate is not Fate.KILLED:
        return told
    dies = last.fate is Fate.INJURED and sentence.tokens[word.end - 1] in gr.DIES
    if last.fate is not Fate.ABDUCTED and not dies:
        return told
    part = next((group for group in sentence.groups if group.start <= last.at < group.end and group.out_of), None)
    if part is not None:  # "two of the four men seized on Monday were found dead"
        return [*told, Told(word.fate, part.low, part.high, frozenset({part.side}), word.start)]
    return [*told[:-1], replace(last, fate=word.fate)]


def _before(sentence: Sentence, word: FateWord, form: Form, owned: set[int]) -> list[Told]:
    """The people of a passive verb or a counting noun: before it, or, where none are, right behind."""
    tokens = sentence.tokens
    if (
        form is Form.COUNTS
        and word.fate is Fate.KILLED
        and tokens[word.end - 1] in {"death", "body"}
        and word.end < len(tokens)
        and tokens[word.end] in {"toll", "count"}
    ):
        return []
    if sentence.at(word.end) == "pour":  # «six habitants retrouvés, blessés pour deux d'entre eux»
        part = next((each for each in sentence.groups if each.start == word.end + 1), None)
        if part is not None and part.bare and sentence.at(part.end + 1) == "entre":
            return tie(sentence, word, [part])
    last = subject_of(sentence, word, form, owned)
    if last is None:
        behind = _behind_noun(sentence, word, form)
        if behind is not None:
            listed = sentence.at(word.end) == ":" and not behind.bare
            together = listed or form is Form.COUNTS or sentence.at(word.end) == ":"
            bodies = tokens[word.start] in gr.BODY | gr.BODIES
            joined = joined_behind(sentence, behind, listed=listed, bodies=bodies) if together else [behind]
            return tie(sentence, word, joined)
        taken = word.fate is Fate.ABDUCTED and form is Form.DONE
        if taken and (turned := opened(sentence, word) or whom(sentence, word)):
            return tie(sentence, word, turned)
        return [_accompanied(sentence, word, each) for each in nameless(sentence, word, form)]
    joined = [last]
    adjacent = last.bare and last.end == word.start  # «dont sept VDP et douze civils, ainsi que 44 blessés»
    if not adjacent and (form is not Form.COUNTS or not last.bare):
        joined = joined_before(sentence, last, owned)
    begun = named(sentence, joined[0], listed=len(joined) > 1) or stranger(sentence, joined[0], listed=len(joined) > 1)
    return tie(sentence, word, beside(sentence, joined[0]) + begun + joined)


def _accompanied(sentence: Sentence, word: FateWord, told: Told) -> Told:
    """Who is told by a verb alone, with those beside him: "he was killed along with his wife and a neighbour"."""
    others = companions(sentence, word, [Group(word.start, word.end, 1, 1, Side.CIVILIANS, single=True)])
    more = sum(each.low for each in others)
    return replace(told, low=told.low + more, high=told.high + more, single=False) if more else told


def _behind_noun(sentence: Sentence, word: FateWord, form: Form) -> Group | None:
    """The people told right behind: "fatalities: 3", "the bodies of seven men", «où ont été tuées six personnes»."""
    tokens = sentence.tokens
    group = next((each for each in sentence.groups if each.start >= word.end and not each.used), None)
    if group is None or (sentence.at(word.end) == ":" and sentence.at(word.start - 1) in THINGS):
        return None  # "camels driven off: 9"
    gap = tokens[word.end : group.start]
    if group.single and (gap == [":"] or (form is Form.COUNTS and gap in _ARE)):
        return group  # "Kidnapped: a priest and two catechists", "the dead are a weaver and his son"
    if group.single:  # «le corps d'un berger a été retrouvé»
        found = tokens[word.start] in gr.BODY | gr.BODIES and bool(
            gr.FOUND.intersection(tokens[group.end : group.end + REACH])
        )
        found = found or not gr.LEFT.isdisjoint(tokens[max(0, word.start - ONE_REACH) : word.start])
        return group if found and len(gap) == 1 and gap[0] in gr.OF else None
    put = gap[:1] == ["at"] and _is_hedged(gap) and bool(gr.PUT & set(tokens[max(0, word.start - 4) : word.start]))
    ends = sentence.at(group.end)
    label = form is Form.COUNTS and not gap and group.bare and (not ends or ends in gr.STOPS)  # "fatalities 8"
    labelled = form is Form.COUNTS and 1 < len(gap) <= ONE_REACH and gap[-1] == ":" and not gr.STOPS & set(gap[:-1])
    are = form is Form.COUNTS and gap[-1:] in _ARE and (len(gap) == 1 or gap[0] in gr.PLACED) and len(gap) <= ARE_REACH
    listed = put or label or labelled or gap in _LISTED or are
    other = sentence.fate_at.get(group.end)
    if listed and other is not None and other.fate is not word.fate and sentence.at(other.end) != ":":
        return None  # "enemy losses: 22 neutralised"
    if form is Form.COUNTS:
        of = bool(gap) and gap[0] in {"of", "de", "d'", "des"} and len(gap) <= ONE_REACH
        return group if listed or of else None
    inverted = word.form is Form.DONE and not group.bare and all(token in gr.HEDGES for token in gap)
    return group if listed or inverted else None


def _is_hedged(gap: Sequence[str]) -> bool:
    """Say whether only "at", quotation marks and hedges stand there: 'put at "no fewer than" 15'."""
    return all(each in gr.HEDGES or each in {"no", '"', "«"} for each in gap)


_ARE = (["are"], ["were"], ["sont"], ["etaient"])  # "the dead are six men and two women"
_LISTED = ([":"], ["="], ["-"], ["–"], [":", "at", "least"], [":", "au", "moins"])
