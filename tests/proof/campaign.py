"""Parents at work while the bot is killed again and again, on whichever platform the stage is.

Rules of this file
- A kill comes at a random moment: while it starts, or after so many things were said or done.
- Parents think a while; when the killing is over they hurry, so that a run has an end.
- Nothing is forgiven: who does not come to the end of her intake makes the run fail.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tests.proof.parent import Deed, Parent, Seen
from tests.proof.process import Bot

TICK = 0.03


@dataclass(frozen=True)
class Said:
    """A message the bot sent: when, its words, and the tokens under it (its identity)."""

    at: float
    text: str
    tokens: tuple[str, ...] = ()


class Stage(Protocol):
    """A fake platform with parents on it."""

    @property
    def listening(self) -> int:
        """How often a bot came to hear what people do."""

    @property
    def happenings(self) -> int:
        """How much was said and done so far."""

    def screen(self, number: int) -> Sequence[Seen]: ...

    async def start(self, number: int) -> None: ...

    async def do(self, number: int, deed: Deed) -> None: ...

    def said(self, number: int) -> list[Said]: ...


@dataclass
class Campaign:
    """One run: `kills` times killed. `seed` decides when; `think` is the longest pause of a parent, in s."""

    stage: Stage
    bot: Bot
    parents: Sequence[Parent]
    seed: int = 0
    kills: int = 0
    think: float = 0.0

    async def run(self, within: float = 900.0) -> list[float]:
        """Until all intakes are sent and answered; returns the moments of the kills."""
        self._hurry = self.kills == 0
        self._killed: list[float] = []
        try:
            async with asyncio.timeout(within):
                async with asyncio.TaskGroup() as people:
                    for parent in self.parents:
                        people.create_task(self._live(parent))
                    await self._slaughter(random.Random(self.seed))
                    self._hurry = True
                await self._quiet()
        except TimeoutError:
            raise AssertionError(self._unfinished()) from None
        return self._killed

    async def _slaughter(self, chance: random.Random) -> None:
        for _ in range(self.kills):
            await self._one_life(chance)
            if all(parent.done for parent in self.parents):
                raise AssertionError(f"all was done after {len(self._killed)} kills: think longer")
            self._killed.append(time.time())
            await self.bot.kill()
        await self.bot.start()

    def _unfinished(self) -> str:
        """Who still waits, and for what."""
        waiting = [
            f"{parent.number} after {self.stage.screen(parent.number)[-1:]}"
            for parent in self.parents
            if not parent.done
        ]
        told = [line for line in self.bot.lines() if '"running"' not in line and "voice" not in line]
        return f"{len(self._killed)} kills, {len(waiting)} not done: {waiting[:3]}; the log: {told[-12:]}"

    async def _one_life(self, chance: random.Random) -> None:
        before = self.stage.listening
        await self.bot.start()
        if chance.random() < 0.2:
            await asyncio.sleep(chance.uniform(0.0, 1.5))
            return
        while self.stage.listening == before and self.bot.alive:  # noqa: ASYNC110 - another process
            await asyncio.sleep(TICK)
        until, patience = self.stage.happenings + chance.randint(1, 60), time.time() + 1.5
        while self.stage.happenings < until and time.time() < patience:  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.001)

    async def _live(self, parent: Parent) -> None:
        chance = random.Random(parent.number)
        await self.stage.start(parent.number)
        while not parent.done:
            deed = parent.react(self.stage.screen(parent.number))
            if deed is None:
                await asyncio.sleep(TICK)
                continue
            if not self._hurry:
                await asyncio.sleep(chance.uniform(0.0, self.think))
            await self.stage.do(parent.number, deed)

    async def _quiet(self) -> None:
        """Until nothing more is said for two seconds."""
        last, since = -1, time.time()
        while time.time() - since < 2.0:
            now = sum(len(self.stage.said(parent.number)) for parent in self.parents)
            if now != last:
                last, since = now, time.time()
            await asyncio.sleep(0.1)
