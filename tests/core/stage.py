"""A household with a small table of routes and a platform whose wire the test holds in its hand."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import msgspec
from sqlalchemy import func, select

from bot.chat.events import Address, AnyEvent, Chose, Commanded, Said, Sender
from bot.chat.platform import Abilities, About, House, Menu, Raw, Receipt
from bot.chat.replies import AnyReply, Replies, Say
from bot.core.household import Household, Plan
from bot.core.pace import Limits
from bot.core.routes import Routes
from bot.core.shelf import Shelf
from bot.core.turn import Turn
from bot.model.people import Member
from bot.store.tables.base import metadata
from bot.store.work import Work
from handlers import ROUTES
from tests.player import shelf

KEY = bytes(range(32))
GROUP = Address("chat", "group")
AT_ONCE = Limits(over_all=1e9, chat_gap=0.0, group_minute=10**9)
Handler = Callable[[Turn], Replies]


@dataclass
class Wire:
    """A `Platform`: what was said stands in `said`; `trouble` comes first, one per try."""

    said: list[tuple[str, AnyReply]] = field(default_factory=list)
    tries: list[tuple[str, About]] = field(default_factory=list)
    trouble: dict[str, list[Exception]] = field(default_factory=lambda: defaultdict(list))
    held: dict[str, asyncio.Event] = field(default_factory=dict)
    only_you: bool = False
    doorstep: str | None = None

    name = "chat"

    @property
    def abilities(self) -> Abilities:
        return Abilities(
            text=4096, buttons=30, row=3, label=60, only_you=self.only_you, cards=False,
            edit=None, delete=None, file=10_000_000, once=True,
            first_contact=self.doorstep,
        )  # fmt: skip

    async def run(self, house: House, menu: Menu) -> None:
        raise NotImplementedError

    def read(self, body: bytes) -> AnyEvent | None:
        event: AnyEvent = msgspec.json.decode(body, type=AnyEvent)
        return event

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        if to.chat in self.held:
            await self.held[to.chat].wait()
        self.tries.append((to.chat, about))
        if self.trouble[to.chat]:
            raise self.trouble[to.chat].pop(0)
        self.said.append((to.chat, reply))
        return Receipt(f"m{len(self.said)}")

    def heard(self, chat: str) -> list[str]:
        return [str(getattr(reply, "text", type(reply).__name__)) for to, reply in self.said if to == chat]


@dataclass
class Stage:
    """One database, one wire, and households that come and go."""

    url: str
    wire: Wire = field(default_factory=Wire)
    routes: Routes = ROUTES
    shelf: Shelf = field(default_factory=shelf)
    team: tuple[Member, ...] = ()
    now: datetime = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
    updates: int = 0

    @asynccontextmanager
    async def house(self) -> AsyncIterator[Household]:
        plan = Plan(
            url=self.url, key=KEY, routes=self.routes, shelf=self.shelf, platforms={"chat": self.wire},
            now=lambda: self.now, team=self.team, limits=AT_ONCE,
        )  # fmt: skip
        household = await Household.open(plan)
        try:
            yield household
        finally:
            await household.close()

    async def send(self, house: Household, event: AnyEvent) -> None:
        """As an adapter does it: the raw update, by the door."""
        lane = event.who.account.partition(":")[2] if event.who else event.where.chat
        raw = Raw(event.key, lane, msgspec.json.encode(event), self.now)
        await house.reception(self.wire).receive(raw)

    async def hear(self, house: Household, event: AnyEvent) -> list[str]:
        """What is said where this came from."""
        before = len(self.wire.said)
        await self.send(house, event)
        await house.settle()
        new, self.wire.said = self.wire.said[before:], self.wire.said
        return [getattr(reply, "text", "") for to, reply in new if to == event.where.chat]

    def wire_body(self, event: AnyEvent) -> bytes:
        return msgspec.json.encode(event)

    def pass_by(self, **span: int) -> None:
        self.now += timedelta(**span)

    # events

    def said(self, name: str, text: str, where: Address | None = None, **more: object) -> Said:
        return Said(text=text, **self._event(name, where) | more)  # type: ignore[arg-type]

    def commanded(self, name: str, command: str, rest: str = "", where: Address | None = None) -> Commanded:
        return Commanded(name=command, rest=rest, **self._event(name, where))  # type: ignore[arg-type]

    def chose(self, name: str, token: str, where: Address | None = None) -> Chose:
        return Chose(choice=token, **self._event(name, where))  # type: ignore[arg-type]

    def _event(self, name: str, where: Address | None) -> dict[str, object]:
        self.updates += 1
        who = Sender(f"chat:{name}", name.title(), "nl")
        return {"key": f"u{self.updates}", "at": self.now, "where": where or home(name), "who": who}


def home(name: str) -> Address:
    return Address("chat", name, private=True)


def talking(handler: Handler, **more: object) -> Routes:
    """The real table, but free text goes to this handler."""
    return replace(ROUTES, talk=(handler,), **more)  # type: ignore[arg-type]


def echo(turn: Turn) -> Replies:
    return (Say(text=f"je zei {turn.rest}"),)


def lines(turn: Turn) -> Replies:
    """Each word as words of its own."""
    return tuple(Say(text=line) for line in turn.rest.split())


def counts(work: Work) -> dict[str, int]:
    """How many rows there are in each table."""
    db = work.scope.connection
    tables = metadata.sorted_tables
    return {t.name: db.execute(select(func.count()).select_from(t)).scalar_one() for t in tables}
