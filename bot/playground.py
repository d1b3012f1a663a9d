"""The demo's stage: invented families, Maatjes and a moderator around one core, with a clock to turn.

It stands on the floor of `bot.app`: it knows the web adapter and the core, and nobody knows it.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.chat.events import Address, Sender
from bot.chat.platform import Finding, Raw
from bot.core.household import Household, Plan
from bot.core.meaning import installed
from bot.core.menus import menu
from bot.core.reception import Reception
from bot.core.routes import Routes
from bot.core.shelf import Shelf
from bot.model.people import Member, Role
from bot.platforms.web.client import Web
from bot.platforms.web.stage import Group, Persona
from bot.setup.key import ensure_key
from bot.store.work import Work

REGION = "utrecht"
PARENTS = ("Anna", "Samira", "Joost")
BUDDIES = ("Bram", "Fatma")
GROUP = "utrecht"
_SIDE = {"parent": PARENTS, "buddy": BUDDIES, "moderator": ("Kim",)}
_WORLD = {
    "parent": (),
    "buddy": ("{} is maatje in utrecht", "zei {}: /start"),
    "moderator": (
        "{} is moderator in utrecht",
        "{} is coördinator",
        "{} heeft dienst",
        "zei {}: /start",
        "zei {} #utrecht: /regio koppel utrecht",
    ),
}
"""what `_invent` and `_team` make, in the words of a `.chat` file"""


class Playground:
    """A `Stage` for the web adapter."""

    def __init__(self, folder: Path, listen: str, shelf: Shelf, routes: Routes) -> None:
        self._folder = folder
        self._key = ensure_key(folder)
        self._shelf = shelf
        self._routes = routes
        self._ahead = timedelta()
        self.web = Web(listen=listen, stage=self)
        self._household: Household | None = None
        self._loops: list[asyncio.Task[None]] = []

    async def run(self) -> None:
        """Until it is told to stop."""
        await self._open()
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        page = asyncio.create_task(self.web.run(_Front(self), menu(self._routes, self._shelf, _team())))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({page, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if page.done():
                page.result()
        finally:
            for task in (page, stopping):
                task.cancel()
            await asyncio.gather(page, stopping, return_exceptions=True)
            await self._close()

    # the strings behind the curtain

    @property
    def personas(self) -> Sequence[Persona]:
        return tuple(
            Persona(
                account=f"web:{name.lower()}",
                name=name,
                pane=pane,  # type: ignore[arg-type]
                chat=name.lower(),
                world=tuple(line.format(name) for line in _WORLD[pane]),
            )
            for pane, names in _SIDE.items()
            for name in names
        )

    @property
    def groups(self) -> Sequence[Group]:
        return (Group(GROUP, "Regiogroep Utrecht"),)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    async def advance(self, delta: timedelta) -> datetime:
        self._ahead += delta
        await self.household.settle()
        return self.now()

    async def restart(self) -> None:
        await self._close()
        await self._open()

    async def reset(self) -> None:
        await self._close()
        self._ahead = timedelta()
        for file in self._folder.glob("demo.db*"):
            file.unlink()
        await self._open()
        self.web.clear()

    @property
    def household(self) -> Household:
        assert self._household is not None
        return self._household

    async def _open(self) -> None:
        plan = Plan(
            url=f"sqlite:///{self._folder / 'demo.db'}",
            key=self._key,
            routes=self._routes,
            shelf=self._shelf,
            platforms={self.web.name: self.web},
            now=self.now,
            team=_team(),
            on_call=("web:kim",),
            controller="Stichting Voorbeeld (dit is een demo)",
            extra=installed(),
        )
        self._household = await Household.open(plan)
        await self._household.store.write(self._invent)
        self._loops = [
            asyncio.create_task(loop)
            for loop in (
                self._household.clock.run(),
                self._household.reload.run(),
                self._household.keep_learning(),
            )
        ]

    async def _close(self) -> None:
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)
        if self._household is not None:
            await self._household.close()
        self._household = None

    def _invent(self, work: Work) -> None:
        """Everybody has said hello before, and the group belongs to its region."""
        for persona in self.personas:
            home = Address(self.web.name, persona.chat, private=True)
            if work.people.find(persona.account) is None:
                work.people.welcome(Sender(persona.account, persona.name), "nl", home)
        if work.places.group_of(REGION, self.web.name) is None:
            work.places.link(Address(self.web.name, GROUP), REGION, "web:kim")


class _Front:
    """The house as the adapter sees it, whichever core stands behind it now."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    async def receive(self, raw: Raw) -> bool:
        return await self._now().receive(raw)

    async def recall(self, name: str) -> str | None:
        return await self._now().recall(name)

    async def keep(self, name: str, value: str) -> None:
        await self._now().keep(name, value)

    async def conversations(self) -> Sequence[Address]:
        return await self._now().conversations()

    async def look(self, text: str, locale: str) -> Sequence[Finding]:
        return await self._now().look(text, locale)

    def _now(self) -> Reception:
        return self._playground.household.reception(self._playground.web)


def _team() -> tuple[Member, ...]:
    buddies = (Member(f"web:{name.lower()}", Role.BUDDY, name, (REGION,), 2) for name in BUDDIES)
    return (
        *buddies,
        Member("web:kim", Role.MODERATOR, "Kim", (REGION,)),
        Member("web:kim", Role.COORDINATOR, "Kim"),
    )
