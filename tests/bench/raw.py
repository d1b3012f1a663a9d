"""`python -m tests.bench.raw FOLDER SECONDS`: how many rows raw SQLite commits a second, one at a time."""

from __future__ import annotations

import sqlite3
import sys
import time
from pathlib import Path


def commits(folder: Path, seconds: float) -> float:
    """Rows a second, each in a commit of its own, WAL and synchronous=FULL."""
    db = sqlite3.connect(folder / "raw.db", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("CREATE TABLE answers (id INTEGER PRIMARY KEY, words TEXT NOT NULL)")
    count, start = 0, time.perf_counter()
    while (passed := time.perf_counter() - start) < seconds:
        db.execute("INSERT INTO answers (words) VALUES (?)", ("een antwoord van een ouder",))
        count += 1
    db.close()
    return count / passed


if __name__ == "__main__":
    print(commits(Path(sys.argv[1]), float(sys.argv[2])))
