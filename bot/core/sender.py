"""Speaking: what stands in the outbox goes out, in order per lane, until it is said.

Rules of this file
- The row is there before the send and goes after it: said at least once. Every try has the same
  nonce, so where the platform knows nonces it is said exactly once.
- One in flight per lane, but what is taken away goes at once; a lane that must wait holds up nobody else.
- A platform that is away loses nothing: what it says «later» to waits as long as it is away.
- Somebody who cannot be reached comes back as `Lost`; words for them never go anywhere else.
"""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import timedelta
from functools import partial
from typing import TypeVar

import structlog
from msgspec import structs

from bot.chat.events import Address
from bot.chat.platform import About, Gone, Platform, Receipt, Refused, TryAgain, doorstep
from bot.chat.replies import Ask, Close, Edit, Invite, Remove, Say, Visibility
from bot.core.closings import Closings
from bot.core.pace import Limits, Pace
from bot.store.crypto import HOUSE
from bot.store.jobs import Job, Words
from bot.store.store import Store, is_away
from bot.store.work import Work

log = structlog.get_logger()
T = TypeVar("T")
PATIENCE = 12
"""mishaps before a job is set aside; about an hour in all"""
OUTAGE = 1000
"""tries before a job is set aside while the platform says «later»; about a working day"""
LONGEST_PAUSE = 600.0
LONGEST_OUTAGE_PAUSE = 30.0
LOOK_AGAIN = 2.0
"""seconds between two looks at a database that is away"""


class Sender:
    """Speaks for all platforms of one process."""

    def __init__(
        self,
        store: Store,
        platforms: Mapping[str, Platform],
        lost: Callable[[str | None, Address, str], Awaitable[None]],
        limits: Limits | None = None,
    ) -> None:
        self._store = store
        self._platforms = platforms
        self._lost = lost
        self._pace = {name: Pace(limits or Limits()) for name in platforms}
        self._lanes: dict[str, deque[Job]] = {}
        self._speaking: dict[str, asyncio.Task[None]] = {}
        self._stepped: dict[str, float] = {}
        self._idle = asyncio.Event()
        self._idle.set()
        self._closed = False
        self.closings = Closings(store, platforms, self._idle)

    async def begin(self) -> None:
        """Take up what an earlier process left unsaid."""
        self.hand(await self._store.write(lambda work: work.jobs.unsaid()))

    def hand(self, jobs: Iterable[Job]) -> None:
        """Committed words, in order. After the close they wait for the next start."""
        for job in () if self._closed else jobs:
            lane = job.words.to.lane
            self._lanes.setdefault(lane, deque()).append(job)
            if lane not in self._speaking:
                self._idle.clear()
                self._speaking[lane] = asyncio.create_task(self._speak(lane), name="speak")

    async def quiet(self) -> None:
        """Wait until everything that can be said is said, and old buttons are gone."""
        await self._idle.wait()
        await self.closings.done()

    @property
    def waiting(self) -> float:
        """Seconds that the slowest lane has been at what it says now; 0 when all is said."""
        return self._clock() - min(self._stepped.values(), default=self._clock())

    async def close(self) -> None:
        self._closed = True
        tasks = list(self._speaking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, self.closings.close(), return_exceptions=True)

    async def _speak(self, lane: str) -> None:
        waiting = self._lanes[lane]
        try:
            while waiting:
                self._stepped[lane] = self._clock()
                if not await self._at_once(_next(waiting)):
                    waiting.clear()
        finally:
            self._lanes.pop(lane, None)
            self._stepped.pop(lane, None)
            self._speaking.pop(lane, None)
            if not self._speaking:
                self._idle.set()

    async def _at_once(self, jobs: list[Job]) -> bool:
        if len(jobs) == 1:
            return await self._try(jobs[0])
        return all(await asyncio.gather(*map(self._try, jobs)))

    async def _try(self, job: Job) -> bool:
        """One job never ends its lane: what it stumbles over is ours, and the row is still there."""
        try:
            return await self._say(job)
        except Exception as error:
            log.error("sender", platform=job.words.to.platform, kind=type(error).__name__)
            return True

    async def _keep(self, unit: Callable[[Work], T], patient: bool = False) -> T:
        """Written down, however long the database is away: what was said is not said again for that."""
        while True:
            try:
                return await self._store.write(unit, patient)
            except Exception as error:
                if not is_away(error):
                    raise
                log.error("database away", kind=type(error).__name__)
                await asyncio.sleep(LOOK_AGAIN)

    async def _say(self, job: Job) -> bool:
        """Until it is said or given up. False when nobody is there any more."""
        platform = self._platforms.get(job.words.to.platform)
        if platform is None:
            return True
        tries, mishaps = job.tries, 0
        while True:
            await self._when_it_may(job)
            try:
                receipt = await self._deliver(platform, job)
            except TryAgain as later:
                pause = self._told_to_wait(platform.name, later, tries)
            except Gone as gone:
                return await self._gone(job, gone)
            except Refused:
                return await self._refused(job)
            except Exception as error:  # the wire, or a mistake in the adapter; never the end of the lane
                log.warning("send failed", platform=platform.name, kind=type(error).__name__, tries=tries)
                pause = min(LONGEST_PAUSE, 2.0**mishaps) * random.uniform(0.5, 1.0)  # noqa: S311
                mishaps += 1
            else:
                return await self._said(job, receipt)
            tries += 1
            if mishaps >= PATIENCE or tries >= OUTAGE or isinstance(job.words.reply, Remove):
                return await self._give_up(job)
            await self._keep(partial(self._later, job, pause))
            await asyncio.sleep(pause)

    def _told_to_wait(self, platform: str, later: TryAgain, tries: int) -> float:
        """Seconds until this may be tried again."""
        if later.too_much:
            self._pace[platform].complained(self._clock())
        return max(later.after, _patience(tries))

    async def _said(self, job: Job, receipt: Receipt) -> bool:
        self.closings.remember(job.words.prompt, receipt)
        await self._keep(partial(self._spoken, job, receipt), patient=True)
        return True

    async def _when_it_may(self, job: Job) -> None:
        asked_for = job.words.account is not None or isinstance(job.words.reply, Remove)
        to = job.words.to
        pause = self._pace[to.platform].wait(
            to.lane, self._clock(), asked_for=asked_for, group=not to.private
        )
        if pause > 0:
            await asyncio.sleep(pause)

    async def _deliver(self, platform: Platform, job: Job) -> Receipt:
        about = About(handle=job.words.handle, nonce=job.key, account=job.words.account)
        return await platform.deliver(job.words.reply, job.words.to, about)

    async def _gone(self, job: Job, gone: Gone) -> bool:
        if gone.moved_to is not None:
            self.hand(await self._keep(partial(self._moved, job, gone.moved_to)))
            return True
        await self._keep(partial(self._finished, job))
        await self._lost(job.words.account, job.words.to, gone.reason)
        return False

    async def _refused(self, job: Job) -> bool:
        """What cannot be shown to one person in a group is told at home; a way in that is not there is said.

        Anything else is set aside.
        """
        reply = job.words.reply
        if isinstance(reply, Invite) and reply.instead:
            log.error("no way in", platform=job.words.to.platform)
            self.hand(await self._keep(partial(self._instead, job, reply.instead)))
            return True
        alone = isinstance(reply, Say | Ask) and reply.visibility is Visibility.ONLY_YOU
        told = await self._keep(partial(self._at_home, job)) if alone and not job.words.to.private else ()
        self.hand(told)
        return True if told else await self._give_up(job)

    async def _give_up(self, job: Job) -> bool:
        cosmetic = isinstance(job.words.reply, Remove)
        if not cosmetic:
            log.error("set aside", platform=job.words.to.platform, reply=type(job.words.reply).__name__)
        await self._keep(partial(self._finished if cosmetic else self._stuck, job))
        return True

    def _clock(self) -> float:
        return asyncio.get_running_loop().time()

    # what runs in a transaction

    def _spoken(self, job: Job, receipt: Receipt, work: Work) -> None:
        work.jobs.spoken(job.seq, last=job.owner == HOUSE and job.words.to.private)
        for message in _new(job, receipt):
            work.shown.add(job.words.to.lane, message)
        if job.words.prompt and receipt.message:
            work.prompts.shown(job.words.prompt, receipt.message)

    def _finished(self, job: Job, work: Work) -> None:
        work.jobs.spoken(job.seq)

    def _stuck(self, job: Job, work: Work) -> None:
        work.jobs.stuck(job.seq)

    def _later(self, job: Job, pause: float, work: Work) -> None:
        work.jobs.later(job.seq, work.now + timedelta(seconds=pause))

    def _moved(self, job: Job, new: Address, work: Work) -> tuple[Job, ...]:
        """The group lives on elsewhere: it is said there."""
        work.places.moved(job.words.to, new)
        return self._elsewhere(job, structs.replace(job.words, to=new), work)

    def _instead(self, job: Job, text: str, work: Work) -> tuple[Job, ...]:
        said = structs.replace(job.words, reply=Say(text=text, private=True))
        return (work.jobs.instead(job, said),)

    def _at_home(self, job: Job, work: Work) -> tuple[Job, ...]:
        """To her own chat, with its buttons; nothing when she has none."""
        account = job.words.account or ""
        person = work.people.find(account)
        home = person.home if person else doorstep(self._platforms, account)
        if home is None:
            return ()
        reply = structs.replace(job.words.reply, visibility=Visibility.EVERYONE, private=True)
        words = Words(reply, home, account=account, prompt=job.words.prompt)
        return self._elsewhere(job, words, work)

    def _elsewhere(self, job: Job, words: Words, work: Work) -> tuple[Job, ...]:
        """The same, at another address; its buttons are pressed there."""
        if words.prompt:
            work.prompts.moved(words.prompt, words.to.lane)
        return (work.jobs.instead(job, words),)


def _new(job: Job, receipt: Receipt) -> list[str]:
    """The messages of ours that stand from now on in the chat of somebody we know."""
    reply = job.words.reply
    if isinstance(reply, Close | Remove) or not job.words.to.private or job.owner == HOUSE:
        return []
    known = reply.about if isinstance(reply, Edit) else None
    return [message for message in (*receipt.before, receipt.message) if message and message != known]


def _next(waiting: deque[Job]) -> list[Job]:
    """One job; or all that only take a message away: somebody may be looking over her shoulder."""
    jobs = [waiting.popleft()]
    while waiting and all(isinstance(job.words.reply, Remove) for job in (jobs[0], waiting[0])):
        jobs.append(waiting.popleft())
    return jobs


def _patience(tries: int) -> float:
    """Seconds to leave a platform alone that said «later» so many times: longer and longer."""
    return min(LONGEST_OUTAGE_PAUSE, 2.0 ** (tries - 5)) if tries > 4 else 0.0
