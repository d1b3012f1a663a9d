"""A small house for the adapter's tests: it remembers what it received."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from bot.chat.events import Address
from bot.chat.platform import Finding, Raw
from bot.platforms.discord.read import read


class SmallHouse:
    """Everything it was given, in order of arrival; a key that was seen is not taken twice."""

    def __init__(self) -> None:
        self.raws: dict[str, Raw] = {}
        self.kept: dict[str, str] = {}
        self.asked: list[str] = []
        self.failing = 0
        self.slow = 0.0
        self.begun = 0
        self.takes = 0.0
        """seconds to take one in"""
        self.known: list[Address] = []
        """people's chats of long ago"""

    async def receive(self, raw: Raw) -> bool:
        if self.failing:
            self.failing -= 1
            raise OSError("disk is full")
        self.begun += 1
        await asyncio.sleep(self.takes)
        return self.raws.setdefault(raw.key, raw) is raw

    async def recall(self, name: str) -> str | None:
        return self.kept.get(name)

    async def keep(self, name: str, value: str) -> None:
        self.kept[name] = value

    async def conversations(self) -> Sequence[Address]:
        await asyncio.sleep(self.slow)
        events = (read(raw.body) for raw in self.raws.values())
        heard = [event.where for event in events if event and event.where.private]
        return list(dict.fromkeys([*self.known, *heard]))

    async def look(self, text: str, locale: str) -> Sequence[Finding]:
        self.asked.append(text)
        return [Finding(id="1", title="Mag school mijn kind uitschrijven?", text="Nee, niet zomaar.")]

    @property
    def texts(self) -> list[str]:
        """What was said, in order."""
        return [str(getattr(read(raw.body), "text", "")) for raw in self.raws.values()]


async def until(true: Callable[[], object], seconds: float = 8.0) -> None:
    """Wait for it to be so. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - what is waited for lives in the library
            await asyncio.sleep(0.01)
