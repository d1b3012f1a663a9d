"""The store as the rest of the house sees it: units of work over one database, with its vault and hour."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError, SQLAlchemyError, StatementError

from bot.store import schema
from bot.store.crypto import Vault
from bot.store.database import Database, connect
from bot.store.work import Work

log = structlog.get_logger()
T = TypeVar("T")
Unit = Callable[[Work], T]
_OUR_SQLITE = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.ProgrammingError, sqlite3.InterfaceError)
_OURS = (DataError, IntegrityError, ProgrammingError)
_OUR_STATES = ("22", "23", "42")
"""PostgreSQL's classes of mistakes in what was asked: data, constraints, statements"""


class Store:
    """`write` and `read` run a plain function of a `Work`; it may be run twice, so it does nothing else."""

    def __init__(self, database: Database, vault: Vault, now: Callable[[], datetime]) -> None:
        self.database = database
        self.vault = vault
        self.now = now

    @classmethod
    async def open(
        cls, url: str, key: bytes, now: Callable[[], datetime], before: bytes | None = None
    ) -> Store:
        """Connect, migrate, and bring all under `key` that is still under the key of `before`.

        Raises schema.NewerSchema, crypto.WrongKey, or what the database says.
        """
        vault = Vault(key, before)
        database = await connect(url, vault.forget_all)
        try:
            await database.write(schema.migrate)
            if renewed := await database.write(vault.renew):
                log.info("key renewed", families=renewed)
            await database.write(vault.check)
            await database.write(lambda connection: vault.ready(connection, now()))
        except BaseException:
            await database.close()
            raise
        return cls(database, vault, now)

    @property
    def one_writer(self) -> bool:
        """Whether units run one after the other in the order they came."""
        return self.database.dialect == "sqlite"

    async def write(self, unit: Unit[T], patient: bool = False) -> T:
        """Returns when it is durable. `patient`: it may wait a moment for a commit of others."""
        return await self.database.write(self._over(unit), patient)

    async def read(self, unit: Unit[T]) -> T:
        """Beside the writer, on a connection that only reads."""
        return await self.database.read(self._over(unit))

    async def close(self) -> None:
        await self.database.close()

    def _over(self, unit: Unit[T]) -> Callable[[Connection], T]:
        def run(connection: Connection) -> T:
            return unit(Work(connection, self.vault, self.now()))

        return run


def is_away(error: Exception) -> bool:
    """Whether the database itself failed (locked, full, gone), and not what was asked of it."""
    if isinstance(error, OSError) or type(error).__module__.startswith("asyncpg"):
        return True  # no connection at all: SQLAlchemy hands these on as they are
    if isinstance(error, sqlite3.Error):
        return not isinstance(error, _OUR_SQLITE)
    if not isinstance(error, SQLAlchemyError) or type(error) is StatementError:
        return False
    asked = str(getattr(getattr(error, "orig", None), "sqlstate", None) or "")
    return not isinstance(error, _OURS) and not asked.startswith(_OUR_STATES)
