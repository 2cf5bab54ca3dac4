"""`vigie demo`: the real bot, told that the sandbox is Telegram. No second code path.

sandbox starts ─▶ bot starts against it, on a database in a temporary folder
two people subscribe, by typing on their phones
with the page: wait until stopped      --once: post the items, print what each phone showed
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot import log
from bot.app import Service, running
from bot.sandbox.desk import IngestDoor
from bot.sandbox.server import Message, Sandbox, User
from bot.sandbox.story import demo_items
from bot.sandbox.timeline import Timeline
from bot.settings import Settings

ENGLISH, FRENCH = User(1001, "Awa", "en"), User(1002, "Moussa", "fr")

# What the two type before the first item comes: their towns.
TALKS = {
    ENGLISH.id: ("en", ("Nioro du Sahel", "Djibo")),
    FRENCH.id: ("fr", ("région de Kayes", "Burkina Faso", "Téra")),
}
PATIENCE_S = 15.0


@asynccontextmanager
async def playing(port: int) -> AsyncIterator[tuple[Sandbox, Service]]:
    """Sandbox and bot, both running and joined, two people subscribed; ends both."""
    token = f"1000000001:{secrets.token_urlsafe(24)}"
    key = secrets.token_urlsafe(24)
    with tempfile.TemporaryDirectory(prefix="vigie-demo-") as folder:
        async with Sandbox(token, port) as sandbox:
            settings = Settings.model_validate(
                {
                    "telegram": {"token": token, "api_root": sandbox.url},
                    "ingest": {"http": {"listen": "127.0.0.1:0", "tokens": [key]}},
                    "testers": [FRENCH.id],
                    # A day's news is told in a minute here: nobody waits ten minutes for the next sound.
                    "alerts": {"sound_gap_minutes": 0},
                }
            )
            for person in (ENGLISH, FRENCH):
                sandbox.add_user(person)
            async with running(settings, Path(folder)) as vigie:
                sandbox.ingest = IngestDoor(vigie.ingest_url, key)
                sandbox.decisions = Timeline(settings.database_path(Path(folder)))
                await asyncio.gather(*(_subscribe(sandbox, person.id) for person in (ENGLISH, FRENCH)))
                await vigie.answered()
                yield sandbox, vigie


async def _subscribe(sandbox: Sandbox, chat_id: int) -> None:
    """One person's first minute: /start, the language, the towns. The exact spot where a choice is asked for."""
    language, towns = TALKS[chat_id]
    await _say(sandbox, chat_id, "/start")
    await _tap(sandbox, chat_id, f"l:{language}", answers=1)
    for n, town in enumerate(towns):
        first = 1 if n == 0 else 0  # the first place comes with a word more
        answer = await _say(sandbox, chat_id, town)
        offered = [b.get("callback_data", "") for b in answer.buttons]
        if choices := [data for data in offered if data.startswith("w:")]:
            await _tap(sandbox, chat_id, choices[0], answers=first)
        elif first:
            await sandbox.wait_for(lambda said=answer: sandbox.bot_messages(chat_id)[-1] is not said, PATIENCE_S)  # type: ignore[misc]


async def _say(sandbox: Sandbox, chat_id: int, text: str) -> Message:
    """Type something; the first answer."""
    known = len(sandbox.bot_messages(chat_id))
    sandbox.user_says(chat_id, text)
    await sandbox.wait_for(lambda: len(sandbox.bot_messages(chat_id)) > known, PATIENCE_S)
    return sandbox.bot_messages(chat_id)[known]


async def _tap(sandbox: Sandbox, chat_id: int, data: str, *, answers: int) -> None:
    """Tap a button: the message changes, and so many more come."""
    message = next(
        m for m in reversed(sandbox.bot_messages(chat_id)) if any(b.get("callback_data") == data for b in m.buttons)
    )
    tapped = sandbox.user_taps(chat_id, message.message_id, data)
    revision, known = message.revision, len(sandbox.bot_messages(chat_id))
    await sandbox.wait_for(
        lambda: (
            tapped.answered and message.revision > revision and len(sandbox.bot_messages(chat_id)) >= known + answers
        ),
        PATIENCE_S,
    )


async def serve(port: int) -> int:
    """Run until SIGINT or SIGTERM; 0 at the end. A taken port is replaced by a free one."""
    log.set_up("INFO")
    logging.getLogger("bot").setLevel("WARNING")
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    if not await _free(port):
        print(f"port {port} is taken; using another", file=sys.stderr)  # noqa: T201  a command's own voice
        port = 0
    async with playing(port) as (sandbox, _):
        print(f"The demo is at {sandbox.url} — Ctrl-C ends it.", flush=True)  # noqa: T201
        await stop.wait()
    return 0


async def _free(port: int) -> bool:
    try:
        server = await asyncio.start_server(lambda *_: None, "127.0.0.1", port)
    except OSError:
        return False
    server.close()
    await server.wait_closed()
    return True


async def once() -> int:
    """Post the sample items one by one; print every alert as each phone shows it. 1 if a phone stayed asleep."""
    log.set_up("WARNING")
    woken = set()
    async with playing(0) as (sandbox, vigie):
        people = (ENGLISH, FRENCH)
        marks = {person.id: len(sandbox.bot_messages(person.id)) for person in people}
        for item in demo_items(datetime.now(UTC)):
            assert sandbox.ingest  # noqa: S101  set by playing
            print(f"→ {item['source']}: {item['title']}")  # noqa: T201
            posted = await sandbox.phone.desk.post(sandbox.ingest, item)
            await vigie.idle()
            for person in people:
                for message in sandbox.bot_messages(person.id)[marks[person.id] :]:
                    print(_as_shown(person, message))  # noqa: T201
                    woken.add(person)
                marks[person.id] = len(sandbox.bot_messages(person.id))
            if posted.word != "accepted":
                print(f"  {posted.word}: {'; '.join(posted.faults)}", file=sys.stderr)  # noqa: T201
                return 1
    return 0 if woken == set(people) else 1


def _as_shown(person: User, message: Message) -> str:
    """A message as a telephone shows it, links written out below their words."""
    sound = "" if not message.silent else ", no sound"
    lines = [f"  ┌ {person.first_name}'s phone, {message.arrived_at:%H:%M:%S} UTC{sound}"]
    lines += [f"  │ {line}" for line in message.text.splitlines()]
    links = [entity["url"] for entity in message.entities if entity["type"] == "text_link"]
    return "\n".join([*lines, *(f"  │   {url}" for url in links), "  └"])
