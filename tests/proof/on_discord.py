"""Parents in their DMs with the bot, on the fake Discord."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.fakes.discord.server import FakeDiscord
from tests.proof.campaign import Said
from tests.proof.parent import Deed, Seen

FIRST = 8001
WAITS = 3.0
"""seconds until Discord says that an interaction failed"""
Json = dict[str, Any]


@dataclass
class OnDiscord:
    """A `Stage`. A press nobody answers fails on her screen; then she presses again."""

    fake: FakeDiscord
    acts: int = 0
    failed: int = 0
    """presses and commands that failed on somebody's screen"""

    @property
    def listening(self) -> int:
        return self.fake.gateway.identified

    @property
    def happenings(self) -> int:
        return self.acts + len(self.fake.log)

    def screen(self, number: int) -> Sequence[Seen]:
        return [
            Seen(message["id"], message["content"], tuple(label for label, _, _ in _choices(message)))
            for message in self._messages(number)
        ]

    async def start(self, number: int) -> None:
        await self._insist(number, lambda: self.fake.people.slash(_user(number), "start"))

    async def do(self, number: int, deed: Deed) -> None:
        self.acts += 1
        if deed.words:
            await self.fake.people.say(_user(number), deed.words)
        else:
            await self._insist(number, lambda: self._press(number, deed))

    def said(self, number: int) -> list[Said]:
        return [
            Said(0.0, message["content"], tuple(token for _, _, token in _choices(message)))
            for message in self._messages(number)
        ]

    async def _insist(self, number: int, act: Callable[[], Awaitable[str]]) -> None:
        """Until it was acknowledged, or she sees what came of it."""
        before = self.screen(number)
        while self.screen(number) == before:
            self.acts += 1
            if await self._acknowledged(number, await act(), before):
                return
            self.failed += 1

    async def _acknowledged(self, number: int, interaction: str, before: Sequence[Seen]) -> bool:
        seen = self.fake.world.interactions[interaction]
        until = time.monotonic() + WAITS
        while time.monotonic() < until:
            if seen.answered or self.screen(number) != before:
                return True
            await asyncio.sleep(0.02)
        return False

    async def _press(self, number: int, deed: Deed) -> str:
        [message] = [one for one in self._messages(number) if one["id"] == deed.message]
        for label, custom_id, token in _choices(message):
            if label == deed.label and custom_id == token:
                return await self.fake.people.press(_user(number), deed.message, token)
            if label == deed.label:
                return await self.fake.people.pick(_user(number), deed.message, custom_id, token)
        raise LookupError(deed.label)

    def _messages(self, number: int) -> list[Json]:
        self.fake.world.private(_user(number))
        return self.fake.world.said(f"5{_user(number)}")


def _user(number: int) -> str:
    return str(FIRST + number)


def _choices(message: Json) -> Iterator[tuple[str, str, str]]:
    """(label, custom_id, token) of each button and each line of a menu."""
    for row in message["components"]:
        for piece in row["components"]:
            if piece["type"] == 2:
                yield piece["label"], piece["custom_id"], piece["custom_id"]
            for option in piece.get("options", ()):
                yield option["label"], piece["custom_id"], option["value"]
