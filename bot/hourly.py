"""A copy every hour while the bot runs, and the old ones let go.

Rules of this file
- What is kept: all of the last day, the newest of each day for two weeks, the newest of each week for
  eight. No longer: an old copy still holds who was erased since.
- Only files with the name of a copy are let go.
- A copy that does not succeed is said in the log and tried again; the bot itself goes on.
- It is made in a process of its own: nobody's answer waits for it, and who stops the bot ends it too.
  What it had written by then is no copy, and goes before the next.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import structlog

from bot.config import Settings
from bot.copies import PART, backup
from bot.log import set_up
from bot.only_one import utc_now
from bot.setup.facts import backup_age

log = structlog.get_logger()
EVERY = timedelta(hours=1)
SOON = timedelta(minutes=10)
"""the first copy of all, and another try after one that did not succeed"""
ALL, DAILY, WEEKLY = timedelta(days=1), timedelta(days=14), timedelta(weeks=8)
NAME = "act-%Y%m%d-%H%M%S.copy"


async def keep_copies(settings: Settings) -> None:
    """Until cancelled."""
    folder = settings.data / "backups"
    await asyncio.sleep(until_next(backup_age(folder, utc_now())).total_seconds())
    while True:
        pause = SOON
        if await _made_apart(settings, folder):
            for old in surplus(folder.glob("act-*.copy"), utc_now()):
                old.unlink(missing_ok=True)
            pause = EVERY
        await asyncio.sleep(pause.total_seconds())


async def _made_apart(settings: Settings, folder: Path) -> bool:
    """Whether a process of its own made a copy; it is gone when this ends, also when this is cancelled."""
    copying = get_context("spawn").Process(target=_make, args=(settings, folder), daemon=True)
    # Ctrl-C reaches all processes of a window; this one hears of it from us.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    copying.start()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    try:
        await _ended(copying.sentinel)
    finally:
        copying.kill()
        copying.join()
    return copying.exitcode == 0


async def _ended(sentinel: int) -> None:
    """Until the process of this sentinel is gone; no thread waits, so nobody else takes its end from us."""
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(sentinel, ended.set)
    try:
        await ended.wait()
    finally:
        loop.remove_reader(sentinel)


def _make(settings: Settings, folder: Path) -> None:
    """The life of that process."""
    set_up()
    try:
        for left in folder.glob(f"*{PART}"):
            left.unlink(missing_ok=True)
        backup(settings, folder)
    except Exception as error:  # a full disk, a database that is away
        log.error("no copy", kind=type(error).__name__)
        sys.exit(1)


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
