"""The database's promises: whole or not at all, in order, durable, and readers who hold up nobody."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, Update, create_engine, event, func, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.store import schema
from bot.store.database import Database, SqliteDatabase, connect, plain_url
from bot.store.tables.machine import memory


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    opened = await connect(url)
    yield opened
    await opened.close()


def keep(name: str) -> Callable[[Connection], str]:
    def unit(connection: Connection) -> str:
        connection.execute(insert(memory), {"platform": "test", "name": name, "value": name})
        return name

    return unit


def names(connection: Connection) -> list[str]:
    return list(connection.execute(select(memory.c.name).order_by(memory.c.name)).scalars())


async def test_a_unit_returns_what_it_found_and_is_there_for_the_next(database: Database) -> None:
    assert await database.write(keep("a")) == "a"
    assert await database.read(names) == ["a"]


async def test_a_failing_unit_leaves_nothing_behind(database: Database) -> None:
    def half(connection: Connection) -> None:
        keep("half")(connection)
        raise LookupError("a mistake of ours")

    with pytest.raises(LookupError, match="a mistake"):
        await database.write(half)
    assert await database.read(names) == []


async def test_a_commit_that_fails_ends_there_and_the_next_is_kept(tmp_path: Path) -> None:
    """As on a full disk: the units went well, only their commit does not."""
    database = await connect(f"sqlite:///{tmp_path / 'act.db'}")
    for made in (
        "CREATE TABLE houses (id INTEGER PRIMARY KEY)",
        "CREATE TABLE doors (house INTEGER REFERENCES houses DEFERRABLE INITIALLY DEFERRED)",
    ):
        await database.write(partial(Connection.exec_driver_sql, statement=made))
    bad, good = "INSERT INTO doors VALUES (7)", "INSERT INTO houses VALUES (1)"
    for units in ([bad], [good.replace("1", "2"), bad, good.replace("1", "3")], [good]):
        said = (database.write(partial(Connection.exec_driver_sql, statement=unit)) for unit in units)
        heard = await asyncio.gather(*said, return_exceptions=True)
        assert [isinstance(answer, IntegrityError) for answer in heard] == [unit == bad for unit in units]
    count = partial(Connection.exec_driver_sql, statement="SELECT id FROM houses ORDER BY id")
    assert await database.read(lambda connection: count(connection).scalars().all()) == [1, 2, 3]
    await database.close()


async def test_those_beside_a_failing_unit_are_kept_and_hear_their_own_answer(database: Database) -> None:
    await database.write(keep("taken"))
    units = [keep(f"n{number:02}") for number in range(10)]
    units[4] = keep("taken")
    answers = await asyncio.gather(*map(database.write, units), return_exceptions=True)
    assert isinstance(answers[4], IntegrityError)
    assert [a for a in answers if isinstance(a, str)] == [f"n{n:02}" for n in range(10) if n != 4]
    assert len(await database.read(names)) == 10


async def test_every_undone_transaction_is_told(url: str) -> None:
    undone: list[str] = []
    database = await connect(url, lambda: undone.append("undone"))
    await database.write(keep("a"))
    assert undone == []
    with pytest.raises(IntegrityError):
        await database.write(keep("a"))
    assert undone
    await database.close()


async def test_two_hundred_at_once_are_all_kept(database: Database) -> None:
    await asyncio.gather(*(database.write(keep(f"n{number:03}")) for number in range(200)))
    assert await database.read(names) == [f"n{number:03}" for number in range(200)]


async def test_a_reader_does_not_wait_for_the_writer_nor_see_its_half(database: Database) -> None:
    if isinstance(database, SqliteDatabase):
        seen = await _read_while_sqlite_writes(database)
    else:
        seen = await _read_while_postgres_writes(database)
    assert seen == []
    assert await database.read(names) == ["slow"]


async def _read_while_sqlite_writes(database: SqliteDatabase) -> list[str]:
    """Units run in this loop: somebody with a loop of her own reads in the middle of one."""

    def slow(connection: Connection) -> list[str]:
        keep("slow")(connection)
        with ThreadPoolExecutor() as elsewhere:
            return elsewhere.submit(asyncio.run, database.read(names)).result(5)

    return await database.write(slow)


async def _read_while_postgres_writes(database: Database) -> list[str]:
    """The server sleeps inside the unit; this loop goes on."""

    def slow(connection: Connection) -> None:
        keep("slow")(connection)
        connection.execute(select(func.pg_sleep(0.5)))

    writing = asyncio.create_task(database.write(slow))
    await asyncio.sleep(0.2)
    seen = await asyncio.wait_for(database.read(names), 5)
    assert not writing.done()
    await writing
    return seen


async def test_a_read_is_one_moment_however_long_it_takes(database: Database) -> None:
    """A copy of several tables is consistent: what is written meanwhile is not in it."""
    loop = asyncio.get_running_loop()
    await database.write(keep("before"))
    written: list[object] = []

    def twice(connection: Connection) -> tuple[list[str], list[str]]:
        first = names(connection)
        if connection.dialect.name == "sqlite":
            _write_from_outside(connection)
        else:
            written.append(loop.create_task(database.write(keep("meanwhile"))))
            connection.execute(select(func.pg_sleep(0.3)))
        return first, names(connection)

    first, second = await database.read(twice)
    if written:
        await asyncio.gather(*written)  # type: ignore[call-overload]
    assert first == second == ["before"]
    assert await database.read(names) == ["before", "meanwhile"]


def _write_from_outside(connection: Connection) -> None:
    file = connection.engine.url.database or ""
    with sqlite3.connect(file.removeprefix("file:").partition("?")[0]) as other:
        other.execute("INSERT INTO memory VALUES ('test', 'meanwhile', 'x')")
    other.close()


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError) as refused:
        await database.read(keep("never"))
    assert "read" in str(refused.value).lower()


async def test_two_who_stand_in_each_others_way_are_both_done(url: str) -> None:
    """Each takes what the other wants next; PostgreSQL undoes one of them, and it is redone."""
    database = await connect(url)
    await database.write(keep("a"))
    await database.write(keep("b"))

    def mark(first: str, second: str) -> Callable[[Connection], None]:
        def unit(connection: Connection) -> None:
            connection.execute(_marked(first))
            if connection.dialect.name == "postgresql":
                connection.execute(select(func.pg_sleep(0.1)))
            connection.execute(_marked(second))

        return unit

    await asyncio.gather(database.write(mark("a", "b")), database.write(mark("b", "a")))
    assert await database.read(lambda c: set(c.execute(select(memory.c.value)).scalars())) == {"axx", "bxx"}
    await database.close()


def _marked(name: str) -> Update:
    return update(memory).where(memory.c.name == name).values(value=memory.c.value + "x")


# what SQLite alone promises


async def test_sqlite_keeps_the_order_in_which_units_came(tmp_path: Path) -> None:
    database = await connect(f"sqlite:///{tmp_path / 'act.db'}")
    await database.write(schema.migrate)
    order: list[int] = []

    def note(number: int) -> Callable[[Connection], None]:
        return lambda connection: order.append(number)

    await asyncio.gather(*(database.write(note(number)) for number in range(300)))
    assert order == list(range(300))
    await database.close()


async def test_sqlite_shares_one_commit_among_those_who_wait(tmp_path: Path) -> None:
    database = await connect(f"sqlite:///{tmp_path / 'act.db'}")
    assert isinstance(database, SqliteDatabase)
    await database.write(schema.migrate)
    commits: list[int] = []
    event.listen(database._engine, "commit", lambda connection: commits.append(1))
    await asyncio.gather(*(database.write(keep(f"n{number}")) for number in range(200)))
    assert len(commits) <= 20, "200 units in a handful of commits"
    assert len(await database.read(names)) == 200
    await database.close()


async def test_sqlite_has_the_settings_our_promises_rest_on(tmp_path: Path) -> None:
    database = await connect(f"sqlite:///{tmp_path / 'act.db'}")

    def pragmas(connection: Connection) -> list[object]:
        asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]

    assert await database.write(pragmas) == ["wal", 2, 1, 1]
    await database.close()


def test_addresses_get_the_drivers_of_this_house() -> None:
    assert plain_url("sqlite:///act.db") == "sqlite+pysqlite:///act.db"
    assert plain_url("postgresql://a:b@c/d") == "postgresql+asyncpg://a:b@c/d"
    create_engine(plain_url("sqlite://")).dispose()


async def test_the_loop_goes_on_while_somebody_outside_holds_the_lock(tmp_path: Path) -> None:
    database = await connect(f"sqlite:///{tmp_path / 'act.db'}")
    await database.write(schema.migrate)
    outside = sqlite3.connect(tmp_path / "act.db", isolation_level=None)
    outside.execute("BEGIN IMMEDIATE")
    writing = [asyncio.create_task(database.write(keep(name))) for name in ("a", "b")]
    for _ in range(20):
        await asyncio.sleep(0.005)
    assert not any(task.done() for task in writing)
    outside.execute("COMMIT")
    outside.close()
    assert await asyncio.gather(*writing) == ["a", "b"]
    await database.close()
