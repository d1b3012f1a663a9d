"""Processes of a run: the stage, a bot on it, and what the bot used of the machine."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import psutil

from tests.bench.disk import ROOT, Disk
from tests.bench.stage import Walk, Walked

READY_WITHIN = 60.0


class Did(msgspec.Struct, kw_only=True):
    """A walk with the bot's share: CPU in microseconds an answer, resident memory in MB at the end."""

    walked: Walked
    cpu: float
    rss: float


class Scene:
    """The stage's own process, spoken to over loopback."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self._session = session

    async def polls(self) -> int:
        async with self._session.get(f"{self.url}/_test/calls") as answer:
            counted: Mapping[str, int] = (await answer.json())["calls"]
        return counted.get("getUpdates", 0)

    async def said(self) -> dict[int, list[str]]:
        async with self._session.get(f"{self.url}/_bench/said") as answer:
            return msgspec.json.decode(await answer.read(), type=dict[int, list[str]], strict=False)

    async def know(self, people: range) -> None:
        """These numbers are people who wrote to the bot before."""
        async with self._session.post(f"{self.url}/_bench/know", data=msgspec.json.encode(list(people))):
            return

    async def gather(self, wanted: Walk) -> None:
        """The parents of this walk come to their first question."""
        async with self._session.post(f"{self.url}/_bench/gather", data=msgspec.json.encode(wanted)):
            return

    async def walk(self, wanted: Walk) -> Walked:
        body = msgspec.json.encode(wanted)
        async with self._session.post(f"{self.url}/_bench/walk", data=body) as answer:
            return msgspec.json.decode(await answer.read(), type=Walked)


class Bot:
    """A bot's process: `module` is "ours" or "peer"."""

    def __init__(self, disk: Disk, module: str, folder: Path, scene: Scene, *more: str) -> None:
        self.folder = folder
        self._disk, self._scene = disk, scene
        self._command = (sys.executable, "-m", f"tests.bench.{module}", str(folder), scene.url, *more)
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, *, ready: bool = True) -> None:
        before = await self._scene.polls()
        with (self.folder / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, cwd=ROOT, env=self._disk.environment(), stdout=log, stderr=log
            )
        if not ready:
            return
        async with asyncio.timeout(READY_WITHIN):
            while await self._scene.polls() == before:
                if self._process.returncode is not None:
                    raise RuntimeError((self.folder / "bot.log").read_text())
                await asyncio.sleep(0.05)
        await asyncio.sleep(1.0)

    async def walk(self, wanted: Walk) -> Did:
        seen = psutil.Process(self.number)
        await self._scene.gather(wanted)
        await asyncio.sleep(0.5)
        before = _used(seen)
        walked = await self._scene.walk(wanted)
        cpu = 1e6 * (_used(seen) - before) / max(1, walked.answers)
        return Did(walked=walked, cpu=cpu, rss=seen.memory_info().rss / 2**20)

    @property
    def number(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Ask it to stop, or kill it (SIGKILL); returns when it is gone."""
        assert self._process is not None
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(how)
        try:
            await asyncio.wait_for(self._process.wait(), 30)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()


@contextlib.asynccontextmanager
async def scene(delay_ms: float = 0.0) -> AsyncIterator[Scene]:
    """A stage of its own, gone afterwards."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.stage", "--delay-ms", str(delay_ms),
        cwd=ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        url = (await process.stdout.readline()).decode().strip()
        timeout = aiohttp.ClientTimeout(total=None)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            yield Scene(url, session)
    finally:
        process.kill()
        await process.wait()


async def one_walk(
    disk: Disk, module: str, wanted: Walk, *more: str, delay_ms: float = 0.0, folder: Path | None = None
) -> Did:
    """A stage, a bot, one walk."""
    async with scene(delay_ms) as on:
        bot = Bot(disk, module, folder or disk.new(module), on, *more)
        await bot.start()
        try:
            return await bot.walk(wanted)
        finally:
            await bot.end()


def _used(seen: Any) -> float:
    times = seen.cpu_times()
    return float(times.user + times.system)
