"""Both platforms are really asked, over loopback, and what they say becomes plain Dutch."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.setup.probe import Probe, probe_discord, probe_telegram
from tests.setup.platforms import DISCORD, TELEGRAM, Platforms


def telegram(platforms: Platforms, token: str = TELEGRAM) -> Probe:
    return asyncio.run(probe_telegram(token, platforms.telegram_url))


def discord(platforms: Platforms, token: str = DISCORD, guild: str | None = None) -> Probe:
    return asyncio.run(probe_discord(token, platforms.discord_url, guild))


def test_a_good_token_gives_the_name_of_the_bot(platforms: Platforms) -> None:
    for probe, name in ((telegram(platforms), "@act_bot"), (discord(platforms, guild="7"), "ACT")):
        assert probe.known is True
        assert [finding.good for finding in probe.findings] == [True]
        assert name in probe.findings[0].text
        assert probe.skew is not None
        assert abs(probe.skew) < timedelta(seconds=5)


def test_a_token_that_is_not_known_is_said_so_and_never_repeated(platforms: Platforms) -> None:
    for probe in (telegram(platforms, "1:sesam"), discord(platforms, "sesam.a.b")):
        assert probe.known is False
        assert probe.findings[0].good is False
        assert probe.findings[0].mend
        assert "sesam" not in repr(probe)


def test_silence_says_nothing_about_the_token(platforms: Platforms) -> None:
    nowhere = "http://127.0.0.1:1"
    for probe in (
        asyncio.run(probe_telegram("1:sesam", nowhere)),
        asyncio.run(probe_discord("sesam", nowhere)),
    ):
        assert (probe.known, probe.skew) == (None, None)
        assert probe.findings[0].text == "er komt geen antwoord"
        assert "sesam" not in repr(probe)


def test_a_platform_that_talks_nonsense_is_not_believed(platforms: Platforms) -> None:
    platforms.status = 502
    assert telegram(platforms).known is None
    assert discord(platforms).known is None


def test_the_clock_of_the_platform_is_compared_with_ours(platforms: Platforms) -> None:
    platforms.behind = timedelta(minutes=7)
    skew = telegram(platforms).skew
    assert skew is not None
    assert timedelta(minutes=6) < skew < timedelta(minutes=8)


@pytest.mark.parametrize(
    ("me", "good", "mend"),
    [
        ({"username": "a", "can_join_groups": False}, False, "/setjoingroups"),
        ({"username": "a", "can_read_all_group_messages": True}, None, "/setprivacy"),
    ],
)
def test_switches_of_telegram(
    platforms: Platforms, me: dict[str, object], good: bool | None, mend: str
) -> None:
    platforms.me = me
    last = telegram(platforms).findings[-1]
    assert last.good is good
    assert mend in last.mend


@pytest.mark.parametrize(
    ("flags", "good", "words"),
    [
        (1 << 19, False, "Server Members Intent"),
        (1 << 14, None, "als iemand de bot noemt"),
    ],
)
def test_intents_of_discord(platforms: Platforms, flags: int, good: bool | None, words: str) -> None:
    platforms.flags = flags
    last = discord(platforms).findings[-1]
    assert last.good is good
    assert words in last.mend


def test_rights_in_the_server(platforms: Platforms) -> None:
    platforms.guilds = [{"id": "7", "name": "ACT", "permissions": str(1 << 10 | 1 << 11)}]
    last = discord(platforms, guild="7").findings[-1]
    assert last.good is False
    assert "ACT" in last.text
    assert "Manage Roles" in last.mend
    assert "View Channels" not in last.mend


def test_a_bot_outside_the_server_gets_the_link_that_brings_it_in(platforms: Platforms) -> None:
    last = discord(platforms, guild="8").findings[-1]
    assert last.good is False
    assert "client_id=12" in last.mend
