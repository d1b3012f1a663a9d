"""How the database looks from outside: reachable or not, of which version, and of which key."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from bot.chat.events import Address
from bot.config import CannotStart, Settings
from bot.setup.facts import Schema
from bot.setup.finding import Finding
from bot.store import schema
from bot.store.audit import broken_at
from bot.store.crypto import Vault, WrongKey
from bot.store.database import Database, connect
from bot.store.durable import is_durable
from bot.store.places import linked

PATIENCE = 3.0
"""seconds"""


@dataclass(frozen=True)
class View:
    """What was seen; `key_fits` is None when there was nothing to try the key on, or no key.

    `durable`: what it confirms is on its disk. `groups`: those that belong to a region.
    """

    schema: Schema
    key_fits: bool | None = None
    durable: bool | None = None
    groups: tuple[Address, ...] = ()


async def look_at(settings: Settings) -> View:
    """Read and change nothing; a SQLite file that is not there yet is not made. Never raises."""
    try:
        if _not_made(settings.database_url):
            return View("empty")
        return await asyncio.wait_for(_view(settings), PATIENCE)
    except Exception:
        return View("silent")


async def trail(settings: Settings) -> Finding:
    """Whether nobody changed what was written about who read and did what."""
    try:
        row = await asyncio.wait_for(_broken(settings), PATIENCE)
    except TimeoutError:
        return Finding("Logboek", None, "te lang om hier na te kijken")
    if row is None:
        return Finding("Logboek", True, "heel: niemand heeft er iets in veranderd")
    return Finding("Logboek", False, f"er is iets veranderd, bij regel {row} of daarvoor", _CHANGED)


_CHANGED = "Kijk wie er bij de database kan. Bewaar een kopie van voor die tijd apart."


async def _broken(settings: Settings) -> int | None:
    database = await connect(settings.database_url)
    try:
        return await database.read(broken_at)
    finally:
        await database.close()


def _not_made(url: str) -> bool:
    return url.startswith("sqlite") and not Path(url.partition("///")[2]).is_file()


async def _view(settings: Settings) -> View:
    database = await connect(settings.database_url)
    try:
        version = await _version(database)
        durable = await database.read(is_durable)
        if version != "current":
            return View(version, durable=durable)
        return View(version, await _fits(database, settings), durable, await database.read(linked))
    finally:
        await database.close()


async def _version(database: Database) -> Schema:
    try:
        at = await database.read(schema.check)
    except schema.NewerSchema:
        return "newer"
    if at is None:
        return "empty"
    return "current" if at == schema.newest() else "older"


async def _fits(database: Database, settings: Settings) -> bool | None:
    try:
        await database.read(Vault(settings.key(), settings.key_before()).check)
    except CannotStart:
        return None
    except WrongKey:
        return False
    return True
