"""The table's types: what may be said where and by whom. Default deny; rights are checked here only."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from bot.chat.replies import Replies
from bot.core.turn import Turn
from bot.guard.guard import Alarm
from bot.model.people import Person, Role

Handler = Callable[[Turn], Replies]
Talk = Callable[[Turn], "Replies | None"]


class Where(enum.Enum):
    """Where a command is answered. A private one typed in a group is answered in private."""

    PRIVATE = "private"
    GROUP = "group"
    ANYWHERE = "anywhere"


ANYONE: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class Command:
    """One command. `who` is empty for everybody; `menu` says in whose menu it stands; `words`: more may
    follow it.

    Its words are the text `menu-<name>`; other names for it are in `also`.
    """

    name: str
    handler: Handler
    where: Where = Where.PRIVATE
    who: frozenset[Role] = ANYONE
    menu: Literal["everyone", "buddy", "team", ""] = "everyone"
    also: tuple[str, ...] = ()
    words: bool = False


@dataclass(frozen=True)
class Press:
    """What happens at the press of a button. Rights are checked again then.

    `late`: also when another button of its question was pressed before: for danger it is never too late.
    """

    handler: Handler
    who: frozenset[Role] = ANYONE
    late: bool = False


@dataclass(frozen=True)
class Routes:
    """All the bot does, in one value."""

    commands: tuple[Command, ...]
    choices: Mapping[str, Press]
    underway: tuple[Talk, ...]
    """what is under way takes the words first; None: not mine"""
    talk: tuple[Talk, ...]
    timers: Mapping[str, Handler]
    crisis: Callable[[Turn, Alarm], Replies]
    asked_in_group: Handler
    shared: Handler
    caption_counts: Callable[[Turn], bool]
    """whether the words beside a photo are read as if she typed them"""
    reworded: Handler
    """an earlier message in private was changed"""
    place_changed: Handler
    joined: Handler
    lost: Handler
    spent: Handler
    """a press on a button that was used or is not theirs"""
    refused: Handler
    unknown: Callable[[Turn, Sequence[str]], Replies]
    """a command that does not exist; beside it the commands that are open to her"""
    secret: Talk
    """a BSN; None: whoever the words are for refuses it"""
    only_in_group: Handler
    nameless: Handler
    """a command in a group of somebody who does not show who it is"""
    told_at_home: Handler
    """a private command in a group, answered at home: what the asker alone can see of that there"""
    write_first: Handler
    """a private command in a group, of somebody the bot cannot write to yet"""
    failed: Handler
    too_fast: Handler
    """more than anybody types: what follows is not kept for a moment"""
    _by_name: dict[str, Command] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for command in self.commands:
            for name in (command.name, *command.also):
                self._by_name[name] = command

    def command(self, name: str) -> Command | None:
        return self._by_name.get(name)

    def open_to(self, person: Person) -> tuple[str, ...]:
        """The commands this person may give, by their first name."""
        return tuple(command.name for command in self.commands if may(person, command.who))

    def names(self) -> tuple[str, ...]:
        return tuple(self._by_name)


def may(person: Person, who: frozenset[Role]) -> bool:
    return not who or person.has_any(who)
