"""The wire: discord.py's client, steadied. The only file that imports `discord`.

Rules of this file
- Every dispatch is handed over as it came, before the library reads it.
- An event the library cannot read is skipped; the connection and what follows it stay.
- A lost connection is resumed, so that what was missed is sent again; with growing pauses.
- Only a token that Discord does not know ends it.
- Nothing of a payload, a name or a token is ever logged.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket, ReconnectWebSocket, WebSocketClosure
from discord.http import Route

from bot.chat.platform import TryAgain
from bot.platforms.discord.calls import BadToken, Call, trouble
from bot.platforms.touch import Touch

_log = logging.getLogger(__name__)
_SHORTEST_PAUSE, _LONGEST_PAUSE, _STEADY_AFTER = 0.1, 60.0, 20.0
_NEW_SESSION_PAUSE = 1.5
"""Discord asks for one to five seconds before a new session"""
_BAD_TOKEN, _INTENT_OFF = 4004, 4014
_FINAL = (_BAD_TOKEN, 4010, 4011, 4012, 4013, _INTENT_OFF)
_SWITCH, _UNTIL = "Switch on", "in Discord's Developer Portal, page Bot. Until then"
_PASSING = (
    ReconnectWebSocket,
    WebSocketClosure,
    discord.ConnectionClosed,
    OSError,
    aiohttp.ClientError,
    TimeoutError,
)


Hear = Callable[[str], None]


class SteadySocket(DiscordWebSocket):
    """The library's socket; what it cannot read is skipped."""

    async def received_message(self, msg: Any, /) -> None:
        text = self._decompressor.decompress(msg) if isinstance(msg, bytes) else msg
        if text is None:
            return
        try:
            self._dispatch("frame", text)
            await super().received_message(text)
        except _PASSING:
            raise
        except Exception as problem:
            _log.warning("a gateway event could not be read: %s", type(problem).__name__)


class Line(discord.Client):
    """The connection: `enter`, then `stay`; frames go to the ear, calls go out by `call`."""

    def __init__(self, gateway_url: str | None, touch: Touch) -> None:
        self._wanted = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(
            intents=self._wanted,
            allowed_mentions=discord.AllowedMentions.none(),
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            max_ratelimit_timeout=30.0,
        )
        self._hear: Hear | None = None
        self._touch = touch
        self._fixed = yarl.URL(gateway_url) if gateway_url else None

    async def enter(self, token: str, *, members: bool) -> None:
        """Log in, and see what may be asked for. Raises BadToken.

        What people say in groups is asked for when its switch is on; DMs and mentions come without.
        `members`: ask who joins and leaves, whatever the switches say.
        """
        try:
            await self.login(token)
        except discord.LoginFailure:
            raise BadToken("discord") from None
        flags = self.application_flags
        self._wanted.message_content = flags.gateway_message_content or flags.gateway_message_content_limited
        self._wanted.members = members or flags.gateway_guild_members or flags.gateway_guild_members_limited
        if not self._wanted.message_content:
            _log.warning("%s «Message Content Intent» %s talk in groups is not seen.", _SWITCH, _UNTIL)

    async def stay(self, hear: Hear) -> None:
        """Stay connected, frames go to `hear`. Raises ConnectionClosed, which is for `judge`."""
        self._hear = hear
        await self.connect()

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Frames go straight to the ear, before the library forgets what they take away."""
        if event != "frame":
            super().dispatch(event, *args, **kwargs)
        elif self._hear:
            self._hear(*args)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        _log.warning("an event was dropped in %s", event_method)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """The pauses of `connect` are enough."""

    async def connect(self, *, reconnect: bool = True) -> None:
        """Stay connected. Raises ConnectionClosed when the gateway will not have us."""
        how: dict[str, Any] = {"initial": True}
        pause = 0.0
        while not self.is_closed():
            started = monotonic()
            resume = await self._listen(how)
            how = self._again(resume=resume)
            steady = monotonic() - started > _STEADY_AFTER
            pause = 0.0 if steady else min(max(pause * 2, _SHORTEST_PAUSE), _LONGEST_PAUSE)
            await asyncio.sleep(pause if resume else max(pause, _NEW_SESSION_PAUSE))

    async def _listen(self, how: dict[str, Any]) -> bool:
        """Take frames until the connection is lost. Gives whether the session can be resumed."""
        try:
            self.ws = await asyncio.wait_for(SteadySocket.from_client(self, **how), timeout=60.0)
            self._touch.found()
            while True:
                await self.ws.poll_event()
        except ReconnectWebSocket as again:
            return again.resume
        except discord.ConnectionClosed as closed:
            if closed.code in _FINAL:
                raise
        except Exception as problem:
            _log.warning("the gateway is away: %s", type(problem).__name__)
        finally:
            self._touch.lost()
        return True

    def _again(self, *, resume: bool) -> dict[str, Any]:
        """How to come back: on the session that was, where there is one."""
        before = self.ws
        session = before.session_id if before is not None and resume else None
        if session is None:
            return {"initial": False, "resume": False, "gateway": self._fixed}
        gateway = self._fixed or before.gateway
        return {"resume": True, "session": session, "sequence": before.sequence, "gateway": gateway}

    def place(self, channel: str | None, guild: str | None) -> str | None:
        """The parent of this thread, or the channel in which this guild greets; None when unknown."""
        if channel is not None:
            known = self.get_channel(int(channel))
            return str(known.parent_id) if isinstance(known, discord.Thread) else None
        home = self.get_guild(int(guild)) if guild else None
        greets = home.system_channel if home else None
        return str(greets.id) if greets else None

    def channels(self, guild: str) -> list[str]:
        """The text channels of this guild that are known."""
        home = self.get_guild(int(guild))
        return [str(channel.id) for channel in home.text_channels] if home else []

    async def call(self, call: Call) -> Any:
        """The answer's JSON. Raises TryAgain, Gone, Refused or Unknown."""
        route = Route(call.method, call.path, **call.ids)
        try:
            return await self.http.request(route, **_body(call))
        except discord.RateLimited as limited:
            raise TryAgain(limited.retry_after, too_much=True) from None
        except discord.HTTPException as problem:
            raise trouble(problem.status, problem.code, _after(problem)) from None
        except (OSError, aiohttp.ClientError, RuntimeError) as problem:
            raise TryAgain(2.0) from problem


def judge(problem: Exception, *, members: bool) -> bool:
    """Whether to ask for the members again after this end. Raises BadToken when the token is bad."""
    code = problem.code if isinstance(problem, discord.ConnectionClosed) else None
    if code == _BAD_TOKEN:
        raise BadToken("discord") from None
    if code == _INTENT_OFF:
        _log.error("%s «Server Members Intent» %s who joins or leaves is not seen.", _SWITCH, _UNTIL)
        return False
    _log.warning("the line to Discord broke: %s", type(problem).__name__)
    return members


def redirect(api_url: str | None, gateway_url: str | None) -> None:
    """Send the library to another address than Discord's own, and keep its loggers quiet.

    `discord.http` names addresses in its warnings, and those hold interaction tokens.
    """
    logging.getLogger("discord").setLevel(logging.WARNING)
    logging.getLogger("discord.http").setLevel(logging.ERROR)
    if api_url:
        Route.BASE = api_url.rstrip("/")
    if gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)


def _body(call: Call) -> dict[str, Any]:
    body: dict[str, Any] = {"params": call.params} if call.params else {}
    if call.file is None:
        return body if call.json is None else {**body, "json": call.json}
    name, content = call.file
    body["form"] = [
        {"name": "payload_json", "value": json.dumps(call.json)},
        {"name": "files[0]", "value": content, "filename": name, "content_type": "application/octet-stream"},
    ]
    return body


def _after(problem: discord.HTTPException) -> float:
    try:
        return float(problem.response.headers.get("Retry-After", 0))
    except ValueError:
        return 0.0
