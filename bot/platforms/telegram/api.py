"""The Bot API: one call at a time, through the library's bot over our own wire."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Mapping
from typing import Any

import msgspec
from telegram import Bot, InputFile
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError

from bot.platforms.telegram.render import Upload
from bot.platforms.telegram.wire import READ, Wire
from bot.platforms.touch import Touch

OUT_OF_REACH = (NetworkError, Conflict, InvalidToken)
LOUD = ("telegram", "httpx", "httpcore")


class _Bot(Bot):
    """The library's bot. It warns about raw calls of methods it has itself, and they are all we make."""

    async def call(self, method: str, params: dict[str, Any], read: float) -> Any:
        """The method goes out as it is spelt: not every server takes other capitals, as Telegram does."""
        return await self._post(method, params, read_timeout=read)


class Api:
    """Calls by their names in Telegram's documentation. Raises `telegram.error` exceptions."""

    def __init__(self, token: str, url: str) -> None:
        quieten()
        self.touch = Touch()
        self._wire = Wire()
        self._bot = _Bot(
            token,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=self._wire,
            get_updates_request=self._wire,
        )

    async def call(self, method: str, params: Mapping[str, Any], read: float = READ) -> Any:
        """The call's result as plain JSON values. `read` is in seconds."""
        try:
            result = await self._asked(method, params, read)
        except OUT_OF_REACH as error:
            if not isinstance(error, BadRequest):  # to the library that is a kind of NetworkError
                self.touch.lost()
            raise
        self.touch.found()
        return result

    async def close(self) -> None:
        await self._wire.shutdown()

    async def _asked(self, method: str, params: Mapping[str, Any], read: float) -> Any:
        ready = {name: _ready(value) for name, value in params.items()}
        with contextlib.suppress(KeyError):
            if (result := await self._bot.call(method, ready, read)) is not None:
                return result
        raise NetworkError("an answer without a result")


def quieten() -> None:
    """At their usual level these libraries write the address of a call: it holds the token."""
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


def _ready(value: Any) -> Any:
    """A file as the library takes it, and what it would write as JSON already written."""
    if isinstance(value, Upload):
        return InputFile(value.content, filename=value.name)
    return msgspec.json.encode(value).decode() if isinstance(value, dict | list) else value
