"""What the house offers to one adapter."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.events import Address
from bot.chat.platform import Finding, Platform, Raw
from bot.core.door import Door
from bot.store.store import Store


class Reception:
    """The `House` of `bot.chat.platform`, for one platform."""

    def __init__(self, platform: Platform, door: Door, store: Store) -> None:
        self._platform = platform
        self._door = door
        self._store = store

    async def receive(self, raw: Raw) -> bool:
        return await self._door.receive(self._platform, raw)

    async def recall(self, name: str) -> str | None:
        return await self._store.write(lambda work: work.places.recall(self._platform.name, name))

    async def keep(self, name: str, value: str) -> None:
        await self._store.write(lambda work: work.places.keep(self._platform.name, name, value))

    async def conversations(self) -> Sequence[Address]:
        return await self._store.write(lambda work: work.places.conversations(self._platform.name))

    async def look(self, text: str, locale: str) -> Sequence[Finding]:
        return self._door.look(text, locale)
