"""The answers' texts, as HTML. The words themselves stand in locales/*.po under `chat.`."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.alerts import place_names
from bot.alerts.text import clean, harmless
from bot.alerts.when import when_line
from bot.chat.circles import USUAL_KM
from bot.i18n import Words
from bot.model import AffectedPlace, Incident, Kind, Place, Standing
from bot.understand.gazetteer.gazetteer import Gazetteer

MAX_WATCHES = 200  # a chat
PAGE_SIZE = 10  # places on one page of the list: ten buttons fill a small screen
NAME_LIMIT = 40  # characters shown of what somebody typed or of a place's name

# A group's plain words do not reach us (core.telegram.org/bots/features#privacy-mode): there, what would ask for some
# asks for a command.
_IN_GROUPS = {
    "help.short": "group.what",
    "list.empty": "group.empty",
    "list.hint": "group.list_hint",
    "sample.no_place": "group.sample_no_place",
    "toast.stale": "group.stale",
    "watch.unknown": "group.watch_unknown",
}

# What countries call their divisions, where there is a word for it; others go by their kind.
_DIVISIONS = frozenset({"village", "commune", "province", "department", "prefecture", "district", "state", "wilaya"})


@dataclass(frozen=True, slots=True)
class Say:
    """Texts in one language. Every method gives HTML, but for those that say plain: buttons show no markup."""

    words: Words
    language: str
    gazetteer: Gazetteer
    group: bool = False  # said in a group

    def __call__(self, key: str, **values: object) -> str:
        """The text `chat.<key>`. Foreign values must come in harmless."""
        if self.group:
            key = _IN_GROUPS.get(key, key)
        return self.words(self.language, f"chat.{key}", **values)

    def count(self, key: str, n: int) -> str:
        """The form of `chat.<key>` that goes with a number."""
        return self.words.plural(self.language, f"chat.{key}", n)

    # Places

    def name(self, place: Place) -> str:
        """A place's name in bold."""
        return f"<b>{harmless(place.name_in(self.language), NAME_LIMIT)}</b>"

    def label(self, place: Place) -> str:
        """A place with its kind and what holds it: "<b>Kayes</b> — town (Kayes, Mali)"."""
        return f"{self.name(place)} — {harmless(self._kind_and_parents(place))}"

    def labels(self, places: Sequence[Place]) -> str:
        """One place a line."""
        return "\n".join(self.label(place) for place in places)

    def label_of(self, place_id: str) -> str:
        """The label of a watched place, also where the gazetteer has lost it."""
        place = self.gazetteer.get(place_id)
        return self("list.lost", id=harmless(place_id)) if place is None else self.label(place)

    def typed(self, text: str) -> str:
        """What somebody typed, harmless, and set apart where it runs from right to left."""
        shown = harmless(text, NAME_LIMIT)
        backwards = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in shown)
        return f"\u2068{shown}\u2069" if backwards else shown

    def plain_labels(self, places: Sequence[Place]) -> list[str]:
        """Plain labels to choose by: where two read the same, all their holders tell them apart."""
        short = [self._plain(place, self._kind_and_parents(place)) for place in places]
        again = Counter(short)
        return [
            self._plain(place, self._kind_and_parents(place, every=True)) if again[label] > 1 else label
            for place, label in zip(places, short, strict=True)
        ]

    def plain_short(self, place_id: str) -> str:
        """A short plain label for a list's button: "Kayes (region)", "Kayes"."""
        place = self.gazetteer.get(place_id)
        if place is None:
            return place_id
        name = clean(place.name_in(self.language))
        return name if place.kind is Kind.TOWN else f"{name} ({self._kind(place)})"

    def plain_kind(self, place: Place) -> str:
        """A place with its kind, plain: "Kayes (region)", "Kayes (town)"."""
        return f"{clean(place.name_in(self.language))} ({self._kind(place)})"

    def whole(self, place: Place) -> str:
        """Where in a division: "anywhere in the region"."""
        return self(f"whole.{_division(place)}")

    def watch(self, place: Place, km: int) -> str:
        """A watch in the list: its place, and how far around it where that is not the usual."""
        return f"{self.label(place)}{self._reach(place, km)}"

    def watch_of(self, place_id: str, km: int) -> str:
        """The same, also where the gazetteer has lost the place."""
        place = self.gazetteer.get(place_id)
        return self("list.lost", id=harmless(place_id)) if place is None else self.watch(place, km)

    def plain_watch(self, place_id: str, km: int) -> str:
        """A watch on a button: "Kayes · 50 km"."""
        place = self.gazetteer.get(place_id)
        return self.plain_short(place_id) + (self._reach(place, km) if place else "")

    def _reach(self, place: Place, km: int) -> str:
        if place.kind is not Kind.TOWN or km == USUAL_KM:
            return ""
        return f" · {self('reach.alone') if km == 0 else self('reach.km', km=km)}"

    def wakes(self, places: Sequence[Place], km: int = USUAL_KM) -> str:
        """What will wake those who watch these places; `km` is the reach of a town that stands alone."""
        if len(places) > 1:
            return self("watch.wakes.many", km=USUAL_KM)
        (place,) = places
        if place.kind is not Kind.TOWN:
            return self("watch.wakes.division", whole=self.whole(place))
        return self("watch.wakes.town" if km else "watch.wakes.alone", name=self.name(place), km=km)

    def _plain(self, place: Place, rest: str) -> str:
        return f"{clean(place.name_in(self.language))} — {rest}"

    def _kind(self, place: Place) -> str:
        return self(f"kind.{_division(place)}")

    def _kind_and_parents(self, place: Place, *, every: bool = False) -> str:
        holders = self.gazetteer.within(place, self.language)
        if not every:
            holders = tuple(dict.fromkeys((*holders[:1], *holders[-1:])))
        elif place.lat is not None and place.lon is not None:
            holders = (*holders, f"{place.lat:.2f}, {place.lon:.2f}")
        if not holders and place.kind is not Kind.COUNTRY:
            holders = tuple(filter(None, (place_names.country(place, self.language),)))
        # "Kayes — region (Mali)", never "Kayes — cercle (Kayes, Mali)": the name again tells nothing.
        if place.kind is not Kind.TOWN:
            holders = tuple(name for name in holders if name != place.name_in(self.language))
        return f"{self._kind(place)} ({', '.join(holders)})" if holders else self._kind(place)

    # News

    def incident(self, incident: Incident, lead: AffectedPlace) -> str:
        """One incident in three short lines; `lead` is the place of it that is told."""
        place = place_names.short_phrase(lead, self.language, self.words)
        country = place_names.country(lead.place, self.language)
        zone = self.gazetteer.zone(lead.place.country)
        event = self.words(self.language, f"event.{incident.event_type.value}")
        if incident.standing is not Standing.OPEN:  # nobody shall take for true what was taken back
            kind = "retraction" if incident.standing is Standing.WITHDRAWN else "ended"
            event = f"{self.words(self.language, f'alert.kind.{kind}')} · {event}"
        return self(
            "recent.line",
            ref=harmless(incident.ref),
            event=event,
            place=f"{place} ({harmless(country)})" if country and lead.place.kind is not Kind.COUNTRY else place,
            time=when_line(
                self.words,
                self.language,
                zone,
                incident.reported_at,
                occurred_on=incident.occurred_on,
                part_of_day=incident.part_of_day,
            ),
        )


def _division(place: Place) -> str:
    return place.division if place.division in _DIVISIONS else place.kind.value
