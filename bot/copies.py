"""Copies of the house: brought up to date, made, read back, and put back. Commands, not loops."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

import structlog

from bot.config import CannotStart, Settings
from bot.only_one import only_one, utc_now
from bot.setup.key import half_renewed, other_key
from bot.store import backup as copies
from bot.store import schema
from bot.store.crypto import Vault, WrongKey
from bot.store.database import connect
from bot.store.store import is_away

log = structlog.get_logger()
PART = ".part"
"""how the name ends of a file that is being written"""


def migrate(settings: Settings) -> None:
    """Bring the database to this version; a copy is made first when there is something in it."""
    asyncio.run(_migrate(settings))


def backup(settings: Settings, target: Path) -> Path:
    """A sealed copy of everything; `target` is a folder or a file. Read back before it counts."""
    return asyncio.run(_backup(settings, target))


def restore(settings: Settings, source: Path) -> None:
    """Put a copy back. What is there now is kept beside it (SQLite) or must be empty (PostgreSQL)."""
    asyncio.run(_restore(settings, source))


async def _migrate(settings: Settings) -> None:
    settings.data.mkdir(parents=True, exist_ok=True)
    database = await connect(settings.database_url)
    try:
        before = await database.write(schema.current)
        if before is not None and before != schema.newest():
            await _backup(settings, settings.data / "backups")
        await database.write(schema.migrate)
    except schema.NewerSchema:
        raise CannotStart(
            "De database is van een nieuwere versie van de bot.", "Zet de nieuwe versie van de bot neer."
        ) from None
    finally:
        await database.close()


async def _backup(settings: Settings, target: Path) -> Path:
    master = settings.key()
    database = await connect(settings.database_url)
    try:
        now = utc_now()
        await database.read(Vault(master).check)  # a copy never needs two keys
        sealed = await database.read(lambda connection: copies.make(connection, master, now))
        note_erased(settings.data, *await database.read(copies.erased))
    except WrongKey as wrong:
        raise half_renewed() if settings.secret_before else other_key(wrong.needed) from None
    finally:
        await database.close()
    copies.read(sealed, master)
    file = target / f"act-{now:%Y%m%d-%H%M%S}.copy" if not target.suffix else target
    _write_whole(file, sealed)
    return file


async def _restore(settings: Settings, source: Path) -> None:
    try:
        sealed = await asyncio.to_thread(source.read_bytes)
        copy = _opened(sealed, settings)
    except FileNotFoundError:
        raise CannotStart(f"Ik vind {source} niet.", "Kijk in de map `backups` van je datamap.") from None
    except IsADirectoryError:
        raise CannotStart(
            f"{source} is een map.", "Zet de naam van een kopie uit die map erachter."
        ) from None
    except copies.BadCopy:
        raise CannotStart(
            "Deze kopie past niet bij deze sleutel, of er is iets aan veranderd.",
            "Neem een andere kopie, of de sleutel van het herstelblad.",
        ) from None
    settings.data.mkdir(parents=True, exist_ok=True)
    with only_one(settings.data):
        await see_who_was_erased(settings)
        _put_aside(settings)
        await _fill(settings, copy)


def _opened(sealed: bytes, settings: Settings) -> copies.Copy:
    """With the key, or with the one of before. Raises copies.BadCopy."""
    before = settings.key_before()
    try:
        return copies.read(sealed, settings.key())
    except copies.BadCopy:
        if before is None:
            raise
        return copies.read(sealed, before)


def _put_aside(settings: Settings) -> None:
    """The database of now gets another name, so that nothing is lost by putting a copy back."""
    file = _sqlite_file(settings)
    if file is None:
        return
    stamp = f"{utc_now():%Y%m%d-%H%M%S}"
    for part in (file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
        if part.exists():
            part.rename(part.with_name(f"{part.name}.before-{stamp}"))


def _sqlite_file(settings: Settings) -> Path | None:
    if not settings.database_url.startswith("sqlite"):
        return None
    return Path(settings.database_url.split("///", 1)[1])


async def _fill(settings: Settings, copy: copies.Copy) -> None:
    vault = Vault(settings.key(), settings.key_before())
    erased = _ledger(settings.data)
    database = await connect(settings.database_url, vault.forget_all)
    try:
        await database.write(lambda connection: copies.put_back(connection, copy, erased, vault, utc_now()))
    except copies.NotEmpty:
        raise CannotStart(
            "Er staat al iets in deze database.", "Maak een lege database, en zet de kopie daarin terug."
        ) from None
    except schema.NewerSchema:
        raise CannotStart(
            "Deze kopie is van een nieuwere versie van de bot.", "Zet de nieuwe versie van de bot neer."
        ) from None
    finally:
        await database.close()


async def see_who_was_erased(settings: Settings) -> None:
    """Before another database takes its place: who was erased in this one, as far as it can be read."""
    file = _sqlite_file(settings)
    if file is not None and not file.exists():
        return
    try:
        database = await connect(settings.database_url)
        try:
            note_erased(settings.data, *await database.read(copies.erased))
        finally:
            await database.close()
    except Exception as error:
        if not is_away(error):
            raise
        log.warning("old database unreadable", kind=type(error).__name__)


def note_erased(folder: Path, *erased: str) -> None:
    """Put these ids in the ledger; one that is there already stays there once."""
    known = _ledger(folder)
    if more := [person for person in erased if person not in known]:
        _write_whole(folder / "erased.txt", "".join(f"{one}\n" for one in (*known, *more)).encode())


def _ledger(folder: Path) -> tuple[str, ...]:
    """Ids of who was erased; kept apart from the database, so that no copy brings them back."""
    file = folder / "erased.txt"
    return tuple(file.read_text("ascii").split()) if file.is_file() else ()


def _write_whole(file: Path, content: bytes) -> None:
    """All of it or nothing, readable by its owner only."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(PART, dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(file)
    except OSError:
        Path(name).unlink()
        raise
