"""Copies by themselves: made every hour, read back, and the old ones let go."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from multiprocessing import active_children
from pathlib import Path
from time import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config import Database, Settings
from bot.copies import migrate
from bot.hourly import EVERY, NAME, SOON, keep_copies, surplus, until_next
from bot.setup.key import new_key
from bot.store import backup

NOW = datetime(2026, 11, 28, 23, 30, tzinfo=UTC)


def named(*ages: timedelta) -> list[Path]:
    return [Path(f"{NOW - age:{NAME}}") for age in ages]


def left(files: list[Path]) -> list[Path]:
    gone = set(surplus(files, NOW))
    return [file for file in files if file not in gone]


def test_a_year_of_hourly_copies_leaves_a_day_two_weeks_and_eight_weeks() -> None:
    files = named(*(timedelta(hours=hour) for hour in range(24 * 365)))
    kept = left(files)
    assert kept[:25] == files[:25]
    assert 25 + 13 + 6 <= len(kept) <= 25 + 14 + 8
    assert kept[-1] >= named(timedelta(weeks=8))[0]


def test_of_a_day_the_newest_stays() -> None:
    morning, evening, today = named(timedelta(days=3, hours=12), timedelta(days=3), timedelta())
    assert left([morning, evening, today]) == [evening, today]


def test_what_is_no_copy_of_ours_is_never_let_go() -> None:
    assert (
        surplus([Path("act-of-1999.copy"), Path("erased.txt"), Path("act-20200101-000000.copy.keep")], NOW)
        == []
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 24 * 90), min_size=1, max_size=80, unique=True))
def test_letting_go_twice_is_letting_go_once_and_the_newest_always_stays(hours: list[int]) -> None:
    files = named(*(timedelta(hours=hour) for hour in hours))
    kept = left(files)
    assert left(kept) == kept
    if min(hours) <= 24 * 56:
        assert max(files) in kept


def test_the_next_comes_an_hour_after_the_last() -> None:
    assert until_next(None) == SOON
    assert until_next(timedelta(minutes=20)) == EVERY - timedelta(minutes=20)
    assert until_next(timedelta(days=3)) == timedelta()


@pytest.fixture
def house(tmp_path: Path) -> Settings:
    """A house with one copy, of years ago by its name, and made two hours ago."""
    wanted = Settings.model_validate({"home": tmp_path, "key": new_key()})
    migrate(wanted)
    old = tmp_path / "data/backups/act-20200101-000000.copy"
    old.parent.mkdir()
    old.touch()
    os.utime(old, times=(time() - 7200, time() - 7200))
    return wanted


async def test_a_copy_is_made_and_an_old_one_goes(house: Settings) -> None:
    folder = house.data / "backups"
    (folder / "half-written.part").touch()
    copying = asyncio.create_task(keep_copies(house))
    await until(lambda: not (folder / "act-20200101-000000.copy").exists())
    copying.cancel()
    (made,) = folder.iterdir()
    assert backup.read(made.read_bytes(), house.key()).revision
    assert made.stat().st_mode & 0o077 == 0


async def test_a_copy_that_does_not_succeed_is_said_and_ends_nothing(
    house: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    nobody = Database.model_validate({"url": "postgresql://nobody:geheim@127.0.0.1:1/nothing"})
    said = ""

    def heard() -> str:
        nonlocal said
        said += capfd.readouterr().err
        return said

    copying = asyncio.create_task(keep_copies(house.model_copy(update={"database": nobody})))
    await until(lambda: heard().endswith("\n") and not active_children())
    assert not copying.done()
    copying.cancel()
    assert [json.loads(line)["event"] for line in heard().splitlines()] == ["no copy"]
    assert [file.name for file in (house.data / "backups").iterdir()] == ["act-20200101-000000.copy"]


async def test_who_stops_does_not_wait_for_a_copy(house: Settings) -> None:
    copying = asyncio.create_task(keep_copies(house))
    await until(active_children)
    copying.cancel()
    async with asyncio.timeout(1):
        await asyncio.gather(copying, return_exceptions=True)
    assert not active_children()


async def until(there: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not there():  # noqa: ASYNC110
            await asyncio.sleep(0.02)
