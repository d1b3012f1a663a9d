"""One running core over one database: door, sender and clock, built and taken down together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from bot.chat.events import Sender as Somebody
from bot.chat.platform import Platform, doorstep
from bot.core.clock import Clock
from bot.core.door import Door
from bot.core.meaning import Extra, Meaning
from bot.core.pace import Limits
from bot.core.reception import Reception
from bot.core.reload import Reload
from bot.core.routes import Routes
from bot.core.sender import Sender
from bot.core.shelf import Shelf, content_root
from bot.core.speaking import Outcome
from bot.core.turn import Facts, Stillness
from bot.model.people import Member
from bot.store.retention import Keep, tidy
from bot.store.store import Store
from bot.store.work import Work

log = structlog.get_logger()
TIDY_EVERY = timedelta(hours=6)
TIDY_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True)
class Plan:
    """What a household is built from."""

    url: str
    key: bytes
    routes: Routes
    shelf: Shelf
    platforms: Mapping[str, Platform]
    now: Callable[[], datetime]
    team: Sequence[Member] = ()
    on_call: tuple[str, ...] = ()
    controller: str = ""
    key_before: bytes | None = None
    """the master key that `key` takes over from, until all is wrapped anew"""
    limits: Limits | None = None
    errands: Mapping[str, Callable[[str], None]] = field(default_factory=lambda: {"erased": lambda _id: None})
    """small things outside the database, done right after the commit that asked for them"""
    keep: Keep = field(default_factory=Keep)
    stillness: Stillness = field(default_factory=Stillness)
    root: Path = field(default_factory=content_root)
    """the folder the shelf was read from"""
    extra: Extra | None = None
    """the model that weighs meaning, if there is one"""


class Household:
    """Open it, let adapters in by `reception`, and close it; everything else is in the database."""

    def __init__(self, plan: Plan, store: Store) -> None:
        self.plan = plan
        self.store = store
        facts = Facts(
            on_call=plan.on_call,
            controller=plan.controller,
            stillness=plan.stillness,
            abilities={name: platform.abilities for name, platform in plan.platforms.items()},
        )
        self.door = Door(store, plan.routes, plan.shelf, facts, self._after)
        self.sender = Sender(store, plan.platforms, self.door.lost, plan.limits)
        self.clock = Clock(store, self.door)
        self.door.meaning = Meaning(plan.extra, store, lambda: self.door.shelf) if plan.extra else None
        self.reload = Reload(plan.root, store, self.door, self.clock.wake)

    @classmethod
    async def open(cls, plan: Plan) -> Household:
        """Connect, migrate, check the key, set the team, and take up what was left.

        Raises schema.NewerSchema, crypto.WrongKey, or whatever the database says.
        """
        plan.shelf.guard.warm()
        household = cls(plan, await Store.open(plan.url, plan.key, plan.now, plan.key_before))
        try:
            await household.store.write(household._ready)
            await household.reload.begin()
            await household._take_up()
        except BaseException:
            await household.store.close()
            raise
        return household

    def reception(self, platform: Platform) -> Reception:
        """What this adapter may ask of the house."""
        return Reception(platform, self.door, self.store)

    async def settle(self) -> None:
        """Until nothing is due and everything that can be said is said."""
        while True:
            count = await self.clock.due()
            await self.sender.quiet()
            if not count:
                return

    async def keep_tidy(self) -> None:
        """Let go of what may not be kept any longer. Until cancelled."""
        while True:
            try:
                await self.store.write(lambda work: tidy(work.scope, self.plan.keep))
                pause = TIDY_EVERY
            except Exception as error:  # the database is away; what is over its time goes a little later
                log.error("tidy", kind=type(error).__name__)
                pause = TIDY_AGAIN
            await asyncio.sleep(pause.total_seconds())

    async def keep_learning(self) -> None:
        """Give every text its vector, now and after each change. Until cancelled."""
        if self.door.meaning:
            await self.door.meaning.run()

    async def close(self) -> None:
        if self.door.meaning:
            await asyncio.to_thread(self.door.meaning.close)
        await self.sender.close()
        await self.store.close()

    def _after(self, outcome: Outcome) -> None:
        for errand in outcome.errands:
            self.plan.errands[errand.task](errand.about)
        self.sender.hand(outcome.jobs)
        self.sender.closings.add(outcome.closings)
        if outcome.timers:
            self.clock.wake()

    async def _take_up(self) -> None:
        await self.sender.begin()
        for owed in await self.store.write(lambda work: work.inbox.owed()):
            platform = self.plan.platforms.get(owed.platform)
            if platform is not None:
                await self.door.again(platform, owed.raw, owed.tries)

    def _ready(self, work: Work) -> None:
        work.people.set_team(self.plan.team)
        named = {member.account: member.name for member in self.plan.team}
        for account in (*named, *self.plan.on_call):
            home = doorstep(self.plan.platforms, account)
            if home is not None and work.people.find(account) is None:
                work.people.welcome(Somebody(account, named.get(account, "")), "nl", home)
