"""A little town: five people and two groups around the real core, on a platform that forgets nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from bot.chat.events import Address, Chose, Commanded, Said, Sender
from bot.chat.platform import Raw
from bot.core.household import Household
from bot.core.routes import Routes
from bot.model.people import Member
from tests.proof.house import plan
from tests.screen import PLATFORM, AnyIn, Screen

START = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)


def account(who: str) -> str:
    return f"{PLATFORM}:{who}"


@dataclass(frozen=True)
class Heard:
    """Something the bot said: at which step, where, and all of it as text, files too, without escapes."""

    step: int
    chat: str
    words: str


@dataclass
class Town:
    """Open it with `Town.open`. `names` says how somebody is called on the platform."""

    screen: Screen
    names: dict[str, str] = field(default_factory=dict)
    now: datetime = START
    heard: list[Heard] = field(default_factory=list)
    step: int = 0
    household: Household = field(init=False)

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        url: str,
        team: tuple[Member, ...] = (),
        on_call: tuple[str, ...] = (),
        change: Callable[[Routes], Routes] = lambda routes: routes,
    ) -> AsyncIterator[Town]:
        """A town with this team; `change` may break the house on purpose."""
        town = cls(Screen())
        wanted = plan(url, town.screen, now=lambda: town.now, team=team, on_call=on_call)
        town.household = await Household.open(replace(wanted, routes=change(wanted.routes)))
        try:
            yield town
        finally:
            await town.household.close()

    async def say(self, who: str, words: str, group: str = "") -> None:
        """Free text or a `/command`; in a group, to the bot."""
        if words.startswith("/"):
            name, _, rest = words[1:].partition(" ")
            await self._happens(Commanded(**self._by(who, group), name=name, rest=rest))
        else:
            await self._happens(Said(**self._by(who, group), text=words, to_bot=bool(group)))

    async def press(self, who: str, token: str, message: str, group: str = "") -> None:
        await self._happens(Chose(**self._by(who, group) | {"message": message}, choice=token))

    async def pass_by(self, **span: float) -> None:
        """Time goes by, and what was promised happens."""
        self.now += timedelta(**span)
        self.step += 1
        await self._listen()

    def buttons(self, chat: str) -> list[tuple[str, str, str]]:
        """(label, token, message) of all that can be pressed here, the newest last."""
        shown = self.screen.shown.get(chat, {})
        return [(one.label, one.token, message) for message, options in shown.items() for one in options]

    def labelled(self, chat: str, label: str) -> tuple[str, str]:
        """Token and message of the newest button with this label. Raises LookupError."""
        for found, token, message in reversed(self.buttons(chat)):
            if found == label:
                return token, message
        raise LookupError(f"{chat} has no «{label}»")

    def _by(self, who: str, group: str) -> dict[str, Any]:
        self.step += 1
        self.now += timedelta(seconds=1)
        return {
            "key": f"u{self.step}",
            "at": self.now,
            "where": Address(PLATFORM, group or who, private=not group),
            "who": Sender(account(who), self.names.get(who, who.capitalize()), "nl"),
            "message": None,
        }

    async def _happens(self, event: AnyIn) -> None:
        raw = self.raw(event)
        await self.household.reception(self.screen).receive(raw)
        await self._listen()

    def raw(self, event: AnyIn) -> Raw:
        who = event.who.account.partition(":")[2] if event.who else ""
        return Raw(key=event.key, lane=who, body=msgspec.json.encode(event), at=self.now)

    async def _listen(self) -> None:
        await self.household.settle()
        for reply, to in self.screen.said:
            self.heard.append(Heard(self.step, to.chat, repr(reply).replace("\\", "")))
        self.screen.said.clear()
