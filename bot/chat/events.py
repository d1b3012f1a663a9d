"""What happens: everything that comes in by the door, as small frozen values.

Rules of this file
- An event is a fact: it never changes and never asks anything of the outside.
- `key` says whether it was seen already; it is unique within one platform.
- Time is a field (`at`, UTC), so nobody downstream needs a clock.
- `who` is a person's account and nothing else: anonymous admins, channels, other bots
  and webhooks are nobody, and an adapter gives no event for them. A command of an anonymous admin is
  the one exception: it comes without `who`, and does nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec


class Address(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place where something can be said.

    `private` means that one person and the bot are alone there; anything else is a group.
    """

    platform: str
    chat: str
    thread: str | None = None
    private: bool = False

    @property
    def lane(self) -> str:
        """What is said at one lane is said in order."""
        return f"{self.platform}:{self.chat}"


class Sender(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who did it: `account` is "<platform>:<user id>"; `name` is as shown, `locale` as the app says it."""

    account: str
    name: str = ""
    locale: str = ""


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """What all events have.

    `message` is the platform's id of the message this came with: the one that was typed, or the
    one a pressed button stands under. `handle` is the platform's own thread back to this very
    moment (a Discord interaction), opaque to everybody but the adapter that gave it.
    """

    key: str
    at: datetime
    where: Address
    who: Sender | None = None
    message: str | None = None
    handle: str | None = None


class Said(Event, frozen=True, kw_only=True, omit_defaults=True):
    """Free text. `to_bot`: in a group, whether the bot was addressed (mention or reply).

    `edited`: said before and changed now; danger is heard in it, and it changes only what it answered.
    """

    text: str
    to_bot: bool = False
    edited: bool = False


class Commanded(Event, frozen=True, kw_only=True, omit_defaults=True):
    """A command without its slash, lower case, and what came after it."""

    name: str
    rest: str = ""


class Chose(Event, frozen=True, kw_only=True, omit_defaults=True):
    """A press on a button or a pick from a menu: the opaque token it carries."""

    choice: str


class Submitted(Event, frozen=True, kw_only=True, omit_defaults=True):
    """A filled card of several questions: its token, and (question id, text) pairs."""

    card: str
    fields: tuple[tuple[str, str], ...] = ()


class Joined(Event, frozen=True, kw_only=True, omit_defaults=True):
    """This person came into the group."""


class Left(Event, frozen=True, kw_only=True, omit_defaults=True):
    """This person left the group."""


class AskedToJoin(Event, frozen=True, kw_only=True, omit_defaults=True):
    """This person asks to be let into the group."""


class Shared(Event, frozen=True, kw_only=True, omit_defaults=True):
    """An attachment: its kind, the platform's reference to it, and the words beside it."""

    kind: Literal["photo", "voice", "video", "file", "contact", "location", "sticker", "other"]
    ref: str
    caption: str = ""

    @property
    def words(self) -> str:
        """What the person wrote beside it; a sticker's emoji and a contact's name are not theirs."""
        return self.caption if self.kind in ("photo", "voice", "video", "file") else ""


class PlaceChanged(Event, frozen=True, kw_only=True, omit_defaults=True):
    """Something about the group itself: the bot was added or removed, or the group moved."""

    change: Literal["added", "removed", "rights", "moved"]
    title: str = ""
    moved_to: Address | None = None


class Ticked(Event, frozen=True, kw_only=True, omit_defaults=True):
    """A promised hour has come. `timer` is the name in the table of timers, `about` its target."""

    timer: str
    about: str = ""


class Lost(Event, frozen=True, kw_only=True, omit_defaults=True):
    """This person cannot be reached any more (blocked, private messages closed, gone)."""

    reason: str


AnyEvent = (
    Said | Commanded | Chose | Submitted | Joined | Left | AskedToJoin | Shared | PlaceChanged | Ticked | Lost
)
