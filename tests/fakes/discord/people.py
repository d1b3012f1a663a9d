"""What people do in this little Discord: talk, press, choose, fill in, come and go."""

from __future__ import annotations

import secrets
from typing import Any

from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.world import APPLICATION, BOT, GUILD, Interaction, World

Json = dict[str, Any]


class People:
    """Acts that reach the bot over the gateway. Without a channel it happens in private."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self.world = world
        self.gateway = gateway

    async def say(self, user: str, text: str, channel: str | None = None, *, bot: bool = False) -> str:
        """Someone types; gives the message's id."""
        place, extra = self._place(user, channel)
        author = self.world.user(user) | ({"bot": True} if bot else {})
        mentions = [self.world.users[BOT]] if f"<@{BOT}>" in text else []
        message = self.world.write(place, author, {"content": text, "mentions": mentions})
        await self.gateway.tell("MESSAGE_CREATE", message | extra)
        return str(message["id"])

    def reword(self, user: str, message: str, text: str) -> None:
        """Someone changes a private message while the bot does not listen."""
        said = self.world.message(f"5{user}", message)
        said |= {"content": text, "edited_timestamp": self.world.stamp()}

    async def press(self, user: str, message: str, custom_id: str, channel: str | None = None) -> str:
        """Someone presses a button, old or new; gives the interaction's id."""
        return await self._interact(user, 3, {"custom_id": custom_id, "component_type": 2}, channel, message)

    async def pick(
        self, user: str, message: str, custom_id: str, value: str, channel: str | None = None
    ) -> str:
        """Someone picks from a menu."""
        data = {"custom_id": custom_id, "component_type": 3, "values": [value]}
        return await self._interact(user, 3, data, channel, message)

    async def slash(self, user: str, name: str, text: str = "", channel: str | None = None) -> str:
        """Someone gives a command."""
        return await self._interact(user, 2, _command(name, text), channel)

    async def complete(self, user: str, name: str, text: str, channel: str | None = None) -> str:
        """Someone is typing behind a command."""
        return await self._interact(user, 4, _command(name, text, focused=True), channel)

    async def modal(
        self,
        user: str,
        custom_id: str,
        fields: dict[str, str],
        channel: str | None = None,
        message: str | None = None,
    ) -> str:
        """Someone sends a filled modal."""
        labels = [
            {
                "type": 18,
                "id": number,
                "component": {"type": 4, "id": number + 50, "custom_id": name, "value": value},
            }
            for number, (name, value) in enumerate(fields.items(), 1)
        ]
        return await self._interact(user, 5, {"custom_id": custom_id, "components": labels}, channel, message)

    async def come(self, user: str) -> None:
        """Someone joins the guild."""
        self.world.members.add(user)
        await self.gateway.tell("GUILD_MEMBER_ADD", self._member(user) | {"guild_id": GUILD})

    async def go(self, user: str) -> None:
        """Someone leaves the guild."""
        self.world.members.discard(user)
        await self.gateway.tell("GUILD_MEMBER_REMOVE", {"guild_id": GUILD, "user": self.world.user(user)})

    def _place(self, user: str, channel: str | None) -> tuple[str, Json]:
        if channel is None:
            return str(self.world.private(user)["id"]), {}
        member = self._member(user)
        del member["user"]
        return channel, {"guild_id": GUILD, "member": member}

    def _member(self, user: str) -> Json:
        return {
            "user": self.world.user(user),
            "nick": None,
            "roles": [],
            "joined_at": self.world.stamp(),
            "deaf": False,
            "mute": False,
            "flags": 0,
            "permissions": "0",
        }

    async def _interact(
        self, user: str, kind: int, data: Json, channel: str | None, message: str | None = None
    ) -> str:
        place, _ = self._place(user, channel)
        one = Interaction(
            self.world.snowflake(), secrets.token_urlsafe(40), self.world.now(), kind, place, message
        )
        self.world.interactions[one.id] = one
        frame: Json = {
            "id": one.id,
            "application_id": APPLICATION,
            "type": kind,
            "token": one.token,
            "version": 1,
            "data": {"id": "1", "type": 1} | data,
            "channel_id": place,
            "channel": self.world.channel(place),
            "locale": "nl",
            "entitlements": [],
            "attachment_size_limit": 10485760,
            "app_permissions": "0",
            "authorizing_integration_owners": {},
            "context": 1 if channel is None else 0,
        }
        if channel is None:
            frame["user"] = self.world.user(user)
        else:
            frame |= {
                "guild_id": GUILD,
                "guild": {"id": GUILD},
                "guild_locale": "nl",
                "member": self._member(user),
            }
        if message is not None:
            frame["message"] = self.world.message(place, message, hidden=True)
        await self.gateway.tell("INTERACTION_CREATE", frame)
        return one.id


def _command(name: str, text: str, *, focused: bool = False) -> Json:
    given: Json = {"name": "tekst", "type": 3, "value": text} | ({"focused": True} if focused else {})
    return {"name": name, "options": [given] if text or focused else []}
