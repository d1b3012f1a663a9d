"""What is said: everything that goes out, as data first; adapters render it at the edge.

Rules of this file
- A reply names no platform and holds no platform's markup: text is our small Markdown.
- `to` is None when it goes back to where the event came from.
- `quiet` text is what a lock screen may show; a reply that was not asked for carries no case words.
"""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Literal

import msgspec

from bot.chat.events import Address


class Visibility(enum.StrEnum):
    """Who in the place may see it."""

    EVERYONE = "everyone"
    ONLY_YOU = "only-you"


class Option(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing to choose.

    A handler fills `choice` (its name in the table of choices) and `value` (the target); core
    binds both in the database and gives the adapter only `label`, `style` and the opaque `token`.
    `row` groups buttons: a higher number stands lower.
    """

    label: str
    choice: str = ""
    value: str = ""
    style: Literal["", "yes", "stop"] = ""
    row: int = 0
    token: str = ""


class Field(msgspec.Struct, frozen=True, omit_defaults=True):
    """One question on a card."""

    id: str
    label: str
    kind: Literal["text", "long", "one"] = "text"
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False


class Card(msgspec.Struct, frozen=True, omit_defaults=True):
    """Several short questions to fill in at once, where the platform can show that."""

    title: str
    button: str
    fields: tuple[Field, ...]
    choice: str = ""
    value: str = ""
    token: str = ""


Hint = Literal["none", "number", "date", "postcode", "one", "many", "long"]


class Reply(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """What all replies have."""

    to: Address | None = None


class Say(Reply, frozen=True, kw_only=True, omit_defaults=True):
    """A message. `private` text may only ever reach a private chat or the asker alone.

    `protect`: where the platform can, it may not be forwarded or saved.
    """

    text: str
    visibility: Visibility = Visibility.EVERYONE
    private: bool = False
    protect: bool = False


class Ask(Reply, frozen=True, kw_only=True, omit_defaults=True):
    """A message that waits for an answer. Typed text is always welcome beside the options.

    `again`: its buttons only show things, and stay after a press.
    """

    text: str
    options: tuple[Option, ...] = ()
    again: bool = False
    hint: Hint = "none"
    card: Card | None = None
    visibility: Visibility = Visibility.EVERYONE
    private: bool = False
    protect: bool = False
    prompt: str = ""


class Edit(Reply, frozen=True, kw_only=True, omit_defaults=True):
    """Put this text (and these options) in place of an earlier message.

    `about` is the platform's id of that message; when it is gone the text is sent anew.
    """

    about: str
    text: str
    options: tuple[Option, ...] = ()
    private: bool = False
    prompt: str = ""


class Close(Reply, frozen=True, kw_only=True, omit_defaults=True):
    """The buttons of this prompt are spent: take them away. The text stays.

    A handler names the topic; core finds the prompts about it, and `message`, the platform's id of
    the message they stand under.
    """

    prompt: str
    message: str = ""


class SendFile(Reply, frozen=True, kw_only=True, omit_defaults=True):
    """A file with a line of text."""

    name: str
    content: bytes
    text: str = ""
    private: bool = True


class Invite(Reply, frozen=True, kw_only=True, omit_defaults=True):
    """Bring this person (`to`, a private chat) to a group: a single-use link, or a role and a channel.

    `text` says what it is about; the adapter adds the link. `instead` is said when
    the group lets nobody in now.
    """

    group: Address
    account: str
    text: str
    instead: str = ""


class Remove(Reply, frozen=True, kw_only=True, omit_defaults=True):
    """Take a message away, where rights and time allow it."""

    message: str


class Remind(Reply, frozen=True, kw_only=True, omit_defaults=True):
    """Promise an hour: at `at` the timer comes back as `Ticked`. Same timer and target: moved."""

    timer: str
    at: datetime
    about: str = ""


class Forget(Reply, frozen=True, kw_only=True, omit_defaults=True):
    """Take the promise of an hour back."""

    timer: str
    about: str = ""


class Do(Reply, frozen=True, kw_only=True, omit_defaults=True):
    """An errand outside the database, done right after the commit."""

    task: str
    about: str = ""


AnyReply = Say | Ask | Edit | Close | SendFile | Invite | Remove | Remind | Forget | Do
Replies = tuple[AnyReply, ...]
