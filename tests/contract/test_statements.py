"""The named statements: each fits the schema, is in the SQL that PostgreSQL speaks too, and goes through an index."""

import re
import sqlite3

import pytest
from household import rows

from bot.store.database import load_queries
from bot.store.opening import migrations

pytestmark = pytest.mark.usefixtures("close_files")


def statements():
    queries = load_queries()
    return [
        pytest.param(getattr(space, name).sql, id=f"{file}.{name}")
        for file, space in sorted(vars(queries).items())
        for name in sorted(space.available_queries)
        if not name.endswith("_cursor")
    ]


def test_there_are_statements():
    assert len(statements()) > 50


async def test_every_statement_fits_the_schema(database):
    """EXPLAIN prepares it: a wrong name of a table or column does not wait for its first use."""
    wrong = {}
    for each in statements():
        (sql,) = each.values
        try:
            assert await rows(database, f"EXPLAIN {sql}", **dict.fromkeys(re.findall(r":(\w+)", sql), 0))
        except sqlite3.Error as error:
            wrong[each.id] = str(error)
    assert wrong == {}


# What only SQLite knows, and what is said instead. Each is a word, or a word and its bracket.
ONLY_SQLITE = {
    r"\b(date|time|datetime|julianday|strftime|unixepoch|timediff)\s*\(": "times are integers, handed in",
    r"\b(ifnull|iif)\s*\(": "COALESCE, CASE",
    r"\bjson\w*\s*\(|->": "JSON is read in Python",
    r"\b(group_concat|total)\s*\(": "string_agg is PostgreSQL's, so neither",
    r"\b(last_insert_rowid|changes|total_changes)\s*\(": "RETURNING, row counts",
    r"\b(random|randomblob|hex|quote|typeof|instr|printf|format|glob|like|unicode|char|zeroblob)\s*\(": "in Python",
    r"\b(min|max)\s*\([^()]*,": "of two values: CASE; as an aggregate it takes one",
    r"\bINSERT\s+OR\b|\bREPLACE\s+INTO\b|\bUPDATE\s+OR\b": "ON CONFLICT",
    r"\bAUTOINCREMENT\b|\bWITHOUT\s+ROWID\b|\bSTRICT\b|\b_?rowid_?\b|\boid\b": "ids are ours",
    r"\bPRAGMA\b|\bsqlite_\w+": "only database.py speaks to SQLite as such",
    r"\b(GLOB|REGEXP|MATCH)\b|\bCOLLATE\b|\bINDEXED\s+BY\b": "other engines have other ones",
    r"==|`|\"|\[|\bISNULL\b|\bNOTNULL\b": "=, no quoting, IS NULL",
    r"\bLIMIT\s+\S+\s*,": "LIMIT … OFFSET …",
    r"\bIS\s+(NOT\s+)?(?!NULL\b|NOT\b|TRUE\b|FALSE\b|DISTINCT\b)[\w:.]+": "IS compares with NULL alone",
    r"\b(INTEGER|DATETIME|BLOB|NUMERIC|TINYINT|DOUBLE)\b": "BIGINT and TEXT; INTEGER is 32 bits in PostgreSQL",
}


def bare(sql):
    """Without comments and texts."""
    return re.sub(r"--[^\n]*|'[^']*'", " ", sql)


def foreign(sql):
    return [pattern for pattern in ONLY_SQLITE if re.search(pattern, bare(sql), re.IGNORECASE)]


@pytest.mark.parametrize("sql", [*statements(), *(pytest.param(s, id=f"schema {v}") for v, s in migrations())])
def test_every_statement_is_in_the_common_subset(sql):
    assert foreign(sql) == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT datetime('now')",
        "SELECT ifnull(a, 0) FROM t",
        "SELECT max(a, b) FROM t",
        "INSERT OR IGNORE INTO t VALUES (1)",
        "SELECT rowid FROM t",
        "SELECT a FROM t WHERE a == 1",
        "SELECT a FROM t WHERE a IS :b",
        "SELECT a FROM t LIMIT 1, 2",
        'SELECT "a" FROM t',
        "CREATE TABLE t (id INTEGER PRIMARY KEY)",
    ],
)
def test_the_check_finds_what_it_looks_for(sql):
    assert foreign(sql)


def test_the_check_leaves_common_words_alone():
    good = "SELECT MAX(a) FROM t WHERE b IS NOT NULL AND c IS NULL AND reason = 'max(a, b)' LIMIT 1 OFFSET 2 -- rowid"
    assert foreign(good) == []


async def test_of_one_chat_nothing_is_read_but_its_own(database):
    """No index by chat: each row of each fan-out would pay for it. A chat's deliveries are found all the same."""
    queries = database.queries
    for sql, parameters, index in (
        (queries.news.told.sql, {"chat_id": 1, "message_id": 1}, "delivery_message (chat_id=? AND message_id=?)"),
        (queries.outbox.bury_chat.sql, {"chat_id": 1, "reason": "", "now": 0}, "delivery_1 (alert_id=? AND chat_id=?)"),
        (queries.subscribers.deliveries.sql, {"chat_id": 1}, "delivery_1 (alert_id=? AND chat_id=?)"),
        (queries.subscribers.forget_deliveries.sql, {"chat_id": 1}, "delivery_1 (alert_id=? AND chat_id=?)"),
        (queries.subscribers.move_deliveries.sql, {"old_id": 1, "new_id": 2}, "delivery_1 (alert_id=? AND chat_id=?)"),
        (queries.subscribers.drop_told.sql, {"old_id": 1, "new_id": 2}, "delivery_1 (alert_id=? AND chat_id=?)"),
    ):
        plan = [row[3] for row in await rows(database, f"EXPLAIN QUERY PLAN {sql}", **parameters)]
        assert any(index in step for step in plan), plan
        assert not [step for step in plan if step.startswith("SCAN") and "delivery" in step], plan


async def test_the_queues_are_read_through_an_index(database):
    """What is asked at every claim must not read the table: it holds 30 days of deliveries."""
    for sql, parameters, index in (
        (database.queries.claims.due.sql, {"rank": 0, "alert_id": 1, "first": 0, "now": 0, "limit": 1}, "delivery_due"),
        (
            database.queries.claims.earlier.sql,
            {"rank": 0, "alert_id": 1, "chat_id": 1, "now": 0},
            "delivery_due (rank=? AND alert_id=? AND chat_id=?)",
        ),
        (database.queries.claims.next_rank.sql, {"rank": 0}, "delivery_due"),
        (database.queries.inbox.lease.sql, {"now": 0, "until": 0, "limit": 1}, "item_open"),
        (database.queries.fan_out.open_alert.sql, {}, "alert_open"),
        (
            database.queries.fan_out.chunk_end.sql,
            {"place_id": "a", "cursor": 0, "last": 1, "reach_km": 0},
            "COVERING INDEX watch_by_place",
        ),
    ):
        plan = await rows(database, f"EXPLAIN QUERY PLAN {sql}", **parameters)
        assert any(index in row[3] for row in plan), plan
