"""Nothing in the log gives the bot or a subscriber away."""

import asyncio
import io
import logging
from collections.abc import Iterator
from pathlib import Path

import aiosqlite
import pytest
from telegram import Bot
from telegram.error import NetworkError

from bot import log

TOKEN = "123456:AAE-canary_canary_canary"
SECRETS = [TOKEN, "1:AAE-canary_canary", "whsec_Y2FuYXJ5Y2FuYXJ5Y2FuYXJ5"]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """The log at DEBUG, as the operator would read it; all loggers as before afterwards."""
    root = logging.getLogger()
    touched = [root, *(logging.getLogger(name) for name in ("bot", *log.TALKATIVE))]
    before = [logger.level for logger in touched]
    handlers = root.handlers[:]
    root.handlers[:] = []  # force=True would close pytest's own
    stream = io.StringIO()
    log.set_up("DEBUG", stream)
    yield stream
    root.handlers[:] = handlers
    for logger, level in zip(touched, before, strict=True):
        logger.setLevel(level)


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    "shape",
    [
        "{}",
        "token={} end",
        "https://api.telegram.org/bot{}/getMe",  # no gap before the digits
        "GET /bot{}/sendMessage?x=1",
        "{{'token': '{}'}}",
        '"{}"',
        "é{}é",
        "line\n{}",
    ],
)
def test_no_secret_is_written(lines: io.StringIO, secret: str, shape: str) -> None:
    logger = logging.getLogger("some.library")
    logger.debug(shape.format(secret))
    logger.info("%s", shape.format(secret))
    logger.warning("%(a)s", {"a": shape.format(secret)})
    try:
        int(shape.format(secret))  # its error quotes what it was given
    except ValueError:
        logger.exception("failed", stack_info=True)
    told = lines.getvalue()
    assert told.count("[secret]") >= 4
    assert "anary" not in told
    assert "Y2Fu" not in told


def test_a_bearer_token_is_not_written(lines: io.StringIO) -> None:
    logging.getLogger("x").info("headers: {'Authorization': 'Bearer canary-canary'}, bearer canary")
    assert "canary" not in lines.getvalue()


def test_times_addresses_and_counts_stay_readable(lines: io.StringIO) -> None:
    text = "at 09:40:00 on 127.0.0.1:8080, 2025-07-01T09:40:00+00:00, 12:30 items"
    logging.getLogger("x").info(text)
    assert text in lines.getvalue()


def test_a_line_that_does_not_fit_its_arguments_is_written_all_the_same(lines: io.StringIO) -> None:
    template = "%d items of %s"
    logging.getLogger("x").info(template, "three")
    assert "%d items of %s" in lines.getvalue()


async def test_libraries_do_not_tell_chats_beside_towns(lines: io.StringIO, tmp_path: Path) -> None:
    """At DEBUG, aiosqlite and python-telegram-bot write out what they store and send."""
    async with aiosqlite.connect(tmp_path / "x.db") as connection:
        await connection.execute("SELECT ?, ?", (8_812_345_678, "Gao-canary"))
    bot = Bot(TOKEN, base_url="http://127.0.0.1:9/bot")
    with pytest.raises(NetworkError):
        await bot.send_message(8_812_345_678, "Gao-canary")
    await asyncio.sleep(0)
    logging.getLogger("bot").debug("the log works")
    told = lines.getvalue()
    assert "the log works" in told
    assert "8812345678" not in told
    assert "canary" not in told


@pytest.mark.parametrize(
    ("level", "told"), [("INFO", "bi bw lw"), ("WARNING", "bw lw"), ("DEBUG", "bd bi bw ld li lw")]
)
def test_libraries_speak_from_warning_on(lines: io.StringIO, level: str, told: str) -> None:
    stream = io.StringIO()
    log.set_up(level, stream)
    for name, logger in (("b", logging.getLogger("bot.x")), ("l", logging.getLogger("library"))):
        logger.debug("%sd", name)
        logger.info("%si", name)
        logger.warning("%sw", name)
    assert " ".join(line.rpartition(" ")[2] for line in stream.getvalue().splitlines()) == told
