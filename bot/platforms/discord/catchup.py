"""What was said in private while we were away: the gateway does not send it again.

Rules of this file
- Of each conversation the history after its last known update is read, oldest first.
- What comes in meanwhile in that conversation waits, so that the order stays.
- A history that cannot be read now is asked for until it can.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

from bot.chat.events import Address
from bot.chat.platform import Gone, Refused, TryAgain
from bot.platforms.discord.calls import Call, Wire
from bot.platforms.discord.places import Doors

_log = logging.getLogger(__name__)
PAGE = 100
_AT_ONCE = 8
_LONGEST_PAUSE = 30.0
_SAID = "/channels/{channel_id}/messages"

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


async def behind(conversations: Sequence[tuple[Address, str]], doors: Doors) -> dict[str, str]:
    """Channel id → id of the last thing known of it ("0" is nothing). Unreachable ones are left out."""
    found: dict[str, str] = {}
    for address, last in conversations:
        try:
            channel = await doors.channel(address)
        except (Gone, Refused, TryAgain):
            continue
        found[channel] = last[1:] if last[:1] in ("m", "i") and last[1:].isdigit() else "0"
    return found


async def catch_up(lasts: dict[str, str], wire: Wire, gate: Gate, take: Take) -> None:
    """Hand over what is missing in each channel, a few channels at a time."""
    turns = asyncio.Semaphore(_AT_ONCE)

    async def one(channel: str, last: str) -> None:
        async with turns:
            try:
                async for message in _after(channel, last, wire):
                    await take(message)
            except Exception as problem:
                _log.warning("the history of a conversation could not be read: %s", type(problem).__name__)
            finally:
                gate.open(channel)

    async with asyncio.TaskGroup() as group:
        for channel, last in lasts.items():
            group.create_task(one(channel, last))


async def _after(channel: str, last: str, wire: Wire) -> AsyncIterator[Any]:
    """The messages after this one, oldest first."""
    while True:
        call = Call("GET", _SAID, {"channel_id": channel}, params={"after": last, "limit": str(PAGE)})
        page = sorted(await patiently(call, wire), key=lambda message: int(message["id"]))
        for message in page:
            yield message
        if len(page) < PAGE:
            return
        last = page[-1]["id"]


async def patiently(call: Call, wire: Wire) -> Any:
    """The answer, however long Discord says «later»: a history that was skipped would not come again.

    Raises Gone or Refused.
    """
    pause = 0.0
    while True:
        try:
            return await wire.call(call)
        except TryAgain as busy:
            pause = min(_LONGEST_PAUSE, pause * 2 or 0.25)
            await asyncio.sleep(max(busy.after, pause))
