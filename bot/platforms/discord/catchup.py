"""What was said in private while we were away: the gateway does not send it again.

Rules of this file
- Of each conversation the history after the mark is read, oldest first; the house knows what it had, and
  hears of that what was changed meanwhile.
- What comes in meanwhile in that conversation waits, so that the order stays.
- A door or a history that cannot be opened now is asked for until it can; it holds up no other.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from bot.chat.events import Address
from bot.chat.platform import Gone, Refused, TryAgain
from bot.platforms.discord.calls import Call, Wire
from bot.platforms.discord.places import Doors

_log = logging.getLogger(__name__)
PAGE = 100
_AT_ONCE = 8
_LONGEST_PAUSE = 30.0
_SAID = "/channels/{channel_id}/messages"

T = TypeVar("T")
Take = Callable[[Any], Awaitable[None]]


class Gate:
    """Holds what comes in for a conversation that is still being caught up."""

    def __init__(self) -> None:
        self._listed = asyncio.Event()
        self._listed.set()
        self._behind: dict[str, asyncio.Event] = {}

    def shut(self) -> None:
        """Until it is known which conversations are behind, all wait."""
        self._listed.clear()

    def narrow(self, channels: Sequence[str]) -> None:
        """Only these wait from now on."""
        for channel in channels:
            self._behind.setdefault(channel, asyncio.Event())
        self._listed.set()

    def open(self, channel: str) -> None:
        """This conversation is caught up."""
        waiting = self._behind.pop(channel, None)
        if waiting:
            waiting.set()

    def release(self) -> None:
        """All may go on."""
        self._listed.set()
        for channel in list(self._behind):
            self.open(channel)

    async def passed(self, channel: str) -> None:
        """Wait for this conversation's turn."""
        await self._listed.wait()
        waiting = self._behind.get(channel)
        if waiting:
            await waiting.wait()


async def catch_up(
    conversations: Sequence[Address], since: str, doors: Doors, wire: Wire, gate: Gate, take: Take
) -> bool:
    """Hand over what came after this id, a few conversations at a time. False when one could not be read."""
    turns = asyncio.Semaphore(_AT_ONCE)

    async def one(address: Address) -> bool:
        channel, whole = "", True
        try:
            channel = await patiently(partial(doors.channel, address))
            gate.narrow([channel])
            async with turns:
                async for message in _after(channel, since, wire):
                    await take(message)
        except (Gone, Refused):
            _log.info("a conversation is closed")
        except Exception as problem:
            _log.warning("the history of a conversation could not be read: %s", type(problem).__name__)
            whole = False
        gate.open(channel)
        return whole

    return all(await asyncio.gather(*(one(address) for address in conversations)))


async def _after(channel: str, last: str, wire: Wire) -> AsyncIterator[Any]:
    """The messages after this one, oldest first."""
    while True:
        call = Call("GET", _SAID, {"channel_id": channel}, params={"after": last, "limit": str(PAGE)})
        page = sorted(await patiently(partial(wire.call, call)), key=lambda message: int(message["id"]))
        for message in page:
            yield message
        if len(page) < PAGE:
            return
        last = page[-1]["id"]


async def patiently(ask: Callable[[], Awaitable[T]]) -> T:
    """The answer, however long Discord says «later»: a history that was skipped would not come again.

    Raises Gone or Refused.
    """
    pause = 0.0
    while True:
        try:
            return await ask()
        except TryAgain as busy:
            pause = min(_LONGEST_PAUSE, pause * 2 or 0.25)
            await asyncio.sleep(max(busy.after, pause))
