"""The same by HTTP, for a test that runs in another process.

POST /_test/<what> with a JSON object: say {user, text}, press {user, button}, group {title, members},
group_say {group, user, text}, press_data, block, join, leave, kick_bot, add_bot, ask_to_join, migrate,
look, raw, fault {kind, times, method, chat, seconds}; the answer is {"result": ...}.
GET /_test/log?since=N&wait=SECONDS gives {"log": [...]}; GET /_test/calls gives the number of calls.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from typing import Any

import msgspec
from aiohttp import web

from tests.fakes.telegram.refusal import Refusal
from tests.fakes.telegram.server import FakeTelegram

ACTS = frozenset(
    [
        "say",
        "share",
        "press",
        "press_data",
        "group",
        "group_say",
        "look",
        "block",
        "add_bot",
        "kick_bot",
        "join",
        "leave",
        "ask_to_join",
        "migrate",
        "raw",
        "fault",
    ]
)


class Control:
    """Routes under /_test/ for one fake."""

    def __init__(self, fake: FakeTelegram) -> None:
        self._fake = fake

    def add(self, app: web.Application) -> None:
        app.router.add_post("/_test/{act}", self._act)
        app.router.add_get("/_test/log", self._log)
        app.router.add_get("/_test/calls", self._calls)

    async def _act(self, request: web.Request) -> web.Response:
        act = request.match_info["act"]
        if act not in ACTS:
            return _json({"error": f"no {act}"}, 404)
        try:
            what = msgspec.json.decode(await request.read() or b"{}", type=dict[str, Any])
            return _json({"result": getattr(self._fake, act)(**what)})
        except (LookupError, TypeError, Refusal, msgspec.MsgspecError) as error:
            return _json({"error": f"{type(error).__name__}: {error}"}, 400)

    async def _log(self, request: web.Request) -> web.Response:
        since, wait = int(request.query.get("since", 0)), float(request.query.get("wait", 0))
        log = self._fake.world.log
        if wait and len(log) <= since:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._fake.spoken(), wait)
        return _json({"log": log[since:]})

    async def _calls(self, request: web.Request) -> web.Response:
        counted = Counter(method for method, _ in self._fake.world.calls)
        return _json({"calls": dict(counted), "breaches": self._fake.limits.breaches})


def _json(value: Any, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(value), content_type="application/json", status=status)
