"""One process per data folder, and the hour it is."""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.config import CannotStart


def utc_now() -> datetime:
    return datetime.now(UTC)


@contextlib.contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """One process per data folder; a second one is told so and stops."""
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(
                "De bot draait al in deze map.", "Stop de andere eerst, of kies een andere `data_dir`."
            ) from None
        yield
