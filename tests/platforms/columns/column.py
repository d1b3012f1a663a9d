"""A column of the contract: one platform, run for real, as its people see it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.chat.events import Address, AnyEvent
from bot.chat.platform import About, Platform
from bot.chat.replies import AnyReply
from tests.platforms.telegram.house import ListHouse, eventually

Act = Callable[[], Awaitable[object]]
Trouble = Callable[[], Awaitable[tuple[AnyReply, Address]]]


@dataclass(frozen=True)
class Shown:
    """One message of the bot, as it stands there now.

    `options` are (label, token), in order; `widest` is the most of them beside each other. `only` is the
    one account that sees it, "" is everybody there. `links` can be tapped, `pings` call somebody.
    """

    id: str
    text: str
    options: tuple[tuple[str, str], ...] = ()
    widest: int = 0
    only: str = ""
    links: tuple[str, ...] = ()
    pings: tuple[str, ...] = ()


class Column(Protocol):
    """One platform. `account` is she at `here`, `other` is in `group` with her; `stranger` never wrote."""

    house: ListHouse
    account: str
    other: str
    here: Address
    group: Address
    stranger: Address

    @property
    def platform(self) -> Platform: ...

    @property
    def acts(self) -> Mapping[str, Act]:
        """What people can do here, by the name of the event; what is not there, does not exist here."""

    @property
    def troubles(self) -> Mapping[str, Trouble]:
        """What can go wrong: brings it about, and gives what to say where."""

    def seen(self, where: Address) -> list[Shown]: ...

    def clear(self) -> None:
        """Nothing was said yet at `here`, at `stranger` and in `group`."""

    def invitations(self) -> tuple[str, ...]:
        """The ways into the group that were made so far."""

    async def press(self, where: Address, message: str, number: int, token: str) -> None:
        """Press this option (counted from 1) under this message, there or not."""


async def after(column: Column, act: Act) -> list[AnyEvent]:
    """All that the house hears of this act."""
    before = len(column.house.raws)
    await act()
    await eventually(lambda: len(column.house.raws) > before)
    read = (column.platform.read(raw.body) for raw in column.house.raws[before:])
    return [event for event in read if event is not None]


async def moment(column: Column, act: str) -> About:
    """Somebody asks something: the circumstances in which an answer can be theirs alone."""
    (event,) = await after(column, column.acts[act])
    assert event.who is not None
    return About(handle=event.handle, account=event.who.account)
