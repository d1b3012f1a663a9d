"""A database seen from outside: nothing there, ours, another key, too new, or not a database at all."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import run
from bot.config import Settings
from bot.setup.database import View, look_at, trail
from bot.setup.key import ensure_key, new_key
from bot.store import schema
from bot.store.crypto import Vault
from bot.store.database import connect
from bot.store.store import Store
from tests.databases import Postgres


@pytest.fixture
def house(tmp_path: Path) -> Settings:
    """A house whose database exists and has one sealed word in it."""
    settings = Settings(home=tmp_path)
    asyncio.run(_fill(settings, ensure_key(settings.data)))
    return settings


async def _fill(settings: Settings, key: bytes) -> None:
    database, vault = await connect(settings.database_url), Vault(key)
    now = datetime(2026, 9, 3, tzinfo=UTC)
    await database.write(schema.migrate)
    await database.write(lambda connection: vault.seal(connection, "house", b"woord", "a:b:c", now))
    await database.close()


def look(settings: Settings) -> View:
    return asyncio.run(look_at(settings))


def sql(settings: Settings, statement: str) -> None:
    with sqlite3.connect(settings.data / "act.db") as connection:
        connection.execute(statement)


def test_nothing_there_yet_is_empty_and_is_not_made(tmp_path: Path) -> None:
    assert look(Settings(home=tmp_path)) == View("empty")
    assert list(tmp_path.iterdir()) == []


def test_our_own_database_is_current_and_the_key_fits(house: Settings) -> None:
    assert look(house) == View("current", key_fits=True, durable=True)


def test_another_key_does_not_fit(house: Settings) -> None:
    other = Settings.model_validate({"home": house.home, "key": new_key()})
    assert look(other) == View("current", key_fits=False, durable=True)
    (house.data / "key").unlink()
    assert look(house) == View("current", key_fits=None, durable=True)


def test_a_newer_program_was_here(house: Settings) -> None:
    sql(house, "UPDATE alembic_version SET version_num = 'later'")
    assert look(house) == View("newer", durable=True)


def test_a_database_without_our_tables_is_empty(house: Settings) -> None:
    sql(house, "DELETE FROM alembic_version")
    assert look(house) == View("empty", durable=True)


def test_what_is_no_database_or_not_there_is_silent(house: Settings, tmp_path: Path) -> None:
    (tmp_path / "odd.db").write_bytes(b"dit is geen database, maar een brief" * 100)
    for url in (f"sqlite:///{tmp_path / 'odd.db'}", "postgresql://act@127.0.0.1:1/act"):
        assert look(Settings.model_validate({"home": tmp_path, "database": {"url": url}})) == View("silent")


async def test_a_server_that_says_yes_too_early_is_seen(postgres: Postgres, tmp_path: Path) -> None:
    """The server of the tests is one: nothing has to outlive them."""
    url = postgres.fresh()
    found = await look_at(Settings.model_validate({"home": tmp_path, "database": {"url": url}}))
    postgres.give_back(url)
    assert (found.schema, found.durable) == ("current", False)


async def test_nor_does_the_bot_start_on_it(postgres: Postgres, tmp_path: Path) -> None:
    url = postgres.fresh()
    house = {
        "home": tmp_path,
        "database": {"url": url},
        "key": new_key(),
        "telegram": {"token": "1:a"},
        "controller": "Wij <a@b.nl>",
        "on_call": ["telegram:1"],
    }
    with pytest.raises(ExceptionGroup) as refused:
        await run(Settings.model_validate(house))
    postgres.give_back(url)
    (reason,) = refused.value.exceptions
    assert "zegt al ja" in str(reason)


def test_a_trail_that_was_changed_is_seen(house: Settings) -> None:
    asyncio.run(_read_three(house))
    assert asyncio.run(trail(house)).good
    sql(house, "DROP TRIGGER audit_no_update")
    sql(house, "UPDATE audit SET actor = 'telegram:9' WHERE seq = 2")
    found = asyncio.run(trail(house))
    assert (found.good, found.topic) == (False, "Logboek")
    assert "regel 2" in found.text
    assert found.mend


async def _read_three(settings: Settings) -> None:
    store = await Store.open(settings.database_url, settings.key(), lambda: datetime(2026, 9, 3, tzinfo=UTC))
    for code in ("Z-001", "Z-002", "Z-003"):
        await store.write(lambda work, code=code: work.audit.note("telegram:2", "read", code))  # type: ignore[misc]
    await store.close()
