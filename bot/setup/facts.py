"""What can be seen of a house from outside, before it starts: files, folders, rights."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from bot.config import CannotStart, Settings

SECRET_LINE = re.compile(r"^\s*(?:token|secret|(?:old_)?key)\s*:\s*['\"]?\w|://[^\s:/@]*:[^\s/@]+@", re.M)
DEMO = "demo"
"""the file in a data folder that says: all here is invented"""
Schema = Literal["current", "older", "newer", "empty", "silent"]
"""what the database is, beside this program; silent when it does not answer"""


@dataclass(frozen=True)
class Facts:
    """What `gather` sees, and what only the database or a platform can tell (None = not looked)."""

    writable: bool
    loose: tuple[str, ...]
    """files with secrets that everybody on this machine can read"""
    demo: bool
    """the data folder belongs to the demo"""
    root: bool
    key: CannotStart | None
    """why there is no key; None when there is one"""
    key_fits: bool | None = None
    schema: Schema | None = None
    durable: bool | None = None
    """a commit is on disk before it is confirmed"""
    skew: timedelta | None = None
    """our clock minus the platform's"""
    backup_age: timedelta | None = None
    numbers_age: timedelta | None = None
    """since the crisis number that was checked longest ago"""


def gather(settings: Settings, now: datetime) -> Facts:
    """Look at files and folders, and change nothing. `now` is UTC."""
    return Facts(
        writable=is_writable(settings.data),
        loose=loose_files(settings),
        demo=is_demo(settings.data),
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        key=_key(settings),
        backup_age=backup_age(settings.data / "backups", now),
    )


def nearest(folder: Path) -> Path:
    """The folder itself, or the first above it that is there."""
    return next(path for path in (folder.absolute(), *folder.absolute().parents) if os.path.exists(path))


def is_writable(folder: Path) -> bool:
    """Whether a file can be made there, or the folder itself when it is not there yet."""
    try:
        with tempfile.TemporaryFile(dir=nearest(folder)):
            return True
    except OSError:
        return False


def loose_files(settings: Settings) -> tuple[str, ...]:
    """The names of files with secrets that others on this machine can read."""
    secret = [settings.home / ".env", settings.data / "key"]
    file = settings.home / "bot.yaml"
    if file.is_file() and SECRET_LINE.search(file.read_text("utf-8", "replace")):
        secret.append(file)
    return tuple(path.name for path in secret if os.path.isfile(path) and path.stat().st_mode & 0o007)


def backup_age(folder: Path, now: datetime) -> timedelta | None:
    """How long ago the newest copy was made; None when there is none that can be seen."""
    try:
        times = [path.stat().st_mtime for path in folder.glob("*.copy")]
    except OSError:
        return None
    return now - datetime.fromtimestamp(max(times), UTC) if times else None


def is_demo(folder: Path) -> bool:
    """Whether all data in this folder are invented."""
    return os.path.isfile(folder / DEMO)


def is_used(folder: Path) -> bool:
    """Whether there is a database here already."""
    return any(folder.glob("*.db"))


def mark_demo(folder: Path) -> None:
    """Say of this folder that all in it is invented."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DEMO).write_text("Alles in deze map is verzonnen.\n", "utf-8")


def _key(settings: Settings) -> CannotStart | None:
    try:
        settings.key()
    except CannotStart as refusal:
        return refusal
    return None
