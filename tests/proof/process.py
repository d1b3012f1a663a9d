"""The real bot as a process of its own: started with nothing but the environment, and killed."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import os
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEY = bytes(range(32))
TELEGRAM_TOKEN = "4242:AAH-secret_token_of_this_proof_0123456"
CONTROLLER = "Stichting Voorbeeld <privacy@voorbeeld.example>"


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What the configuration contract asks for, and nothing of ours besides."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ACTBOT_")}
    return kept | {
        "ACTBOT_DATA_DIR": str(folder),
        "ACTBOT_CONTROLLER": CONTROLLER,
        "ACTBOT_KEY": base64.urlsafe_b64encode(KEY).decode().rstrip("="),
        **more,
    }


class Bot:
    """`python -m bot run`. What it writes is kept in `log`, over all its lives."""

    def __init__(self, folder: Path, **more: str) -> None:
        self.log = folder / "bot.log"
        self._env = environment(folder, **more)
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=ROOT, env=self._env, stdout=log, stderr=log
            )

    async def kill(self) -> None:
        """No warning, no farewell."""
        await self._end(signal.SIGKILL)

    def ask(self) -> None:
        """Asked to stop, without waiting for it."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)

    async def stop(self) -> int:
        """Asked to stop; its exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> int:
        assert self._process is not None
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(how)
        return await asyncio.wait_for(self._process.wait(), 20)

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.returncode is None

    def lines(self) -> list[str]:
        """All it wrote, over all its lives."""
        return self.log.read_text("utf-8", "replace").splitlines()

    def errors(self) -> list[str]:
        """Lines it wrote about something that went wrong by itself."""
        return [line for line in self.lines() if '"level": "error"' in line or "Traceback" in line]
