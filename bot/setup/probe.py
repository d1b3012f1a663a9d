"""Ask a platform whether a token works, and whether its switches stand right.

Rules of this file
- A token is never in what is said, not even in part: no exception's text is passed on.
- A platform that does not answer is said to be silent; that says nothing about the token.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp

from bot.config import DISCORD_API, TELEGRAM_API
from bot.setup.finding import Finding

PATIENCE = aiohttp.ClientTimeout(total=3)
REFUSED = (401, 404)
MEMBERS = 1 << 14 | 1 << 15
"""either flag means: the switch «Server Members Intent» is on (developer docs, Application Flags)"""
CONTENT = 1 << 18 | 1 << 19
ADMINISTRATOR = 1 << 3
RIGHTS = {
    1 << 0: "Create Invite",
    1 << 10: "View Channels",
    1 << 11: "Send Messages",
    1 << 13: "Manage Messages",
    1 << 15: "Attach Files",
    1 << 16: "Read Message History",
    1 << 28: "Manage Roles",
    1 << 38: "Send Messages in Threads",
}
"""what the bot does in a server (developer docs, Permissions)"""
PORTAL = "https://discord.com/developers/applications"


@dataclass(frozen=True)
class Reply:
    """What came back: None as status when nothing did. `skew` is our clock minus theirs."""

    status: int | None = None
    body: Any = None
    skew: timedelta | None = None


@dataclass(frozen=True)
class Probe:
    """What was found, and what is known only from asking."""

    findings: tuple[Finding, ...]
    skew: timedelta | None = None
    known: bool | None = True
    """whether the platform knows this token; None when it did not say"""


async def probe_telegram(token: str, api_url: str = TELEGRAM_API) -> Probe:
    """Whether the bot exists, and may be put in groups. At most 3 seconds."""
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        reply = await ask(session, f"{api_url}/bot{token}/getMe", {})
    me = reply.body.get("result") if isinstance(reply.body, dict) else None
    if reply.status != 200 or not isinstance(me, dict):
        return _stranger("Telegram", reply, "BotFather")
    found = Finding("Telegram", True, f"het token werkt, de bot heet @{me.get('username', '?')}")
    return Probe((found, *_telegram_switches(me)), reply.skew)


async def probe_discord(token: str, api_url: str | None = None, guild: str | None = None) -> Probe:
    """Whether the bot exists, its intents are on, and it has its rights in the server. At most 3 seconds."""
    base, headers = api_url or DISCORD_API, {"Authorization": f"Bot {token}"}
    paths = ("/users/@me", "/applications/@me", "/users/@me/guilds")
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        me, program, guilds = await asyncio.gather(*(ask(session, base + path, headers) for path in paths))
    if me.status != 200 or not isinstance(me.body, dict):
        return _stranger("Discord", me, "het Developer Portal")
    found = Finding("Discord", True, f"het token werkt, de bot heet {me.body.get('username', '?')}")
    return Probe((found, *_intents(program.body), *_rights(guilds.body, guild, me.body)), me.skew)


async def ask(session: aiohttp.ClientSession, url: str, headers: dict[str, str]) -> Reply:
    """What this address answers now. Never raises, and passes no words of an error on."""
    try:
        async with session.get(url, headers=headers) as response:
            skew = _skew(response.headers.get("Date"))
            return Reply(response.status, await response.json(content_type=None), skew)
    except (aiohttp.ClientError, TimeoutError, ValueError, OSError):
        return Reply()


def _skew(date: str | None) -> timedelta | None:
    try:
        return datetime.now(UTC) - parsedate_to_datetime(date) if date else None
    except (TypeError, ValueError):
        return None


def _stranger(topic: str, reply: Reply, where: str) -> Probe:
    known = False if reply.status in REFUSED else None
    return Probe((_no(topic, reply.status, where),), reply.skew, known)


def _no(topic: str, status: int | None, where: str) -> Finding:
    if status in REFUSED:
        return Finding(
            topic, False, "dit token kent het platform niet", f"Neem het opnieuw over uit {where}."
        )
    if status is None:
        mend = "Kijk of deze computer internet heeft. Klopt `api_url`? Probeer het dan nog eens."
        return Finding(topic, False, "er komt geen antwoord", mend)
    return Finding(
        topic, False, "er komt een antwoord dat ik niet begrijp", "Probeer het over een minuut nog eens."
    )


def _telegram_switches(me: dict[str, Any]) -> Iterator[Finding]:
    if me.get("can_join_groups") is False:
        mend = "Stuur BotFather /setjoingroups en kies Enable."
        yield Finding("Telegram", False, "de bot mag niet in groepen", mend)
    if me.get("can_read_all_group_messages"):
        mend = "Liever niet? Stuur BotFather /setprivacy en kies Enable."
        yield Finding("Telegram", None, "de bot leest alles in groepen mee", mend)


def _intents(program: Any) -> Iterator[Finding]:
    if not isinstance(program, dict) or not isinstance(program.get("flags"), int):
        yield Finding("Discord", None, "de schakelaars kon ik niet zien", f"Kijk zelf op {PORTAL} onder Bot.")
        return
    if not program["flags"] & MEMBERS:
        mend = f"Ga naar {PORTAL}, kies je bot, dan Bot, en zet «Server Members Intent» aan."
        yield Finding("Discord", False, "de bot ziet niet wie er bij komt", mend)
    if not program["flags"] & CONTENT:
        mend = "Dat mag zo blijven: privé en als iemand de bot noemt, leest hij wel."
        yield Finding("Discord", None, "de bot leest gewone berichten in de server niet", mend)


def _rights(guilds: Any, wanted: str | None, me: dict[str, Any]) -> Iterator[Finding]:
    if not isinstance(guilds, list):
        return
    mine = [guild for guild in guilds if isinstance(guild, dict) and wanted in (None, guild.get("id"))]
    if not mine:
        link = (
            f"https://discord.com/oauth2/authorize?client_id={me.get('id')}"
            f"&scope=bot+applications.commands&permissions={sum(RIGHTS)}"
        )
        yield Finding("Discord", False, "de bot zit nog niet in je server", f"Open {link}")
    for guild in mine:
        held = int(guild.get("permissions") or 0)
        missing = [name for bit, name in RIGHTS.items() if not held & (bit | ADMINISTRATOR)]
        if missing:
            mend = (
                "Ga naar Serverinstellingen, Rollen, en geef de rol van de bot: " + ", ".join(missing) + "."
            )
            yield Finding("Discord", False, f"in {guild.get('name', 'de server')} missen rechten", mend)
