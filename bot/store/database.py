"""One way in and out of the database: a unit of work is a plain function of a connection.

Rules of this file
- `write(fn)`: `fn` runs in a transaction of its own or shares one commit with those that wait
  beside it (SQLite: one writer, group commit). It may be run twice, so it does nothing outside its
  connection.
- A unit that fails is rolled back alone; those beside it are redone and kept.
- `read(fn)`: `fn` sees one moment of the database, however many tables it reads and however long it takes.
- After a key was destroyed (`SHREDDED`) the write-ahead log is emptied: it must not hold the key either.
- SQLite: WAL, synchronous=FULL, BEGIN IMMEDIATE, secure_delete. Anything less is no promise.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine, RootTransaction, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool, StaticPool

T = TypeVar("T")
Unit = Callable[[Connection], T]
BATCH = 24
"""Units that share one commit at most: while one batch waits for the disk, the one before is being said."""
PATIENCE = 0.008
"""Seconds that a patient unit waits for others to share its commit."""
LOCKED = 10.0
"""Seconds that somebody outside may hold SQLite's write lock before that is a failure."""
LOOK_AGAIN = 0.05
SHREDDED = "shredded"
"""set in a connection's `info` by a unit that destroyed a key"""
REDONE = 5
"""How often a unit is redone when PostgreSQL undid it for the sake of another."""


class Database(Protocol):
    """What the house knows of a database."""

    dialect: str

    async def write(self, fn: Unit[T], patient: bool = False) -> T:
        """Run `fn` and commit; returns when it is durable.

        `patient`: it may wait a moment for a commit that others need anyway.
        """

    async def read(self, fn: Unit[T]) -> T:
        """Run `fn` on a connection that only reads one snapshot, beside the writer."""

    async def close(self) -> None: ...


def plain_url(url: str) -> str:
    """The address with the driver this house uses, for code that is not asynchronous-aware."""
    made = make_url(url)
    if made.get_backend_name() == "sqlite":
        return made.set(drivername="sqlite+pysqlite").render_as_string(hide_password=False)
    return made.set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)


async def connect(url: str, undone: Callable[[], None] = lambda: None) -> Database:
    """Open the database at `url`. `undone` is called whenever a transaction was rolled back."""
    plain = plain_url(url)
    if plain.startswith("sqlite"):
        return await asyncio.to_thread(SqliteDatabase, plain, undone)
    return PostgresDatabase(plain, undone)


def sqlite_engine(url: str) -> Engine:
    """A synchronous engine on one SQLite file, with the settings our promises rest on."""
    engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _settings)
    event.listen(engine, "begin", _begin)
    return engine


def _settings(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")
    for pragma in ("foreign_keys=ON", "secure_delete=ON", "cache_size=-16000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


class SqliteDatabase:
    """SQLite: one writer with group commit, readers on aiosqlite beside it.

    Units run in the event loop, where no other Python waits to run; only the commit, that is the disk,
    is waited for in a thread (decision 0016).
    """

    dialect = "sqlite"

    def __init__(self, url: str, undone: Callable[[], None]) -> None:
        self._undone = undone
        self._engine = sqlite_engine(url)
        self._readers = _reader_engine(url)
        self._connection = self._engine.connect()
        self._raw.execute("PRAGMA busy_timeout=0")
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="disk")
        self._waiting: deque[_Waiting] = deque()
        self._hurry = asyncio.Event()
        self._writer: asyncio.Task[None] | None = None

    @property
    def _raw(self) -> Any:
        return self._connection.connection.dbapi_connection

    async def write(self, fn: Unit[T], patient: bool = False) -> T:
        loop = asyncio.get_running_loop()
        waiting = _Waiting(fn, loop.create_future())
        self._waiting.append(waiting)
        if not patient:
            self._hurry.set()
        if self._writer is None or self._writer.done():
            self._writer = loop.create_task(self._write_all(), name="writer")
        result: T = await waiting.future
        return result

    async def read(self, fn: Unit[T]) -> T:
        async with self._readers.connect() as connection:
            return await connection.run_sync(fn)

    async def close(self) -> None:
        if self._writer is not None:
            await self._writer
        self._disk.shutdown()
        self._connection.close()
        self._engine.dispose()
        await self._readers.dispose()

    async def _write_all(self) -> None:
        while self._waiting:
            await self._while_patient()
            batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
            if not self._waiting:
                self._hurry.clear()
            await self._together(batch)
            for waiting in batch:
                waiting.wake()

    async def _while_patient(self) -> None:
        """As long as all who wait have patience, others may come to share their commit."""
        if not self._hurry.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), PATIENCE)

    async def _together(self, batch: list[_Waiting]) -> None:
        """All in one commit; when any of them fails, each alone, in the same order."""
        try:
            await self._committed(batch)
        except Exception as error:  # whatever it was, it belongs to whoever waits for this unit
            self._undone()
            if len(batch) == 1:
                batch[0].error = error
                return
            for waiting in batch:
                await self._together([waiting])
            return
        if self._connection.info.get(SHREDDED):
            self._empty_log()

    async def _committed(self, batch: list[_Waiting]) -> None:
        transaction = await self._begun()
        try:
            for waiting in batch:
                waiting.result = waiting.fn(self._connection)
            await asyncio.get_running_loop().run_in_executor(self._disk, transaction.commit)
        except BaseException:
            self._roll_back(transaction)
            raise

    def _roll_back(self, transaction: RootTransaction) -> None:
        """Also when the commit itself failed (a full disk): then nobody else ends the transaction."""
        transaction.rollback()
        if self._raw.in_transaction:
            self._raw.rollback()

    async def _begun(self) -> RootTransaction:
        """A transaction with the write lock; the loop goes on while somebody outside holds it."""
        until = time.monotonic() + LOCKED
        while True:
            try:
                return self._connection.begin()
            except OperationalError as error:
                code = getattr(error.orig, "sqlite_errorcode", None)
                if code != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
            await asyncio.sleep(LOOK_AGAIN)

    def _empty_log(self) -> None:
        """Nothing of before stays in the log. While somebody reads that cannot be: then after the next."""
        with contextlib.suppress(sqlite3.Error):
            busy, *_ = self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                del self._connection.info[SHREDDED]


class _Waiting:
    """A unit, who waits for it, and how it ended."""

    __slots__ = ("error", "fn", "future", "result")

    def __init__(self, fn: Unit[Any], future: asyncio.Future[Any]) -> None:
        self.fn, self.future = fn, future
        self.result: Any = None
        self.error: Exception | None = None

    def wake(self) -> None:
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


def _reader_engine(url: str) -> AsyncEngine:
    path = make_url(url).database or ""
    engine = create_async_engine(
        f"sqlite+aiosqlite:///file:{Path(path).resolve()}?mode=ro&uri=true", poolclass=NullPool
    )
    event.listen(engine.sync_engine, "connect", _no_hidden_begin)
    event.listen(engine.sync_engine, "begin", _begin_read)
    return engine


def _no_hidden_begin(connection: Any, _record: Any) -> None:
    connection.isolation_level = None


def _begin_read(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


class PostgresDatabase:
    """PostgreSQL by asyncpg: the same plain functions, through `run_sync`."""

    dialect = "postgresql"

    def __init__(self, url: str, undone: Callable[[], None]) -> None:
        self._undone = undone
        self._engine = create_async_engine(url, pool_size=8, max_overflow=0, pool_pre_ping=True)

    async def write(self, fn: Unit[T], patient: bool = False) -> T:
        for _ in range(REDONE):
            try:
                return await self._once(fn)
            except DBAPIError as error:
                if not _stood_in_each_others_way(error):
                    raise
        return await self._once(fn)

    async def read(self, fn: Unit[T]) -> T:
        async with self._engine.connect() as connection:
            await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            return await connection.run_sync(fn)

    async def close(self) -> None:
        await self._engine.dispose()

    async def _once(self, fn: Unit[T]) -> T:
        try:
            async with self._engine.begin() as connection:
                return await connection.run_sync(fn)
        except Exception:
            self._undone()
            raise


def _stood_in_each_others_way(error: DBAPIError) -> bool:
    """PostgreSQL undid this unit for the sake of another: a deadlock, or an order that cannot be."""
    return getattr(error.orig, "sqlstate", "") in ("40P01", "40001")
