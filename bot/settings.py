"""What an operator can set: the sections of the configuration, their defaults and what is wrong with a value.

`config.example.yaml` tells of each; where the values come from is `config.py`'s affair.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, field_validator

from bot.delivery.throttle import BOT_LIMIT
from bot.item import SafeLink
from bot.sources.signature import secret_of


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _no_switch(value: object) -> object:
    """YAML's yes and true are 1 to the model: an hour, or the chat of a stranger."""
    if isinstance(value, bool):
        raise ValueError("must be a number; yes, no, true and false are none")  # noqa: TRY004  a fault of the operator's
    return value


Whole = Annotated[int, BeforeValidator(_no_switch)]
Number = Annotated[float, BeforeValidator(_no_switch)]


def _token(value: SecretStr) -> SecretStr:
    if "replace-me" in value.get_secret_value():
        raise ValueError("is still the example's; put in what @BotFather gave you")
    if not re.fullmatch(r"\d{1,20}:[A-Za-z0-9_-]{10,}", value.get_secret_value()):
        raise ValueError("does not look like a bot token; @BotFather gives one such as 123456:ABC-def…")
    return value


def _listen(value: str) -> str:
    host, colon, port = value.rpartition(":")
    if not colon or not host or not port.isdecimal() or int(port) > 65535:  # noqa: PLR2004  the largest port
        raise ValueError("write host:port, such as 127.0.0.1:8080")
    return value


def _database(value: str) -> str:
    if not re.match(r"sqlite:///.", value):
        raise ValueError("write sqlite:///name.db (beside this file) or sqlite:////absolute/path.db")
    return value


def _root(value: str) -> str:
    return value.rstrip("/")


class PaidBroadcast(_Section):
    """Alerts faster than the free limit, for Telegram Stars. 0 is off."""

    # Telegram's 1,000 a second, less the 30 that answers may need.
    messages_per_second: Annotated[Whole, Field(ge=0, le=970)] = 0

    @field_validator("messages_per_second")
    @classmethod
    def _worth_it(cls, value: int) -> int:
        if 0 < value <= BOT_LIMIT:
            raise ValueError(f"{BOT_LIMIT} messages a second are free; write 0, or more than {BOT_LIMIT}")
        return value


class Telegram(_Section):
    """How to reach Telegram."""

    token: Annotated[SecretStr, AfterValidator(_token)]
    api_root: Annotated[SafeLink, AfterValidator(_root)] = "https://api.telegram.org"
    updates: Literal["polling"] = "polling"
    answer_within_seconds: Annotated[Number, Field(ge=1, le=120)] = 20
    paid_broadcast: PaidBroadcast = PaidBroadcast()


# Fewer than these could be guessed.
SECRET_CHARACTERS = 16


def _key(value: SecretStr) -> SecretStr:
    text = value.get_secret_value()
    if not text.startswith("whsec_"):
        raise ValueError("a Standard Webhooks secret begins with whsec_")
    if len(text) < len("whsec_") + SECRET_CHARACTERS:
        raise ValueError(
            f"needs at least {SECRET_CHARACTERS} characters after whsec_; openssl rand -base64 32 gives 44"
        )
    try:
        secret_of(text)
    except ValueError:
        raise ValueError("is no base64 after whsec_; openssl rand -base64 32 gives some") from None
    return value


def _bearer(value: SecretStr) -> SecretStr:
    text = value.get_secret_value()
    if len(text) < SECRET_CHARACTERS:
        raise ValueError(f"a bearer token needs at least {SECRET_CHARACTERS} characters")
    if not re.fullmatch(r"[!-~]+", text):
        raise ValueError("a bearer token is written in ASCII letters, digits and signs, without spaces")
    return value


class HttpDoor(_Section):
    """The HTTP door for items."""

    listen: Annotated[str, AfterValidator(_listen)] = "127.0.0.1:8080"
    keys: tuple[Annotated[SecretStr, AfterValidator(_key)], ...] = ()
    tokens: tuple[Annotated[SecretStr, AfterValidator(_bearer)], ...] = ()

    @property
    def address(self) -> tuple[str, int]:
        """Host and port; port 0 takes a free one."""
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)


class Ingest(_Section):
    """The doors that items come in by."""

    http: HttpDoor = HttpDoor()


class Alerts(_Section):
    """When an alert is too old to be told, and how often one story may sound."""

    max_age_hours: Annotated[Number, Field(gt=0, le=24 * 365)] = 48
    fresh_hours: Annotated[Number, Field(gt=0, le=24 * 14)] = 36
    expire_after_hours: Annotated[Number, Field(gt=0, le=24 * 30)] = 24
    sound_gap_minutes: Annotated[Number, Field(ge=0, le=24 * 60)] = 10


class Operator(_Section):
    """What the admins' chats are told of the bot itself."""

    silent_source_hours: Annotated[Number, Field(ge=0, le=24 * 30)] = 48
    every_minutes: Annotated[Number, Field(ge=0, le=24 * 60)] = 15


class Log(_Section):
    """What the log holds."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"


class Settings(_Section):
    """Everything an operator can set."""

    telegram: Telegram
    database: Annotated[str, AfterValidator(_database)] = "sqlite:///vigie.db"
    ingest: Ingest = Ingest()
    admins: tuple[Whole, ...] = ()
    testers: tuple[Whole, ...] | None = None
    alerts: Alerts = Alerts()
    operator: Operator = Operator()
    log: Log = Log()

    @property
    def test_chats(self) -> tuple[int, ...]:
        """The chats that hear of tests and exercises."""
        return self.admins if self.testers is None else self.testers

    def database_path(self, beside: Path) -> Path:
        """The SQLite file; a relative one stands beside the configuration file's folder `beside`."""
        return beside / self.database.removeprefix("sqlite:///")
