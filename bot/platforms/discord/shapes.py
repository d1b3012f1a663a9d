"""The gateway's payloads, as far as we read them: everything else is dropped on arrival.

Source of the shapes: Discord's developer documentation, API v10 (Gateway Events, Interactions,
Message, Components).
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec

Snowflake = Annotated[str, msgspec.Meta(pattern=r"^\d{1,20}$")]
"""an id of Discord's; anything else in its place is nonsense and is refused on arrival"""

Words = Annotated[str, msgspec.Meta(max_length=8000)]
"""what somebody typed; Discord allows at most 6000 characters, and to weigh a book would hold up everybody"""

BUTTON = 2
COMMAND, PRESS, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
"""kinds of interaction that concern us"""
ONLY_YOU_FLAG = 1 << 6
CARD_MARK = "card:"
"""what the custom_id of a button that opens a card starts with"""


class User(msgspec.Struct, omit_defaults=True):
    id: Snowflake
    username: str = ""
    global_name: str | None = None
    bot: bool = False


class Member(msgspec.Struct, omit_defaults=True):
    user: User | None = None
    nick: str | None = None


class Attachment(msgspec.Struct, omit_defaults=True):
    id: Snowflake
    filename: str = ""
    content_type: str | None = None


class Quoted(msgspec.Struct, omit_defaults=True):
    """The message a reply answers."""

    author: User | None = None


class Sticker(msgspec.Struct, omit_defaults=True):
    id: Snowflake


class Poll(msgspec.Struct, omit_defaults=True):
    """That there is one is all we need."""


class Forwarded(msgspec.Struct, omit_defaults=True):
    """What somebody else said, as far as it is words."""

    content: Words = ""
    attachments: list[Attachment] = []


class Snapshot(msgspec.Struct, omit_defaults=True):
    message: Forwarded


class Message(msgspec.Struct, omit_defaults=True):
    """MESSAGE_CREATE and MESSAGE_UPDATE, and a message from the history of a channel.

    `type` 0 is typed, 19 a reply. An update without `edited_timestamp` is Discord's own, about a link.
    """

    id: Snowflake
    channel_id: Snowflake
    author: User
    guild_id: Snowflake | None = None
    member: Member | None = None
    content: Words = ""
    webhook_id: Snowflake | None = None
    type: int = 0
    mentions: list[User] = []
    attachments: list[Attachment] = []
    referenced_message: Quoted | None = None
    edited_timestamp: datetime | None = None
    sticker_items: list[Sticker] = []
    poll: Poll | None = None
    message_snapshots: list[Snapshot] = []


class Given(msgspec.Struct, omit_defaults=True):
    """One option of a slash command."""

    name: str
    value: Words | int | float | bool = ""
    focused: bool = False


class Part(msgspec.Struct, omit_defaults=True):
    """One piece of a filled modal: a row or a label with pieces in it, or a filled field."""

    custom_id: str = ""
    value: Words | None = None
    values: list[str] = []
    component: Part | None = None
    components: list[Part] = []


class Pressed(msgspec.Struct, omit_defaults=True):
    """What an interaction says. `type` 1 is a slash command, 2 and 3 are context menus."""

    name: str = ""
    type: int = 1
    options: list[Given] = []
    custom_id: str = ""
    component_type: int = BUTTON
    values: list[str] = []
    components: list[Part] = []


class Under(msgspec.Struct, omit_defaults=True):
    """The message a pressed button stands under."""

    id: Snowflake
    flags: int = 0


class Interaction(msgspec.Struct, omit_defaults=True):
    """INTERACTION_CREATE. `context` 2 is a chat between other people: the bot is not in it."""

    id: Snowflake
    application_id: Snowflake
    type: int
    token: str
    data: Pressed
    channel_id: Snowflake
    guild_id: Snowflake | None = None
    context: int | None = None
    user: User | None = None
    member: Member | None = None
    message: Under | None = None
    locale: str = ""


class Membership(msgspec.Struct, omit_defaults=True):
    """GUILD_MEMBER_ADD and GUILD_MEMBER_REMOVE."""

    guild_id: Snowflake
    user: User
    nick: str | None = None


class Channel(msgspec.Struct, omit_defaults=True):
    """CHANNEL_DELETE: a group that is no more."""

    id: Snowflake
    guild_id: Snowflake | None = None
    name: str | None = None


class Guild(msgspec.Struct, omit_defaults=True):
    """GUILD_DELETE: the bot was taken away, unless it is merely `unavailable`."""

    id: Snowflake
    unavailable: bool = False


Payload = Message | Interaction | Membership | Channel | Guild

SHAPES: dict[str, type[Payload]] = {
    "MESSAGE_CREATE": Message,
    "MESSAGE_UPDATE": Message,
    "INTERACTION_CREATE": Interaction,
    "GUILD_MEMBER_ADD": Membership,
    "GUILD_MEMBER_REMOVE": Membership,
    "CHANNEL_DELETE": Channel,
    "GUILD_DELETE": Guild,
}


class Update(msgspec.Struct, omit_defaults=True):
    """What is stored of one gateway event.

    `me` is the bot's own user id, `at` the moment of arrival (UTC), `place` the channel it belongs
    to when the payload does not say: a thread's parent, or where a guild greets its new members.
    """

    t: str
    at: datetime
    d: msgspec.Raw
    me: str = ""
    place: str | None = None
