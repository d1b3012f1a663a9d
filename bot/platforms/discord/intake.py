"""Taking it in: each frame to the house first, and only then acknowledged.

Rules of this file
- A card's button, and the completion of words, are answered here at once: the house never hears them.
- An interaction is acknowledged when the house has it; what the house could not take stays silent,
  so that the person sees it did not work.
- What one person says is stored in the order it was said.
- What comes in during a catch-up waits its turn; an interaction at most two seconds of its three.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Protocol
from weakref import WeakValueDictionary

import msgspec

from bot.chat.platform import Gone, House, Raw, Refused, TryAgain
from bot.platforms.discord import catchup, interactions
from bot.platforms.discord.calls import Wire
from bot.platforms.discord.catchup import Gate
from bot.platforms.discord.heard import Heard, moment
from bot.platforms.discord.interactions import Thinking
from bot.platforms.discord.places import Doors
from bot.platforms.discord.read import EDIT, handle_of, happened, read, trim, update_of
from bot.platforms.discord.shapes import AUTOCOMPLETE, CARD_MARK, PRESS, SHAPES, Interaction, Message, User

_log = logging.getLogger(__name__)
_PATIENCE = 2.0
THINKING = 20.0
_TRIES = 5
_SHORTEST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0


class Frame(msgspec.Struct):
    """A gateway frame: the event's name and its payload."""

    t: str | None = None
    d: msgspec.Raw = msgspec.Raw(b"null")


class Peek(msgspec.Struct):
    """Where an event is about, and who the bot is."""

    id: str | None = None
    channel_id: str | None = None
    guild_id: str | None = None
    user: User | None = None


class Ground(Wire, Protocol):
    """What is known of the guilds beside the wire."""

    def place(self, channel: str | None, guild: str | None) -> str | None: ...

    def channels(self, guild: str) -> list[str]: ...


class Intake:
    """Hears frames while one connection lasts."""

    def __init__(
        self, ground: Ground, house: House, doors: Doors, thinking: Thinking, tasks: asyncio.TaskGroup
    ) -> None:
        self._ground = ground
        self._house = house
        self._doors = doors
        self._thinking = thinking
        self._tasks = tasks
        self._gate = Gate()
        self._lanes: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._me = ""
        self._heard = Heard(house)
        self._missing = True
        self._catching: asyncio.Task[None] | None = None

    def hear(self, text: str | bytes) -> None:
        """One frame. Nonsense is passed over: the connection warns about it."""
        try:
            frame = msgspec.json.decode(text, type=Frame)
            self._sort(frame)
        except (msgspec.MsgspecError, ValueError) as problem:
            _log.warning("a gateway event was passed over: %s", type(problem).__name__)

    def _sort(self, frame: Frame) -> None:
        if frame.t == "READY":
            user = msgspec.json.decode(frame.d, type=Peek).user
            self._me = user.id if user else ""
        if frame.t in ("READY", "RESUMED"):
            self._back()
        elif frame.t in SHAPES:
            for raw in self._trimmed(frame.t, frame.d, datetime.now(UTC)):
                self._tasks.create_task(self._take(raw))

    def _trimmed(self, event: str, payload: msgspec.Raw, at: datetime) -> Iterator[Raw]:
        """One for each place it is about: a guild that is gone is gone from all its channels."""
        about = msgspec.json.decode(payload, type=Peek)
        if event == "GUILD_DELETE":
            places: list[str | None] = [*self._ground.channels(about.id or "")] or [None]
        else:
            places = [self._ground.place(about.channel_id, about.guild_id)]
        for place in places:
            raw = trim(event, payload, me=self._me, at=at, place=place)
            if raw:
                yield raw

    async def _take(self, raw: Raw) -> None:
        try:
            await self._taken(raw)
        except (TryAgain, Gone, Refused) as problem:
            _log.warning("an interaction could not be answered: %s", type(problem).__name__)
        except Exception as problem:
            _log.error("an update was not taken in: %s", type(problem).__name__)

    async def _taken(self, raw: Raw) -> None:
        _, seen = update_of(raw.body)
        if isinstance(seen, Interaction):
            await self._interaction(raw, seen)
        elif read(raw.body) is not None:
            async with self._lane(raw.lane):
                if isinstance(seen, Message):
                    await self._message(raw, seen)
                else:
                    await self._received(raw)

    async def _message(self, raw: Raw, seen: Message) -> None:
        await self._gate.passed(seen.channel_id)
        await self._received(raw)
        if self._caught_up and self._missing:
            self._catch_up_anew()
        elif self._caught_up:
            self._heard.note(seen.id)
            await self._heard.keep()

    async def _interaction(self, raw: Raw, seen: Interaction) -> None:
        if await self._answered_here(seen) or read(raw.body) is None:
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._gate.passed(seen.channel_id), _PATIENCE)
        with self._thinking.beginning(seen.token):
            await self._handed(raw)
            await self._ground.call(interactions.acknowledged(seen))
        if seen.message is None:
            await asyncio.sleep(THINKING)
            await self._thinking.end(handle_of(seen), self._ground)

    async def _received(self, raw: Raw) -> bool:
        """The house has it; False: it had it before. Tried a few times; then a catch-up brings it again."""
        for number in range(_TRIES):
            try:
                return await self._handed(raw)
            except Exception as problem:
                _log.warning("the house could not take an update: %s", type(problem).__name__)
                await asyncio.sleep(0.2 * 4**number)
        self._missing = True
        return True

    async def _handed(self, raw: Raw) -> bool:
        """A connection may end meanwhile: what is stored is answered all the same."""
        return await asyncio.shield(self._house.receive(raw))

    def _lane(self, lane: str) -> asyncio.Lock:
        """One at a time, in order: what came later is never stored before what came first."""
        return self._lanes.setdefault(lane, asyncio.Lock())

    async def _answered_here(self, seen: Interaction) -> bool:
        if seen.type == AUTOCOMPLETE:
            words = next((str(given.value) for given in seen.data.options if given.focused), "")
            found = await self._house.look(words, seen.locale) if words.strip() else ()
            await self._ground.call(interactions.completed(seen, list(found)))
            return True
        if seen.type == PRESS and seen.data.custom_id.startswith(CARD_MARK):
            card = await self._house.recall(seen.data.custom_id)
            if card:
                await self._ground.call(interactions.opened(seen, card))
            return bool(card)
        return False

    def _back(self) -> None:
        """Connected (again): see what was missed. What an earlier catch-up still does, this one does."""
        self._gate.shut()
        if self._catching is not None:
            self._catching.cancel()
        self._catch_up_anew()

    def _catch_up_anew(self) -> None:
        self._catching = self._tasks.create_task(self._catch_up())

    @property
    def _caught_up(self) -> bool:
        return self._catching is not None and self._catching.done()

    async def _catch_up(self) -> None:
        """Until nothing is missing: what cannot be read now is read later."""
        pause = _SHORTEST_PAUSE
        self._missing = True
        while self._missing:
            self._missing = False
            try:
                self._missing = not await self._read_on() or self._missing
            except Exception as problem:
                _log.error("catching up failed: %s", type(problem).__name__)
                self._missing = True
            self._gate.release()
            if self._missing:
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)

    async def _read_on(self) -> bool:
        """Whether all that was said since the mark was handed over; then the mark moves."""
        since = await self._heard.since()
        conversations = await self._house.conversations()
        self._gate.narrow([each.chat for each in conversations])
        whole = await catchup.catch_up(
            conversations, since, self._doors, self._ground, self._gate, self._missed
        )
        if whole and not self._missing:
            await self._heard.keep()
        return whole

    async def _missed(self, message: dict[str, Any]) -> None:
        """One message from the history, as if it came when it was said; it may have changed since."""
        if await self._once_more("MESSAGE_CREATE", message) is False:
            await self._once_more(EDIT, message)

    async def _once_more(self, event: str, message: dict[str, Any]) -> bool | None:
        """Whether this was new; False: it was known. None for what makes no sense or concerns nobody."""
        payload = msgspec.Raw(msgspec.json.encode(message))
        try:
            raw = trim(event, payload, me=self._me, at=moment(str(message["id"])))
        except (msgspec.MsgspecError, ValueError, OverflowError):
            return None
        if raw is None or read(raw.body) is None:
            return None
        if self._heard.knows(happened(raw)):
            return False
        # a new catch-up ends this one, not what the house does
        new = await asyncio.shield(self._received(raw))
        self._heard.note(str(message["id"]))
        return new
