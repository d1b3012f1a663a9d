"""`actbot chat` hears what a volunteer changes, without a restart."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "knowledge", "regions", "migrations")


@pytest.mark.full
def test_a_changed_sentence_is_heard_in_the_console(tmp_path: Path) -> None:
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room)
    texts = tmp_path / "knowledge/texts/nl.ftl"
    environ = {**os.environ, "ACTBOT_DATA_DIR": str(tmp_path / "data"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        cwd=tmp_path, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        assert running.stdin
        assert running.stdout
        words = asked(running.stdin, running.stdout, "/taal nl", " praten")
        texts.write_text(texts.read_text("utf-8").replace(words, "Vanaf nu praten we zo: ja."), "utf-8")
        until = time.monotonic() + 60
        while "Vanaf nu" not in asked(running.stdin, running.stdout, "/taal nl", " praten"):
            assert time.monotonic() < until
            time.sleep(1)
        running.stdin.close()


def asked(typed: IO[str], shown: IO[str], text: str, sign: str) -> str:
    """The line with `sign` in it that comes when this is typed."""
    typed.write(f"{text}\n")
    typed.flush()
    for line in shown:
        if sign in line:
            return line.strip()
    raise EOFError
