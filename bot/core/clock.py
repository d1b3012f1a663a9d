"""Promised hours: timers are rows; when one is due it comes in by the same door as words.

Rules of this file
- Nothing is kept in memory: the loop asks the table what is due, and sleeps until the next.
- A new promise wakes the loop; a clock that jumps is noticed within a minute.
"""

from __future__ import annotations

import asyncio
from datetime import datetime

import structlog

from bot.core.door import Door
from bot.store.jobs import Timer
from bot.store.store import Store
from bot.store.work import Work

log = structlog.get_logger()
LOOK_AGAIN = 60.0


class Clock:
    """Feeds due timers to the door."""

    def __init__(self, store: Store, door: Door) -> None:
        self._store = store
        self._door = door
        self._woken = asyncio.Event()

    def wake(self) -> None:
        self._woken.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self._woken.clear()
            try:
                await self.due()
                pause = await self._pause()
            except Exception as error:  # the database is away; its hours will still be due
                log.error("clock", kind=type(error).__name__)
                pause = 5.0
            await self._sleep(pause)

    async def due(self) -> int:
        """Everything that is due now; returns how many."""
        count = 0
        while timers := await self._store.write(_due):
            await self._tick(timers)
            count += len(timers)
        return count

    async def _tick(self, timers: tuple[Timer, ...]) -> None:
        """In order; where one writer keeps the order by itself, many share a commit."""
        if self._store.one_writer:
            await asyncio.gather(*map(self._door.tick, timers))
            return
        for timer in timers:
            await self._door.tick(timer)

    async def _pause(self) -> float:
        following = await self._store.write(_next)
        if following is None:
            return LOOK_AGAIN
        return max(0.0, min(LOOK_AGAIN, (following - self._store.now()).total_seconds()))

    async def _sleep(self, pause: float) -> None:
        try:
            await asyncio.wait_for(self._woken.wait(), pause)
        except TimeoutError:
            return


def _due(work: Work) -> tuple[Timer, ...]:
    return work.jobs.due_timers(work.now)


def _next(work: Work) -> datetime | None:
    return work.jobs.next_timer()
