"""A strict little Discord on loopback: REST, gateway, and a journal of every call."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.people import People
from tests.fakes.discord.refusal import Refusal
from tests.fakes.discord.rest import Rest
from tests.fakes.discord.world import World

Json = dict[str, Any]
API = "/api/v10"


@dataclass
class Fault:
    """The next `times` calls whose path holds `path` fail so. `after` is for a 429, in seconds."""

    status: int
    path: str = ""
    code: int = 0
    after: float = 0.0
    times: int = 1


class FakeDiscord:
    """Start it, give the adapter its `api_url` and `gateway_url`, and let people act."""

    def __init__(self, *, journal: Path | None = None, token: str = "token") -> None:
        self.world = World(token=token)
        self.gateway = Gateway(self.world)
        self.people = People(self.world, self.gateway)
        self.log: list[Json] = []
        self.faults: list[Fault] = []
        self._journal = journal
        self._runner: web.AppRunner | None = None
        self.url = ""

    @property
    def api_url(self) -> str:
        return self.url + API

    @property
    def gateway_url(self) -> str:
        return self.url.replace("http", "ws", 1) + "/gateway"

    async def start(self, port: int = 0, extra: Callable[[web.Application], None] | None = None) -> None:
        api = web.Application(middlewares=[self._strictly])
        api.add_routes(Rest(self.world, self.gateway.tell).routes())
        app = web.Application(client_max_size=20 * 1024 * 1024)
        app.add_subapp(API, api)
        app.router.add_get("/gateway", self.gateway.connect)
        app.router.add_get("/gateway/", self.gateway.connect)
        if extra:
            extra(app)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        await self.gateway.drop(forget=True)
        if self._runner:
            await self._runner.cleanup()

    @web.middleware
    async def _strictly(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        answer = await self._answer(request, handler)
        if answer.headers.get("Content-Type", "").startswith("application/json"):
            answer.headers["Content-Type"] = "application/json"
        return answer

    async def _answer(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """The answer, noted. Its content type is bare, as the library wants it."""
        try:
            self._check(request)
            answer = await handler(request)
        except Refusal as no:
            answer = web.json_response({"code": no.code, "message": no.message}, status=no.status)
            await self._note(request, no.status, no.message)
            return answer
        except _Faulted as faulted:
            await self._note(request, faulted.response.status, "fault")
            return faulted.response
        except web.HTTPException as lost:
            await self._note(request, lost.status, "no such route")
            return web.json_response({"code": 0, "message": "404: Not Found"}, status=lost.status)
        await self._note(request, answer.status, "")
        return answer

    def _check(self, request: web.Request) -> None:
        for fault in self.faults:
            if fault.times and fault.path in request.path:
                fault.times -= 1
                raise _Faulted(_failing(fault))
        open_door = "/webhooks/" in request.path or "/interactions/" in request.path
        if not open_door and request.headers.get("Authorization") != f"Bot {self.world.token}":
            raise Refusal(401, 0, "401: Unauthorized")

    async def _note(self, request: web.Request, status: int, why: str) -> None:
        body = await request.text() if request.content_type == "application/json" else ""
        line = {
            "method": request.method,
            "path": request.path.removeprefix(API),
            "status": status,
            "why": why,
            "body": json.loads(body) if body else None,
        }
        self.log.append(line)
        if self._journal:
            with self._journal.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")


class _Faulted(Exception):
    def __init__(self, response: web.Response) -> None:
        super().__init__()
        self.response = response


def _failing(fault: Fault) -> web.Response:
    body: Json = {"code": fault.code, "message": "fault"}
    if fault.status != 429:
        return web.json_response(body, status=fault.status)
    headers = {"Via": "1.1 google", "Retry-After": str(fault.after)}
    return web.json_response(
        body | {"retry_after": fault.after, "global": False}, status=429, headers=headers
    )
