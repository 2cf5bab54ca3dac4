"""Words: a text made once for many, and how long an item takes to be read."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import timedelta

from langdetect import DetectorFactory, detect

from bot.alerts import story
from bot.alerts.match import watch_keys
from bot.alerts.render import compose, render_body, render_footer
from bot.i18n import Words
from bot.item import Item
from bot.model import Alert, DecisionKind, Nearness
from bot.pipeline import Core, alert_texts
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand
from tests.bench.row import Row
from tests.contract.household import GAZETTEER, incident

RECIPIENTS = 100_000
SAMPLE = 1_000
READINGS = 200

TOLD_AT = "2026-03-04T09:40:00Z"  # a Wednesday: what happened on Monday night has its day
# About 300 words, as a wire would write them; every sentence is ours.
TEXT = """
BAMAKO (Fleuve Presse) - Armed men on motorcycles attacked the village of Ouonkoro in the cercle of Bankass on
Monday night, killing at least 14 people and wounding nine others, the mayor of the commune told reporters by
telephone. The attackers arrived shortly after the evening prayer, encircled the market and opened fire before
setting granaries and several shops ablaze, according to two residents who hid in a mosque until dawn. A
military source confirmed the attack and said that reinforcements had been sent from Mopti and Sévaré on Tuesday
morning. They were delayed by a mine that damaged a vehicle near Diallassagou; nobody was hurt there. «We heard
the motorcycles first, then the shots. It lasted almost two hours,» said a teacher who gave only her first name.
She had counted eleven bodies in the school yard, three of them of children. The wounded were taken to the
health centre of Bankass, and four of them were later moved to the hospital in Mopti, where a doctor said that
two were in a critical condition. No group has claimed the attack. The area has seen a rise of violence since
2017, when armed groups linked to al-Qaida spread from the north, and self-defence militias were formed. In
March 2019 about 160 people were killed in Ogossagou, and in June 2022 more than 130 in Diallassagou and two
neighbouring villages. The governor of the Bandiagara region will visit the village on Wednesday. In a
statement, the government in Bamako condemned a cowardly act and promised that its authors would be found. The
United Nations says that more than 400,000 people have been displaced in the country, most of them in the
centre. Markets in Koro and Bankass stayed closed on Tuesday, and public transport between the two towns was
stopped.
""".strip().replace("\n", " ")


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Seconds of each run."""
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return seconds


def rendering() -> Row:
    """Texts for RECIPIENTS, made once a language and leading place, against once a subscriber."""
    words = Words.load()
    alert = Alert(1, DecisionKind.NEW, "first_report", incident("i1", "a", "b"))
    core = Core(GAZETTEER, words, story.Rules(), timedelta(days=1))
    keys = watch_keys(alert.incident.places, alert.incident.severity, GAZETTEER)
    lead, watched = alert.incident.places[0], GAZETTEER.get("a")

    def whole() -> str:
        body = render_body(alert, "fr", lead, words, "Africa/Bamako")
        return compose(body, render_footer(alert, "fr", watched, Nearness.AT, 0.0, words))

    texts = alert_texts(alert, keys, core)
    ours = sum(timed(lambda: alert_texts(alert, keys, core), 1))
    each = statistics.mean(timed(whole, SAMPLE))
    return Row(
        f"rendering for {RECIPIENTS:,} recipients",
        f"{ours * 1000:.1f} ms ({len(texts)} texts)",
        f"{each * RECIPIENTS:.0f} s (text made per subscriber)",
        each * RECIPIENTS / ours,
        "≥ 50 ×",
    )


def reading() -> Row:
    """All of `understand` on about 300 words, beside langdetect alone as it comes."""
    gazetteer = Gazetteer.builtin()
    told = {"id": "bench", "source": "Fleuve Presse", "published_at": TOLD_AT, "title": "Gunmen kill 14 in Ouonkoro"}
    item = Item.model_validate({**told, "text": TEXT})
    DetectorFactory.seed = 0
    understand(item, gazetteer)
    detect(TEXT)
    ours = statistics.median(timed(lambda: understand(item, gazetteer), READINGS))
    theirs = statistics.median(timed(lambda: detect(TEXT), READINGS))
    return Row(
        f"reading {len(TEXT.split())} words, median",
        f"{ours * 1000:.1f} ms (all of it)",
        f"{theirs * 1000:.1f} ms (langdetect alone, all its profiles)",
        theirs / ours,
        "≤ 3 ms",
    )
