# ruff: noqa: E501, SIM905  word lists as prose
"""Which language an item is in: English, French, or another.

Function words vote first; where they leave doubt, the words of other tongues (`tongues/spoken.py`); then langdetect is asked,
with the profiles that these doors meet and a fixed seed (unseeded it is unstable, and all its profiles cost 66 MB).
Place names mislead all of them, so the caller strips them. The language that the source declares is a prior: clear text wins over it.
"""

from __future__ import annotations

import functools
import re
from importlib.resources import files
from typing import Any

from langdetect.detector_factory import DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from bot.understand.text.memo import Memo
from bot.understand.text.prose import fold
from bot.understand.tongues.spoken import likeliest

SEED = 7
# English, French, and what stands closest to them or reaches these queues; Hausa and Bambara have no profile.
PROFILES = ("en", "fr", "es", "pt", "it", "de", "nl", "ca", "ro", "sw", "so", "af", "tr", "id", "ar", "fa", "ru")
ENOUGH_TEXT = 600  # characters are plenty for a verdict
CLEAR = 3  # function words more than the other language, and twice as many
FEW, LONG = 12, 20  # every so many words at least is one of them, in a text of so many words
_WORD = re.compile(r"[^\W\d_]+")

ENGLISH = frozenset(
    "the of and in to is was were has have had by on at from that with for said says after who which been are it its their his "
    "not no when as an he she they this be will would an near killed army under who where before over into about".split()
)
FRENCH = frozenset(
    "le la les des du de et est a au aux dans par pour sur une un en ni aux celui cela avait avaient car aucun alors ainsi aussi autres apres avoir qui que ont ete sont avec ce cette se son sa ses leur leurs "
    "selon apres entre plus pas ne il elle ils mais ou dont deux d l qu c n s j sous depuis chez vers tous svp pr ds bcp".split()
)
# Words that neither language has, of those that share many words with them.
NEITHER = frozenset(
    "el los las del en y por con una para segun fue han murieron que dos cerca como sus mas hombres "
    "os das dos em uma nao sao com pelo pela foi mortos homens segundo "
    "il di che della gli nel sono stati uomini con per der die das und ist den von mit "
    "da na ya ta sun wani wasu inda ba ciki har ne ce kuma mutum a cikin yan kan bindiga wa daga suka aka "
    "ni ye ka la bɛ tun fɛ min o ani kosɛbɛ waa cewa don iyakar jihar garin daren shi "
    "tras desde hasta ante muy pero estos cuando donde tambien despues anos hace lunes martes miercoles jueves viernes sabado domingo gobernador alcalde ejercito ataque muertos personas "
    "nas nos num numa ao aos pelos pelas mais foram isso quando confirmou prefeito oeste pessoas ficaram ataque nove sete oito mortos feridos segunda terca quarta quinta sexta "
    "dei delle degli nella sulla hanno dopo questo anche piu persone morti attacco villaggio soldati "
    "ein eine wurde wurden nach bei auf im zum zur nicht auch haben menschen angriff soldaten getotet "
    "wa katika kwa watu wameuawa shambulio kijiji askari "
    "go het een van en voor met op aan zijn".split()
) - ENGLISH - FRENCH - {"en", "ni"}  # fmt: skip


@functools.cache
def _factory() -> Any:
    """Make langdetect with these profiles only, read once; its own start-up is not safe between threads."""
    factory = DetectorFactory()
    factory.set_seed(SEED)
    folder = files("langdetect").joinpath("profiles")
    factory.load_json_profile([folder.joinpath(code).read_text(encoding="utf-8") for code in PROFILES])
    return factory


# French words that Spanish, Portuguese and Italian have too: no sign of French where those are about.
SHARED = frozenset("a la de que se son un entre on tu me te il si".split())
_OWN_FRENCH = FRENCH - SHARED
_KINDS = (ENGLISH, FRENCH, NEITHER, _OWN_FRENCH)
_ANY = ENGLISH | FRENCH | NEITHER
# Letters that neither language has: of Fulfulde, Bambara, Hausa, Zarma, Tamasheq.
_FOREIGN = re.compile("[ɓɗƙƴɛɔɲŋǝəɣ]")


def language_of(text: str, declared: str | None = None) -> str | None:
    """Say "en", "fr", or None for any other language; never raises. `declared` is what the source says."""
    prior = declared.split("-")[0].lower() if declared else None
    english, french, neither, own = _vote(text)
    if neither >= CLEAR and neither > english and neither > own:
        return None
    if _clear(english, french):
        return "en"
    if own and _clear(french, english):
        return "fr"
    told = prior is not None and max(english, french, neither) < CLEAR
    if told and _WORD.search(text) is not None and _latin(text):
        return prior if prior in {"en", "fr"} else None
    if _is_other(text, max(english, french), prior):
        return None
    return _asked(text, english - french, prior)


def _is_other(text: str, most: int, prior: str | None) -> bool:
    """Say whether it is in another tongue: twice as many words of one, or hardly a function word of English or French.

    Langdetect takes short texts of their neighbours for theirs, and knows few languages of the region.
    """
    _, points = likeliest(fold(text[:ENOUGH_TEXT]))
    if points >= CLEAR and points >= 2 * most:
        return True
    words = len(_WORD.findall(text[: 4 * ENOUGH_TEXT]))
    return words >= LONG and FEW * most < words and prior not in {"en", "fr"}


def _vote(text: str) -> tuple[int, int, int, int]:
    """How many words are English, French, of neither, and French only."""
    votes = filter(None, map(_VOTES.__getitem__, text[: 4 * ENOUGH_TEXT].split()))
    english, french, neither, own = map(sum, zip((0, 0, 0, 0), *votes, strict=True))
    return english, french, neither, own


def _votes_of(written: str) -> tuple[int, ...]:
    """The same of what stands between two spaces; nothing of most words."""
    words = _WORD.findall(fold(written))
    foreign = 0 if written.isascii() else sum(_FOREIGN.search(word) is not None for word in words)
    if _ANY.isdisjoint(words):
        return (0, 0, foreign, 0) if foreign else ()
    english, french, neither, own = (sum(map(kind.__contains__, words)) for kind in _KINDS)
    return english, french, max(neither, foreign), own


_VOTES: Memo[tuple[int, ...]] = Memo(_votes_of)


def _clear(mine: int, other: int) -> bool:
    return mine >= other + CLEAR and mine >= 2 * other


def _latin(text: str) -> bool:
    letters = [c for c in text[:ENOUGH_TEXT] if c.isalpha()]
    return sum(c < "\u0250" for c in letters) * 2 >= len(letters)


def _asked(text: str, lean: int, prior: str | None) -> str | None:
    """Take langdetect's word, the prior's where it has none, then the way the function words lean."""
    fallback = prior if prior in {"en", "fr"} else "en" if lean > 0 else "fr" if lean < 0 else None
    if not any(c.isalpha() for c in text):
        return fallback
    detector = _factory().create()
    detector.set_max_text_length(ENOUGH_TEXT)
    try:
        detector.append(text[: 2 * ENOUGH_TEXT].lower() if text.isupper() else text[: 2 * ENOUGH_TEXT])
        found = detector.detect()
    except (LangDetectException, ValueError, ZeroDivisionError, IndexError):
        return fallback
    if found in {"en", "fr"}:
        return str(found)
    return fallback if _latin(text) and lean and not prior else None
