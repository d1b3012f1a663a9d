"""Who is on the stage of the playground, and what the house lets it do with time and restarts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal, Protocol

import msgspec


class Persona(msgspec.Struct, frozen=True):
    """An invented person. `account` is "web:<name>"; `chat` is the private chat with the bot.

    `pane` is where the page shows that private chat. Somebody of "group" has no pane of their own:
    their private chat stands with the parents, and they come first in the group's list of speakers.
    `world` is what a transcript says of them at its start: "Bram is maatje in utrecht"; nothing for a parent.
    """

    account: str
    name: str
    pane: Literal["parent", "buddy", "moderator", "group"]
    chat: str
    world: tuple[str, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """A group on the stage. `chat` is its address and its `#name` in a transcript."""

    chat: str
    title: str


class Stage(Protocol):
    """What the playground asks of the house beyond `House`: the strings behind the curtain.

    `restart` and `reset` renew the core behind the same `Web`: they never end its `run`, because the
    page that asked is waiting for the answer.
    """

    @property
    def personas(self) -> Sequence[Persona]: ...

    @property
    def groups(self) -> Sequence[Group]: ...

    def now(self) -> datetime:
        """The clock of the playground, UTC."""

    async def advance(self, delta: timedelta) -> datetime:
        """Move the clock on, let what is due come, and give the new hour."""

    async def reset(self) -> None:
        """Everything as on the first day, in under a second.

        The adapter has emptied its log before; a stage whose old core may still speak meanwhile
        calls `Web.clear` once more when that core is silent.
        """

    async def restart(self) -> None:
        """A fresh core on the same database."""
