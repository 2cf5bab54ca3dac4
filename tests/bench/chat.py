"""How soon people are answered: every command on an idle bot, over loopback, through the whole of it."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from bot.chat.commands import COMMANDS
from bot.sandbox.server import User
from tests.bench.row import Row
from tests.journey.harness import PATIENCE, Vigie, vigie

ROUNDS = 5
FIRST_CHAT = 50_000
# What would change or end the chat that is measured, or needs a group.
LEFT_OUT = frozenset({"start", "stop", "deleteme", "export", "channel", "here"})
ARGUMENTS = ("Diboli", "Gogui 50 km", "/recent Diboli", "/verify K7F2", "/quiet 22:00-06:00", "/mute 8h", "hello there")


async def answered(bot: Vigie, chat: int, text: str) -> float:
    """Seconds from somebody's message to the first call that answers it."""
    known = len(bot.sandbox.bot_messages(chat))
    began = time.monotonic()
    bot.sandbox.user_says(chat, text)
    await bot.sandbox.wait_for(lambda: len(bot.sandbox.bot_messages(chat)) > known, PATIENCE)
    return bot.sandbox.bot_messages(chat)[known].arrived - began


async def measure(folder: Path) -> list[float]:
    """Each command of each round comes from a chat of its own, so that no answer waits for its chat's turn."""
    said = [f"/{command.names[0]}" for command in COMMANDS if command.names[0] not in LEFT_OUT]
    seconds = []
    async with vigie(folder) as bot:
        chat = FIRST_CHAT
        for number in range(ROUNDS + 1):
            for text in (*said, *ARGUMENTS):
                chat += 1
                bot.sandbox.add_user(User(chat, "Somebody", "en" if chat % 2 else "fr"))
                await answered(bot, chat, "Diboli")
                took = await answered(bot, chat, text)
                if number:  # the first round warms caches up
                    seconds.append(took)
    return seconds


def answers(folder: Path) -> Row:
    """The answer times of all commands."""
    seconds = asyncio.run(measure(folder))
    cuts = statistics.quantiles(seconds, n=100)
    shown = f"{cuts[49] * 1000:.1f} ms (p99 {cuts[98] * 1000:.0f})"
    return Row(f"command → answer, p50, {len(seconds)} on an idle bot", shown, "", None, "p99 ≤ 150 ms")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as where:
        print(answers(Path(where)))
