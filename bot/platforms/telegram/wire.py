"""The wire: python-telegram-bot's requests over one shared aiohttp session.

Rules of this file
- Nothing that comes over the wire is ever logged or put in an exception: it may be a family's words.
- A request looks as the library itself would send it: each parameter a field of a form.
- A session opens at the first request and is shared by all of them, the long poll included.
"""

from __future__ import annotations

import io
import json
from typing import Any

import aiohttp
from telegram.error import EndPointNotFound, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

CONNECT = 10.0
READ = 20.0
AT_ONCE = 256
NOT_THERE, TOO_MANY = 404, 429
LONGEST_WAIT = 24 * 3600.0
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_NOWHERE = URL()
"""a form is written like a query; this writes one in a fifth of the time of `urlencode`"""


class TooMuch(TelegramError):
    """Telegram wants fewer messages for a while: `after` is in seconds."""

    __slots__ = ("after",)

    def __init__(self, after: float) -> None:
        super().__init__("too much")
        self.after = after


class Wire(BaseRequest):
    """One session for a bot. `initialize` and `shutdown` may be called any number of times."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return READ

    async def initialize(self) -> None:
        self._open()

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request; (status, body). Raises a TelegramError without any detail."""
        read = READ if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        patience = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=read)
        data, headers = _body(request_data)
        try:
            async with self._open().request(
                method, url, data=data, headers=headers, timeout=patience
            ) as answer:
                status, payload = answer.status, await answer.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None
        if status == TOO_MANY:
            raise TooMuch(_after(payload))
        if status == NOT_THERE:
            raise EndPointNotFound("not there")
        return status, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as a dict. An answer that is nested too deep comes back as bytes under "result"."""
        try:
            data = json.loads(payload.decode("utf-8", "replace"))
        except RecursionError:
            return {"ok": True, "result": payload}
        except ValueError:
            raise TelegramError("not JSON") from None
        return data if isinstance(data, dict) else {}

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=AT_ONCE, keepalive_timeout=60),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )
        return self._session


def _body(request: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    if request is None:
        return None, {}
    if not request.contains_files:
        return _NOWHERE.with_query(request.json_parameters).raw_query_string.encode(), _FORM
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request.json_parameters.items():
        form.add_field(name, value)
    for name, (file, content, kind) in request.multipart_data.items():
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=file, content_type=kind)
    return form, {}


def _after(payload: bytes) -> float:
    """How long to wait, as said in the answer; a second when it says nothing that can be meant."""
    try:
        after = float(json.loads(payload)["parameters"]["retry_after"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return 1.0
    return min(after, LONGEST_WAIT) if after >= 0 else 1.0
