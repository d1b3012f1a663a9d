"""On PostgreSQL one process has the house; others stand by, and one of them takes over when it is gone.

Rules of this file
- Who has the house holds a session lock: a process that dies lets go of it with its connection.
- A connection that is lost is a lock that is lost: the work must stop, for another may have begun.
- A host that falls silent is noticed by the server within some ten seconds.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from bot.store.database import plain_url

log = structlog.get_logger()
LOCK = 0x414354_21
"""«ACT!»; every process of this bot asks for the same"""
LOOK_EVERY = 1.0
ANSWERS_WITHIN = 5.0
AGAIN_AFTER = 1.0
_NOTICED = {"tcp_keepalives_idle": "5", "tcp_keepalives_interval": "2", "tcp_keepalives_count": "3"}
_TAKEN = text("SELECT pg_advisory_lock(:lock)")
_FREE = text("SELECT pg_try_advisory_lock(:lock)")
_STILL_THERE = text("SELECT 1")


@contextlib.asynccontextmanager
async def alone(url: str) -> AsyncIterator[asyncio.Event]:
    """Wait until the house is ours. The event given is set when it is no longer; then let go of it at once.

    SQLite needs no waiting: the lock on the data folder does the same.
    """
    lost = asyncio.Event()
    if url.startswith("sqlite"):
        yield lost
        return
    connection = await _held(plain_url(url))
    watch = asyncio.create_task(_watch(connection, lost), name="alone")
    try:
        yield lost
    finally:
        watch.cancel()
        await asyncio.gather(watch, return_exceptions=True)
        await _let_go(connection)


async def _held(url: str) -> AsyncConnection:
    """A connection that holds the lock, however long that takes."""
    while True:
        try:
            return await _asked(url)
        except (SQLAlchemyError, OSError) as error:
            log.warning("database away", kind=type(error).__name__)
            await asyncio.sleep(AGAIN_AFTER)


async def _asked(url: str) -> AsyncConnection:
    engine = create_async_engine(
        url, poolclass=NullPool, connect_args={"server_settings": _NOTICED}, isolation_level="AUTOCOMMIT"
    )
    connection = await engine.connect()
    try:
        if not (await connection.execute(_FREE, {"lock": LOCK})).scalar():
            log.info("standing by", why="another process has the house")
            await connection.execute(_TAKEN, {"lock": LOCK})
    except BaseException:
        await _let_go(connection)
        raise
    return connection


async def _watch(connection: AsyncConnection, lost: asyncio.Event) -> None:
    while True:
        await asyncio.sleep(LOOK_EVERY)
        try:
            await asyncio.wait_for(connection.execute(_STILL_THERE), ANSWERS_WITHIN)
        except (SQLAlchemyError, OSError) as error:
            log.error("the house is no longer ours", kind=type(error).__name__)
            lost.set()
            return


async def _let_go(connection: AsyncConnection) -> None:
    """Closing it frees the lock; one that is broken was freed already."""
    with contextlib.suppress(SQLAlchemyError, OSError, TimeoutError):
        await asyncio.wait_for(connection.invalidate(), ANSWERS_WITHIN)
        await asyncio.wait_for(connection.close(), ANSWERS_WITHIN)
