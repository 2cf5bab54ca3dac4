"""`vigie places link`: the links that make people watch a place in one touch, and a code to print on a poster."""

# ruff: noqa: T201  a command prints
from __future__ import annotations

import sys
from pathlib import Path

import segno

from bot.chat.links import group_link, watch_link
from bot.model import Place
from bot.telegram.client import TelegramClient
from bot.understand.gazetteer.gazetteer import Gazetteer

# A poster gets crumpled and dusty: at level Q a quarter of the code may be lost (ISO/IEC 18004).
_CORRECTION = "q"
_PIXELS = 12  # a module; about 500 in all, sharp at 4 cm in print
_BORDER = 4  # modules of white around it, which readers need (ISO/IEC 18004)


def find(gazetteer: Gazetteer, asked: str) -> list[Place]:
    """The place of this id, else all that bear this name."""
    place = gazetteer.get(asked)
    return [place] if place is not None else list(gazetteer.search(asked).exact)


async def own_name(token: str, api_root: str) -> str:
    """The bot's user name, asked of Telegram. Raises TelegramError."""
    client = TelegramClient(token, api_root)
    await client.start()
    try:
        return (await client.bot.get_me()).username or ""
    finally:
        await client.close()


def tell(gazetteer: Gazetteer, asked: str, username: str, qr: Path | None) -> int:
    """Print the links to a place and draw the first as a QR code; 1 where it is not clear which place.

    Raises OSError where the picture can't be written.
    """
    places = find(gazetteer, asked)
    if len(places) != 1:
        print("no place has that name or id" if not places else "several places have that name:", file=sys.stderr)
        for place in places:
            within = ", ".join(gazetteer.within(place))
            print(f"  {place.id:32} {place.name} ({place.division or place.kind}), {within}", file=sys.stderr)
        return 1
    (place,) = places
    print(f"{place.name}: {watch_link(username, place.id)}")
    print(f"{place.name}, in a group: {group_link(username, place.id)}")
    if qr is not None:
        code = segno.make(watch_link(username, place.id), error=_CORRECTION, micro=False)
        code.save(str(qr), kind="png", scale=_PIXELS, border=_BORDER)
        print(f"{qr}: a code for the first link")
    return 0
