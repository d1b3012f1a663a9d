"""Two platforms on loopback that know one token each, and say who the bot is."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from aiohttp import web

TELEGRAM = "1001:" + "t" * 35
DISCORD = "d" * 24 + ".abcdef." + "e" * 30
ALL_RIGHTS = str(1 << 3)


@dataclass
class Platforms:
    """Change the fields to change what the platforms say."""

    me: dict[str, Any] = field(default_factory=lambda: {"username": "act_bot", "can_join_groups": True})
    flags: int = 1 << 15 | 1 << 19
    guilds: list[dict[str, Any]] = field(
        default_factory=lambda: [{"id": "7", "name": "ACT", "permissions": ALL_RIGHTS}]
    )
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Telegram: chat -> what the bot is and may there"""
    channels: dict[str, dict[str, Any]] = field(default_factory=dict)
    roles: list[dict[str, Any]] = field(default_factory=list)
    mine: list[str] = field(default_factory=lambda: ["70"])
    """Discord: the roles of the bot"""
    behind: timedelta = timedelta(0)
    status: int = 200
    port: int = 0

    @property
    def telegram_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def discord_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v10"

    @property
    def environ(self) -> dict[str, str]:
        """The addresses as variables."""
        return {
            "ACTBOT_TELEGRAM__API_URL": self.telegram_url,
            "ACTBOT_DISCORD__API_URL": self.discord_url,
        }

    async def telegram(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != TELEGRAM:
            return self._say({"ok": False, "error_code": 401}, 401)
        if request.match_info["method"] == "getMe":
            return self._say({"ok": True, "result": self.me})
        chat = request.query["chat_id"]
        if chat not in self.members:
            return self._say({"ok": False, "error_code": 400, "description": "chat not found"}, 400)
        if request.match_info["method"] == "getChat":
            return self._say({"ok": True, "result": {"id": int(chat), "title": f"Ouders {chat}"}})
        assert request.query["user_id"] == TELEGRAM.partition(":")[0]
        return self._say({"ok": True, "result": self.members[chat]})

    async def discord(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bot {DISCORD}":
            return self._say({"message": "401: Unauthorized"}, 401)
        bodies = {
            **{f"/api/v10/channels/{key}": channel for key, channel in self.channels.items()},
            "/api/v10/guilds/7/roles": self.roles,
            "/api/v10/guilds/7/members/12": {"roles": self.mine},
            "/api/v10/users/@me": {"id": "12", "username": "ACT"},
            "/api/v10/applications/@me": {"id": "12", "flags": self.flags},
            "/api/v10/users/@me/guilds": self.guilds,
        }
        found = bodies.get(request.path)
        return self._say({"message": "Unknown Channel"}, 404) if found is None else self._say(found)

    def _say(self, body: Any, status: int | None = None) -> web.Response:
        date = format_datetime(datetime.now(UTC) - self.behind, usegmt=True)
        return web.json_response(body, status=status or self.status, headers={"Date": date})


class Running:
    """The platforms in a thread of their own, so that another process can ask them too."""

    def __init__(self) -> None:
        self.platforms = Platforms()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(5)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.run_forever()
        self._loop.run_until_complete(self._runner.cleanup())
        self._loop.close()

    async def _serve(self) -> None:
        app = web.Application()
        app.router.add_get("/bot{token}/{method}", self.platforms.telegram)
        app.router.add_get("/api/v10/{path:.*}", self.platforms.discord)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.platforms.port = self._runner.addresses[0][1]
        self._ready.set()
