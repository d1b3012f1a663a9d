"""A copy every hour while the bot runs, and the old ones let go.

Rules of this file
- What is kept: all of the last day, the newest of each day for two weeks, the newest of each week for
  eight. No longer: an old copy still holds who was erased since.
- Only files with the name of a copy are let go.
- A copy that does not succeed is said in the log and tried again; the bot itself goes on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from bot.config import Settings
from bot.copies import backup
from bot.only_one import utc_now
from bot.setup.facts import backup_age

log = structlog.get_logger()
EVERY = timedelta(hours=1)
SOON = timedelta(minutes=10)
"""the first copy of all, and another try after one that did not succeed"""
ALL, DAILY, WEEKLY = timedelta(days=1), timedelta(days=14), timedelta(weeks=8)
NAME = "act-%Y%m%d-%H%M%S.copy"


async def keep_copies(settings: Settings) -> None:
    """Until cancelled. A copy is made in a thread of its own: nobody waits for it."""
    folder = settings.data / "backups"
    await asyncio.sleep(until_next(backup_age(folder, utc_now())).total_seconds())
    while True:
        try:
            await asyncio.to_thread(backup, settings, folder)
            for old in surplus(folder.glob("act-*.copy"), utc_now()):
                old.unlink(missing_ok=True)
            pause = EVERY
        except Exception as error:  # a full disk, a database that is away
            log.error("no copy", kind=type(error).__name__)
            pause = SOON
        await asyncio.sleep(pause.total_seconds())


def until_next(age: timedelta | None) -> timedelta:
    """How long to wait when the newest copy is so old; None: there is none."""
    return SOON if age is None else max(EVERY - age, timedelta())


def surplus(files: Iterable[Path], now: datetime) -> list[Path]:
    """The copies that need not be kept, by the moment in their names."""
    made = {file: moment for file in files if (moment := _made(file))}
    kept: dict[str, Path] = {}
    for file in sorted(made, key=made.__getitem__):
        kept |= dict.fromkeys(_places(made[file], now), file)
    return sorted(made.keys() - kept.values())


def _places(made: datetime, now: datetime) -> list[str]:
    """What a copy stands for; the newest of each is kept."""
    age = now - made
    places = [f"{made}"] if age <= ALL else []
    places += [f"{made:%Y-%m-%d}"] if age <= DAILY else []
    places += [f"{made:%G week %V}"] if age <= WEEKLY else []
    return places


def _made(file: Path) -> datetime | None:
    """The moment in its name; None for a file that is no copy of ours."""
    try:
        return datetime.strptime(file.name, NAME).replace(tzinfo=UTC)
    except ValueError:
        return None
