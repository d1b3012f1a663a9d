"""What a platform owes the house, and what the house owes a platform."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal, Protocol

import msgspec

from bot.chat.events import Address, AnyEvent
from bot.chat.replies import AnyReply


class Abilities(msgspec.Struct, frozen=True, kw_only=True):
    """What a platform can do, declared as data; core asks the ability, never the name."""

    text: int
    """longest message, in characters"""
    buttons: int
    """most buttons under one message"""
    row: int
    """most buttons beside each other"""
    label: int
    """longest text on a button, in characters"""
    only_you: bool
    """can show something in a group to one person"""
    cards: bool
    """can show several questions as one card"""
    edit: timedelta | None
    """how long a message can be edited; None is always"""
    delete: timedelta | None
    """how long a message can be taken away; None is always"""
    file: int
    """largest file, in bytes"""
    first_contact: str | None = None
    """the private chat of somebody who never wrote, with `{user}` for the user id; None: there is none yet"""
    once: bool
    """a repeated send with the same nonce is shown once"""


class Raw(msgspec.Struct, frozen=True):
    """One update as it came. `key` is unique within the platform; `lane` is whose turn it is."""

    key: str
    lane: str
    body: bytes
    at: datetime
    """when it was received, UTC"""


class About(msgspec.Struct, frozen=True):
    """The circumstances of a delivery: the message a press stands under, the interaction it
    answers, and a nonce (at most 25 characters) that is the same for every try."""

    handle: str | None = None
    nonce: str = ""
    account: str | None = None


class Receipt(msgspec.Struct, frozen=True):
    """The platform's id of what was sent; None when nothing can be edited later.

    `before`: the ids of the earlier parts, when it took several messages.
    """

    message: str | None = None
    before: tuple[str, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """A piece of public knowledge, for inline look-up and autocomplete.

    `asks`: what somebody says by choosing it, where a choice is sent as words; the title when empty.
    """

    id: str
    title: str
    text: str
    url: str = ""
    asks: str = ""


class MenuEntry(msgspec.Struct, frozen=True):
    """One command in a platform's menu. `texts` is language -> what it does (at most 100 characters).

    `names` is language -> the localised name, where a platform can show that. `rest` says what may
    follow the command in words; empty when nothing does.
    """

    name: str
    texts: dict[str, str]
    names: dict[str, str] = {}
    private: bool = True
    group: bool = False
    audience: Literal["everyone", "buddy", "team"] = "everyone"
    rest: dict[str, str] = {}


class Menu(msgspec.Struct, frozen=True):
    """All commands, what the team may use beside everybody's (account -> names), and the first screen."""

    entries: tuple[MenuEntry, ...]
    people: tuple[tuple[str, tuple[str, ...]], ...] = ()
    description: dict[str, str] = {}
    about: dict[str, str] = {}


class House(Protocol):
    """What an adapter may ask of the house."""

    async def receive(self, raw: Raw) -> bool:
        """Take one update. Returns when it is durable; only then may it be confirmed. False: seen before."""

    async def recall(self, name: str) -> str | None:
        """A small thing this adapter kept (a menu's hash, a cursor)."""

    async def keep(self, name: str, value: str) -> None:
        """Keep a small thing over restarts. Never anything about a person."""

    async def conversations(self) -> Sequence[Address]:
        """Each private chat on this platform."""

    async def look(self, text: str, locale: str) -> Sequence[Finding]:
        """Public knowledge that fits these words, best first; never anything personal."""


class TryAgain(Exception):
    """The platform cannot take it now. `after` is in seconds; `too_much`: it wants fewer from us."""

    def __init__(self, after: float, *, too_much: bool = False) -> None:
        super().__init__(f"try again after {after} s")
        self.after = after
        self.too_much = too_much


class Gone(Exception):
    """This address cannot be reached; `reason` is a word, never a text of the platform.

    `moved_to`: the group lives on at another address.
    """

    def __init__(self, reason: str, moved_to: Address | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.moved_to = moved_to


class Refused(Exception):
    """The platform does not take this reply, and never will; the address is fine."""


class Platform(Protocol):
    """All of an adapter."""

    @property
    def name(self) -> str: ...

    @property
    def abilities(self) -> Abilities: ...

    @property
    def silent(self) -> float:
        """Seconds since the platform was last within reach; 0 while it is."""

    async def run(self, house: House, menu: Menu) -> None:
        """Hand over raw updates until cancelled. Reconnects by itself; raises only on a bad token."""

    def read(self, body: bytes) -> AnyEvent | None:
        """Their update as our event; None when it concerns nobody. Pure; may raise on nonsense."""

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        """Say it. Raises TryAgain, Gone or Refused; any other exception is tried again."""


def doorstep(platforms: Mapping[str, Platform], account: str) -> Address | None:
    """Where somebody is reached who never wrote; None where that cannot be."""
    name, _, user = account.partition(":")
    platform = platforms.get(name)
    if platform is None or platform.abilities.first_contact is None:
        return None
    return Address(name, platform.abilities.first_contact.format(user=user), private=True)
