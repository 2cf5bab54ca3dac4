from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.model import PartOfDay
from bot.understand.text.prose import prose
from bot.understand.what import events
from bot.understand.when.dates import When, first_day
from bot.understand.when.history import history
from bot.understand.when.timeline import local_time, time_refs

TODAY = date(2024, 9, 18)  # a Wednesday


def read(text: str, *, over: bool = False) -> When:
    told = prose("", text)
    refs = time_refs(told, TODAY)
    return first_day(told, refs, TODAY, events.hear(told).heat, over=over)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gunmen attacked the post on Monday.", "2024-09-16"),
        ("Des hommes armés ont attaqué le poste lundi.", "2024-09-16"),
        ("Gunmen attacked the post on Wednesday.", "2024-09-18"),  # the day of publication itself
        ("Le camp a été attaqué mercredi dernier.", "2024-09-11"),
        ("The camp was attacked on 14 September 2024.", "2024-09-14"),
        ("Le camp a été attaqué le 1er septembre.", "2024-09-01"),  # with its date, in front: late news
        ("The post was attacked two weeks ago.", "2024-09-04"),
        ("Le village est bloqué depuis trois semaines.", "2024-08-28"),
        ("The village has been encircled for eleven days.", "2024-09-07"),
        ("Bilan des attaques du week-end contre trois postes.", "2024-09-14"),
        ("Shops stayed shut on Wednesday, a day after students fought police.", "2024-09-17"),
        ("Der am 1. September verschleppte Lehrer ist frei.", "2024-09-01"),
        ("Incidents de la semaine du 9 au 15 septembre : le 12, un poste attaqué.", "2024-09-12"),
        ("Un poste attaqué du 9 au 10 septembre.", "2024-09-09"),
        ("Gunmen attacked the village yesterday.", "2024-09-17"),
        ("Le village a été attaqué hier soir.", "2024-09-17"),
        ("ca tire au camp depuis ce matin", "2024-09-18"),
        ("L'attaque a eu lieu dans la nuit de lundi à mardi.", "2024-09-16"),  # a night is its first day's
        ("Gunmen attacked the post in the night to Tuesday.", "2024-09-16"),
        ("The post was shelled overnight into Tuesday.", "2024-09-16"),
        ("L'attaque a eu lieu dans la nuit du 15 au 16 septembre.", "2024-09-15"),
        ("The army said on Tuesday that gunmen attacked the post on Sunday.", "2024-09-15"),  # said is not done
        ("L'armée a annoncé mardi que le poste avait été attaqué dimanche.", "2024-09-15"),
        ("Date: 16/09/2024. Armed men attacked a clinic.", "2024-09-16"),
        # what came after it is not its day
        ("A week after the strike, prayers were held on Sunday. The raid of 8 September killed ten.", "2024-09-08"),
        ("The curfew was lifted on Tuesday, four days after riots in the town.", "2024-09-13"),
        ("Le couvre-feu a été levé mardi, quatre jours après les émeutes.", "2024-09-13"),
        # … but another place's event may be named beside it
        ("On 16 September drones struck a pick-up, two days after the strike on Kalo.", "2024-09-16"),
        ("The fort comes under fire on Monday; the raid comes ten days after the ambush at Doro.", "2024-09-16"),
        # days counted from the first
        ("Le marché est fermé pour le cinquième jour consécutif.", "2024-09-14"),
        ("The priest was taken overnight from Sunday to Monday.", "2024-09-15"),
        # … or from the end of what lasted
        ("The market reopened on Tuesday. After 12 days, the ban on traders has been lifted.", "2024-09-05"),
        ("Les deux infirmiers sont libres après vingt-deux jours de captivité.", "2024-08-27"),
        ("Thirty-one days after their capture, the drillers are home.", "2024-08-18"),
        ("Dix-sept jours après sa fermeture, la piste est rendue aux voyageurs.", "2024-09-01"),
        ("After three days of talks, the village elders met the riders on Tuesday.", "2024-09-17"),  # talks are none
        ("The alert of 04:50 stands.", "2024-09-18"),  # an hour alone is today's
        ("Camp under fire since before dawn, shooting goes on.", "2024-09-18"),
        ("Le camp est sous le feu depuis avant l'aube.", "2024-09-18"),
        # days by their number alone, and as forms write them
        ("Gunmen attacked the post on the 8th at Kalo.", "2024-09-08"),
        ("Le poste a été attaqué le 14 courant.", "2024-09-14"),
        ("Le poste a été attaqué le 6 du mois par des hommes armés.", "2024-09-06"),
        ("L'attaque a eu lieu dans la nuit du 12 au 13.", "2024-09-12"),
        ("Since last Saturday, the 14th, nobody has come through the roadblock.", "2024-09-14"),
        ("The drone strike of September 7 killed people at a burial.", "2024-09-07"),
        ("Date de l'évènement : 12.09.2024. Attaque d'un poste.", "2024-09-12"),
        ("Date of incident: 2024/09/12. Attack on a post.", "2024-09-12"),
        ("- Doro, Thursday 12/09: a donkey cart set off an explosive device.", "2024-09-12"),
        ("Lun. 16/09 : attaque à Kalo, trois morts.", "2024-09-16"),
        ("Gunmen attacked the post on Sat night.", "2024-09-14"),
        # counted from today, or from the day named before
        ("Des hommes armés ont attaqué le poste il y a trois jours.", "2024-09-15"),
        ("Gunmen attacked the post three days ago.", "2024-09-15"),
        ("Le village a été attaqué avant hier.", "2024-09-16"),
        ("Kalo, Wednesday, first light. The evening before, men came to the camp and shot his mother.", "2024-09-17"),
        ("The post was attacked on Monday of last week.", "2024-09-09"),
        ("Le poste a été attaqué vendredi de la semaine dernière.", "2024-09-13"),
        # as people type
        ("ils ont tiré sur le bus cet après midi", "2024-09-18"),
        ("students vs police rn in Kalo, teargas everywhere", "2024-09-18"),
        ("they attack our village yesterdy", "2024-09-17"),
        ("drone over Kalo since fajr, two strikes", "2024-09-18"),
        ("Very loud explosion near Kalo 20min ago", "2024-09-18"),
        ("des tirs à Kalo il y a une heure", "2024-09-18"),
        ("la police tire à Kalo, évitez le rond-point !!", "2024-09-18"),  # who warns tells of now
        # the night, the month and the deed that a day is tied to
        ("Nobody leaves Kalo with a cart since the 16th of this month: gunmen stand at the roads.", "2024-09-16"),
        ("The border was opened on Tuesday, four days after closing it over a stray drone.", "2024-09-13"),
        # numbers and words that are no days
        ("Gunmen attacked the post. Talks are held Friday week.", None),
        ("Il y a huit jours d'attente. Le poste a été attaqué.", None),
        ("Ce matin-là, le poste a été attaqué.", None),
        ("The 4th brigade was attacked on the road.", None),
        ("In early June an army base came under attack, a day after an ambush at Doro.", None),
        ("Gunmen attacked the post.", None),
        ("The village must pay by the end of the month or before Friday.", None),  # still to come
    ],
)
def test_first_day(text: str, day: str | None) -> None:
    assert read(text).day == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("title", "body", "day"),
    [
        # the day of the deed, not that of the statement, the call for ransom …
        (
            "Kalo, army post overrun",
            "The group said in a statement issued on Tuesday that its fighters had seized a post near Kalo on Sunday.",
            "2024-09-15",
        ),
        (
            "Drone à Doro : deux récits",
            """Que s'est-il passé dimanche à Doro ? Un drone a tiré sur l'enclos à bétail.
            Dans un message lu lundi soir, l'état-major affirme avoir neutralisé douze terroristes.""",
            "2024-09-15",
        ),
        (
            "Bridal party seized",
            """A bride and two drummers were carried off on Monday night by bandits near Kalo.
            The kidnappers called the family on Tuesday and named a price.""",
            "2024-09-16",
        ),
        # … nor that of another incident
        (
            "Kalo: IED",
            """11 Sept 2024. Remote-controlled IED against an army column near Kalo. Two soldiers killed.
            No link with the mortar fire at Doro on 4 Sept.""",
            "2024-09-11",
        ),
    ],
)
def test_one_of_several_days_is_weighed(title: str, body: str, day: str) -> None:
    told = prose(title, body)
    when = first_day(told, time_refs(told, TODAY), TODAY, events.hear(told).heat, over=False)
    assert when.day == date.fromisoformat(day)


def old(text: str, day: date) -> list[str]:
    told = prose("", text)
    refs = time_refs(told, TODAY)
    return [told.text[c.start : c.end].strip() for c in told.clauses if c.start in history(told, refs, TODAY, day)]


@pytest.mark.parametrize(
    "other",
    [
        "The day before herders had been killed in Kalo.",
        "L'avant-veille, des passagers avaient été pris à Kalo.",
        "L'attaque de Kalo, du 17 septembre, fait l'objet d'un point séparé.",
    ],
)
def test_a_neighbouring_days_event_is_another(other: str) -> None:
    assert old(f"Gunmen killed five villagers on the market of Doro on Monday. {other}", date(2024, 9, 16)) == [other]


def test_a_recap_tells_of_other_times_up_to_the_next_heading() -> None:
    text = (
        "RECAP\n- Kalo: a priest was freed.\nNEW\n- Doro, Monday: a mine killed three.\nNEXT WEEK\n- Flights to Kalo."
    )
    assert old(text, date(2024, 9, 16)) == ["- Kalo: a priest was freed.", "- Flights to Kalo."] or old(
        text, date(2024, 9, 16)
    ) == ["- Kalo:", "a priest was freed.", "- Flights to Kalo."]


def test_a_follow_up_may_look_back_in_its_first_sentence() -> None:
    assert old("A week after an air strike killed 24 people, a prayer was said.", date(2024, 9, 10)) == []


def test_a_siege_began_on_the_day_since_which_it_lasts() -> None:
    assert read("Since 2 July the blockade has been in force.").day == date(2024, 7, 2)


def test_a_captivity_began_in_the_night_since_which_it_lasts() -> None:
    text = (
        "The three captives crossed the border on Friday and are free. They had been held since the night of 13 June."
    )
    assert read(text, over=True).day == date(2024, 6, 13)


@pytest.mark.parametrize(
    ("text", "hour", "day"),
    [
        ("Gunmen attacked the post shortly before midnight.", 7, "2024-09-17"),  # a morning bulletin's last night
        ("Le poste a été attaqué peu avant minuit.", 7, "2024-09-17"),
        ("Gunmen attacked the post shortly before midnight.", 15, None),
        ("Gunmen attacked the post on Sunday, shortly before midnight.", 7, "2024-09-15"),
        ("Coups de feu au camp ce soir.", 1, "2024-09-17"),  # written after midnight
        ("They are shooting at the camp tonight.", 1, "2024-09-17"),
        ("They are shooting at the camp tonight.", 21, "2024-09-18"),
    ],
)
def test_the_hour_of_publication_tells_which_night(text: str, hour: int, day: str | None) -> None:
    told = prose("", text)
    refs = time_refs(told, TODAY, hour=hour)
    when = first_day(told, refs, TODAY, events.hear(told).heat, over=False)
    assert when.day == (date.fromisoformat(day) if day else None)


def test_a_siege_began_on_a_day_of_this_month() -> None:
    text = "Nobody leaves Kalo with a cart since the sixth of this month: gunmen stand at the roads."
    assert read(text).day == date(2024, 9, 6)


def test_a_siege_is_counted_in_days() -> None:
    assert read("Doro remains closed to traffic for a twelfth day.").day == date(2024, 9, 7)


def test_what_has_ended_began_on_the_day_tied_to_it() -> None:
    when = read("Les otages enlevés le 4 juin ont été libérés lundi.", over=True)
    assert when.day == date(2024, 6, 4)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Gunmen attacked the post before dawn on Monday.", PartOfDay.BEFORE_DAWN),
        ("Le poste a été attaqué lundi soir.", PartOfDay.EVENING),
        ("The post was attacked on Monday afternoon.", PartOfDay.AFTERNOON),
        ("Le poste a été attaqué lundi.", None),
        # the hour of another day is not its own
        ("Le gouverneur a confirmé mardi soir l'attaque de lundi contre le poste.", None),
        ("Two more died of Monday's blast at the post, a nurse told us last night.", None),
        ("Shots were heard in overnight searches on Monday.", PartOfDay.NIGHT),
        ("Attaqué lundi matin, le poste tient, dit un message lu mardi soir.", PartOfDay.MORNING),
    ],
)
def test_part_of_day(text: str, part: PartOfDay | None) -> None:
    assert read(text).part == part


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the post on Monday. In 2019 the same post was overrun.",
        "Le poste a été attaqué lundi. Début juin, un convoi avait été visé.",
        "Gunmen attacked the post on Monday. Last year the army left it for months.",
        "Le poste a été attaqué lundi. Il y a deux ans, le camp était tombé.",
        "Gunmen attacked the post on Monday. That year 40 people were killed in it.",
    ],
)
def test_other_times_are_history(text: str) -> None:
    told = prose("", text)
    past = history(told, time_refs(told, TODAY), TODAY, date(2024, 9, 16))
    assert told.clauses[0].start not in past
    assert told.clauses[1].start in past


@pytest.mark.parametrize(
    "text",
    [
        "Le poste a été attaqué lundi. Il a précisé que trente assaillants avaient été tués.",
        "Le poste a été attaqué lundi. Le garde avait été touché lors de l'assaut.",
    ],
)
def test_what_had_been_done_is_the_incident_s_own_without_another_day(text: str) -> None:
    told = prose("", text)
    assert not history(told, time_refs(told, TODAY), TODAY, date(2024, 9, 16))


def test_the_day_is_local_to_the_place() -> None:
    late = datetime(2024, 9, 18, 23, 30, tzinfo=UTC)
    assert local_time(late, "Africa/Niamey").date() == date(2024, 9, 19)
    assert local_time(late, "Africa/Bamako").date() == date(2024, 9, 18)
    assert local_time(late, "No/Where").date() == date(2024, 9, 18)


@pytest.mark.parametrize(
    ("told_at", "text", "day"),
    [
        (19, "18:50 local: mortar rounds on the edge of town.", "2024-09-18"),
        (6, "22h40 : rafales près du marché.", "2024-09-17"),  # not yet come today
        (7, "Shots rang out at 11 pm near the bridge.", "2024-09-17"),
        (23, "Des tirs ont éclaté vers 22 heures.", "2024-09-18"),
    ],
)
def test_an_hour_is_the_last_such(told_at: int, text: str, day: str) -> None:
    told = prose("Radio log", text)
    when = first_day(told, time_refs(told, TODAY), TODAY, events.hear(told).heat, over=False, hour=told_at)
    assert when.day == date.fromisoformat(day)
