"""What this little Discord knows: people, channels, messages, interactions."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.discord.refusal import Refusal

Json = dict[str, Any]
EPOCH = 1420070400000
BOT, APPLICATION, GUILD, TOWN, HALL = "900", "900", "700", "710", "711"
"""the bot, its application, one guild with a channel for a region and one that greets"""
MESSAGE_CONTENT, GUILD_MEMBERS = 1 << 18, 1 << 14


@dataclass
class Interaction:
    """One interaction and what has been answered to it. `original` is the message it edits."""

    id: str
    token: str
    born: float
    kind: int
    channel: str
    original: str | None = None
    answered: Json | None = None
    thinking: bool = False


@dataclass
class World:
    """All state. `shift` moves its clock ahead, in seconds."""

    token: str = "token"
    intents_off: bool = False
    shift: float = 0.0
    users: dict[str, Json] = field(default_factory=dict)
    members: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    channels: dict[str, Json] = field(default_factory=dict)
    messages: dict[str, dict[str, Json]] = field(default_factory=dict)
    nonces: dict[tuple[str, str], Json] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    roles: list[Json] = field(default_factory=list)
    acts: list[Json] = field(default_factory=list)
    _counter: int = 0

    def __post_init__(self) -> None:
        self.users[BOT] = {"id": BOT, "username": "act", "discriminator": "0", "avatar": None, "bot": True}
        for number, name in ((TOWN, "regio-utrecht"), (HALL, "welkom")):
            self.channels[number] = {
                "id": number,
                "type": 0,
                "guild_id": GUILD,
                "name": name,
                "position": 0,
                "permission_overwrites": [],
                "nsfw": False,
                "parent_id": None,
            }

    def now(self) -> float:
        return time.time() + self.shift

    def snowflake(self) -> str:
        """An id that tells the time, and is unique and rising."""
        self._counter += 1
        return str(((int(self.now() * 1000) - EPOCH) << 22) + self._counter)

    def stamp(self) -> str:
        return time.strftime("%Y-%m-%dT%H:%M:%S.000000+00:00", time.gmtime(self.now()))

    def user(self, number: str) -> Json:
        """This person, made when new."""
        new = {
            "id": number,
            "username": f"user{number}",
            "discriminator": "0",
            "avatar": None,
            "global_name": f"Persoon {number}",
        }
        return self.users.setdefault(number, new)

    def private(self, user: str) -> Json:
        """The channel of this person and the bot."""
        channel: Json = {
            "id": f"5{user}",
            "type": 1,
            "recipients": [self.user(user)],
            "last_message_id": None,
        }
        return self.channels.setdefault(f"5{user}", channel)

    def channel(self, number: str) -> Json:
        if number not in self.channels:
            raise Refusal(404, 10003, "Unknown Channel")
        return self.channels[number]

    def in_channel(self, number: str) -> dict[str, Json]:
        self.channel(number)
        return self.messages.setdefault(number, {})

    def message(self, channel: str, number: str, *, hidden: bool = False) -> Json:
        """This message; one that only one person sees is unknown to the channel."""
        found = self.in_channel(channel).get(number)
        if found is None or (found["flags"] & 64 and not hidden):
            raise Refusal(404, 10008, "Unknown Message")
        return found

    def write(self, channel: str, author: Json, body: Json) -> Json:
        """Put a message in a channel."""
        message: Json = {
            "id": self.snowflake(),
            "channel_id": channel,
            "author": author,
            "content": body.get("content") or "",
            "timestamp": self.stamp(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": body.get("mentions", []),
            "mention_roles": [],
            "attachments": body.get("attachments", []),
            "embeds": [],
            "pinned": False,
            "type": 0,
            "components": body.get("components") or [],
            "flags": body.get("flags", 0),
        }
        if "nonce" in body:
            message["nonce"] = body["nonce"]
        self.in_channel(channel)[message["id"]] = message
        return message

    def by_token(self, token: str) -> Interaction:
        """The interaction of this token, while it lasts (15 minutes)."""
        found = next((one for one in self.interactions.values() if one.token == token), None)
        if found is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        if self.now() - found.born > 15 * 60:
            raise Refusal(401, 50027, "Invalid Webhook Token")
        return found

    def said(self, channel: str) -> list[Json]:
        """What the bot said here, in order."""
        return [message for message in self.in_channel(channel).values() if message["author"]["id"] == BOT]
