"""Settings: where each comes from, and every mistake told at once."""

import base64
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from bot.config import ConfigError, load
from bot.settings import Settings

TOKEN = "123456:AAE-canary_canary_canary"
KEY = "whsec_" + base64.b64encode(b"k" * 32).decode()
BEARER = "bearer-canary-0123456789"
EXAMPLE = Path(__file__).parents[2] / "config.example.yaml"


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def written(text: str, name: str = "config.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return written


def faults(path: Path | None, environment: Mapping[str, str] | None = None) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(path, environment or {})
    assert str(caught.value) == "\n".join(caught.value.faults)
    return caught.value.faults


def good(path: Path | None, **environment: str) -> Settings:
    settings, warnings = load(path, environment)
    assert warnings == []
    return settings


def test_all_but_the_token_has_a_default() -> None:
    settings = good(None, VIGIE_TELEGRAM__TOKEN=TOKEN)
    assert settings.telegram.token.get_secret_value() == TOKEN
    assert settings.telegram.api_root == "https://api.telegram.org"
    assert settings.telegram.updates == "polling"
    assert settings.database == "sqlite:///vigie.db"
    assert settings.ingest.http.address == ("127.0.0.1", 8080)
    assert (settings.ingest.http.keys, settings.ingest.http.tokens) == ((), ())
    assert settings.admins == settings.test_chats == ()
    assert settings.alerts.max_age_hours == 48
    assert settings.log.level == "INFO"


def test_every_key_from_the_file(write: Any) -> None:
    path = write(f"""
        telegram: {{token: "{TOKEN}", api_root: "http://127.0.0.1:8081/", updates: polling}}
        database: sqlite:////var/lib/vigie/v.db
        ingest: {{http: {{listen: "[::1]:0", keys: ["{KEY}"], tokens: ["{BEARER}"]}}}}
        admins: [1, 2]
        testers: [-1003]
        alerts: {{max_age_hours: 1.5, expire_after_hours: 12}}
        log: {{level: DEBUG}}
    """)
    settings = good(path)
    assert settings.telegram.api_root == "http://127.0.0.1:8081"  # without the last slash
    assert settings.database_path(Path("/etc/vigie")) == Path("/var/lib/vigie/v.db")
    assert settings.ingest.http.address == ("::1", 0)
    assert [key.get_secret_value() for key in settings.ingest.http.keys] == [KEY]
    assert [token.get_secret_value() for token in settings.ingest.http.tokens] == [BEARER]
    assert (settings.admins, settings.test_chats) == ((1, 2), (-1003,))
    assert (settings.alerts.max_age_hours, settings.alerts.expire_after_hours) == (1.5, 12)
    assert settings.alerts.fresh_hours == 36
    assert settings.log.level == "DEBUG"


def test_yes_is_no_number(write: Any) -> None:
    """An age of "yes" hours would be one hour, and the admin "true" the chat number 1."""
    path = write(f"""
        telegram: {{token: "{TOKEN}", answer_within_seconds: on}}
        admins: [yes, 2]
        alerts: {{max_age_hours: yes}}
    """)
    wrong = "must be a number; yes, no, true and false are none"
    assert faults(path) == [
        f"telegram.answer_within_seconds: {wrong}",
        f"admins.0: {wrong}",
        f"alerts.max_age_hours: {wrong}",
    ]


def test_a_relative_database_stands_beside_the_file() -> None:
    settings = good(None, VIGIE_TELEGRAM__TOKEN=TOKEN)
    assert settings.database_path(Path("/etc/vigie")) == Path("/etc/vigie/vigie.db")


def test_testers_are_the_admins_unless_told_otherwise() -> None:
    environment = {"VIGIE_TELEGRAM__TOKEN": TOKEN, "VIGIE_ADMINS": "[7]"}
    assert good(None, **environment).test_chats == (7,)
    assert good(None, **environment, VIGIE_TESTERS="[]").test_chats == ()


class TestPrecedence:
    """Defaults, file, `*_file`, environment: the later wins."""

    def test_a_variable_inside_a_text(self, write: Any) -> None:
        path = write('telegram: {token: "${BOT}:${PART}"}\ningest: {http: {tokens: ["${T}"]}}\n')
        settings = good(path, BOT="123456", PART="AAE-part-part", T=BEARER)
        assert settings.telegram.token.get_secret_value() == "123456:AAE-part-part"
        assert settings.ingest.http.tokens[0].get_secret_value() == BEARER

    def test_a_secret_file_wins_over_the_file(self, write: Any) -> None:
        write(f"{TOKEN}\n", "secret")
        write(f"{KEY}\n\n{KEY[:-2]}A=\n", "keys")
        path = write(
            'telegram: {token: "1:written-in-the-file", token_file: secret}\ningest: {http: {keys_file: keys}}\n'
        )
        settings = good(path)
        assert settings.telegram.token.get_secret_value() == TOKEN
        assert len(settings.ingest.http.keys) == 2  # one a line

    def test_the_environment_wins_over_all(self, write: Any) -> None:
        path = write("telegram: {token_file: does-not-exist}\nlog: {level: DEBUG}\n")
        settings = good(path, VIGIE_TELEGRAM__TOKEN=TOKEN, VIGIE_LOG__LEVEL="ERROR")
        assert settings.telegram.token.get_secret_value() == TOKEN
        assert settings.log.level == "ERROR"

    def test_a_secret_file_named_by_the_environment(self, write: Any) -> None:
        secret = write(TOKEN, "secret")
        path = write('telegram: {token: "1:written-in-the-file"}\n')
        assert good(path, VIGIE_TELEGRAM__TOKEN_FILE=str(secret)).telegram.token.get_secret_value() == TOKEN
        both = {"VIGIE_TELEGRAM__TOKEN_FILE": str(secret), "VIGIE_TELEGRAM__TOKEN": "2:given-outright"}
        assert good(path, **both).telegram.token.get_secret_value() == "2:given-outright"

    def test_the_environment_reaches_an_empty_section(self, write: Any) -> None:
        """`telegram:` with all below it commented out is how people begin."""
        path = write("telegram:\n  # token:\ningest:\n  http:\nadmins:\n")
        assert good(path, VIGIE_TELEGRAM__TOKEN=TOKEN).telegram.token.get_secret_value() == TOKEN

    def test_an_empty_file_is_all_defaults(self, write: Any) -> None:
        assert good(write("# nothing yet\n"), VIGIE_TELEGRAM__TOKEN=TOKEN).log.level == "INFO"

    @pytest.mark.parametrize(
        ("written", "read"),
        [("[1, 2]", (1, 2)), ("1", (1,)), ("1, 2", (1, 2)), ("[]", ()), ("", ()), ("-100", (-100,))],
    )
    def test_lists_in_the_environment(self, written: str, read: tuple[int, ...]) -> None:
        assert good(None, VIGIE_TELEGRAM__TOKEN=TOKEN, VIGIE_ADMINS=written).admins == read


@pytest.mark.parametrize(
    "name",
    [
        "VIGIE_TELEGRAM__TOKNE",
        "VIGIE_PORT",  # Kubernetes sets the like for a service called vigie
        "VIGIE_SERVICE_HOST",
        "VIGIE_DATABASE_FILE",  # no secret, so no file
        "VIGIE_TELEGRAM",  # a section is no setting
        "VIGIE_LOG__LEVEL__DEEPER",
        "VIGIE_",
    ],
)
def test_unknown_variables_warn_and_never_stop(name: str) -> None:
    _, warnings = load(None, {"VIGIE_TELEGRAM__TOKEN": TOKEN, name: "x"})
    assert warnings == [f"{name}: no setting has that name; it is ignored"]


def test_the_key_of_publish_is_no_setting() -> None:
    assert good(None, VIGIE_TELEGRAM__TOKEN=TOKEN, VIGIE_KEY=KEY)


MISTAKES = [
    ("no token", "{}", ["telegram.token: is missing; get one from @BotFather"]),
    ("an empty token", "telegram: {token: ''}", ["telegram.token: does not look like"]),
    (
        "a section that is a text",
        "telegram: hello",
        ["telegram: must hold settings of its own: answer_within_seconds, api_root, paid_broadcast, token, updates"],
    ),
    (
        "a key misspelt",
        "telegram: {toknen: x}",
        ["telegram.token: is missing", "telegram.toknen: no setting has that name; did you mean token?"],
    ),
    (
        "a misspelt key with nothing behind it",
        "databse:",
        ["telegram.token: is missing", "databse: no setting has that name; did you mean database?"],
    ),
    (
        "a key far from any",
        "xyzzy: 1",
        ["telegram.token: is missing", "xyzzy: no setting has that name; known keys here: admins"],
    ),
    ("another scheme", "database: mysql://x", ["telegram.token: is missing", "database: write sqlite:///"]),
    (
        "an address without port",
        "ingest: {http: {listen: localhost}}",
        ["telegram.token", "ingest.http.listen: write host:port"],
    ),
    (
        "a port too large",
        "ingest: {http: {listen: 'x:65536'}}",
        ["telegram.token", "ingest.http.listen: write host:port"],
    ),
    ("one admin, not a list", "admins: 12", ["telegram.token", "admins: must be a list"]),
    ("an admin that is no number", "admins: [me]", ["telegram.token", "admins.0: must be a whole number"]),
    ("no http address", "telegram: {api_root: ftp://x}", ["telegram.token", "telegram.api_root: must begin with http"]),
    ("a level that is none", "log: {level: LOUD}", ["telegram.token", "log.level: should be 'DEBUG'"]),
    (
        "no age at all",
        "alerts: {max_age_hours: 0}",
        ["telegram.token", "alerts.max_age_hours: should be greater than 0"],
    ),
    (
        "a key without whsec_",
        "ingest: {http: {keys: [abc]}}",
        ["telegram.token", "ingest.http.keys.0: a Standard Webhooks secret begins"],
    ),
    (
        "an empty key, which anybody could sign with",
        "ingest: {http: {keys: [whsec_]}}",
        ["telegram.token", "ingest.http.keys.0: needs at least 16"],
    ),
    (
        "a key that is no base64",
        "ingest: {http: {keys: ['whsec_not-base64-not-base64']}}",
        ["telegram.token", "ingest.http.keys.0: is no base64"],
    ),
    (
        "a short bearer token",
        "ingest: {http: {tokens: [abc]}}",
        ["telegram.token", "ingest.http.tokens.0: a bearer token needs"],
    ),
    (
        "a bearer token that no header carries",
        "ingest: {http: {tokens: ['0123456789 0123456789']}}",
        ["telegram.token", "ingest.http.tokens.0: a bearer token is written"],
    ),
    (
        "a variable that is not set",
        "telegram: {token: '${NOT_SET}'}",
        ["telegram.token: the environment has no variable NOT_SET"],
    ),
    (
        "a secret file that is not there",
        "telegram: {token_file: gone}",
        ["telegram.token: the file gone (its token_file) can't be read: No such file"],
    ),
    (
        "a secret file that is a folder",
        "ingest: {http: {keys_file: /}}",
        ["ingest.http.keys: the file / (its keys_file)", "telegram.token"],
    ),
]


@pytest.mark.parametrize(("case", "text", "told"), MISTAKES)
def test_mistakes(write: Any, case: str, text: str, told: list[str]) -> None:
    found = faults(write(text))
    assert len(found) == len(told), found
    for fault, beginning in zip(found, told, strict=True):
        assert fault.startswith(beginning)


FILES = [
    (
        "twice in one mapping",
        "log: {level: INFO, level: DEBUG}",
        "the key 'level' stands here a second time (line 1, column 20)",
    ),
    ("twice at the top", "admins: []\nadmins: []", "the key 'admins' stands here a second time (line 2, column 1)"),
    ("no mapping", "- a\n- b", "must be a mapping"),
    ("broken", "telegram: [", "is no valid YAML"),
    ("a tab", "telegram:\n\ttoken: x", "line 2, column 1"),
    ("a day that no month has", "database: 2025-13-45", "is no valid YAML"),
    ("a control character", "database: \x07", "is no valid YAML"),
    ("a Python object", "database: !!python/object/apply:os.system [id]", "could not determine a constructor"),
    ("5,000 brackets", "[" * 5000, "is no valid YAML"),
]


@pytest.mark.parametrize(("case", "text", "told"), FILES)
def test_files_that_are_no_configuration(write: Any, case: str, text: str, told: str) -> None:
    path = write(text)
    (fault,) = faults(path)
    assert fault.startswith(f"{path}: ")
    assert told in fault


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert faults(tmp_path / "gone.yaml") == [f"{tmp_path}/gone.yaml: can't be read: No such file or directory"]


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_bytes(b"\xff\xfe\x00")
    assert faults(tmp_path / "c.yaml") == [f"{tmp_path}/c.yaml: can't be read: it is no UTF-8 text"]


def test_every_mistake_at_once(write: Any) -> None:
    """One run of check-config tells all there is to mend: in the file, its secrets and the environment."""
    path = write(
        "telegram: {token: '${NOT_SET}', updates: sometimes}\ndatabase: x\nadmin: [1]\ningest: {http: {keys: [a, b]}}"
    )
    found = faults(path, {"VIGIE_LOG__LEVEL": "loud"})
    assert sorted(fault.partition(": ")[0] for fault in found) == [
        "admin",
        "database",
        "ingest.http.keys.0",
        "ingest.http.keys.1",
        "log.level",
        "telegram.token",
        "telegram.updates",
    ]


SECRET = "C4n4ry"
LEAKS = [
    f'telegram: {{token: "{SECRET}"}}',
    f'telegram:\n  token: "{SECRET}\n  updates: polling',  # the closing quote forgotten: PyYAML would quote the line
    f"telegram:\n  token: {SECRET}: x",
    f"telegram:\n  token: {SECRET}\n token: y",
    f"telegram: {{token: [{SECRET}]}}",
    f"telegram: {SECRET}",
    f"ingest: {{http: {{keys: [{SECRET}], tokens: [{SECRET}]}}}}",
    f"ingest: {{http: {{keys: [whsec_{SECRET}-----------------]}}}}",
    f"ingest: {{http: {{tokens: {SECRET}}}}}",
    f"ingest: {{http: {SECRET}}}",
]


@pytest.mark.parametrize("text", LEAKS)
def test_no_mistake_shows_a_secret(write: Any, text: str) -> None:
    assert SECRET not in "\n".join(faults(write(text)))


def test_settings_do_not_show_their_secrets() -> None:
    environment = {"VIGIE_INGEST__HTTP__KEYS": KEY, "VIGIE_INGEST__HTTP__TOKENS": BEARER}
    settings = good(None, VIGIE_TELEGRAM__TOKEN=TOKEN, **environment)
    for shown in (repr(settings), str(settings), settings.model_dump_json(), str(settings.model_dump())):
        assert not re.search("canary|whsec", shown)


def keys_of(model: type[BaseModel], above: str = "") -> set[str]:
    """The path of every setting that is no section."""
    found: set[str] = set()
    for name, field in model.model_fields.items():
        kind = field.annotation
        section = isinstance(kind, type) and issubclass(kind, BaseModel)
        found |= keys_of(kind, f"{above}{name}.") if section else {above + name}  # type: ignore[arg-type]
    return found


def paths_of(value: Any, above: str = "") -> set[str]:
    if not isinstance(value, dict):
        return {above}
    return {path for key, child in value.items() for path in paths_of(child, f"{above}.{key}".lstrip("."))}


class TestExample:
    """config.example.yaml is the reference of every setting."""

    def test_it_loads_once_the_token_is_set(self) -> None:
        settings = good(EXAMPLE, VIGIE_TELEGRAM__TOKEN=TOKEN)
        assert settings.telegram.token.get_secret_value() == TOKEN

    def test_its_token_is_nobody_s(self) -> None:
        assert faults(EXAMPLE) == ["telegram.token: is still the example's; put in what @BotFather gave you"]

    def test_it_names_every_setting_and_no_other(self) -> None:
        """What is commented out by default counts: the comment holds the key as it would be written."""
        text = re.sub(r"^(\s*)# (?=[a-z_]+: \S*[\[\"\d{])", r"\1", EXAMPLE.read_text("utf-8"), flags=re.MULTILINE)
        assert {path for path in paths_of(yaml.safe_load(text)) if not path.endswith("_file")} == keys_of(Settings)

    def test_what_it_shows_are_the_defaults(self) -> None:
        shown, bare = good(EXAMPLE, VIGIE_TELEGRAM__TOKEN=TOKEN), good(None, VIGIE_TELEGRAM__TOKEN=TOKEN)
        assert shown.model_dump(exclude={"telegram": {"token"}}) == bare.model_dump(exclude={"telegram": {"token"}})
