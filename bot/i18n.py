"""Every word that people read, in English and French, from `locales/*.po`.

A key such as "alert.also" is the msgid in both files, and both hold its text; values go in by
`str.format`. A missing key is a mistake of ours and raises KeyError at once; an unknown language is
somebody's choice and reads English. French typography (U+202F before ; ! ?, U+00A0 before :) is
written in the texts themselves, so that a translator sees what a reader sees.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from gettext import c2py
from importlib.resources import files
from typing import Self

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = ("en", "fr")
FALLBACK = "en"
BOTH = "both"  # of a chat in which each is read; its messages tell everything twice, French first


def languages_of(chosen: str) -> tuple[str, ...]:
    """The languages that a chat's choice stands for; English where it is none of ours."""
    if chosen == BOTH:
        return ("fr", "en")
    return (chosen if chosen in LANGUAGES else FALLBACK,)


@dataclass(frozen=True, slots=True)
class _Language:
    """One .po file, read: one form a text, or one for each plural form."""

    forms: Mapping[str, tuple[str, ...]]
    form_of: Callable[[int], int]


class Words:
    """Texts by language and key. Make it with `Words.load()`, once at start."""

    def __init__(self, catalogs: Mapping[str, Catalog]) -> None:
        self._languages = {language: _read(catalog) for language, catalog in catalogs.items()}

    @classmethod
    def load(cls) -> Self:
        """The catalogs that come with the package; babel's PoFileError where one can't be read."""
        folder = files("bot") / "locales"
        catalogs = {}
        for language in LANGUAGES:
            with (folder / f"{language}.po").open("rb") as stream:
                catalogs[language] = read_po(stream, locale=language, abort_invalid=True)
        return cls(catalogs)

    def __call__(self, language: str, key: str, /, **values: object) -> str:
        """The text for `key`, with `values` put in. KeyError where key or value is missing."""
        return self._of(language).forms[key][0].format_map(values)

    def plural(self, language: str, key: str, n: int, /, **values: object) -> str:
        """The form of `key` that goes with `n`; `{n}` in it is the number as the language writes it."""
        chosen = self._of(language)
        text = chosen.forms[key][chosen.form_of(abs(n))]
        return text.format_map({"n": number(language, n)} | values)

    def _of(self, language: str) -> _Language:
        return self._languages.get(language) or self._languages[FALLBACK]


@functools.lru_cache(4096)  # babel takes a tenth of a millisecond, and an alert has dozens of numbers
def number(language: str, n: int) -> str:
    """A whole number as the language groups it: 1,200 in English, 1 200 (U+202F) in French."""
    return format_decimal(n, locale=language if language in LANGUAGES else FALLBACK)


def _read(catalog: Catalog) -> _Language:
    forms: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if not message.id:
            continue  # the header
        key = message.id if isinstance(message.id, str) else message.id[0]
        text = message.string or ""
        forms[str(key)] = (text,) if isinstance(text, str) else tuple(text)
    return _Language(forms=forms, form_of=c2py(catalog.plural_expr))
