"""The platform that `.chat` files are played on: it keeps what was said, and writes it down as a script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from bot.chat.events import Address, Chose, Commanded, Joined, PlaceChanged, Said, Shared, Submitted
from bot.chat.markup import bare
from bot.chat.platform import Abilities, About, Gone, House, Menu, Receipt
from bot.chat.replies import AnyReply, Ask, Close, Edit, Invite, Option, Remove, Say, SendFile, Visibility

PLATFORM = "chat"
AnyIn = Said | Commanded | Chose | Submitted | Joined | Shared | PlaceChanged
MARKS = {Edit: "(verandert) ", Remove: "(weg)", SendFile: "(bestand) ", Invite: "(uitnodiging) "}


@dataclass
class Screen:
    """A `Platform` with every message and button that anybody can still see or remember."""

    said: list[tuple[AnyReply, Address]] = field(default_factory=list)
    shown: dict[str, dict[str, tuple[Option, ...]]] = field(default_factory=dict)
    """chat -> message -> the buttons under it"""
    gone: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    """chat -> label -> (message, token) of buttons that were there once"""
    cards: dict[str, str] = field(default_factory=dict)
    """chat -> the token of the last card"""
    closed: set[str] = field(default_factory=set)
    count: int = 0
    silent: float = 0.0

    name = PLATFORM
    abilities = Abilities(
        text=4096, buttons=30, row=3, label=60, only_you=False, cards=True,
        edit=None, delete=None, file=10_000_000, once=True,
    )  # fmt: skip

    async def run(self, house: House, menu: Menu) -> None:
        raise NotImplementedError("a script is played, not run")

    def read(self, body: bytes) -> AnyIn:
        event: AnyIn = msgspec.json.decode(body, type=AnyIn)
        return event

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        if to.chat in self.closed:
            raise Gone("closed")
        if isinstance(reply, Close):
            self.shown.get(to.chat, {}).pop(reply.message, None)
            return Receipt(reply.message)
        self.said.append((reply, to))
        self.count += not isinstance(reply, Edit)
        message = reply.about if isinstance(reply, Edit) else f"m{self.count}"
        self._show(to.chat, message, getattr(reply, "options", ()))
        if isinstance(reply, Ask) and reply.card:
            self.cards[to.chat] = reply.card.token
        return Receipt(message)

    def _show(self, chat: str, message: str, options: tuple[Option, ...]) -> None:
        self.shown.setdefault(chat, {})[message] = options
        self.gone.setdefault(chat, {}).update({one.label: (message, one.token) for one in options})

    def button(self, chat: str, label: str) -> tuple[str, str]:
        """The message and token of the button that was shown last under this label, spent ones too."""
        for message, options in reversed(self.shown.get(chat, {}).items()):
            for option in options:
                if option.label == label:
                    return message, option.token
        if label not in self.gone.get(chat, {}):
            raise ValueError(f"{chat} zag nooit een knop «{label}»")
        return self.gone[chat][label]

    def labels(self, chat: str) -> set[str]:
        """Every button somebody can press here now."""
        return {one.label for options in self.shown.get(chat, {}).values() for one in options}


def written(reply: AnyReply, to: str) -> Iterator[str]:
    """One reply as lines of a script; `to` is "" or «Bram: »."""
    text = bare(getattr(reply, "text", "")).split("\n")
    mark = MARKS.get(type(reply), "")
    if isinstance(reply, Say | Ask) and reply.visibility is Visibility.ONLY_YOU:
        mark = "(alleen jij) "
    if isinstance(reply, SendFile):
        text = [f"{reply.name}: {text[0]}"]
    yield f"< {to}{mark}{text[0]}".rstrip()
    yield from (f"  | {line}".rstrip() for line in text[1:])
    yield from _buttons(getattr(reply, "options", ()))
    if isinstance(reply, Ask) and reply.card:
        yield f"  [{reply.card.button}: {', '.join(one.id for one in reply.card.fields)}]"


def _buttons(options: tuple[Option, ...]) -> Iterator[str]:
    rows: dict[int, list[str]] = {}
    for option in options:
        rows.setdefault(option.row, []).append(f"[{option.label}]")
    yield from ("  " + " ".join(rows[row]) for row in sorted(rows))
