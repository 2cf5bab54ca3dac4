"""Who copies whom: fingerprints, credits, and how many sources are sources of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.sources import MOST, heard, independent, tie
from bot.model import Hearing, Report, Source
from bot.understand.actors import actors_in, at_odds, groups
from bot.understand.credits import credited
from bot.understand.fingerprint import COPIED, KEPT, fingerprint, likeness
from bot.understand.text.prose import prose

WIRE = (
    "Gunmen on motorcycles attacked the village of Doro at dawn on Tuesday, killing nine people and burning granaries, "
    "the mayor said. He said the attackers had come from the forest and had driven off two hundred head of cattle. "
    "Soldiers reached the village in the afternoon. It was the third raid in the commune since the rains began."
)
OTHER = (
    "At least nine residents were shot dead in Doro on Tuesday by armed men who torched part of the harvest, according "
    "to a councillor reached by telephone. Families were leaving for the district capital on carts, he added."
)


def sketch(text, title="A title"):
    return fingerprint(prose(title, text))


def test_a_copy_is_known_by_its_text():
    assert likeness(sketch(WIRE), sketch(WIRE, "Another title")) == 1
    # cut short, as local papers do
    assert likeness(sketch(WIRE), sketch(WIRE[:260])) >= COPIED
    # with a sentence of its own in front
    assert likeness(sketch(WIRE), sketch("Our correspondent reports from the regional capital. " + WIRE)) >= COPIED
    # in other case, accents and spacing
    assert likeness(sketch(WIRE), sketch(WIRE.upper().replace(" ", "  "))) == 1


def test_another_text_of_the_same_event_is_no_copy():
    assert likeness(sketch(WIRE), sketch(OTHER)) < COPIED / 2


def test_a_headline_proves_nothing():
    assert sketch("") == sketch("Attack in Doro.") == ()
    assert likeness((), ()) == likeness(sketch(WIRE), ()) == 0


@given(st.lists(st.sampled_from(["attack", "raid", "army", "doro", "gao", "kalé", "the", "of", "in"]), max_size=120))
def test_a_fingerprint_is_small_and_sorted(words):
    found = sketch(" ".join(words))
    assert len(found) <= KEPT
    assert list(found) == sorted(set(found))
    assert likeness(found, found) in {0, 1}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BAMAKO, July 1 (AFP) - Gunmen attacked Doro.", {"afp"}),
        ("BAMAKO, July 1 (Sahel Wire) - Gunmen attacked Doro.", {"sahel wire"}),
        ("Neuf morts à Doro, selon l'AFP.", {"afp"}), ("Neuf morts à Doro, a indiqué le maire à l'AFP.", set()),
        ("Gunmen attacked Doro, the mayor told Reuters.", {"reuters"}),
        ("Des hommes armés ont attaqué Doro.\n(avec AFP)", {"afp"}), ("Attaque à Doro.\nAvec Reuters", {"reuters"}),
        ("Attaque à Doro (Source : Agence Ouest).", {"agence ouest"}),
        ("The raid was reported by the news agency Sahel Wire.", {"sahel wire"}),
        # its own name in its own dateline is no credit
        ("BAMAKO, July 1 (Le Matin) - Gunmen attacked Doro.", set()),
        # brackets that hold no byline
        ("Gunmen attacked Doro (with two lorries) on Monday.", set()),
        ("Nine people died in Doro (Téra department).", set()),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", ["", "Nine dead in Doro"])
def test_credits(title, text, found):
    named = set(credited(prose(title, text), "Le Matin"))
    if text.endswith("à l'AFP."):
        assert named <= {"afp"}, "either way: whom he told it does not say that the text is theirs"
    else:
        assert named == found


def voice(source, *rests_on, text=""):
    return Hearing(source, rests_on, sketch(text) if text else ())


def test_ties():
    assert tie(voice("le matin"), voice("le matin"))
    assert tie(voice("le matin", text=WIRE), voice("le soir", text=WIRE)), "one text"
    assert tie(voice("le matin", "afp"), voice("le soir", "afp")), "one agency"
    assert tie(voice("le matin", "afp"), voice("afp")), "the agency itself"
    assert not tie(voice("le matin", text=WIRE), voice("le soir", text=OTHER))


@pytest.mark.parametrize(
    ("voices", "count"),
    [
        ([], 1),
        ([voice("a"), voice("b"), voice("c")], 3),
        # a chain: b took from the agency, c copied b
        ([voice("a"), voice("afp"), voice("b", "afp", text=WIRE), voice("c", text=WIRE)], 2),
        # the tie between two groups comes last
        ([voice("a", text=WIRE), voice("b", "afp"), voice("c", "afp", text=WIRE)], 1),
    ],
)
def test_how_many_are_independent(voices, count):
    assert independent(voices) == count


def test_voices_are_kept_once_and_not_without_end():
    voices = ()
    for number in [*range(40), *range(5)]:
        told = Report(f"r{number}", "en", incident=True, source=Source(f"Paper {number}", "", "en"), published_at=None)
        voices = heard(voices, told)
    assert len(voices) == len({each.source for each in voices}) == MOST


# Who fights.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("JNIM fighters attacked Doro.", ("jnim",)), ("Le GSIM a attaqué Doro.", ("jnim",)),
        ("The Group, Jama'at Nusrat al-Islam wal-Muslimin, attacked.", ("jnim",)),
        ("Le Groupe de soutien à l'islam et aux musulmans a attaqué.", ("jnim",)),
        ("Fighters of the Macina katiba attacked.", ("macina",)), ("La Katiba Macina a attaqué.", ("macina",)),
        ("ISSP gunmen attacked.", ("issp",)), ("L'État islamique au Sahel a attaqué.", ("issp",)),
        ("L'EIGS a attaqué les FAMa.", ("issp", "fama")),
        ("The Malian army and Africa Corps", ("fama", "africa corps")),
        ("VDP et koglwéogo", ("vdp", "koglweogo")), ("Le Front de libération de l'Azawad", ("fla",)),
        ("Gunmen attacked Doro.", ()),
    ],
)  # fmt: skip
def test_actors(text, found):
    assert actors_in(prose("", text), ()) == found


def test_actors_of_another_time_do_not_count():
    text = prose("", "Gunmen attacked Doro. In 2022 JNIM burnt the market.")
    past = [clause.start for clause in text.clauses if "2022" in text.folded(clause)]
    assert actors_in(text, past) == ()


def test_two_groups_are_at_odds_a_part_and_its_whole_are_not():
    assert at_odds(["jnim"], ["issp", "fama"])
    assert not at_odds(["macina"], ["jnim"])
    assert not at_odds(["fama"], ["jnim"]), "they fight each other in one event"
    assert groups(["macina", "vdp"]) == {"jnim"}
