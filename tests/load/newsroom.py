"""Newsrooms: items that take a real reading, posted on time whatever became of the ones before."""

from __future__ import annotations

import asyncio
import itertools
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp

from bot.model import Place

# What happened, in the words of a wire; {town}, {near}, {n}, {m} are drawn for each item.
LEADS = (
    ("Gunmen kill {n} in {town}", ("Armed men on motorcycles attacked {town} on {day} night, killing {n} people and"
     " wounding {m} others, the mayor of the commune told reporters by telephone.")),
    ("{n} morts dans une attaque à {town}", ("Des hommes armés ont attaqué {town} dans la nuit de {jour}, faisant {n}"
     " morts et {m} blessés, a indiqué le maire de la commune joint au téléphone.")),
    ("Mine blast near {town} hurts {m}", ("A vehicle hit a mine on the road between {town} and {near} on {day} morning;"
     " {m} passengers were wounded, a health worker said.")),
    ("Un véhicule saute sur une mine près de {town}", ("Un véhicule de transport a sauté sur une mine entre {town} et"
     " {near} {jour} matin : {m} passagers ont été blessés, selon un agent de santé.")),
    ("Army camp at {town} comes under fire", ("The army camp at {town} came under mortar fire on {day} before dawn."
     " {n} soldiers were killed, according to a military source.")),
    ("Enlèvements à {town}", ("{m} personnes ont été enlevées {jour} au marché de {town} par des hommes armés venus de"
     " {near}, ont rapporté des habitants.")),
    ("{town}: new school opens", ("A school with six classrooms was opened in {town} on {day}. The mayor thanked the"
     " partners and promised a well for the pupils who walk from {near}.")),
    ("Campagne agricole à {town}", ("Les producteurs de {town} ont reçu {jour} des semences améliorées. La campagne"
     " précédente avait été bonne, rappelle le service de l'agriculture de {near}.")),
)  # fmt: skip

# How such stories go on; an item takes some of these in the language of its lead.
ENGLISH = (
    (
        "The attackers arrived shortly after the evening prayer, encircled the market and opened fire, according to two"
        " residents who hid in a mosque until dawn."
    ),
    "A military source confirmed the events and said that reinforcements had been sent from {near}.",
    (
        "«We heard the motorcycles first, then the shots. It lasted almost two hours,» said a teacher who gave only her"
        " first name."
    ),
    (
        "The wounded were taken to the health centre of {near}, and four of them were later moved to the regional"
        " hospital, where a doctor said that two were in a critical condition."
    ),
    (
        "No group has claimed responsibility. The area has seen a rise of violence since 2017, when armed groups spread"
        " from the north and self-defence militias were formed."
    ),
    "In a statement, the government condemned a cowardly act and promised that its authors would be found.",
    "The United Nations says that more than 400,000 people have been displaced, most of them in the centre.",
    "Markets in {near} stayed closed, and public transport between the two towns was stopped.",
    "In June 2022 more than 130 people were killed in several villages of another region.",
)
FRENCH = (
    (
        "Les assaillants sont arrivés peu après la prière du soir, ont encerclé le marché et ouvert le feu, selon deux"
        " habitants qui se sont cachés dans une mosquée jusqu'à l'aube."
    ),
    "Une source militaire a confirmé les faits et annoncé l'envoi de renforts depuis {near}.",
    (
        "« Nous avons d'abord entendu les motos, puis les tirs. Cela a duré presque deux heures », témoigne une"
        " enseignante qui n'a donné que son prénom."
    ),
    (
        "Les blessés ont été conduits au centre de santé de {near} ; quatre d'entre eux ont ensuite été transférés à"
        " l'hôpital régional."
    ),
    "Aucun groupe n'a revendiqué ces faits. La zone connaît une montée des violences depuis 2017.",
    "Dans un communiqué, le gouvernement a condamné un acte lâche et promis que ses auteurs seraient retrouvés.",
    "Selon les Nations unies, plus de 400 000 personnes ont été déplacées, la plupart dans le centre du pays.",
    "Les marchés de {near} sont restés fermés et les transports entre les deux villes ont été interrompus.",
    "En juin 2022, plus de 130 personnes avaient été tuées dans plusieurs villages d'une autre région.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def stories(towns: Sequence[tuple[Place, Place]], seed: int = 20251123) -> Iterator[dict[str, Any]]:
    """Items without end: each of the towns before any comes again, 30 to 250 words, in English and in French.

    Beside each town stands its neighbour: towns drawn at random would chain unrelated stories into one.
    """
    chance = random.Random(seed)
    for number in itertools.count():
        town, near = towns[number % len(towns)]
        at = datetime.now(UTC)
        day = (at.weekday() - chance.randrange(2)) % 7
        given = {"town": town.name, "near": near.name, "n": chance.randint(2, 30), "m": chance.randint(2, 40)}
        given |= {"day": DAYS[day], "jour": JOURS[day]}
        kind = chance.randrange(len(LEADS))
        more = chance.sample(FRENCH if kind % 2 else ENGLISH, chance.randint(0, 8))
        title, *sentences = (text.format_map(given) for text in (*LEADS[kind], *more))
        source = f"Radio {1 + number % 40}"
        url = f"https://radio{1 + number % 40}.example/{seed}/{number}"
        yield {"id": f"load-{seed}-{number}", "source": source, "url": url, "published_at": at.isoformat(),
               "title": title, "text": " ".join(sentences)}  # fmt: skip


@dataclass(slots=True)
class Posts:
    """What became of the items. Times in seconds of the machine's monotonic clock."""

    answers: list[tuple[float, float]] = field(default_factory=list)  # when it should have been posted; its answer's
    refused: dict[int, int] = field(default_factory=dict)  # statuses other than 202; 0 where there was no answer


async def post(items: Iterator[dict[str, Any]], url: str, token: str, rate: float, seconds: float) -> Posts:
    """Post `rate` items a second for so long. An answer's time counts from when its item was due to be posted."""
    posts, flying, began = Posts(), set(), time.monotonic()
    headers = {"Authorization": f"Bearer {token}"}
    async with aiohttp.ClientSession(headers=headers, connector=aiohttp.TCPConnector(limit=0)) as session:

        async def one(item: dict[str, Any], due: float) -> None:
            try:
                async with session.post(f"{url}/v1/incidents", json=item) as answer:
                    status = answer.status
                    await answer.read()
            except aiohttp.ClientError:
                status = 0
            if status == 202:
                posts.answers.append((due, time.monotonic() - due))
            else:
                posts.refused[status] = posts.refused.get(status, 0) + 1

        for number in range(round(rate * seconds)):
            due = began + number / rate
            await asyncio.sleep(max(due - time.monotonic(), 0))
            task = asyncio.create_task(one(next(items), due))
            flying.add(task)
            task.add_done_callback(flying.discard)
        if flying:
            await asyncio.wait(flying)
    return posts
