"""Every migration goes up, down and up again; what they make is what the tables say."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    Boolean,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    insert,
    inspect,
    select,
    text,
)

from bot.store import backup, schema
from bot.store.database import Database, connect
from bot.store.store import Store
from bot.store.tables.base import metadata
from tests.databases import Postgres, undo
from tests.store.conftest import KEY, Hour

assert backup, "it imports every table there is"
REVISIONS = [
    script.revision
    for script in reversed(list(ScriptDirectory.from_config(schema.config()).walk_revisions()))
]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    running: Postgres = request.getfixturevalue("postgres")
    yield running.empty()


@pytest.fixture
async def empty(empty_url: str) -> AsyncIterator[Database]:
    database = await connect(empty_url)
    yield database
    await database.close()


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


async def test_each_step_goes_up_down_and_up_again(empty: Database) -> None:
    before = "base"
    for revision in REVISIONS:
        await empty.write(lambda connection, to=revision: schema.migrate(connection, to))  # type: ignore[misc]
        after = await empty.write(tables)
        await empty.write(lambda connection, to=before: undo(connection, to))  # type: ignore[misc]
        await empty.write(lambda connection, to=revision: schema.migrate(connection, to))  # type: ignore[misc]
        assert await empty.write(tables) == after
        assert await empty.write(schema.current) == revision
        before = revision


@pytest.mark.parametrize("since", REVISIONS)
async def test_a_filled_database_of_any_age_keeps_what_it_holds(empty: Database, since: str) -> None:
    def filled(connection: Connection) -> dict[str, dict[str, object]]:
        schema.migrate(connection, since)
        return {name: row_in(connection, name) for name in tables(connection)}

    before = await empty.write(filled)
    await empty.write(schema.migrate)
    after = await empty.write(lambda connection: {name: rows_of(connection, name) for name in before})
    for name, row in before.items():
        (kept,) = after[name]
        assert {column: row[column] for column in row if column in kept} == {
            column: value for column, value in kept.items() if column in row
        }
    gone = {
        f"{name}.{column}" for name, row in before.items() for column in row.keys() - after[name][0].keys()
    }
    assert gone <= {"cases.pc4", "jobs.claimed_by"}


def row_in(connection: Connection, name: str) -> dict[str, object]:
    """One row in this table, every column filled; what it holds."""
    table = Table(name, MetaData(), autoload_with=connection)
    values = {column.name: something(column.type, column.name) for column in table.columns}
    connection.execute(insert(table).values(values))
    return values


def something(kind: object, name: str) -> object:
    match kind:
        case LargeBinary():
            return b"sealed"
        case Boolean():
            return True
        case Integer():
            return 1
    return name[:4]


def rows_of(connection: Connection, name: str) -> list[dict[str, object]]:
    table = Table(name, MetaData(), autoload_with=connection)
    return [dict(row) for row in connection.execute(select(table)).mappings()]


async def test_all_the_way_down_leaves_nothing(empty: Database) -> None:
    await empty.write(schema.migrate)
    await empty.write(lambda connection: undo(connection, "base"))
    assert await empty.write(tables) == set()
    assert await empty.write(schema.current) is None


async def test_what_the_migrations_make_is_what_the_tables_say(empty: Database) -> None:
    await empty.write(schema.migrate)

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    assert await empty.write(differences) == []
    assert await empty.write(tables) == set(metadata.tables)


async def test_migrating_twice_changes_nothing(empty: Database) -> None:
    await empty.write(schema.migrate)
    await empty.write(schema.migrate)
    assert await empty.write(schema.current) == schema.newest() == REVISIONS[-1]


async def test_a_migration_that_fails_leaves_the_database_as_it_was(empty: Database) -> None:
    def half(connection: Connection) -> None:
        schema.migrate(connection)
        raise LookupError("a mistake in a migration")

    with pytest.raises(LookupError):
        await empty.write(half)
    assert await empty.write(tables) == set()


async def test_a_database_of_a_newer_program_is_refused_and_left_alone(url: str, hour: Hour) -> None:
    database = await connect(url)
    newer = text("UPDATE alembic_version SET version_num = '9999'")
    await database.write(lambda connection: connection.execute(newer))
    with pytest.raises(schema.NewerSchema, match="9999"):
        await Store.open(url, KEY, hour)
    assert await database.write(schema.current) == "9999"
    await database.close()


def test_the_template_of_these_tests_is_no_database_in_use(migrated: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(migrated, tmp_path / "copy.db"))
    assert copy.read_bytes()[:15] == b"SQLite format 3"
    assert not migrated.with_name("act.db-wal").exists()
