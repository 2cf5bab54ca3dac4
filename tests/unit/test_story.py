"""What is decided about a report: silence, a new story or the known one, a sound or none; and the incident of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from story_facts import HOUR, KNOWN, NOW, RULES, added, decided, item, report, spot, told_as

from bot.alerts.story import Candidate, Link, Rules, decide, incident_id, open_incident
from bot.model import (
    Bearing,
    Certainty,
    Count,
    DecisionKind,
    EventType,
    Hearing,
    Kind,
    Severity,
    Source,
    Standing,
    Voice,
)
from bot.understand.fingerprint import KEPT

# Kept, and told to nobody.


@pytest.mark.parametrize(
    ("of", "told", "reason"),
    [
        (item(), report(incident=False), "not_an_incident"),
        # its age is that of its publication, to the second
        (item(published_at=(NOW - 48 * HOUR - timedelta(seconds=1)).isoformat()), report(), "stale"),
        (item(published_at=(NOW + timedelta(minutes=11)).isoformat()), report(), "dated_in_the_future"),
        (item(expires_at=NOW.isoformat()), report(), "expired"),
        (item(), replace(report(), places=()), "no_known_place"),
        # the reasons in their order: what is no incident is not called old
        (item(published_at="2020-01-01T00:00:00Z"), report(incident=False), "not_an_incident"),
    ],
)
def test_refused(of, told, reason):
    assert decided(told, known=None, of=of) == f"none {reason}"
    if reason != "no_known_place":
        assert decided(told, link=Link.UPDATES, of=of).startswith("none"), "not as an addition to a story either"


def test_an_addition_to_a_named_story_needs_no_place():
    told = replace(report(killed=Count(4, 4)), places=())
    assert decided(told, link=Link.UPDATES) == "update killed_known"


@pytest.mark.parametrize(
    "of",
    [
        item(published_at=(NOW - 48 * HOUR).isoformat()),
        item(published_at=(NOW + timedelta(minutes=10)).isoformat()),
        item(expires_at=(NOW + HOUR).isoformat()),
        item(published_at=None),
        # an event of last year, published now: news of a mass grave
        item(title="Found"),
    ],
)
def test_not_refused(of):
    assert decided(report(occurred_on=date(2025, 1, 1)), known=None, of=of) == "new first_report"


def test_in_a_replay_nothing_is_too_old():
    old = item(published_at="2020-01-01T00:00:00Z", expires_at="2020-01-02T00:00:00Z")
    told = report(published_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert decided(told, known=None, of=old, rules=Rules(max_age=None)) == "new first_report"


# A new story, or the known one?


@pytest.mark.parametrize(
    ("told", "belongs"),
    [
        # the same kind of event at the same place at the same time
        (report(), True),
        # what reporters take for one another
        (report(event_type=EventType.EXPLOSION), True),
        (report(event_type=EventType.VIOLENCE), True),
        # a different kind stays apart
        (report(event_type=EventType.UNREST), False),
        (report(event_type=EventType.ABDUCTION), False),
        # published days apart
        (report(published_at=NOW - 1.5 * HOUR + timedelta(hours=37)), False),
        (report(published_at=NOW - 1.5 * HOUR - timedelta(hours=37)), False),
    ],
)
def test_a_link_by_place_needs_kind_and_time(told, belongs):
    assert decided(told) == ("same nothing_new_by_place" if belongs else "new first_report")


def test_a_different_day_stays_apart():
    """Both say when it happened; being published within the hour does not make them one."""
    known = told_as(occurred_on=date(2026, 2, 27))
    assert decided(report(occurred_on=date(2026, 3, 1)), known=known) == "new first_report"
    assert decided(report(occurred_on=date(2026, 2, 27)), known=known) == "same nothing_new_by_place"
    assert decided(report(occurred_on=None), known=known) == "same nothing_new_by_place"


def test_nothing_is_known():
    assert decided(report(), known=None) == "new first_report"


TEXT = tuple(range(KEPT))  # the fingerprint of a text of some length
HEARD = (Hearing("afp", (), TEXT),)


@pytest.mark.parametrize(
    ("link", "told", "decision"),
    [
        # "update" that updates nothing: the source itself says that it is the same story
        (Link.UPDATES, {"event_type": EventType.UNREST, "hours": 400}, "same nothing_new_by_updates"),
        # the wire's text in the next newspaper
        (Link.CONTENT, {"fingerprint": TEXT, "hours": 400}, "same same_content"),
        # «Tirs à Kayes» twice in one night, and again in another week
        (Link.CONTENT, {"hours": 2}, "same same_content"),
        (Link.CONTENT, {"hours": 400}, "new first_report"),
        (Link.CONTENT, {"fingerprint": TEXT[:6], "hours": 400}, "new first_report"),
        # the page was touched up
        (Link.URL, {"fingerprint": TEXT, "event_type": EventType.UNREST, "hours": 2}, "same nothing_new_by_url"),
        (Link.URL, {"event_type": EventType.EXPLOSION, "hours": 2}, "same nothing_new_by_url"),
        # the address of a whole site: another town, another week, another kind of thing
        (Link.URL, {"at": "far", "hours": 2}, "new first_report"),
        (Link.URL, {"at": "far", "hours": 2, "fingerprint": TEXT}, "new first_report"),
        (Link.URL, {"hours": 400}, "new first_report"),
        (Link.URL, {"hours": 400, "fingerprint": TEXT}, "new first_report"),
        (Link.URL, {"event_type": EventType.UNREST, "hours": 2}, "new first_report"),
        # what refers to the page's only story needs no place of its own
        (Link.URL, {"bearing": Bearing.DENIES, "at": "far", "hours": 30}, "retraction denied_by_source"),
    ],
)
def test_what_a_link_by_name_needs(link, told, decision):
    told = dict(told)
    hours, at = told.pop("hours"), told.pop("at", "a")
    then = NOW + hours * HOUR
    later = report(spot(at, Kind.TOWN, f"{at}-ring"), published_at=then, **told)
    known = [Candidate(told_as(hearings=HEARD), link)]
    found = decide(item(published_at=then.isoformat()), later, known, now=then, rules=RULES)
    assert f"{found.kind} {found.reason}" == decision


def test_a_page_that_told_several_stories_names_none_of_them():
    """An NGO that gives its site's address with all that it tells: a withdrawal there takes back nothing by itself."""
    other = replace(KNOWN, id="other")
    linked = [Candidate(KNOWN, Link.URL), Candidate(other, Link.URL)]
    withdrawn = replace(report(), incident=False, places=(), event_type=None)
    decision = decide(item(msg_type="Cancel"), withdrawn, linked, now=NOW, rules=RULES)
    assert (decision.kind, decision.reason) == (DecisionKind.NONE, "cancel_without_story")


def test_the_first_candidate_that_fits_is_taken():
    """Candidates come strongest link first; one that merely lies near does not stand in the way."""
    other = replace(KNOWN, id="other", event_type=EventType.UNREST)
    found = decide(item(), report(), [Candidate(other, Link.PLACE), Candidate(KNOWN, Link.PLACE)], now=NOW, rules=RULES)
    assert found.incident_id == KNOWN.id


# What deserves a sound.


@pytest.mark.parametrize("link", [Link.UPDATES, Link.URL, Link.PLACE])
@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (report("a", "b"), "new_place"),
        (report(severity=Severity.EXTREME), "severity_up"),
        (report(certainty=Certainty.OBSERVED), "first_confirmation"),
        (report(killed=Count(3, 3)), "killed_known"),
        (report(injured=Count(1, 4)), "injured_known"),
        (report(abducted=Count(2, 2)), "abducted_known"),
        # several at once: the place comes first
        (report("a", "b", severity=Severity.EXTREME, killed=Count(9, 9)), "new_place"),
    ],
)
def test_an_update(told, reason, link):
    assert decided(told, link=link) == f"update {reason}"


@pytest.mark.parametrize(
    "told",
    [
        report(),
        # less grave, less sure: an old alarm is not sounded again
        report(severity=Severity.MODERATE),
        report(certainty=Certainty.POSSIBLE),
        report(certainty=Certainty.UNKNOWN, severity=Severity.UNKNOWN),
        # nobody killed is no toll to wake people for
        report(killed=Count(0, 0)),
        # what merely holds the place that was told
        report("a", spot("ring", Kind.CERCLE, "land")),
        report(spot("land", Kind.COUNTRY)),
    ],
)
def test_nothing_that_matters(told):
    assert decided(told, link=Link.UPDATES) == "same nothing_new_by_updates"


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        # small numbers: three more at least
        (1, 2, ""), (1, 3, ""), (1, 4, "killed_jump"), (4, 6, ""), (4, 7, "killed_jump"),
        # large numbers: half as many again
        (10, 14, ""), (10, 15, "killed_jump"), (30, 44, ""), (30, 45, "killed_jump"),
        # a toll that falls wakes nobody
        (30, 30, ""), (30, 12, ""),
        # nobody was killed at first; the first dead are news
        (0, 1, "killed_known"),
    ],
)  # fmt: skip
def test_a_toll_that_jumps_and_one_that_creeps(before, now, reason):
    known = told_as(killed=Count(before, before))
    expected = f"update {reason}" if reason else "same nothing_new_by_place"
    assert decided(report(killed=Count(now, now)), known=known) == expected


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        (Count(11, 11), Count(12, 12), "killed_rise"),
        # two sides told six and nineteen; now the army says twelve
        (Count(6, 19), Count(12, 12), "killed_rise"),
        (Count(11, 11), Count(11, 11), ""),
        (Count(11, 11), Count(10, 14), ""),
        (Count(4, 4), Count(8, 8), "killed_jump"),
    ],
)
def test_a_text_whose_news_is_that_more_have_died(before, now, reason):
    known = told_as(killed=before)
    expected = f"update {reason}" if reason else "same nothing_new_by_place"
    assert decided(report(killed=now, follows=True), known=known) == expected


def test_a_death_more_in_what_only_tells_it_again_or_in_a_correction():
    known = told_as(killed=Count(11, 11))
    assert decided(report(killed=Count(12, 12)), known=known) == "same nothing_new_by_place"
    wrong = report(killed=Count(12, 12), follows=True, bearing=Bearing.CORRECTS)
    assert decided(wrong, known=known) == "correction corrected"


def test_a_report_without_a_place_that_names_the_same_village_on_no_map():
    known = told_as(strangers=("zagna",))
    bare = replace(report(strangers=("zagna",), killed=Count(5, 5)), places=())
    assert decided(bare, known=known) == "update killed_known"
    assert decided(replace(bare, strangers=()), known=known) == "none no_known_place"


def test_confirmed_already():
    known = told_as(certainty=Certainty.OBSERVED)
    assert decided(report(certainty=Certainty.OBSERVED), known=known) == "same nothing_new_by_place"


# Taken back.


@pytest.mark.parametrize("link", [Link.UPDATES, Link.URL])
def test_a_cancel_takes_back_the_story_it_names(link):
    """Also where it is no incident itself and names no place: "the attack did not take place"."""
    cancel = item(msg_type="Cancel")
    bare = replace(report(), incident=False, places=(), event_type=None)
    assert decided(bare, link=link, of=cancel) == "retraction cancelled_by_source"


def test_a_cancel_without_a_story():
    cancel = item(msg_type="Cancel")
    assert decided(report(), known=None, of=cancel) == "none cancel_without_story"
    assert decided(report(), link=Link.PLACE, of=cancel) == "none cancel_without_story", "near is not named"
    over = report(bearing=Bearing.ENDS)
    assert decided(over, link=Link.PLACE, of=cancel) == "ended ended_by_source", "but it may be over"


# The incident.


def test_opened():
    told = report("a", "b", killed=Count(3, 5), toll_by=Voice.ARMY, occurred_on=date(2026, 3, 1))
    opened = open_incident(item("one"), told, "K7F2", NOW)
    assert opened.id == incident_id(item("one"))
    assert (opened.ref, opened.revision) == ("K7F2", 1)
    assert (opened.places, opened.sources) == (told.places, (told.source,))
    assert (opened.killed, opened.toll_by, opened.occurred_on) == (Count(3, 5), Voice.ARMY, date(2026, 3, 1))
    assert opened.reported_at == told.published_at
    assert open_incident(item("one"), replace(told, published_at=None), "K7F2", NOW).reported_at == NOW


def test_an_incidents_id():
    assert incident_id(item("one")) == incident_id(item("one", title="Other")), "the same however often it is read"
    assert incident_id(item("one")) != incident_id(item("two"))


def test_the_revision_rises_where_people_are_told():
    assert added(report()).revision == 1
    assert added(report("a", "b")).revision == 2
    assert added(report(), link=Link.UPDATES, of=item(msg_type="Cancel")).revision == 2


def test_what_a_report_adds():
    news = added(
        report(
            "a", "b",
            source=Source("RFI", "https://rfi.example/2", "fr"),
            severity=Severity.EXTREME,
            certainty=Certainty.OBSERVED,
            confirmed_by=Voice.ARMY,
            killed=Count(8, 8),
            toll_by=Voice.HEALTH,
        )
    )  # fmt: skip
    assert [each.place.id for each in news.places] == ["a", "b"]
    assert [each.name for each in news.sources] == ["AFP", "RFI"]
    assert (news.severity, news.certainty, news.confirmed_by) == (Severity.EXTREME, Certainty.OBSERVED, Voice.ARMY)
    assert (news.killed, news.toll_by) == (Count(8, 8), Voice.HEALTH)
    assert (news.id, news.ref, news.reported_at) == (KNOWN.id, KNOWN.ref, KNOWN.reported_at)


def test_it_is_told_as_the_graver_of_two_kinds():
    known = told_as(event_type=EventType.UNREST, severity=Severity.MODERATE, occurred_on=date(2026, 3, 1))
    news = added(report(occurred_on=date(2026, 3, 1)), known)
    assert (news.event_type, news.revision) == (EventType.BATTLE, known.revision + 1), "an attack, and a sound"
    milder = report(event_type=EventType.UNREST, severity=Severity.MODERATE, occurred_on=date(2026, 3, 1))
    assert added(milder, told_as(occurred_on=date(2026, 3, 1))).event_type is EventType.BATTLE
    assert added(replace(milder, severity=Severity.EXTREME, event_type=EventType.EXPLOSION)).event_type is (
        EventType.BATTLE
    ), "reporters take these for one another"


def test_what_a_report_leaves_out_stays():
    known = replace(
        KNOWN, severity=Severity.EXTREME, certainty=Certainty.OBSERVED, confirmed_by=Voice.ARMY,
        killed=Count(8, 8), toll_by=Voice.ARMY, occurred_on=date(2026, 3, 1),
    )  # fmt: skip
    news = added(report(severity=Severity.MINOR, certainty=Certainty.POSSIBLE), known)
    assert news == replace(known, heard_at=NOW - HOUR), "the same source, nothing new, nothing lost"


def test_a_retraction_changes_none_of_the_facts():
    news = added(report("a", "b", killed=Count(8, 8)), link=Link.UPDATES, of=item(msg_type="Cancel"))
    assert (news.revision, news.standing) == (2, Standing.WITHDRAWN)
    assert (news.places, news.killed, news.certainty) == (KNOWN.places, None, KNOWN.certainty)


@pytest.mark.parametrize("before", [Count(3, 3), None])
def test_a_lower_toll_is_an_older_one(before):
    known = told_as(killed=Count(8, 8), injured=before)
    assert added(report(killed=Count(5, 5)), known).killed == Count(8, 8)
    surer = report(killed=Count(5, 5), certainty=Certainty.OBSERVED, confirmed_by=Voice.ARMY)
    assert added(surer, known).killed == Count(5, 5), "but for who is surer of the whole"
