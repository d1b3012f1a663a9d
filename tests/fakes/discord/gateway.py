"""The gateway side: hello, identify, resume with what was missed, heartbeats, and faults on request."""

from __future__ import annotations

import contextlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.fakes.discord.world import APPLICATION, BOT, GUILD, GUILD_MEMBERS, HALL, MESSAGE_CONTENT, World

Json = dict[str, Any]
_PRIVILEGED = {1 << 1: GUILD_MEMBERS, 1 << 15: MESSAGE_CONTENT}


@dataclass
class Session:
    """One session: all it was sent, and the socket while there is one."""

    frames: list[Json] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None
    intents: int = 0


class Gateway:
    """Sends what happens to every session; a session that resumes gets what it missed."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sessions: dict[str, Session] = {}
        self.identified = 0
        self.resumed = 0

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}, "s": None, "t": None})
        async for message in socket:
            if message.type != WSMsgType.TEXT:
                break
            await self._hear(socket, json.loads(message.data), str(request.url.origin()))
        return socket

    async def tell(self, event: str, payload: Json) -> None:
        """An event for every session."""
        for session in self.sessions.values():
            frame = {"op": 0, "t": event, "s": len(session.frames) + 1, "d": payload}
            session.frames.append(frame)
            if session.socket and not session.socket.closed:
                with contextlib.suppress(ConnectionError):  # it went away just now
                    await session.socket.send_json(frame)

    async def raw(self, text: str) -> None:
        """Any text at all, to every open socket."""
        for session in self.sessions.values():
            if session.socket and not session.socket.closed:
                await session.socket.send_str(text)

    async def drop(self, *, forget: bool = False) -> None:
        """Cut every connection; `forget`: the sessions cannot be resumed either."""
        sockets = [session.socket for session in self.sessions.values() if session.socket]
        if forget:
            self.sessions.clear()
        for socket in sockets:
            await socket.close(code=4000)

    async def _hear(self, socket: web.WebSocketResponse, frame: Json, origin: str) -> None:
        if frame["op"] == 1:
            await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
        elif frame["op"] == 2:
            await self._identify(socket, frame["d"], origin)
        elif frame["op"] == 6:
            await self._resume(socket, frame["d"])

    async def _identify(self, socket: web.WebSocketResponse, asked: Json, origin: str) -> None:
        if asked["token"] != self.world.token:
            await socket.close(code=4004)
            return
        if self.world.intents_off and any(asked["intents"] & bit for bit in _PRIVILEGED):
            await socket.close(code=4014)
            return
        self.identified += 1
        name = secrets.token_hex(8)
        self.sessions[name] = Session(socket=socket, intents=asked["intents"])
        await self._greet(self.sessions[name], name, origin)

    async def _greet(self, session: Session, name: str, origin: str) -> None:
        ready = {
            "v": 10,
            "user": self.world.users[BOT],
            "session_id": name,
            "guilds": [{"id": GUILD, "unavailable": True}],
            "resume_gateway_url": origin.replace("http", "ws", 1) + "/gateway",
            "application": {"id": APPLICATION, "flags": 0},
        }
        for event, payload in (("READY", ready), ("GUILD_CREATE", self._guild())):
            frame = {"op": 0, "t": event, "s": len(session.frames) + 1, "d": payload}
            session.frames.append(frame)
            if session.socket:
                await session.socket.send_json(frame)

    async def _resume(self, socket: web.WebSocketResponse, asked: Json) -> None:
        session = self.sessions.get(asked["session_id"])
        if session is None:
            await socket.send_json({"op": 9, "d": False, "s": None, "t": None})
            return
        self.resumed += 1
        session.socket = socket
        for frame in session.frames[asked["seq"] or 0 :]:
            await socket.send_json(frame)
        done = {"op": 0, "t": "RESUMED", "s": len(session.frames) + 1, "d": {}}
        session.frames.append(done)
        await socket.send_json(done)

    def _guild(self) -> Json:
        channels = [one for one in self.world.channels.values() if one["type"] == 0]
        return {
            "id": GUILD,
            "name": "ACT",
            "icon": None,
            "owner_id": "1",
            "unavailable": False,
            "member_count": 3,
            "channels": channels,
            "members": [],
            "roles": self.world.roles,
            "emojis": [],
            "stickers": [],
            "threads": [],
            "features": [],
            "system_channel_id": HALL,
            "preferred_locale": "nl",
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "large": False,
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "system_channel_flags": 0,
            "premium_tier": 0,
            "nsfw_level": 0,
            "rules_channel_id": None,
            "afk_timeout": 300,
            "application_id": None,
            "splash": None,
            "discovery_splash": None,
            "description": None,
            "banner": None,
            "vanity_url_code": None,
            "public_updates_channel_id": None,
            "premium_progress_bar_enabled": False,
            "soundboard_sounds": [],
        }
