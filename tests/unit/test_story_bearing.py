"""What takes back, corrects or ends what was told."""

from dataclasses import replace
from datetime import date

import pytest
from story_facts import KNOWN, NOW, RULES, added, decided, item, report, spot, told_as

from bot.alerts.story import Candidate, Link, add_report, audience_is_public, decide, incident_id
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
    Status,
    Voice,
)


def bearing(bearing, *places, **more):
    return report(*(places or ("a",)), bearing=bearing, follows=True, **more)


@pytest.mark.parametrize("link", [Link.PLACE, Link.UPDATES])
def test_a_denial_of_a_rumour_takes_it_back(link):
    of = Source("Ministry", "https://gov.example/2", "en")
    denial = bearing(Bearing.DENIES, certainty=Certainty.UNLIKELY, confirmed_by=Voice.GOVERNMENT, source=of)
    reason = "denied" if link is Link.PLACE else "denied_by_source"
    assert decided(denial, link=link) == f"retraction {reason}"
    assert decided(denial, link=link, known=None) == "none denies_what_was_not_told"
    gone = added(denial, link=link)
    assert decided(denial, link=link, known=gone) == "same already_withdrawn", "once is enough"


def test_a_denial_does_not_stand_against_several_who_counted_the_dead():
    known = told_as(certainty=Certainty.OBSERVED, killed=Count(12, 12), independent=2)
    denial = bearing(Bearing.DENIES, confirmed_by=Voice.ARMY, source=Source("Army", "", "fr"))
    assert decided(denial, known=known) == "same disputed"
    assert added(denial, known).disputed
    # nor does one of a party to the fight against an authority
    known = told_as(certainty=Certainty.OBSERVED)
    denial = replace(denial, confirmed_by=Voice.ARMED_GROUP)
    assert decided(denial, known=known) == "same disputed"
    # an authority against one source is believed
    denial = replace(denial, confirmed_by=Voice.LOCAL_AUTHORITY)
    assert decided(denial, known=known) == "retraction denied"


@pytest.mark.parametrize(
    ("certainty", "independent", "killed", "by", "decision"),
    [
        # several papers count the dead, nobody has confirmed it yet: the army's denial is one word against theirs
        (Certainty.LIKELY, 3, Count(12, 12), Voice.ARMY, "same disputed"),
        # they tell of an attack without dead: the army is believed, a passer-by is not
        (Certainty.LIKELY, 3, None, Voice.ARMY, "retraction denied"),
        (Certainty.LIKELY, 3, None, Voice.WITNESSES, "same disputed"),
        (Certainty.LIKELY, 3, None, None, "same disputed"),
        # one paper alone
        (Certainty.LIKELY, 1, Count(12, 12), Voice.WITNESSES, "retraction denied"),
        # a rumour stays one, however many repeat it
        (Certainty.POSSIBLE, 3, Count(12, 12), Voice.LOCAL_AUTHORITY, "retraction denied"),
        (Certainty.POSSIBLE, 3, Count(12, 12), Voice.WITNESSES, "retraction denied"),
    ],
)
def test_who_is_believed(certainty, independent, killed, by, decision):
    known = told_as(certainty=certainty, killed=killed, independent=independent)
    denial = bearing(Bearing.DENIES, confirmed_by=by, source=Source("Another paper", "", "fr"))
    assert decided(denial, known=known) == decision


def test_a_second_cancel_tells_nobody_again():
    cancel = item(msg_type="Cancel")
    gone = added(report(), link=Link.UPDATES, of=cancel)
    assert decided(report(), link=Link.UPDATES, of=cancel, known=gone) == "none already_withdrawn"


def heard_from(*names, **facts):
    """A story that these sources told, each in words of its own."""
    return told_as(hearings=tuple(Hearing(name.casefold()) for name in names), **facts)


def test_a_source_that_withdraws_its_own_report_leaves_the_others_standing():
    """The army's word in one paper is not void because another paper withdraws its piece."""
    cancel = item(msg_type="Cancel", updates="first")
    afp = report(source=Source("AFP", "https://afp.example/9", "en"))
    assert decided(afp, link=Link.UPDATES, of=cancel, known=heard_from("AFP")) == "retraction cancelled_by_source"
    two = heard_from("AFP", "Radio du Fleuve")
    assert decided(afp, link=Link.UPDATES, of=cancel, known=two) == "same disputed"
    after = added(afp, two, Link.UPDATES, cancel)
    assert (after.standing, after.revision, after.disputed) == (Standing.OPEN, 1, True)
    # who merely rests on the one that withdraws falls with it
    copied = replace(two, hearings=(Hearing("afp"), Hearing("radio du fleuve", ("afp",))))
    assert decided(afp, link=Link.UPDATES, of=cancel, known=copied) == "retraction cancelled_by_source"
    # a desk that told nothing of it itself, and names the story, speaks of the whole
    desk = replace(afp, source=Source("Security desk", "", "en"))
    assert decided(desk, link=Link.UPDATES, of=cancel, known=two) == "retraction cancelled_by_source"


def test_a_source_that_denies_what_it_told_does_not_silence_an_authority_elsewhere():
    known = heard_from("AFP", "Radio du Fleuve", certainty=Certainty.OBSERVED, confirmed_by=Voice.ARMY, independent=2)
    denial = bearing(Bearing.DENIES, confirmed_by=Voice.WITNESSES)  # by AFP, one of the two
    assert decided(denial, known=known) == "same disputed"
    alone = heard_from("AFP", certainty=Certainty.OBSERVED, confirmed_by=Voice.ARMY)
    assert decided(denial, known=alone) == "retraction denied_by_source"


def test_a_cancel_that_says_it_is_over_ends_the_alert():
    cancel = item(msg_type="Cancel")
    over = bearing(Bearing.ENDS)
    assert decided(over, link=Link.UPDATES, of=cancel) == "ended ended_by_source"
    ended = added(over, link=Link.UPDATES, of=cancel)
    assert (ended.standing, ended.revision) == (Standing.OVER, 2)
    assert decided(over, link=Link.UPDATES, of=cancel, known=ended) == "none already_over"


def test_a_withdrawn_story_opens_again_on_an_authoritys_word_alone():
    gone = replace(KNOWN, standing=Standing.WITHDRAWN)
    assert decided(report(killed=Count(9, 9)), known=gone, link=Link.URL) == "same withdrawn_stays"
    sure = report(certainty=Certainty.OBSERVED, confirmed_by=Voice.ARMY)
    assert decided(sure, known=gone, link=Link.URL) == "update reopened"
    # a paper that looks back on the rumour quotes authorities as well; who counts victims means it
    assert decided(sure, known=gone) == "same withdrawn_stays"
    assert decided(replace(sure, killed=Count(4, 4)), known=gone) == "update reopened"
    again = added(sure, gone, Link.URL)
    assert (again.standing, again.revision, again.certainty) == (Standing.OPEN, 2, Certainty.OBSERVED)
    repeated = added(report(killed=Count(9, 9)), gone, Link.URL)
    assert (repeated.killed, repeated.standing) == (None, Standing.WITHDRAWN), "a rumour adds nothing to it"


def test_an_end():
    over = bearing(Bearing.ENDS, event_type=EventType.ACCESS)
    siege = told_as(event_type=EventType.ACCESS)
    assert decided(over, known=siege) == "ended over"
    decision = decide(item(), over, [Candidate(siege, Link.PLACE)], now=NOW, rules=RULES)
    assert not decision.loud, "a quiet reply"
    assert decided(over, known=added(over, siege), link=Link.URL) == "same already_over"
    assert decided(over, known=None) == "none ends_what_was_not_told"
    fought = replace(over, event_type=EventType.BATTLE)
    assert decided(fought, known=None) == "new first_report", "an attack that is over is an attack"
    # with the first count of the dead it is news first
    dead = bearing(Bearing.ENDS, killed=Count(4, 4))
    assert decided(dead, link=Link.UPDATES) == "update killed_known"


def test_what_sounds_over_ends_a_story_that_is_known_and_open():
    over = report(sounds_over=True, event_type=EventType.ACCESS)
    siege = told_as(event_type=EventType.ACCESS)
    assert (
        decided(over, known=siege) == decided(replace(over, certainty=Certainty.OBSERVED), known=siege) == "ended over"
    )
    assert decided(over, known=None) == "new first_report"
    ended = added(over, siege, Link.UPDATES)
    assert decided(over, known=ended, link=Link.UPDATES) == "same nothing_new_by_updates"
    assert decided(replace(over, injured=Count(4, 4)), known=siege) == "update injured_known", "people were hurt"


@pytest.mark.parametrize("says_so", [True, False])
@pytest.mark.parametrize(
    ("known", "told", "reason"),
    [
        # fewer dead than was told
        ({"killed": Count(12, 12)}, {"killed": Count(9, 9)}, "killed_corrected"),
        ({"injured": Count(12, 12)}, {"injured": Count(9, 9)}, "injured_corrected"),
        ({"abducted": Count(7, 7)}, {"abducted": Count(2, 2)}, "abducted_corrected"),
    ],
)
def test_a_correction_said_or_by_the_source_itself(known, told, reason, says_so):
    known = told_as(**known)
    if says_so:
        assert decided(bearing(Bearing.CORRECTS, **told), known=known) == f"correction {reason}"
    else:
        assert decided(report(**told), known=known, link=Link.UPDATES) == f"correction {reason}"
        assert decided(report(**told), known=known).startswith("same"), "another paper's older count is none"


def test_a_correction_of_the_place():
    right = bearing(Bearing.CORRECTS, "b", instead_of=(spot("a"),))
    assert decided(right) == "correction place_corrected"
    moved = added(right)
    assert [each.place.id for each in moved.places] == ["b"]
    assert [each.place.id for each in moved.not_at] == ["a"]
    # the source's own update names another place and not the first
    assert decided(report("b"), link=Link.UPDATES) == "correction place_corrected"
    # what merely holds the place told, or lies in it, contradicts nothing
    assert decided(report(spot("ring", Kind.CERCLE, "land")), link=Link.UPDATES) == "same nothing_new_by_updates"


def test_a_correction_of_the_kind_and_of_the_day():
    assert decided(bearing(Bearing.CORRECTS, event_type=EventType.UNREST), link=Link.URL) == "correction kind_corrected"
    known = told_as(occurred_on=date(2026, 2, 28))
    later = bearing(Bearing.CORRECTS, occurred_on=date(2026, 3, 1))
    assert decided(later, known=known) == "correction day_corrected"
    assert added(later, known).occurred_on == date(2026, 3, 1)


def test_a_correction_that_brings_news_is_a_correction():
    known = told_as(killed=Count(12, 12))
    told = bearing(Bearing.CORRECTS, killed=Count(9, 9), injured=Count(20, 20), severity=Severity.EXTREME)
    assert decided(told, known=known) == "correction killed_corrected"
    news = added(told, known)
    assert (news.killed, news.injured, news.severity) == (Count(9, 9), Count(20, 20), Severity.EXTREME)


def test_the_correction_names_the_first_revision_that_told_it_wrong():
    second = added(report(killed=Count(17, 17)))
    third = added(report("a", "b", killed=Count(18, 18)), second)
    assert [each.revision for each in third.tellings] == [1, 2, 3]
    told = bearing(Bearing.CORRECTS, killed=Count(11, 11))
    decision = decide(item(), told, [Candidate(third, Link.PLACE)], now=NOW, rules=RULES)
    assert (decision.kind, decision.wrong_since) == (DecisionKind.CORRECTION, 2), "the first revision told no toll"
    fourth = add_report(third, told, decision, NOW)
    assert (fourth.revision, fourth.killed) == (4, Count(11, 11))
    # the next paper with the same correction tells nobody anything
    assert decided(told, known=fourth) == "same already_corrected"
    # and a jump is measured from what people were told last
    assert decided(report(killed=Count(17, 17)), known=fourth) == "update killed_jump"


def test_fewer_wounded_because_some_have_died_are_no_mistake():
    known = told_as(killed=Count(2, 2), injured=Count(6, 6))
    told = report(killed=Count(3, 3), injured=Count(5, 5), follows=True)
    assert decided(told, known=known, link=Link.UPDATES) == "update killed_rise"
    news = added(told, known, Link.UPDATES)
    assert (news.killed, news.injured) == (Count(3, 3), Count(5, 5))
    fewer = report(killed=Count(2, 2), injured=Count(5, 5))
    assert decided(fewer, known=known, link=Link.UPDATES) == "correction injured_corrected"


def test_a_vague_correction_is_told_once():
    vague = bearing(Bearing.CORRECTS)
    assert decided(vague) == "correction corrected"
    assert decided(vague, known=added(vague)) == "same already_corrected"
    assert decided(bearing(Bearing.CORRECTS, killed=Count(3, 3))) == "update killed_known", "more than was told"
    named = decided(bearing(Bearing.CORRECTS, killed=Count(3, 3)), link=Link.UPDATES)
    assert named == "correction corrected", "of its own word, whatever was understood of it"


@pytest.mark.parametrize(
    ("told", "loud"),
    [
        # a place that is not theirs is no reason to wake those who know of the attack
        (report("a", "b"), False),
        (report("a", "b", killed=Count(3, 3)), True),
        (report(certainty=Certainty.OBSERVED), True),
    ],
)
def test_who_hears_a_sound(told, loud):
    assert decide(item(), told, [Candidate(KNOWN, Link.PLACE)], now=NOW, rules=RULES).loud is loud


def test_two_likely_sources_are_two_and_no_confirmation():
    news = added(report(source=Source("RFI", "https://rfi.example/2", "fr")))
    assert (news.independent, news.certainty, news.revision) == (2, Certainty.LIKELY, 1)


@pytest.mark.parametrize("status", list(Status))
def test_only_what_is_actual_is_public(status):
    assert audience_is_public(item(status=status)) == (status is Status.ACTUAL)


def test_a_decision_names_its_story():
    assert decide(item(), report(), [], now=NOW, rules=RULES).incident_id == incident_id(item())
    linked = decide(item(), report(), [Candidate(KNOWN, Link.URL)], now=NOW, rules=RULES)
    assert (linked.kind, linked.incident_id) == (DecisionKind.SAME, KNOWN.id)
