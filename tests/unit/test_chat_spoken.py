"""Commands as people say them: with accents, without the slash, in words of their own."""

import pytest
from chat_harness import Phone
from chat_world import GAZETTEER, buttons
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.commands import BY_NAME
from bot.chat.spoken import said
from bot.understand.gazetteer.gazetteer import Gazetteer

MEANT = [
    # as a French keyboard writes them: Telegram marks no command with an accent
    ("/arrêter", "stop", ""),
    ("/vérifier K7F2", "verify", "K7F2"),
    ("/Résumé lundi 7h", "resume", "lundi 7h"),
    ("/ stop", "stop", ""),
    # the name alone, and politely
    ("STOP", "stop", ""),
    ("Stop !", "stop", ""),
    ("please stop", "stop", ""),
    ("aide svp", "help", ""),
    # other words for it
    ("UNSUBSCRIBE", "stop", ""),
    ("me désabonner", "stop", ""),
    ("Je voudrais me désabonner, s’il vous plaît", "stop", ""),
    ("arrêter les alertes", "stop", ""),
    ("STOP ALERTES", "stop", ""),
    ("Plus aucune alerte", "stop", ""),
    ("ma liste", "list", ""),
    ("delete my account", "deleteme", ""),
    ("supprimer mes données", "deleteme", ""),
    ("Comment ça marche ?", "help", ""),
    # settings with their value
    ("pause 8h", "mute", "8h"),
    ("Silence 22h-6h", "quiet", "22h-6h"),
    ("langue anglais", "lang", "anglais"),
    ("English", "lang", "english"),
    ("en français", "lang", "francais"),
    # a place to watch no longer
    ("retirer Gogui", "unwatch", "Gogui"),
    ("Retirez Gogui svp", "unwatch", "Gogui"),
    ("supprimer Gogui et Diboli", "unwatch", "Gogui et Diboli"),
    ("je ne veux plus suivre Gogui", "unwatch", "Gogui"),
    ("bonjour je ne veux plus suivre Gogui merci", "unwatch", "Gogui"),
    ("arrêter les alertes pour la région de Kayes", "unwatch", "région de Kayes"),
    ("stop Gogui", "unwatch", "Gogui"),
    ("unsubscribe from Gogui", "unwatch", "Gogui"),
    ("don't alert me about Gogui please", "unwatch", "Gogui"),
    ("remove Goguy", "unwatch", "Goguy"),
    # an alert's short name
    ("K7F2", "verify", "K7F2"),
    ("vérifier k7f2", "verify", "k7f2"),
    ("pourquoi #ZRM1", "why", "#ZRM1"),
]


@pytest.mark.parametrize(("text", "name", "argument"), MEANT, ids=[text for text, *_ in MEANT])
def test_what_is_meant(text, name, argument):
    found = said(GAZETTEER, text)
    assert found is not None
    assert name in found.command.names
    assert found.argument == argument


def test_a_preposition_that_lost_its_vowel():
    found = said(Gazetteer.builtin(), "se désabonner d’Ansongo")
    assert found is not None
    assert found.argument == "Ansongo"


NO_COMMANDS = [
    # places, and wishes to watch them
    "Gogui",
    "je veux suivre Gogui",
    "alertes pour Gogui",
    "Gogui, Diboli",
    # talk: nothing in it can be taken off a list
    "stop the war",
    # times and lengths that look like short names
    "22h30",
    "50km",
    "12345",
    # a command of another bot, and none
    "/watch@other_bot Gogui",
    "/nonsense",
    "/",
    # more of them, or none any more? nothing is stopped on a guess
    "plus d’alertes",
    "plus d’alertes pour Gogui",
    # people do not ask why in short names
    "why this",
    "pourquoi moi",
]


@given(st.text(max_size=120) | st.lists(st.sampled_from([text for text, *_ in MEANT]), max_size=4).map(" ".join))
def test_any_text_is_read(text):
    found = said(GAZETTEER, text)
    assert found is None or found.command in BY_NAME.values()


@pytest.mark.parametrize("text", NO_COMMANDS)
def test_what_is_no_command(text):
    assert said(GAZETTEER, text) is None


@pytest.mark.parametrize("text", ["retirer Diboli", "Je ne veux plus suivre Diboli", "stop Diboli"])
async def test_who_wants_to_hear_less_is_not_asked_to_watch(awa, text):
    (answer,) = await awa.say(text)
    assert "Vous ne suivez plus\u00a0: <b>Diboli</b>" in answer["text"]
    assert buttons(answer)[0][0] == "Suivre à nouveau"
    assert awa.watched == []


async def test_a_name_that_is_not_watched_is_said_to_be_none(awa):
    (answer,) = await awa.say("ne plus suivre Gogui")
    assert "Vous ne suivez pas «\u00a0Gogui\u00a0»" in answer["text"]
    assert awa.watched == ["ml-diboli"]


async def test_leaving_in_words(app):
    ann = Phone(app, language_code="en")
    await ann.say("Diboli")
    (answer,) = await ann.say("Unsubscribe")
    assert "no more alerts" in answer["text"]
    assert ann.state == "stopped"
    assert ann.watched == ["ml-diboli"], "the list is kept"
