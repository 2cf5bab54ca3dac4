"""Commands as people say them: with accents, without the slash, or in a few words of their own. Pure.

    "/arrêter", "/ stop"                   the slash and the name, as a French keyboard writes them
    "STOP", "ma liste", "please stop"      the name alone, or other words for it
    "pause 8h", "langue anglais"           the name of a setting and what is wanted
    "retirer Gao", "unsubscribe from Gao"  watch it no longer: asked of somebody who wants to hear less,
                                           "do you want to watch Gao?" is the wrong answer
    "K7F2"                                 the short name of an alert

What names a place, as a whole, is a place and no command.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.chat.commands import BY_NAME, Command
from bot.chat.places import names_in
from bot.chat.proof import short_name
from bot.chat.times import clock
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.gazetteer.names import fold


class Said(NamedTuple):
    """A command, and what was said behind it."""

    command: Command
    argument: str = ""


# Other words for a command, folded, both languages side by side. Not «plus d’alertes», which may ask for more of them.
_OTHER_WORDS = {
    **dict.fromkeys((
        "unsubscribe", "desabonner", "unsubscribe me", "me desabonner", "se desabonner", "desabonnez moi",
        "opt out", "desabonnement", "desabonne moi", "desinscrire", "me desinscrire", "desinscription",
        "quit", "quitter", "stop it", "arret", "arrete", "arretez",
        "stop all", "stop everything", "stop tout", "tout arreter", "arreter tout", "arretez tout", "arrete tout",
        "stop alerts", "stop alertes", "stop the alerts", "stop all alerts", "stop les alertes",
        "arreter les alertes", "arretez les alertes", "arrete les alertes", "arreter toutes les alertes",
        "no more alerts", "plus aucune alerte", "no more messages", "plus aucun message",
        "je ne veux plus d alertes", "je ne veux plus recevoir d alertes", "je ne veux plus recevoir les alertes",
        "i don t want alerts", "i do not want alerts", "i don t want any more alerts",
    ), "stop"),
    **dict.fromkeys((
        "delete me", "effacez moi", "efface moi", "delete my data", "effacer mes donnees", "supprimer mes donnees",
        "delete my account", "supprimer mon compte", "effacez mes donnees", "supprimez mes donnees", "forget me",
        "oubliez moi", "delete everything", "tout effacer", "effacer tout", "effacez tout",
    ), "deleteme"),
    **dict.fromkeys((
        "my list", "ma liste", "my places", "mes lieux", "my towns", "mes villes", "show my list", "voir ma liste",
    ), "list"),
    **dict.fromkeys((
        "help me", "aidez moi", "aide moi", "how does it work", "comment ca marche", "menu", "commands", "commandes",
    ), "help"),
}  # fmt: skip
_LANGUAGES = frozenset({
    "english", "anglais", "in english", "en anglais", "french", "francais", "in french", "en francais",
})  # fmt: skip

# What is said before or behind a wish, and wishes themselves; longer ones first.
_COURTESIES = (
    "please", "s il vous plait", "svp", "s il te plait", "stp", "hello", "bonjour", "hi", "bonsoir", "salut",
    "thank you", "merci", "thanks",
)  # fmt: skip
_WISHES = (
    "i would like to", "je voudrais", "i want to", "je veux", "i d like to", "je souhaite", "can you", "pouvez vous",
    "could you", "veuillez",
)  # fmt: skip

# Settings whose name and value are often written without the slash, and that ask back what they can't read.
_SETTINGS = frozenset({
    "mute", "pause", "quiet", "silence", "digest", "bilan", "summary", "resume", "lang", "langue", "language",
})  # fmt: skip
_CHECKS = frozenset({"verify", "verifier", "why", "pourquoi"})

# Before the name of a place that one wants to watch no longer; the longest that fits counts.
_REMOVALS = frozenset({
    "unwatch", "unfollow", "retirer", "retire", "retirez", "remove", "delete", "supprimer", "supprime", "supprimez",
    "enlever", "enleve", "enlevez", "effacer", "efface", "effacez", "stop", "arreter", "arrete", "arretez",
    "no more", "stop watching", "stop following", "arreter de suivre", "arretez de suivre", "arrete de suivre",
    "don t watch", "do not watch", "ne plus suivre", "ne suivez plus", "ne suis plus",
    "i don t want to watch", "i do not want to watch", "je ne veux plus suivre", "je ne souhaite plus suivre",
    "i no longer want to watch", "i don t want to follow", "i do not want to follow", "i no longer want to follow",
    "unsubscribe", "unsubscribe me", "desabonner", "me desabonner", "se desabonner", "desabonnez moi",
    "stop alerts", "stop the alerts", "stop alertes", "stop les alertes", "arreter les alertes", "arretez les alertes",
    "no alerts", "no more alerts", "plus aucune alerte", "don t alert me", "do not alert me",
    "ne m alertez plus", "ne me prevenez plus", "je ne veux plus d alertes", "je ne veux plus recevoir d alertes",
    "je ne veux plus recevoir les alertes", "i don t want alerts", "i do not want alerts",
})  # fmt: skip
_LINKS = frozenset({"for", "from", "about", "of", "in", "pour", "sur", "de", "du", "des", "d", "a", "la", "le", "the"})
_ELISION = re.compile(r"^d['’]", re.IGNORECASE)
_LONGEST_REMOVAL = max(phrase.count(" ") + 1 for phrase in _REMOVALS)


def said(gazetteer: Gazetteer, text: str) -> Said | None:
    """The command that a private message means; None where it means none that we know."""
    if text.startswith("/"):
        name, _, rest = text.lstrip("/ ").partition(" ")
        return _named(fold(name), rest.strip())
    if "\n" in text or gazetteer.named(text):
        return None
    return _in_other_words(fold(text)) or _setting(text) or _check(text) or _removal(gazetteer, text)


def _in_other_words(words: str) -> Said | None:
    """A whole message that is a command's name, or says the same."""
    wanted = _without(_without(words, _COURTESIES), _WISHES)
    if wanted in _LANGUAGES:
        return _named("lang", wanted.split()[-1])
    name = next((each for each in (words, wanted) if each in BY_NAME), "")
    return _named(name or _OTHER_WORDS.get(words) or _OTHER_WORDS.get(wanted, ""))


def _named(name: str, argument: str = "") -> Said | None:
    command = BY_NAME.get(name)
    return Said(command, argument) if command else None


def _without(words: str, around: tuple[str, ...]) -> str:
    """What is left between words of courtesy, or behind a wish."""
    before = ""
    while before != words:
        before = words
        for each in around:
            words = words.removeprefix(f"{each} ").removesuffix(f" {each}")
    return words


def _setting(text: str) -> Said | None:
    name, _, rest = text.partition(" ")
    return _named(fold(name), rest.strip()) if rest.strip() and fold(name) in _SETTINGS else None


def _check(text: str) -> Said | None:
    """A short name of an alert, alone or behind "verify". Its letters alone might be any word."""
    name, _, rest = text.partition(" ")
    asked = rest if fold(name) in _CHECKS else text
    if not short_name(asked) or not any(c.isdecimal() for c in asked) or not any(c.isalpha() for c in asked):
        return None
    if asked is rest:
        return _named(fold(name), asked)
    return _named("verify", asked) if asked.isupper() and clock(asked) is None else None  # not "22h30", not "50km"


def _removal(gazetteer: Gazetteer, text: str) -> Said | None:
    """A place that is to be watched no longer; only what names a place, or comes near one, is taken for that."""
    words = text.split()
    folded = [fold(word) for word in words]
    first = 0  # courtesies may stand before it
    while first < len(words) and folded[first] in _COURTESIES:
        first += 1
    for end in range(min(len(words) - 1, first + _LONGEST_REMOVAL), first, -1):
        if " ".join(folded[first:end]) in _REMOVALS:
            break
    else:
        return None
    while end < len(words) - 1 and folded[end] in _LINKS:
        end += 1
    last = len(words)
    while last - 1 > end and folded[last - 1] in _COURTESIES:
        last -= 1
    rest = _ELISION.sub("", " ".join(words[end:last]))
    found = (gazetteer.search(name) for name in names_in(gazetteer, rest))
    return _named("unwatch", rest) if any(each.exact or each.close for each in found) else None
