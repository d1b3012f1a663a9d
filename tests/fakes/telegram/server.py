"""A Telegram of our own on loopback: strict where Telegram is strict, and able to fail on demand."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import msgspec
from aiohttp import web

from tests.fakes.telegram.faults import AFTER, Fault, Faults, Limits, strike
from tests.fakes.telegram.methods import DOES
from tests.fakes.telegram.people import People
from tests.fakes.telegram.queue import Queue, poller_methods
from tests.fakes.telegram.refusal import Refusal
from tests.fakes.telegram.strict import check, plain_params
from tests.fakes.telegram.tables import METHODS
from tests.fakes.telegram.world import Json, Sent, World

TOKEN = re.compile(r"\d+:[\w-]+")
UPLOAD = 60 * 1024 * 1024
SPEAKS = ("sendMessage", "sendDocument")


class FakeTelegram(People):
    """The server and everybody on it. `async with FakeTelegram() as fake: fake.url`.

    `delay` is in seconds, for each answer; `lenient` leaves out the checks; `flood` keeps Telegram's
    limits; `journal` gets a JSON line for each thing said.
    """

    def __init__(
        self, *, delay: float = 0.0, lenient: bool = False, flood: bool = False, journal: Path | None = None
    ) -> None:
        self.world = World()
        self.limits = Limits()
        self.url = ""
        self._queue = Queue(self.world)
        self._polling = poller_methods(self._queue)
        self._faults = Faults()
        self._delay, self._lenient, self._flood = delay, lenient, flood
        self._journal = journal.open("ab", buffering=0) if journal else None
        self._spoken = asyncio.Event()
        self._runner: web.AppRunner | None = None
        super().__init__(self.world, self._queue.arrived)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.stop()

    async def start(self, port: int = 0, routes: Callable[[web.Application], None] | None = None) -> None:
        app = web.Application(client_max_size=UPLOAD)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        if routes is not None:
            routes(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        bound = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{bound}"

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
        if self._journal is not None:
            self._journal.close()

    def fault(self, kind: str, times: int = 1, **when: Any) -> None:
        """Let the next calls go wrong: 429 401 403 404 409 500 502 503 html ok_false truncated timeout
        timeout_after reset_before reset_after. `when`: method, chat, seconds, skip (see `Fault`)."""
        self._faults.add(Fault(kind, times, **when))

    def sent(self, chat: int | str, since: int = 0) -> list[Sent]:
        """What the bot did in this chat that somebody can see, after log number `since`."""
        known = chat if isinstance(chat, int) else self.world.names.get(chat, 0)
        return [sent for sent in self.world.log[since:] if sent.chat == known]

    def called(self, method: str) -> list[Json]:
        """The parameters of each call of this method."""
        return [params for name, params in self.world.calls if name == method]

    async def wait_for(self, chat: int | str, words: str = "", since: int = 0, within: float = 5.0) -> Sent:
        """The first thing in this chat after `since` that has these words. Raises TimeoutError."""
        async with asyncio.timeout(within):
            while True:
                for sent in self.sent(chat, since):
                    if words in sent.text:
                        return sent
                await self.spoken()

    async def spoken(self) -> None:
        """Wait until the bot does the next thing."""
        await self._spoken.wait()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        try:
            return await self._served(request)
        except Refusal as refusal:
            return web.json_response(refusal.answer(), status=refusal.code)

    async def _served(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if method not in METHODS or not TOKEN.fullmatch(request.match_info["token"]):
            raise Refusal(404, "Not Found")
        params = await _params(request, method)
        self.world.calls.append((method, params))
        if self._delay and method != "getUpdates":
            await asyncio.sleep(self._delay)
        fault = self._faults.due(method, params)
        if fault is not None and fault.kind not in AFTER:
            return await strike(fault, request)
        body = self._encoded(await self._result(method, params))
        if fault is not None:
            return await strike(fault, request, body)
        return web.Response(body=body, content_type="application/json")

    def _encoded(self, result: Any) -> bytes:
        text = json.dumps({"ok": True, "result": result})
        for mark, verbatim in self.world.verbatim.items():
            text = text.replace(f'"{mark}"', verbatim)
        return text.encode()

    async def _result(self, method: str, params: Json) -> Any:
        if not self._lenient:
            check(method, params)
        if method == "getUpdates":
            return await self._queue.get(params)
        if method in self._polling:
            return self._polling[method](params)
        if self._flood and method in SPEAKS:
            self.limits.count(params["chat_id"], self.world.now())
        before = len(self.world.log)
        result = DOES[method](self.world, params, self._lenient)
        if len(self.world.log) > before:
            self._tell(self.world.log[before:])
        return result

    def _tell(self, said: list[Sent]) -> None:
        if self._journal is not None:
            for sent in said:
                self._journal.write(msgspec.json.encode(sent) + b"\n")
        self._spoken.set()
        self._spoken = asyncio.Event()


async def _params(request: web.Request, method: str) -> Json:
    """The parameters, from the query, JSON or a form."""
    params = plain_params(request.query.items(), method)
    if request.content_type == "application/json":
        return params | dict(json.loads(await request.read()))
    if request.method == "POST":
        fields = [(name, _field(value)) for name, value in (await request.post()).items()]
        params |= plain_params(fields, method)
    return params


def _field(value: Any) -> Any:
    return (value.filename, value.file.read()) if isinstance(value, web.FileField) else value
