"""The Bot API: one call at a time, by its name in Telegram's documentation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.platforms.telegram.answer import result
from bot.platforms.telegram.wire import Wire

READ = 20.0


class Api:
    """Calls for one token. Raises `telegram.error` exceptions."""

    def __init__(self, token: str, url: str) -> None:
        self._wire = Wire()
        self._address = f"{url}/bot{token}/"

    async def call(self, method: str, params: Mapping[str, Any], read: float = READ) -> Any:
        """The call's result as plain JSON values. `read` is in seconds."""
        return result(*await self._wire.post(self._address + method, params, read))

    async def close(self) -> None:
        await self._wire.close()
