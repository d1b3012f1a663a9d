"""What a page and the server say to each other, as JSON in both directions."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from bot.chat.markup import Line
from bot.chat.platform import MenuEntry
from bot.chat.replies import Card, Option
from bot.platforms.web.stage import Group, Persona

LONGEST = 8_000
"""characters a page may send in one text: twice what one message of the bot holds"""

Words = Annotated[str, msgspec.Meta(max_length=LONGEST)]
Name = Annotated[str, msgspec.Meta(max_length=200)]


class Ask(msgspec.Struct, frozen=True, tag_field="do"):
    """What a page asks for."""


class ByPersona(Ask, frozen=True, kw_only=True, tag_field="do"):
    """Something a persona does in a chat."""

    persona: Name
    chat: Name


class Say(ByPersona, frozen=True, kw_only=True, tag="say"):
    text: Words


class Press(ByPersona, frozen=True, kw_only=True, tag="press"):
    message: Name
    token: Name


class Fill(ByPersona, frozen=True, kw_only=True, tag="card"):
    message: Name
    token: Name
    fields: tuple[tuple[Name, Words], ...]


class Share(ByPersona, frozen=True, kw_only=True, tag="share"):
    kind: Literal["photo", "voice", "video", "file"]
    file: Name


class Enter(ByPersona, frozen=True, kw_only=True, tag="join"):
    """Come into the group."""


class Advance(Ask, frozen=True, tag="advance"):
    hours: Annotated[int, msgspec.Meta(ge=1, le=24 * 366)]


class Shut(Ask, frozen=True, tag="closed"):
    """Close this person's private messages, or open them."""

    account: Name
    yes: bool


class Restart(Ask, frozen=True, tag="restart"):
    """A fresh core on the same database."""


class Reset(Ask, frozen=True, tag="reset"):
    """All as on the first day."""


class Test(Ask, frozen=True, tag="test"):
    """What happened so far, as a transcript."""


AnyAsk = Say | Press | Fill | Share | Enter | Advance | Shut | Restart | Reset | Test


class File(msgspec.Struct, frozen=True):
    """A file under a message: its name, the path to fetch it, its size in bytes."""

    name: str
    path: str
    size: int


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message in a chat, as it looks now.

    `by` is the account of who said it, empty for the bot; `kind` "press" is a pressed button, "note"
    a line about the chat itself. `spent` are buttons that once stood here. `only` is the account of
    the one person in a group who may see it. `told` is how a transcript tells it, when not by its words.
    """

    id: str
    chat: str
    at: datetime
    lines: tuple[Line, ...]
    by: str = ""
    kind: Literal["text", "press", "note"] = "text"
    options: tuple[Option, ...] = ()
    spent: tuple[Option, ...] = ()
    card: Card | None = None
    prompt: str = ""
    file: File | None = None
    group: str = ""
    only: str = ""
    edited: bool = False
    removed: bool = False
    told: str = ""


class News(msgspec.Struct, frozen=True, tag_field="kind", omit_defaults=True):
    """What the server tells a page."""


class Hello(News, frozen=True, kw_only=True, tag="hello"):
    """All a page needs to show everything: sent on each connection and after a reset."""

    personas: tuple[Persona, ...]
    groups: tuple[Group, ...]
    commands: tuple[MenuEntry, ...]
    messages: tuple[Message, ...]
    closed: tuple[str, ...]
    now: datetime


class Posted(News, frozen=True, tag="posted"):
    message: Message


class Changed(News, frozen=True, tag="changed"):
    message: Message


class Clock(News, frozen=True, tag="clock"):
    now: datetime


class Closed(News, frozen=True, tag="closed"):
    """The accounts whose private messages are closed now."""

    accounts: tuple[str, ...]


class Transcript(News, frozen=True, tag="transcript"):
    text: str


class Ready(News, frozen=True, tag="ready"):
    """What was asked is done: "restart" or "reset"."""

    what: str


class Oops(News, frozen=True, tag="oops"):
    """It could not be done; `word` is a key in the page's words."""

    word: str


AnyNews = Hello | Posted | Changed | Clock | Closed | Transcript | Ready | Oops
