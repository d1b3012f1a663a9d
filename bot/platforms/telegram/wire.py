"""The wire: calls over one shared aiohttp session.

Rules of this file
- Nothing that comes over the wire is ever logged or put in an exception: it may be a family's words.
- A session opens at the first request and is shared by all of them, the long poll included.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import aiohttp
import msgspec
from telegram.error import NetworkError, TimedOut

from bot.platforms.telegram.render import Upload

CONNECT = 10.0
AT_ONCE = 256
_JSON = {"Content-Type": "application/json"}
_ANY_FILE = "application/octet-stream"


class Wire:
    """One session for a bot. `close` may be called any number of times."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def post(self, url: str, params: Mapping[str, Any], read: float) -> tuple[int, bytes]:
        """One request; (status, body). Raises TimedOut or NetworkError without any detail."""
        data, headers = _body(params)
        try:
            async with self._open().post(url, data=data, headers=headers, timeout=_patience(read)) as answer:
                return answer.status, await answer.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None

    async def close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=AT_ONCE, keepalive_timeout=60),
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session


@lru_cache
def _patience(read: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=read)


def _body(params: Mapping[str, Any]) -> tuple[bytes | aiohttp.FormData, dict[str, str]]:
    """As JSON; as a form when a file goes along."""
    if not any(isinstance(value, Upload) for value in params.values()):
        return msgspec.json.encode(params), _JSON
    form = aiohttp.FormData(quote_fields=False)
    for name, value in params.items():
        if isinstance(value, Upload):
            kind = mimetypes.guess_type(value.name, strict=False)[0] or _ANY_FILE
            form.add_field(name, value.content, filename=value.name, content_type=kind)
        else:
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    return form, {}
