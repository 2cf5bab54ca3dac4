"""One person told without a number: by a noun ("a herder"), an office, kin, an age, or what was done to him."""

from __future__ import annotations

from bot.understand.tables import grammar as gr
from bot.understand.tables.fates import Fate, Form
from bot.understand.tables.outcomes import LOST
from bot.understand.tables.people import NATIONS, NOT_ONE, PEOPLE, THINGS, Side
from bot.understand.tolls.groups import ONE_REACH, Group, Sentence, bounds, ends_noun

OLDEST = 110  # years; a higher number behind a noun is no age


def single(sentence: Sentence, start: int, first: int) -> Group | None:  # noqa: PLR0911  one kind of person a line
    """One person told without a number: an article, a few words, a noun of one person."""
    if sentence.at(start - 1) in gr.OF and sentence.at(start - 2) in PEOPLE and start - 2 not in sentence.fate_at:
        return None  # "the son of the mayor" is one
    if first in sentence.fate_at:
        return _one_counted(sentence, start, first)
    if (group := _told_otherwise(sentence, start, first)) is not None:
        return group
    for place in range(first, min(len(sentence.tokens), first + 4)):
        here, behind = sentence.tokens[place], sentence.at(place + 1)
        if place in sentence.fate_at or _ends_noun(here, inside=place > first):
            break
        noun = PEOPLE.get(here) or (PEOPLE.get(here.partition("-")[0]) if "-" in here else None)
        foes = here in gr.THE_ENEMY and (place == start or sentence.tokens[start] in gr.THE_ONE)
        if foes or (behind in gr.OF and (here in THINGS or (place == first and noun is None))):
            return None  # «des pertes de l'ennemi», «un poste de VDP», «la caisse du percepteur»
        if here == "couple" and behind not in gr.OF:
            return Group(start, place + 1, 2, 2, Side.CIVILIANS)
        if noun is None or _describes(sentence, place):
            continue
        kin = noun[1] and behind in _HIS and sentence.at(place + 2) in PEOPLE  # «ma tante son mari et …»
        if kin or not PEOPLE.get(behind, (None, False))[1]:
            one = noun[1] or (here in gr.CORPS and sentence.tokens[start] in {"un", "a", "one"})
            body = behind == "'s" and sentence.at(place + 2) in gr.BODY
            found = body and bool(
                gr.FOUND.intersection(sentence.tokens[place + 3 : place + 7])
            )  # "the cook's body was found"
            counts = one and behind not in THINGS and (behind != "'s" or found) and behind not in gr.SPEECH
            return Group(start, place + 1, 1, 1, noun[0], single=True) if counts else None
    return _aged(sentence, start, first)


def _describes(sentence: Sentence, place: int) -> bool:
    """Say whether a noun of people only describes the next one: "the driver's assistant", "a local organisation"."""
    behind, third = sentence.at(place + 1), sentence.at(place + 2)
    if behind == "'s":
        return third in PEOPLE and third not in gr.BODY
    if sentence.tokens[place] in gr.OF_THEIR_KIND and not {behind, third}.isdisjoint(THINGS | NOT_ONE):
        return behind not in gr.SMALL and place + 1 not in sentence.fate_at
    goes_on = behind.isalpha() and behind not in gr.SMALL and place + 1 not in sentence.fate_at
    return goes_on and sentence.tokens[place] in gr.ALSO_ADJECTIVES and not behind.endswith(("ed", "ing"))


_HIS = frozenset(("son", "sa", "leur", "his", "her"))


def _aged(sentence: Sentence, start: int, first: int) -> Group | None:
    """Somebody whom his age makes a person, whatever his trade: "a pump attendant, 22, was struck"."""
    near = sentence.tokens[first : first + ONE_REACH + len((",", "22"))]
    if gr.AGED.isdisjoint(near) and "‹" not in "".join(near):
        return None
    end = first
    while end < first + ONE_REACH and sentence.at(end).isalpha():
        if _ends_noun(sentence.at(end), inside=end > first):
            break
        end += 1
    after = sentence.tokens[end : end + 3]
    if end == first or sentence.tokens[end - 1] in THINGS or len(after) < len((",", "22", ",")):
        return None
    age = after[1].startswith("‹") and 0 < bounds(after[1])[0] < OLDEST
    told = (after[0] == "," == after[2]) or (after[0] == "de" and after[2] == "ans")
    aged = after[0] in gr.AGED or (after[0] == "," and after[1] in gr.AGED)
    return Group(start, end, 1, 1, Side.CIVILIANS, single=True) if (age and told) or aged else None


def _told_otherwise(sentence: Sentence, start: int, first: int) -> Group | None:  # noqa: PLR0911  one kind a line
    """Somebody whom no noun of the tables counts, but an office, kin, or what was done to them."""
    noun = sentence.at(first)
    if (end := _end_of_one(sentence, start, first)) is not None:
        return Group(start, end, 1, 1, Side.ANYBODY, single=True)
    if noun in gr.OLD_OR_YOUNG and sentence.at(first + 1) in NATIONS:
        first, noun = first + 1, sentence.at(first + 1)  # "an elderly Fulani"
    known = sentence.at(start) in gr.THE_ONE and first + 1 in sentence.fate_at  # «l'Autrichienne enlevée»
    if noun in NATIONS and (known or (sentence.at(start) in gr.ONE_PART and ends_here(sentence, first + 1))):
        return Group(start, first + 1, 1, 1, Side.CIVILIANS, single=True)
    if noun in gr.OFFICES:
        return _of_two_places(sentence, start, first)
    if noun in gr.HEADS and sentence.at(first + 1) in gr.OF:  # "the head of the health centre"
        return Group(start, first + 1, 1, 1, Side.CIVILIANS, single=True)
    if _is_kin(sentence, start, first):
        return Group(start, first + 1, 1, 1, Side.ANYBODY, single=True)
    if _is_object(sentence, start, first):
        return Group(start, first + 1, 1, 1, Side.CIVILIANS, single=True)
    return None


def _end_of_one(sentence: Sentence, start: int, first: int) -> int | None:
    """Where one of those told before, or of others, ends: «l'un des chauffeurs», "… and the other wounded"."""
    article, noun = sentence.at(start), sentence.at(first)
    if article == "another" and ends_noun(noun):
        return first  # "killed a villager and wounded another"
    if noun not in _ONE_OF:
        return None
    behind = sentence.at(first + 1)
    ends = first + 1 in sentence.fate_at or behind == "a" or ends_noun(behind)
    if (noun == "autre" and article in gr.ONE_PART and ends) or (
        noun in gr.OTHER and article in gr.THE and first + 1 in sentence.fate_at
    ):
        return first + 1  # "one was killed, the other wounded"
    of_so_many = noun == "des" and behind.startswith("‹")
    if article in gr.ONE_PART and (of_so_many or [noun, behind] in gr.OF_THEIRS):
        return first + 2  # «un des trois blessés», «le corps d'un des leurs»
    if (
        article in gr.ONE_PART
        and noun in gr.OF
        and sentence.at(first + 1) in gr.OWNED
        and sentence.at(first + 2) in PEOPLE
    ):
        return first + 3  # «une de ses épouses»
    of_them = article == "l'" and noun in {"un", "une"} and sentence.at(first + 1) in gr.OF | {"des"}
    return first + 1 if of_them else None


_ONE_OF = gr.OTHER | gr.OF | {"un", "une"} | {first for first, _ in gr.OF_THEIRS}


def ends_here(sentence: Sentence, at: int) -> bool:
    """Say whether no noun comes that the word before only describes: "a German was …", not "a German lorry"."""
    after = sentence.at(at)
    told = at in sentence.fate_at or after in _KIN_ENDS or after in gr.PLACED or after in gr.OF or after in gr.AND
    return not after or told or after.startswith(("~", "‹"))


def _is_object(sentence: Sentence, start: int, place: int) -> bool:
    """Say whether an unknown noun is a person because it was killed or kidnapped: "killed a miller, his wife and …"."""
    verb = sentence.fate_at.get(start - 1)
    if verb is None or verb.fate not in {Fate.KILLED, Fate.ABDUCTED} or verb.form is Form.COUNTS:
        return False
    if sentence.at(place + 1) in {",", "and", "et"} and sentence.at(place + 2) in gr.POSSESSIVES:
        noun = sentence.at(place)  # "killed the miller, his wife and three guests"
        if sentence.tokens[verb.start] in gr.GRABBED and sentence.at(place + 3) not in PEOPLE:
            return False  # "took a computer and her medicines"
        return noun.isalpha() and not (noun in PEOPLE or noun in THINGS or noun in gr.SMALL or noun in NOT_ONE)
    if sentence.at(start) not in gr.ONE_PART or sentence.tokens[verb.start] in gr.OF_THINGS_TOO | gr.GRABBED | LOST:
        return False
    words = sentence.tokens[verb.start : verb.end]
    if sentence.at(start) == "a" and not any(each.endswith(("ed", "ing")) or each in gr.ENGLISH for each in words):
        return False  # «tué à Sokolo»
    noun = sentence.at(place)
    known = noun in PEOPLE or noun in THINGS or noun in gr.SMALL or noun in NOT_ONE or place in sentence.fate_at
    sure = bool(gr.OF_PEOPLE.intersection(words))
    return noun.isalpha() and not known and (sure or sentence.at(place + 1) in {",", "and", "et", "."})


def _of_two_places(sentence: Sentence, start: int, place: int) -> Group | None:
    """Who holds one office in each of two places: "the chiefs of Tin and Boura"."""
    after = [t for t in sentence.tokens[place + 1 : place + 6] if t not in gr.OF]
    two = sentence.at(place + 1) in gr.OF and after[1:2] in (["and"], ["et"]) and len(after) > len(("tin", "and"))
    names = two and all(t.isalpha() and t not in PEOPLE and t not in gr.SMALL for t in (after[0], after[2]))
    return Group(start, place + 1, 2, 2, Side.CIVILIANS) if names else None


def _is_kin(sentence: Sentence, start: int, place: int) -> bool:
    """Say whether an unknown noun is a person for its "his": "two technicians and their interpreter were …"."""
    before = sentence.at(start - 1)
    if before not in _JOINS_KIN:
        return False
    joined = sentence.tokens[start] in gr.POSSESSIVES
    # "The driver and a phone repairman were …": adjectives stand before the noun.
    verbs = (n for n in range(1, 4) if sentence.at(place + n) in _VERBS or place + n in sentence.fate_at)
    # "their Iranian partner, …"
    pair = sentence.at(place + 2) == "," and not (sentence.at(place + 1).endswith("s") or place + 1 in sentence.fate_at)
    words = len(("Iranian", "partner")) if pair else next(verbs, 1)
    if all(each.isalpha() or "-" in each for each in sentence.tokens[place : place + words]):
        place += words - 1
    # "The driver and a trainee were …": a verb of several makes a second person of any noun.
    verb = sentence.at(place + 1)
    many = verb in gr.SEVERAL or (place + 1 in sentence.fate_at and verb.endswith("es"))
    several = many and before in {"and", "et"}
    last = sentence.groups[-1].end if sentence.groups else start
    # "Three teachers and a radio stringer abducted": so does a participle right behind.
    fate = sentence.fate_at.get(place + 1)
    several = several or (fate is not None and fate.form in {Form.DONE, Form.EITHER} and last == start - 1)
    joined = joined or (several and before in {"and", "et"} and last <= start - 1)
    noun = sentence.at(place)
    ends = verb in _KIN_ENDS or place + 1 in sentence.fate_at
    # "Killed a commander and his associate in Hombori".
    ends = ends or (
        bool(sentence.groups)
        and last == start - 1
        and sentence.groups[-1].start - 1 in sentence.fate_at
        and ends_noun(verb)
    )
    return joined and ends and noun.isalpha() and not (noun in THINGS or noun in PEOPLE or noun in gr.AUXILIARIES)


_JOINS_KIN = gr.THEN | {"with", "avec", "+", "plus"}
_VERBS = gr.SEVERAL | {"did"}
_KIN_ENDS = gr.AUXILIARIES | gr.STOPS | _VERBS


def _one_counted(sentence: Sentence, start: int, place: int) -> Group | None:
    """The one of "one dead", «un blessé»."""
    one = sentence.tokens[start] in {"un", "une", "one", "another"} and sentence.fate_at[place].form is not Form.DOES
    counts = one and sentence.tokens[place] in gr.ONE_COUNTED
    if sentence.tokens[start] == "another" and sentence.at(place + 1) not in PEOPLE:
        counts = counts or sentence.tokens[place] in gr.THE_HURT | {"hurt", "killed"}  # "one was shot, another injured"
    taken = any(each.fate is Fate.ABDUCTED and each.end <= start for each in sentence.words)
    known = taken and sentence.tokens[start] in gr.POSSESSIVES | gr.THE_ONE  # "a man was abducted, his body was found"
    if (known or sentence.tokens[start] == "a") and sentence.tokens[place] in gr.BODY:
        counts = bool(gr.FOUND.intersection(sentence.tokens[place + 1 : place + 5]))  # "a body was found"

    return Group(start, start + 1, 1, 1, Side.ANYBODY, bare=True) if counts else None


def _ends_noun(word: str, *, inside: bool) -> bool:
    """Say whether a noun and its adjectives can't go on over this word; `inside`: some of it has been read."""
    return word[0] == "‹" or word in _NO_NOUN or (inside and word in _NOT_INSIDE)


_NO_NOUN = gr.STOPS | gr.AND | gr.PLACED | (gr.AUXILIARIES - {"a"})
_NOT_INSIDE = (gr.ARTICLES | gr.SPEECH) - {"son"}
