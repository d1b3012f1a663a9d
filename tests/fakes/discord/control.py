"""The test's own door: `POST /_test/<act>` with a JSON object, `GET /_test/log|said|state`."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from tests.fakes.discord.server import FakeDiscord, Fault

_ACTS = ("say", "press", "pick", "slash", "complete", "modal", "come", "go")


class Control:
    """Lets another process act as people, and break things."""

    def __init__(self, fake: FakeDiscord) -> None:
        self.fake = fake

    def add(self, app: web.Application) -> None:
        app.add_routes(
            [
                web.post("/_test/{act}", self.act),
                web.get("/_test/log", self.log),
                web.get("/_test/said/{channel}", self.said),
                web.get("/_test/state", self.state),
            ]
        )

    async def act(self, request: web.Request) -> web.Response:
        """An act of `People` by name, or drop, raw, fault, age, close."""
        name, asked = request.match_info["act"], json.loads(await request.text() or "{}")
        if name in _ACTS:
            return web.json_response({"id": await getattr(self.fake.people, name)(**asked)})
        return web.json_response(await self._broken(name, asked))

    async def _broken(self, name: str, asked: dict[str, Any]) -> dict[str, Any]:
        if name == "drop":
            await self.fake.gateway.drop(**asked)
        elif name == "raw":
            await self.fake.gateway.raw(asked["text"])
        elif name == "fault":
            self.fake.faults.append(Fault(**asked))
        elif name == "age":
            self.fake.world.shift += asked["seconds"]
        elif name == "close":
            self.fake.world.closed.add(asked["user"])
        else:
            raise web.HTTPNotFound
        return {}

    async def log(self, request: web.Request) -> web.Response:
        return web.json_response(self.fake.log)

    async def said(self, request: web.Request) -> web.Response:
        return web.json_response(self.fake.world.said(request.match_info["channel"]))

    async def state(self, request: web.Request) -> web.Response:
        gateway, world = self.fake.gateway, self.fake.world
        return web.json_response(
            {
                "identified": gateway.identified,
                "resumed": gateway.resumed,
                "commands": world.commands,
                "acts": world.acts,
                "thinking": [one.id for one in world.interactions.values() if one.thinking],
            }
        )
