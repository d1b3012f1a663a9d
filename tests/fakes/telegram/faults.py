"""Things that go wrong on purpose: on the wire, at Telegram, or because there is too much."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque

import msgspec
from aiohttp import web

from tests.fakes.telegram.refusal import Refusal, too_many
from tests.fakes.telegram.world import Json

AFTER = ("reset_after", "timeout_after", "truncated")
_PAGES = {"500": 500, "502": 502, "503": 503}
_REFUSALS = {
    "401": Refusal(401, "Unauthorized"),
    "403": Refusal(403, "Forbidden: bot was blocked by the user"),
    "404": Refusal(404, "Not Found"),
    "409": Refusal(409, "Conflict: terminated by other getUpdates request"),
}


class Fault(msgspec.Struct):
    """What goes wrong, how often still, for which method and chat (None: any), how long (s), and how
    many such calls still go well before it."""

    kind: str
    times: int
    method: str | None = None
    chat: int | None = None
    seconds: float = 1.0
    skip: int = 0


class Faults:
    """The faults that are still to come. Kinds ending in "_after" happen after the work was done."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._waiting.append(fault)

    def due(self, method: str, params: Json) -> Fault | None:
        for fault in self._waiting:
            if fault.method not in (None, method) or fault.chat not in (None, params.get("chat_id")):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self._waiting.remove(fault)
            return fault
        return None


async def strike(fault: Fault, request: web.Request, done: bytes = b"") -> web.StreamResponse:
    """What the client gets instead of an answer."""
    kind = fault.kind
    if kind == "429":
        raise too_many(int(fault.seconds))
    if kind in _REFUSALS:
        raise _REFUSALS[kind]
    if kind in _PAGES:
        return web.Response(status=_PAGES[kind], text="<html>Bad Gateway</html>", content_type="text/html")
    if kind == "html":
        return web.Response(text="<html>hello</html>", content_type="text/html")
    if kind == "ok_false":
        return web.json_response({"ok": False})
    if kind == "no_result":
        return web.json_response({"ok": True, "result": None})
    if kind == "truncated":
        return web.Response(body=done[: len(done) // 2], content_type="application/json")
    if kind in ("timeout", "timeout_after"):
        await asyncio.sleep(fault.seconds)
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


class Limits:
    """Telegram's limits: 1 message a second in a chat, 20 a minute in a group, 30 a second in all."""

    def __init__(self) -> None:
        self.breaches = 0
        self._all: deque[float] = deque()
        self._chats: dict[int, deque[float]] = defaultdict(deque)

    def count(self, chat: int, now: float) -> None:
        """Count one message. Raises Refusal when it is one too many."""
        mine = self._chats[chat]
        for times, since in ((self._all, 1.0), (mine, 60.0)):
            while times and now - times[0] >= since:
                times.popleft()
        late = len(self._all) >= 30 or (mine and now - mine[-1] < 1.0) or (chat < 0 and len(mine) >= 20)
        if late:
            self.breaches += 1
            raise too_many(int(61 - (now - mine[0])) if chat < 0 and len(mine) >= 20 else 1)
        self._all.append(now)
        mine.append(now)
