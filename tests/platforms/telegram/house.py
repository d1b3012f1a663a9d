"""A house for the adapter: a list of what came, and a box of what was kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

from bot.chat.events import Address
from bot.chat.platform import Finding, Menu, Raw
from bot.platforms.telegram.pace import Pace

NO_MENU = Menu(entries=())
TOKEN = "4242:AAH-secret_token"
QUICK = Pace(least=0.01, most=0.05, conflict=0.1, poll=1.0)
Running = Callable[..., AbstractAsyncContextManager["asyncio.Task[None]"]]


class ListHouse:
    """Stores in a list, each key once. `full` is how often it still cannot store."""

    def __init__(self) -> None:
        self.raws: list[Raw] = []
        self.kept: dict[str, str] = {}
        self.full = 0
        self.refused = 0
        self.broken: tuple[str, ...] = ()
        self.findings: list[Finding] = []
        self._changed = asyncio.Event()

    async def receive(self, raw: Raw) -> bool:
        await asyncio.sleep(0)
        if self.full > 0:
            self.full -= 1
            self.refused += 1
            raise OSError("disk full")
        if raw.key not in [known.key for known in self.raws]:
            self.raws.append(raw)
        self._changed.set()
        return True

    async def recall(self, name: str) -> str | None:
        if name in self.broken:
            raise OSError("disk gone")
        return self.kept.get(name)

    async def keep(self, name: str, value: str) -> None:
        self.kept[name] = value

    async def conversations(self) -> Sequence[Address]:
        return ()

    async def look(self, text: str, locale: str) -> Sequence[Finding]:
        return self.findings

    async def until(self, count: int, within: float = 5.0) -> list[Raw]:
        """Wait until so many came."""
        async with asyncio.timeout(within):
            while len(self.raws) < count:
                self._changed.clear()
                await self._changed.wait()
        return self.raws


async def eventually(true: Callable[[], object], within: float = 5.0) -> None:
    """Wait until this is so. Raises TimeoutError."""
    async with asyncio.timeout(within):
        while not true():  # noqa: ASYNC110 - what is waited for is in another program's hands
            await asyncio.sleep(0.005)
