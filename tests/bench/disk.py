"""The disk all competitors share: memory with a steady pause for each fsync, where that can be made.

Rules of this file
- A real disk of a shared machine moves tenfold within a minute, so it is no ruler. Memory with a pause
  of 1 ms a sync is; it is the same for the bot, for the peer and for raw SQLite.
- Without a C compiler or `/dev/shm` the plain disk is used, and the report says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("slow_fsync.c")
MEMORY = Path("/dev/shm")


@dataclass(frozen=True)
class Disk:
    """A folder of this run, and the environment that makes its syncs slow. `words` says what it is."""

    folder: Path
    slow: dict[str, str]
    words: str

    def environment(self) -> dict[str, str]:
        return os.environ | self.slow

    def new(self, name: str) -> Path:
        """A fresh, empty folder on this disk."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder))

    def commits(self, seconds: float = 1.5) -> float:
        """Raw SQLite: single-row commits a second, WAL, synchronous=FULL."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.raw", str(self.new("raw")), str(seconds)],
            cwd=ROOT, env=self.environment(), capture_output=True, check=True, text=True,
        )  # fmt: skip
        return float(done.stdout)

    def drop(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def prepare() -> Disk:
    """The steadiest disk this machine gives."""
    if not MEMORY.is_dir() or not os.access(MEMORY, os.W_OK):
        return Disk(_folder(None), {}, "plain disk: there is no /dev/shm here, so figures move with it")
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        return Disk(_folder(None), {}, "plain disk: there is no C compiler here, so figures move with it")
    folder = _folder(MEMORY)
    library = folder / "slow_fsync.so"
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl"], check=True)
    return Disk(folder, {"LD_PRELOAD": str(library)}, "memory, each sync 1 ms slower (a usual cloud disk)")


def _folder(parent: Path | None) -> Path:
    return Path(tempfile.mkdtemp(prefix="actbot-bench-", dir=parent))
