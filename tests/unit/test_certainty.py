from __future__ import annotations

import pytest

from bot.model import Certainty, Voice
from bot.understand.certainty import sureness
from bot.understand.scales import Scales
from bot.understand.signs import signs_of
from bot.understand.text.prose import prose


@pytest.mark.parametrize(
    ("source", "text", "certainty", "voice"),
    [
        ("Wire", "Five soldiers were killed, the governor said.", Certainty.OBSERVED, Voice.LOCAL_AUTHORITY),
        ("Presse", "Cinq soldats ont été tués, a annoncé l'état-major.", Certainty.OBSERVED, Voice.ARMY),
        ("Wire", "Three residents said the camp was attacked.", Certainty.OBSERVED, Voice.WITNESSES),
        ("Presse", "Selon des témoins, le camp a été attaqué.", Certainty.OBSERVED, Voice.WITNESSES),
        ("Wire", "A trader said the camp was attacked. The army has not commented.", Certainty.LIKELY, None),
        ("Presse", "Un commerçant le rapporte. L'armée n'a pas réagi.", Certainty.LIKELY, None),
        # whose post or whose men were hit, who does not answer: they are no voice
        ("Wire", "Ten died when the army outpost fell, said Ali Diop, a trader.", Certainty.LIKELY, None),
        ("Wire", "Four members of the national guard died, a baker said.", Certainty.LIKELY, None),
        ("Wire", "A student said two were hurt; the rector did not pick up.", Certainty.LIKELY, None),
        ("Presse", "Un berger le dit. Ni la gendarmerie ni la mairie n'ont souhaité parler.", Certainty.LIKELY, None),
        (
            "Presse",
            "Cinq bergers ont été enlevés, et non sept, corrige le préfet.",
            Certainty.OBSERVED,
            Voice.LOCAL_AUTHORITY,
        ),
        ("Flash", "TROIS GARDES TUÉS PRÈS DU PONT (MINISTÈRE)", Certainty.OBSERVED, Voice.GOVERNMENT),
        ("Log", "Two shot. On record: the commune secretary said so.", Certainty.OBSERVED, Voice.LOCAL_AUTHORITY),
        ("public post (social network)", "The army said the camp fell", Certainty.POSSIBLE, Voice.SOCIAL),
        ("Presse", "On parle de plusieurs morts, info non confirmée.", Certainty.POSSIBLE, None),
        ("Etat-major des armées", "Le camp a été attaqué.", Certainty.OBSERVED, Voice.ARMY),
        ("Notes", "Single source: a teacher. The camp was attacked.", Certainty.LIKELY, None),
    ],
)
def test_certainty(source: str, text: str, certainty: Certainty, voice: Voice | None) -> None:
    told = sureness(prose("", text), source, (), denied=False)
    assert (told.certainty, told.confirmed_by) == (certainty, voice)


def test_a_denial_is_unlikely() -> None:
    told = sureness(prose("", "The ministry denied it."), "Wire", (), denied=True)
    assert told.certainty is Certainty.UNLIKELY


def test_whose_numbers_they_are() -> None:
    told = sureness(prose("", "The hospital said nine were killed."), "Wire", (), denied=False)
    assert told.toll_by is Voice.HEALTH


def test_a_title_may_be_signed() -> None:
    told = sureness(prose("Four soldiers dead in ambush - governor", ""), "Wire flash", (), denied=False)
    assert told.confirmed_by is Voice.LOCAL_AUTHORITY


@pytest.mark.parametrize(
    ("title", "certainty"),
    [
        ("Camp under fire since dawn - residents", Certainty.OBSERVED),
        ("TIRS NOURRIS AU CAMP (HABITANTS)", Certainty.OBSERVED),
        ("Camp under fire since dawn - resident", Certainty.LIKELY),
    ],
)
def test_several_may_sign_a_title(title: str, certainty: Certainty) -> None:
    assert sureness(prose(title, ""), "Wire flash", (), denied=False).certainty is certainty


@pytest.mark.parametrize(
    ("text", "voice"), [("The radio reported it.", None), ("The mayor said so.", "local_authority")]
)
def test_nobody_is_told_that_hearsay_confirmed_it(
    text: str, voice: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the words of the whole text outweigh its only voice, that voice is not the one that confirms."""
    sure = Scales("certainty", ("Likely", "Observed", "Possible"), {"=": (0, 900, 0)})
    monkeypatch.setattr("bot.understand.certainty.scales", lambda _: sure)
    told = sureness(prose("", text), "Wire", (), signs_of(prose("", text)), denied=False)
    assert (told.certainty, told.confirmed_by) == (Certainty.OBSERVED, voice)
