"""The groups of the regions are really asked about, over loopback: what the bot may and may not do there."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.chat.events import Address
from bot.config import Settings
from bot.setup.check import check
from bot.setup.finding import Finding
from bot.setup.rooms import look_into
from bot.store import schema
from bot.store.database import connect
from bot.store.places import Places
from bot.store.scope import Scope
from tests.setup.platforms import DISCORD, TELEGRAM, Platforms

ALL = dict.fromkeys(("can_invite_users", "can_delete_messages"), True)
SEE, WRITE, INVITE, TIDY, FILES, BEFORE = 1 << 10, 1 << 11, 1, 1 << 13, 1 << 15, 1 << 16
LET_IN = 1 << 28
ENOUGH = SEE | WRITE | INVITE | TIDY | FILES | BEFORE | LET_IN


def settings(platforms: Platforms, home: Path) -> Settings:
    return Settings.model_validate(
        {
            "home": home,
            "telegram": {"token": TELEGRAM, "api_url": platforms.telegram_url},
            "discord": {"token": DISCORD, "api_url": platforms.discord_url, "guild": "7"},
        }
    )


def look(platforms: Platforms, home: Path, *groups: Address) -> list[Finding]:
    return asyncio.run(look_into(settings(platforms, home), groups))


@pytest.mark.parametrize(
    ("member", "good", "words"),
    [
        ({"status": "administrator", **ALL}, True, "alles wat nodig is"),
        ({"status": "administrator", **ALL, "can_invite_users": False}, False, "gebruikers uitnodigen."),
        ({"status": "member"}, False, "geen beheerder"),
        ({"status": "left"}, False, "niet meer in"),
        ({"status": "kicked"}, False, "niet meer in"),
    ],
)
def test_a_group_on_telegram(
    platforms: Platforms, tmp_path: Path, member: dict[str, Any], good: bool, words: str
) -> None:
    platforms.members = {"-100": member}
    (found,) = look(platforms, tmp_path, Address("telegram", "-100"))
    assert found.good is good
    assert "Ouders -100" in found.text
    assert words in f"{found.text} {found.mend}"


def test_a_group_that_is_gone_is_said_so(platforms: Platforms, tmp_path: Path) -> None:
    telegram, discord = look(platforms, tmp_path, Address("telegram", "-9"), Address("discord", "9"))
    assert (telegram.good, discord.good) == (False, False)
    assert telegram.mend
    assert "View Channel" in discord.mend


@pytest.mark.parametrize(
    ("mine", "rules", "missing"),
    [
        (ENOUGH, [], []),
        (1 << 3, [{"id": "7", "type": 0, "allow": "0", "deny": str(ENOUGH)}], []),
        (ENOUGH, [{"id": "7", "type": 0, "allow": "0", "deny": str(WRITE)}], ["Send Messages"]),
        (0, [{"id": "70", "type": 0, "allow": str(ENOUGH), "deny": "0"}], []),
        (
            ENOUGH,
            [
                {"id": "70", "type": 0, "allow": str(TIDY), "deny": "0"},
                {"id": "12", "type": 1, "allow": "0", "deny": str(TIDY)},
            ],
            ["Manage Messages"],
        ),
        (ENOUGH, [{"id": "12", "type": 0, "allow": "0", "deny": str(SEE)}], []),
        (ENOUGH ^ LET_IN, [], ["Manage Permissions"]),
        (ENOUGH, [{"id": "70", "type": 0, "allow": "0", "deny": str(LET_IN)}], ["Manage Permissions"]),
    ],
)
def test_a_channel_on_discord(
    platforms: Platforms, tmp_path: Path, mine: int, rules: list[dict[str, Any]], missing: list[str]
) -> None:
    platforms.channels = {"5": {"name": "utrecht", "guild_id": "7", "permission_overwrites": rules}}
    platforms.roles = [
        {"id": "7", "name": "@everyone", "permissions": "0"},
        {"id": "70", "name": "ACT", "permissions": str(mine)},
    ]
    (found,) = look(platforms, tmp_path, Address("discord", "5"))
    assert found.good is (not missing) or mine == 1 << 3
    named = ("Send Messages", "Manage Messages", "View Channel", "Manage Permissions")
    assert [name for name in named if name in found.mend] == missing


@pytest.mark.parametrize(
    ("mine", "theirs", "good"),
    [
        ({"id": "70", "position": 2}, {"id": "80", "position": 1}, True),
        ({"id": "70", "position": 1}, {"id": "80", "position": 1}, True),
        ({"id": "90", "position": 1}, {"id": "80", "position": 1}, False),
        ({"id": "70", "position": 1}, {"id": "80", "position": 2}, False),
        ({"id": "90", "position": 1, "permissions": str(1 << 3)}, {"id": "80", "position": 2}, False),
    ],
)
def test_the_role_of_the_bot_stands_above_the_role_it_gives(
    platforms: Platforms, tmp_path: Path, mine: dict[str, Any], theirs: dict[str, Any], good: bool
) -> None:
    enough = {"name": "ACT", "permissions": str(ENOUGH ^ LET_IN)}
    region = {"name": "Regio Utrecht", "permissions": "0"}
    platforms.channels = {"5": {"name": "utrecht", "guild_id": "7"}}
    platforms.roles = [{"id": "7", "name": "@everyone", "permissions": "0"}, enough | mine, region | theirs]
    platforms.mine = [mine["id"]]
    (found,) = look(platforms, tmp_path, Address("discord", "5"))
    assert found.good is good
    assert ("boven «Regio Utrecht»" in found.mend) is not good


@pytest.mark.parametrize("platform", ["telegram", "discord"])
def test_a_platform_in_trouble_says_nothing_about_its_groups(
    platforms: Platforms, tmp_path: Path, platform: str
) -> None:
    platforms.members = {"5": {"status": "member"}}
    platforms.channels = {"5": {"name": "utrecht", "guild_id": "7"}}
    platforms.status = 502
    assert look(platforms, tmp_path, Address(platform, "5")) == []


def test_check_reads_which_groups_there_are(platforms: Platforms, tmp_path: Path) -> None:
    asyncio.run(_linked(settings(platforms, tmp_path)))
    platforms.members = {"-100": {"status": "member"}}
    (tmp_path / "bot.yaml").write_text(
        f"telegram: {{token: '{TELEGRAM}', api_url: '{platforms.telegram_url}'}}\n"
    )
    found = [finding for finding in asyncio.run(check(tmp_path / "bot.yaml")) if finding.topic == "Groep"]
    assert [finding.good for finding in found] == [False]


async def _linked(settings: Settings) -> None:
    settings.data.mkdir(parents=True, exist_ok=True)
    database = await connect(settings.database_url)
    await database.write(schema.migrate)
    await database.write(
        lambda connection: Places(_scope(connection)).link(Address("telegram", "-100"), "utrecht", "x")
    )
    await database.close()


def _scope(connection: Any) -> Scope:
    return Scope(connection, None, datetime(2026, 9, 7, tzinfo=UTC))  # type: ignore[arg-type]
