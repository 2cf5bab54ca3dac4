"""The nouns: one for each state of the news, and the places and people it is about.

Plain values without behaviour beyond their own shape. Item → Report → Incident → Alert → Delivery is
the order in which news becomes a message; see "How it works" in the README. Item stands in `item.py`,
a delivery in hand in `store/claim.py`. Everything here is immutable; times are aware datetimes in UTC,
distances kilometres.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EventType(StrEnum):
    """What happened: ACLED's first level, with abduction and access split off."""

    BATTLE = "battle"
    EXPLOSION = "explosion"
    VIOLENCE = "violence_against_civilians"
    ABDUCTION = "abduction"
    UNREST = "unrest"
    ACCESS = "access"
    OTHER = "other"


# Events in which people get hurt.
HARMFUL = frozenset((EventType.BATTLE, EventType.EXPLOSION, EventType.VIOLENCE))


class Severity(StrEnum):
    """CAP 1.2 severity, gravest first."""

    EXTREME = "Extreme"
    SEVERE = "Severe"
    MODERATE = "Moderate"
    MINOR = "Minor"
    UNKNOWN = "Unknown"


GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}  # the gravest is 0


class Certainty(StrEnum):
    """CAP 1.2 certainty, surest first."""

    OBSERVED = "Observed"
    LIKELY = "Likely"
    POSSIBLE = "Possible"
    UNLIKELY = "Unlikely"
    UNKNOWN = "Unknown"


class Status(StrEnum):
    """CAP 1.2 status: only Actual reaches the public."""

    ACTUAL = "Actual"
    EXERCISE = "Exercise"
    SYSTEM = "System"
    TEST = "Test"
    DRAFT = "Draft"


class MsgType(StrEnum):
    """CAP 1.2 message types that an item may carry."""

    ALERT = "Alert"
    UPDATE = "Update"
    CANCEL = "Cancel"


class Kind(StrEnum):
    """How large a place is. Communes and villages are towns; provinces and departments are cercles."""

    TOWN = "town"
    CERCLE = "cercle"
    REGION = "region"
    COUNTRY = "country"
    AREA = "area"


class Precision(StrEnum):
    """How well a place is known: there, close to it, or only somewhere in it."""

    EXACT = "exact"
    NEAR = "near"
    AREA = "area"


class PartOfDay(StrEnum):
    """When in the day, where no clock time is told."""

    BEFORE_DAWN = "before_dawn"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Voice(StrEnum):
    """Who vouches for a fact. The renderer has words for each in both languages."""

    ARMY = "army"
    GOVERNMENT = "government"
    LOCAL_AUTHORITY = "local_authority"
    POLICE = "police"
    HEALTH = "health"
    WITNESSES = "witnesses"
    ARMED_GROUP = "armed_group"
    AID = "aid"
    MEDIA = "media"
    SOCIAL = "social"


class Bearing(StrEnum):
    """How a report bears on what was told before."""

    NEWS = "news"  # it tells of an event, first or again
    CORRECTS = "corrects"  # something told earlier was wrong: the place, the toll, who or what it was
    DENIES = "denies"  # what was told did not happen
    ENDS = "ends"  # it is over: a siege lifted, the attackers gone, the captives free


class Standing(StrEnum):
    """What has become of an incident."""

    OPEN = "open"
    OVER = "over"
    WITHDRAWN = "withdrawn"


AD_HOC = "x-"  # begins the id of a place that is on no map


@dataclass(frozen=True, slots=True)
class Place:
    """A node of the gazetteer.

    `parents` are the ids of what directly holds it (old and new divisions both), `division` is what the
    country calls it (cercle, province, department, region, district, commune, town, village),
    `importance` falls from 5 (capital) over regional seat, division seat and commune to 1 (village); 0 is where nobody
    lives: an imported well, hill or camp.
    """

    id: str
    name: str
    kind: Kind
    country: str  # ISO 3166-1 alpha-2; "" where unknown
    lat: float | None = None
    lon: float | None = None
    parents: tuple[str, ...] = ()
    division: str = ""
    names: tuple[tuple[str, str], ...] = ()  # (language, name) where it differs from `name`
    variants: tuple[str, ...] = ()
    seat: str = ""  # of a division: the id of its chief town
    importance: int = 1

    @property
    def ad_hoc(self) -> bool:
        """Whether it is on no map and was made for one item."""
        return self.id.startswith(AD_HOC)

    def name_in(self, language: str) -> str:
        """The place's name in "en" or "fr", as it is shown: with the apostrophe of the words around it."""
        return next((name for code, name in self.names if code == language), self.name).replace("'", "’")


@dataclass(frozen=True, slots=True)
class AffectedPlace:
    """A place where the reported incident happened, how sure that is (0 to 1), and why in words."""

    place: Place
    within: tuple[str, ...]  # names from near to far, the country last
    ancestors: tuple[str, ...]  # ids of everything that holds it
    precision: Precision = Precision.EXACT
    score: float = 1.0
    why: str = ""

    @property
    def on_no_map(self) -> bool:
        """Whether it is a village that is known by its name alone, and stands where what holds it does."""
        return self.place.kind is Kind.TOWN and self.place.ad_hoc and self.precision is not Precision.EXACT

    @property
    def somewhere_in(self) -> str:
        """The id of what holds a village that is on no map and has no point: it lies in there; else ""."""
        lost = self.place.kind is Kind.TOWN and self.place.ad_hoc and self.place.lat is None
        return self.ancestors[0] if lost and self.ancestors else ""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place or body that the text names but where this incident did not happen."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Count:
    """A toll: both ends inclusive, equal where one number is told."""

    min: int
    max: int


TOLLS = ("killed", "injured", "abducted")  # the counts of a report and of an incident, by their fields


@dataclass(frozen=True, slots=True)
class Source:
    """Who told it, and where to read it. `url` may be empty."""

    name: str
    url: str
    language: str | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What one item says, understood."""

    item_id: str
    language: str | None  # "en", "fr", or None for any other
    incident: bool
    source: Source
    published_at: datetime | None
    event_type: EventType | None = None
    severity: Severity = Severity.UNKNOWN
    certainty: Certainty = Certainty.UNKNOWN
    places: tuple[AffectedPlace, ...] = ()
    background: tuple[NamedPlace, ...] = ()
    killed: Count | None = None
    injured: Count | None = None
    abducted: Count | None = None
    toll_by: Voice | None = None  # whose numbers these are
    confirmed_by: Voice | None = None  # the strongest voice behind the incident itself
    occurred_on: date | None = None  # local date of its first day
    part_of_day: PartOfDay | None = None
    unmatched: tuple[str, ...] = ()  # place-like names that the gazetteer lacks, for the operator
    why: str = ""  # why it is, or is not, an incident; why this type
    bearing: Bearing = Bearing.NEWS
    actors: tuple[str, ...] = ()  # keys of the armed groups and forces that took part, as in tables/actors.py
    fingerprint: tuple[int, ...] = ()  # of the text: near-duplicates share most of it
    credits: tuple[str, ...] = ()  # folded names of the agencies and outlets that the text rests on
    strangers: tuple[str, ...] = ()  # folded names of villages on no map that the text opens with
    another: bool = False  # the text calls it a second, a new, another one: not the one told before
    instead_of: tuple[AffectedPlace, ...] = ()  # of a correction: places it names where it did not happen
    named: tuple[AffectedPlace, ...] = ()  # of what refers back or has no place: those it names besides
    follows: bool = False  # the text goes on with an event told before: its toll rises, a claim, an inquiry
    sounds_over: bool = False  # no words say that it is over, all its signs together do: an end, of a known story


class DecisionKind(StrEnum):
    """What the bot owes its subscribers for one report."""

    NEW = "new"
    SAME = "same"
    UPDATE = "update"
    CORRECTION = "correction"
    RETRACTION = "retraction"
    ENDED = "ended"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with its named reason; the reason goes to the log, the metric and the test alike.

    `loud` says whether those who heard of the incident before get a sound (who hears of it first always does);
    `wrong_since` is, for a correction or retraction, the first revision that told the wrong fact.
    """

    kind: DecisionKind
    reason: str
    incident_id: str | None = None
    loud: bool = True
    wrong_since: int = 1


@dataclass(frozen=True, slots=True)
class Hearing:
    """One voice among the reports of an incident, as far as it tells copies from sources of their own."""

    source: str  # folded
    credits: tuple[str, ...] = ()
    fingerprint: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """What one revision told people, as far as it may turn out wrong."""

    revision: int
    event_type: EventType
    places: tuple[str, ...]  # ids
    killed: Count | None = None
    injured: Count | None = None
    abducted: Count | None = None
    occurred_on: date | None = None
    corrected: bool = False  # it took something back


@dataclass(frozen=True, slots=True)
class Incident:
    """One real event: the reports of it merged. `ref` is the short name people see (K7F2)."""

    id: str
    ref: str
    revision: int
    event_type: EventType
    severity: Severity
    certainty: Certainty
    places: tuple[AffectedPlace, ...]
    sources: tuple[Source, ...]
    reported_at: datetime  # when the first report was published
    killed: Count | None = None
    injured: Count | None = None
    abducted: Count | None = None
    toll_by: Voice | None = None
    confirmed_by: Voice | None = None
    occurred_on: date | None = None
    part_of_day: PartOfDay | None = None
    standing: Standing = Standing.OPEN
    disputed: bool = False  # sources contradict each other
    independent: int = 1  # sources that do not copy one another
    actors: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()  # villages on no map that its reports name
    another: bool = False  # its first report called it a second, a new one
    not_at: tuple[AffectedPlace, ...] = ()  # places told of it that a correction took back
    heard_at: datetime | None = None  # when the last report of it was published
    hearings: tuple[Hearing, ...] = ()
    tellings: tuple[Telling, ...] = ()  # one for each revision that people were told


class Audience(StrEnum):
    """Who may hear of an alert."""

    PUBLIC = "public"
    TESTERS = "testers"


@dataclass(frozen=True, slots=True)
class Alert:
    """One revision of an incident, told to people. `status` is the item's: all but Actual goes to testers only."""

    id: int
    kind: DecisionKind
    reason: str
    incident: Incident
    audience: Audience = Audience.PUBLIC
    status: Status = Status.ACTUAL
    loud: bool = True  # to those who heard of the incident before
    wrong_since: int = 1  # of a correction or retraction: the first revision that told the wrong fact


class Nearness(StrEnum):
    """How a watched place relates to an alert, nearest first."""

    AT = "at"  # the watched place itself is affected
    AROUND = "around"  # an affected place lies within the watch's reach
    WITHIN = "within"  # an affected place lies in the watched division
    SOMEWHERE = "somewhere"  # only a division is known, and the watched town lies in it


NEARNESS_RANK = {nearness: rank for rank, nearness in enumerate(Nearness)}  # the nearest is 0


@dataclass(frozen=True, slots=True)
class WatchKey:
    """Everybody who watches `place_id` is told, with the affected place `lead_id` first in line 1."""

    place_id: str
    lead_id: str
    nearness: Nearness
    distance_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Chat:
    """A subscriber: a person, a group or a channel."""

    id: int
    language: str  # "en" or "fr"; "" until chosen or guessed
    kind: str = "private"
    state: str = "active"  # active, stopped, gone
