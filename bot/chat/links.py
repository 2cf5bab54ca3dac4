"""Links into the bot: from a poster, a web page or another chat to a watch, in one touch.

Telegram takes 64 characters of A-Z, a-z, 0-9, _ and - behind `start` and `startgroup`; place ids have at most 40.
"""

from __future__ import annotations

import re

WATCH_PREFIX = "w_"  # w_<place id>: watch this place
CHANNEL_PREFIX = "c_"  # c_<a channel's id without its sign>: speak for that channel
_CHANNEL = re.compile(r"[1-9][0-9]{0,15}", re.ASCII)


def watch_link(username: str, place_id: str) -> str:
    """Opens a private chat with the bot, which then watches the place."""
    return f"https://t.me/{username}?start={WATCH_PREFIX}{place_id}"


def group_link(username: str, place_id: str) -> str:
    """Asks for a group, takes the bot into it, and then watches the place there."""
    return f"https://t.me/{username}?startgroup={WATCH_PREFIX}{place_id}"


def channel_link(username: str, channel_id: int) -> str:
    """Opens a private chat with the bot in which an admin of the channel speaks for it."""
    return f"https://t.me/{username}?start={CHANNEL_PREFIX}{abs(channel_id)}"


def channel_in(payload: str) -> int | None:
    """The channel that a link's payload names; None for every other payload."""
    number = payload.removeprefix(CHANNEL_PREFIX)
    return -int(number) if number != payload and _CHANNEL.fullmatch(number) else None
