"""What the house offers to one adapter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.chat.events import Address
from bot.chat.platform import Finding, Platform, Raw
from bot.core.door import Door
from bot.store.crypto import Vault
from bot.store.database import Database
from bot.store.work import Work


class Reception:
    """The `House` of `bot.chat.platform`, for one platform."""

    def __init__(
        self, platform: Platform, door: Door, database: Database, vault: Vault, now: Callable[[], datetime]
    ) -> None:
        self._platform = platform
        self._door = door
        self._database = database
        self._vault = vault
        self._now = now

    async def receive(self, raw: Raw) -> None:
        await self._door.receive(self._platform, raw)

    async def recall(self, name: str) -> str | None:
        return await self._database.write(
            lambda connection: self._work(connection).places.recall(self._platform.name, name)
        )

    async def keep(self, name: str, value: str) -> None:
        await self._database.write(
            lambda connection: self._work(connection).places.keep(self._platform.name, name, value)
        )

    async def conversations(self) -> Sequence[tuple[Address, str]]:
        return await self._database.write(
            lambda connection: self._work(connection).places.conversations(self._platform.name)
        )

    async def look(self, text: str, locale: str) -> Sequence[Finding]:
        return self._door.look(text, locale)

    def _work(self, connection: Connection) -> Work:
        return Work(connection, self._vault, self._now())
