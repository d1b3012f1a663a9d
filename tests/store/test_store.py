"""Whose failure it was: the database's (it comes again), or that of what was asked (it is set aside)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.store.store import Store, is_away
from bot.store.tables.machine import counters, memory
from bot.store.work import Work
from tests.store.conftest import KEY, Hour

Asked = Callable[[Connection], object]
ROW = {"platform": "t", "name": "n", "value": "v"}


def twice(connection: Connection) -> None:
    connection.execute(insert(memory), ROW)
    connection.execute(insert(memory), ROW)


def nothing_where_something_must_be(connection: Connection) -> None:
    connection.execute(insert(memory), ROW | {"value": None})


def a_wrong_kind(connection: Connection) -> None:
    connection.execute(insert(counters), {"name": "n", "value": object()})


def a_name_without_a_value(connection: Connection) -> None:
    connection.execute(select(memory).where(text("name = :name")))


OURS = [twice, nothing_where_something_must_be, a_wrong_kind, a_name_without_a_value]


async def failure(store: Store, asked: Asked) -> Exception:
    with pytest.raises(SQLAlchemyError) as raised:
        await store.write(lambda work: asked(work.scope.connection))
    return raised.value


@pytest.mark.parametrize("asked", OURS)
async def test_what_was_asked_wrongly_is_ours(store: Store, asked: Asked) -> None:
    assert not is_away(await failure(store, asked))


@pytest.mark.parametrize("value", ["x" * 97, "\x00"])
async def test_too_long_or_unfit_a_text_is_ours(store: Store, value: str) -> None:
    """PostgreSQL refuses both; an update that holds one must not come again for ever."""
    if store.one_writer:
        pytest.skip("SQLite keeps either")
    assert not is_away(await failure(store, lambda c: c.execute(insert(memory), ROW | {"name": value})))


async def test_a_mistake_of_a_handler_is_ours(store: Store) -> None:
    assert not is_away(KeyError("case"))
    assert not is_away(ValueError("x"))


async def test_a_connection_that_drops_is_the_databases_and_the_next_unit_is_served(store: Store) -> None:
    if store.one_writer:
        pytest.skip("SQLite has no connection to drop")
    with pytest.raises(DBAPIError) as raised:
        await store.write(drop_myself)
    assert is_away(raised.value)
    assert await store.write(lambda work: work.scope.count("case")) == 1


def drop_myself(work: Work) -> None:
    mine = func.pg_backend_pid()
    work.scope.connection.execute(select(func.pg_terminate_backend(mine)))
    work.scope.connection.execute(select(mine))


async def test_a_database_that_is_not_there_is_the_databases(hour: Hour, tmp_path: Path) -> None:
    for url in ("postgresql://act@127.0.0.1:1/act", f"sqlite:///{tmp_path}/no/such/folder/act.db"):
        with pytest.raises((OSError, SQLAlchemyError)) as raised:
            await Store.open(url, KEY, hour)
        assert is_away(raised.value)


async def test_a_full_disk_is_the_databases_and_passes(store: Store) -> None:
    if not store.one_writer:
        pytest.skip("SQLite can be told how large it may grow")
    pages = await store.write(lambda work: _pragma(work, "page_count"))
    await store.write(lambda work: _pragma(work, f"max_page_count={pages}"))
    with pytest.raises(SQLAlchemyError) as raised:
        await store.write(lambda work: work.places.keep("t", "n", "x" * 100_000))
    assert is_away(raised.value)
    await store.write(lambda work: _pragma(work, "max_page_count=1000000"))
    await store.write(lambda work: work.places.keep("t", "n", "x" * 100_000))


def _pragma(work: Work, words: str) -> int:
    return int(work.scope.connection.exec_driver_sql(f"PRAGMA {words}").scalar() or 0)


async def test_a_unit_knows_the_hour_it_runs_at(store: Store, hour: Hour) -> None:
    first = await store.write(lambda work: work.now)
    hour.pass_by(days=1)
    assert (await store.read(lambda work: work.now) - first).days == 1
