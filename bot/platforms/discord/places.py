"""Doors: the channel of a person, and a way into a group."""

from __future__ import annotations

import re
from typing import Any

from bot.chat.events import Address
from bot.chat.platform import About, Gone, Refused
from bot.chat.replies import Invite, Say
from bot.platforms.discord import render
from bot.platforms.discord.calls import Call, Unknown, Wire

BY_USER = "user:"
_VIEW_AND_SEND = (1 << 10) | (1 << 11) | (1 << 16)
"""see the channel, write in it, read what was said before"""
_WEEK = 7 * 24 * 3600
_MEMBER = "/guilds/{guild_id}/members/{user_id}"


class Doors:
    """The channel id of each address; a person's own channel is opened when it is first needed."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._private: dict[str, str] = {}

    async def channel(self, address: Address) -> str:
        """The channel to speak in. Raises Gone when this person cannot be written to."""
        if not address.chat.startswith(BY_USER):
            return address.thread or address.chat
        user = address.chat.removeprefix(BY_USER)
        if user not in self._private:
            opened = await self._wire.call(Call("POST", "/users/@me/channels", json={"recipient_id": user}))
            self._private[user] = opened["id"]
        return self._private[user]


async def invite(reply: Invite, door: str, about: About, wire: Wire) -> tuple[Call, ...]:
    """Give the way in, and what tells this person so through this door.

    Who is not in the guild yet gets a link for one use; a member gets the role named like the
    channel, or else the right to see it.
    """
    user = reply.account.partition(":")[2]
    channel = await _group(reply, wire)
    member = {"guild_id": channel["guild_id"], "user_id": user}
    try:
        await wire.call(Call("GET", _MEMBER, member))
    except Unknown:
        link = await _link(channel, wire)
        return render.sent(Say(text=reply.text), door, about, f"\n{link}")
    await _let_in(channel, member, wire)
    return render.sent(Say(text=reply.text), door, about, f"\n<#{channel['id']}>")


async def _group(reply: Invite, wire: Wire) -> dict[str, Any]:
    """The channel. That it is gone says nothing about the person."""
    try:
        found = await wire.call(Call("GET", "/channels/{channel_id}", {"channel_id": reply.group.chat}))
    except Gone:
        raise Refused("that group is no more") from None
    return dict(found)


async def _link(channel: dict[str, Any], wire: Wire) -> str:
    terms = {"max_age": _WEEK, "max_uses": 1, "unique": True}
    made = await wire.call(
        Call("POST", "/channels/{channel_id}/invites", {"channel_id": channel["id"]}, terms)
    )
    return f"https://discord.gg/{made['code']}"


async def _let_in(channel: dict[str, Any], member: dict[str, str], wire: Wire) -> None:
    guild = {"guild_id": member["guild_id"]}
    roles = await wire.call(Call("GET", "/guilds/{guild_id}/roles", guild))
    role = role_for(channel, roles)
    if role:
        await wire.call(Call("PUT", _MEMBER + "/roles/{role_id}", {**member, "role_id": role["id"]}))
        return
    right = {"type": 1, "allow": str(_VIEW_AND_SEND), "deny": "0"}
    ids = {"channel_id": channel["id"], "user_id": member["user_id"]}
    await wire.call(Call("PUT", "/channels/{channel_id}/permissions/{user_id}", ids, right))


def role_for(channel: dict[str, Any], roles: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The role named like this channel, which opens it; None when there is none."""
    return next((role for role in roles if _plain(role["name"]) == _plain(channel["name"])), None)


def _plain(name: str) -> str:
    """«Regio Utrecht», «regio-utrecht» and «Utrecht» are one name."""
    return re.sub(r"[^a-z0-9]", "", name.lower().removeprefix("regio"))
