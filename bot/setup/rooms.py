"""Whether the bot can do its work in the groups that belong to a region.

Rules of this file
- Each linked group is one line; what is missing is named as the platform's own screens name it.
- A platform that does not answer is left out: the probe of its token says that already.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import aiohttp

from bot.chat.events import Address
from bot.config import DISCORD_API, Settings
from bot.platforms.discord.places import role_for
from bot.setup.finding import Finding
from bot.setup.probe import ADMINISTRATOR, PATIENCE, ask

TOPIC = "Groep"
MOST = 20
"""groups that are looked at; more would take too long"""
TELEGRAM_RIGHTS = {
    "can_invite_users": "gebruikers uitnodigen",
    "can_delete_messages": "berichten verwijderen",
}
DISCORD_RIGHTS = {
    1 << 10: "View Channel",
    1 << 11: "Send Messages",
    1 << 16: "Read Message History",
    1 << 15: "Attach Files",
    1 << 13: "Manage Messages",
    1 << 0: "Create Invite",
}
LET_IN = {1 << 28: "Manage Permissions"}
"""to let a member into a channel that has no role of its own"""
ROLE, MEMBER = 0, 1
SHUT = (400, 403, 404)
"""what a platform answers about a place the bot is not in"""


async def look_into(settings: Settings, groups: Iterable[Address]) -> list[Finding]:
    """A line for each linked group. At most 3 seconds."""
    asked = []
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        for group in tuple(groups)[:MOST]:
            if group.platform == "telegram" and settings.telegram:
                token = settings.telegram.token.get_secret_value()
                asked.append(_telegram(session, settings.telegram.api_url, token, group.chat))
            elif group.platform == "discord" and settings.discord:
                token = settings.discord.token.get_secret_value()
                asked.append(_discord(session, settings.discord.api_url or DISCORD_API, token, group.chat))
        found = await asyncio.gather(*asked)
    return [finding for finding in found if finding is not None]


async def _telegram(session: aiohttp.ClientSession, api: str, token: str, chat: str) -> Finding | None:
    base, me = f"{api}/bot{token}", token.partition(":")[0]
    place, member = await asyncio.gather(
        ask(session, f"{base}/getChat?chat_id={chat}", {}),
        ask(session, f"{base}/getChatMember?chat_id={chat}&user_id={me}", {}),
    )
    if member.status not in (200, *SHUT):
        return None
    held = _result(member.body)
    name = _result(place.body).get("title") or chat
    status = held.get("status", "left")
    if status in ("left", "kicked"):
        return Finding(TOPIC, False, f"de bot zit niet meer in «{name}» (Telegram)", _PUT_BACK)
    missing = [word for right, word in TELEGRAM_RIGHTS.items() if status != "creator" and not held.get(right)]
    if not missing:
        return Finding(TOPIC, True, f"in «{name}» (Telegram) kan de bot alles wat nodig is")
    mend = f"Open de groep, kies Beheerders en dan de bot. Zet aan: {', '.join(missing)}."
    if status != "administrator":
        return Finding(TOPIC, False, f"in «{name}» (Telegram) is de bot geen beheerder", mend)
    return Finding(TOPIC, False, f"in «{name}» (Telegram) mist de bot rechten", mend)


_PUT_BACK = "Zet de bot er weer in, maak hem beheerder, en typ daar /regio koppel met je regio."


def _result(body: Any) -> dict[str, Any]:
    result = body.get("result") if isinstance(body, dict) else None
    return result if isinstance(result, dict) else {}


async def _discord(session: aiohttp.ClientSession, api: str, token: str, chat: str) -> Finding | None:
    headers = {"Authorization": f"Bot {token}"}
    channel, me = await asyncio.gather(
        ask(session, f"{api}/channels/{chat}", headers), ask(session, f"{api}/users/@me", headers)
    )
    if channel.status in SHUT:
        mend = "Open het kanaal, Instellingen, Rechten. Geef de rol van de bot: View Channel."
        return Finding(TOPIC, False, f"de bot ziet het kanaal {chat} (Discord) niet", mend)
    if channel.status != 200 or me.status != 200:
        return None
    guild = f"{api}/guilds/{channel.body['guild_id']}"
    roles, member = await asyncio.gather(
        ask(session, f"{guild}/roles", headers),
        ask(session, f"{guild}/members/{me.body['id']}", headers),
    )
    if roles.status != 200 or member.status != 200:
        return None
    return _found(channel.body, roles.body, member.body, me.body["id"])


def _found(
    channel: dict[str, Any], roles: list[dict[str, Any]], member: dict[str, Any], account: str
) -> Finding:
    where = f"in #{channel['name']} (Discord)"
    held, role = permissions(channel, roles, member, account), role_for(channel, roles)
    wanted = DISCORD_RIGHTS if role else DISCORD_RIGHTS | LET_IN
    missing = [name for bit, name in wanted.items() if not held & (bit | ADMINISTRATOR)]
    if missing:
        mend = f"Open het kanaal, Instellingen, Rechten. Geef de rol van de bot: {', '.join(missing)}."
        return Finding(TOPIC, False, f"{where} mist de bot rechten", mend)
    if role and not _above(role, roles, member):
        mend = f"Open Serverinstellingen, Rollen. Sleep de rol van de bot boven «{role['name']}»."
        return Finding(TOPIC, False, f"{where} kan de bot de rol «{role['name']}» aan niemand geven", mend)
    return Finding(TOPIC, True, f"{where} kan de bot alles wat nodig is")


def _above(role: dict[str, Any], roles: list[dict[str, Any]], member: dict[str, Any]) -> bool:
    """Whether one of the bot's roles stands above this one; even an administrator gives no higher role."""
    mine = [each for each in roles if each["id"] in member["roles"]]
    return max(map(_height, mine), default=(0, 0)) > _height(role)


def _height(role: dict[str, Any]) -> tuple[int, int]:
    """Of two roles on one height the older one counts as higher (developer docs, Permission Hierarchy)."""
    return int(role.get("position", 0)), -int(role["id"])


def permissions(
    channel: dict[str, Any], roles: list[dict[str, Any]], member: dict[str, Any], account: str
) -> int:
    """What this member may do in this channel (developer docs, Permission Overwrites)."""
    everyone = channel["guild_id"]
    mine = {everyone, *member["roles"]}
    held = 0
    for role in roles:
        held |= int(role["permissions"]) if role["id"] in mine else 0
    rules = channel.get("permission_overwrites", ())
    for ids, kind in (({everyone}, ROLE), (mine - {everyone}, ROLE), ({account}, MEMBER)):
        those = [rule for rule in rules if rule["id"] in ids and rule["type"] == kind]
        for rule in those:
            held &= ~int(rule["deny"])
        for rule in those:
            held |= int(rule["allow"])
    return held
