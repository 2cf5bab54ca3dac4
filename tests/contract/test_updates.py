"""A subscriber's command survives a crash: its effect, its answer and its mark are one."""

import asyncio
import json
import logging
import sqlite3
import threading

import pytest
from household import GAZETTEER, rows
from telegram.error import InvalidToken, NetworkError
from telegram.ext import Application, MessageHandler, filters

from bot.chat.desk import desk
from bot.chat.handlers import register
from bot.i18n import Words
from bot.metrics import Metrics
from bot.model import Chat
from bot.sandbox.server import Sandbox, User
from bot.store.subscribers import SubscriberTable
from bot.telegram import updates as module
from bot.telegram.client import TelegramClient
from bot.telegram.updates import Updates

AWA = User(7, "Awa")


@pytest.fixture
async def sandbox():
    async with Sandbox() as running:
        running.add_user(AWA)
        yield running


@pytest.fixture
async def client(sandbox):
    connected = TelegramClient(sandbox.token, sandbox.url)
    await connected.start()
    yield connected
    await connected.close()


@pytest.fixture
async def application(client):
    made = Application.builder().bot(client.bot).updater(None).job_queue(None).build()
    await made.initialize()
    yield made
    await made.shutdown()


@pytest.fixture
def make(database, client, application, replies, clock):
    def make(polling=None):
        return Updates(
            polling or client, application, database, replies, GAZETTEER, Metrics(), clock.now, words=Words.load()
        )

    return make


async def note(update, _context):
    """A command as simple as can be: an effect, an answer, and a failure where the text asks for it."""
    place, text = desk.get(), update.effective_message.text
    chat_id = update.effective_chat.id
    await place.subscribers.save(Chat(chat_id, "en"))
    await place.subscribers.watch(chat_id, text)
    await place.outgoing.call(chat_id, "sendMessage", {"chat_id": chat_id, "text": f"done: {text}"})
    if text.startswith("boom"):
        raise ValueError(text)


@pytest.fixture
def updates(application, make):
    application.add_handler(MessageHandler(filters.TEXT, note))
    return make()


def message(update_id, text, **more):
    person = {"id": 7, "is_bot": False, "first_name": "Awa"}
    chat = {"id": 7, "type": "private", "first_name": "Awa"}
    told = {"message_id": update_id, "date": 1_767_000_000, "chat": chat, "from": person, "text": text}
    return {"update_id": update_id, "message": told | more}


async def effects(database):
    watched = [place for (place,) in await rows(database, "SELECT place_id FROM watch ORDER BY created_at, place_id")]
    said = [payload for (payload,) in await rows(database, "SELECT payload FROM reply ORDER BY id")]
    return watched, len(said)


async def test_effect_answer_and_mark(updates, database, replies):
    await updates.handle(message(1, "adoua"))
    assert await effects(database) == (["adoua"], 1)
    assert replies.filled.is_set()
    assert await rows(database, "SELECT update_id, done FROM handled_update") == [(1, 1)]


async def test_killed_between_effect_and_confirmation(updates, make, database):
    """Telegram gives the same update again, to the same process or to the next: no second effect."""
    await updates.handle(message(1, "adoua"))
    await updates.handle(message(1, "adoua"))
    await make().handle(message(1, "adoua"))
    assert await effects(database) == (["adoua"], 1)


async def test_a_handler_that_fails_leaves_nothing(updates, database, caplog):
    """Neither effect nor answer; three tries; set aside without a word of what it was."""
    caplog.set_level(logging.DEBUG)
    await updates.handle(message(1, "boom-secret-town"))
    assert (await effects(database))[0] == []
    assert await rows(database, "SELECT update_id, failures, done FROM handled_update") == [(1, 3, 0)]
    assert caplog.text.count("handling failed: ValueError") == 3
    assert "in note" in caplog.text, "the operator learns where"
    assert "boom-secret-town" not in caplog.text


@pytest.mark.parametrize(
    ("speaks", "known", "words"),
    [("en-GB", None, "Sorry, that went wrong"), ("ha", None, "Désolé"), ("en", "fr", "Désolé"), (None, "en", "Sorry")],
)
async def test_who_could_not_be_answered_is_told_so(updates, database, replies, speaks, known, words):
    """Silence would pass for "done": somebody would believe that their town is watched."""
    if known:
        async with database.transaction() as connection:
            await SubscriberTable(database, connection, 0).save(Chat(7, known))
    person = {"id": 7, "is_bot": False, "first_name": "Awa"} | ({"language_code": speaks} if speaks else {})
    await updates.handle(message(1, "boom", **{"from": person}))
    ((chat, text),) = await rows(database, "SELECT chat_id, payload FROM reply")
    assert chat == 7
    assert json.loads(text)["text"].startswith(words)
    assert await rows(database, "SELECT kind, about, count FROM notice") == [("failed", "ValueError", 1)]
    assert replies.filled.is_set()


async def test_a_group_is_not_bothered(updates, database):
    group = {"id": -7, "type": "group", "title": "Us"}
    await updates.handle(message(1, "boom", chat=group))
    assert (await effects(database))[1] == 0


async def test_one_that_was_set_aside_stays_so(updates, database, caplog):
    await updates.handle(message(1, "boom"))
    caplog.clear()
    await updates.handle(message(1, "boom"))
    assert caplog.text == ""


async def test_a_failure_that_passes(updates, database, monkeypatch):
    failures = iter([True, True, False])
    real = updates._dispatch

    async def now_and_then(*given, **more):
        forgot = await real(*given, **more)
        if next(failures):
            raise OSError
        return forgot

    monkeypatch.setattr(updates, "_dispatch", now_and_then)
    await updates.handle(message(1, "adoua"))
    assert await effects(database) == (["adoua"], 1), "once, though it was tried three times"
    assert await rows(database, "SELECT failures, done FROM handled_update") == [(2, 1)]


UNPARSABLE = [
    {"message": {"message_id": 1, "chat": "nobody"}},
    {"message": {"date": "tomorrow"}},
    {"message": []},
    {"callback_query": {"id": 5}},
    {"my_chat_member": {"chat": None}},
    {"message": "text"},
]


@pytest.mark.parametrize("broken", UNPARSABLE)
async def test_an_unparsable_update_does_not_block_the_next(updates, database, broken):
    await updates.handle({"update_id": 1} | broken)
    await updates.handle(message(2, "adoua"))
    assert (await effects(database))[0] == ["adoua"]


async def test_an_update_of_a_kind_that_nobody_knows(updates, database):
    await updates.handle({"update_id": 1, "telepathy": {}})
    assert await rows(database, "SELECT failures, done FROM handled_update") == [(0, 1)]


async def test_one_that_is_cancelled_has_its_effect_whole_and_once(updates, database, monkeypatch):
    """What was begun is carried out in the writer's thread, effect and mark together: Telegram's repeat skips it."""
    inside, go_on = threading.Event(), threading.Event()
    real = updates._dispatch

    async def slow(*given, **more):
        inside.set()
        assert go_on.wait(10)
        return await real(*given, **more)

    monkeypatch.setattr(updates, "_dispatch", slow)
    task = asyncio.create_task(updates.handle(message(1, "adoua")))
    await asyncio.to_thread(inside.wait, 10)
    task.cancel()
    go_on.set()
    await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()
    monkeypatch.undo()
    assert await effects(database) == (["adoua"], 1)
    await updates.handle(message(1, "adoua"))
    assert await effects(database) == (["adoua"], 1)


class Script:
    """The far edge as a list: each answer is given or raised in turn, then the loop is ended."""

    def __init__(self, *answers):
        self.answers, self.offsets, self.troubles, self.waits = list(answers), [], [], []
        self.updates = None

    async def get_updates(self, offset, timeout, **_):  # noqa: ASYNC109  the Bot API's own
        self.offsets.append(offset)
        self.waits.append(timeout)
        self.troubles.append(self.updates.trouble)
        if not self.answers:
            raise asyncio.CancelledError
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


async def walk(make, application, monkeypatch, *answers):
    if not application.handlers:
        application.add_handler(MessageHandler(filters.TEXT, note))
    pauses = []

    async def at_once(seconds):
        pauses.append(seconds)

    script = Script(*answers)
    script.updates = make(script)
    with monkeypatch.context() as patched:
        patched.setattr(module.asyncio, "sleep", at_once)
        with pytest.raises(asyncio.CancelledError):
            await script.updates.run()
    return script, pauses


async def test_the_offset_confirms_only_what_is_committed(make, application, database, monkeypatch):
    script, _ = await walk(
        make,
        application,
        monkeypatch,
        [message(10, "a"), message(11, "boom"), message(12, "b")],
        [],
        [message(15, "c")],
    )
    assert script.offsets == [None, 13, 13, 16]
    assert (await effects(database))[0] == ["a", "b", "c"]


async def test_trouble_is_waited_out_and_told(make, application, monkeypatch, caplog):
    script, pauses = await walk(
        make, application, monkeypatch,
        NetworkError("no route"), NetworkError("no route"), InvalidToken("Unauthorized"), [message(1, "a")], [],
    )  # fmt: skip
    assert script.offsets == [None, None, None, None, 2, 2]
    assert script.waits == [module.POLL_S, 0, 0, 0, module.POLL_S, module.POLL_S], "all is well is told at once"
    assert script.troubles[0] == ""
    assert script.troubles[1] == script.troubles[2] != ""
    assert script.troubles[3] == "Unauthorized"
    assert script.troubles[4] == "", "all is well again"
    assert len(pauses) == 3
    assert pauses[1] > pauses[0] > 0
    assert pauses[2] == module.TROUBLE_PAUSE_S
    assert caplog.text.count("commands can't be fetched") == 2, "once for each kind of trouble"


# The real chat, the real client, the sandbox's Telegram.


async def test_a_command_to_a_bot_that_dies_before_it_confirms(sandbox, application, make, database):
    register(application, Words.load())
    sandbox.user_says(AWA.id, "/start")
    await poll_and_handle(make())
    assert len(sandbox.state.updates) == 1, "Telegram still holds it"
    (before,) = await rows(database, "SELECT COUNT(*) FROM reply")
    running = asyncio.create_task(make().run())
    await sandbox.wait_for(lambda: not sandbox.state.updates)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await rows(database, "SELECT COUNT(*) FROM reply") == [before]
    assert before == (1,)


async def poll_and_handle(updates):
    """Poll once and handle what comes, as `run` does, and die there."""
    for raw in await updates._client.get_updates(None, timeout=5, allowed_updates=module.WANTED):
        await updates.handle(raw)


async def test_forgetting_empties_the_log(sandbox, application, make, database, tmp_path):
    register(application, Words.load())
    updates = make()
    sandbox.user_says(AWA.id, "Adoua")
    await poll_and_handle(updates)
    assert await rows(database, "SELECT place_id FROM watch") == [("a",)]
    await updates.handle(message(899, "/deleteme", entities=[{"type": "bot_command", "offset": 0, "length": 9}]))
    (payload,) = (await rows(database, "SELECT payload FROM reply ORDER BY id DESC LIMIT 1"))[0]
    yes = json.loads(payload)["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    pressed = message(900, "Sure?")["message"]
    press = {"id": "1", "from": pressed["from"], "chat_instance": "1", "data": yes, "message": pressed}
    log = tmp_path / "vigie.db-wal"
    assert log.stat().st_size > 0
    await updates.handle({"update_id": 900, "callback_query": press})
    assert await rows(database, "SELECT id FROM chat") == []
    assert log.stat().st_size == 0


async def test_a_full_disk_uses_up_no_try(database, updates, replies, sandbox, client, monkeypatch):
    """More failures than an update may have: its command is carried out all the same, once."""
    monkeypatch.setattr(module, "STORAGE_RETRY_S", 0.001)
    real, failures = updates._sql.done, []

    async def full(connection, **values):
        if len(failures) <= module.TRIES:
            failures.append(values)
            raise sqlite3.OperationalError("database or disk is full")
        return await real(connection, **values)

    monkeypatch.setattr(updates._sql, "done", full, raising=False)
    sandbox.user_says(7, "Adoua")
    (raw,) = await client.get_updates(None, timeout=1, allowed_updates=module.WANTED)
    await updates.handle(raw)
    assert len(failures) == module.TRIES + 1
    assert await rows(database, "SELECT failures, done FROM handled_update") == [(0, 1)]
    assert [each.payload["text"] for each in await replies.claim(9)] == ["done: Adoua"]
