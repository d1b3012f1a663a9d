"""A flood: who types is never held up; who floods is told so, costs little, and is heard once it is quiet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.flood import MOST, QUIET, Flood, Verdict
from bot.store.work import Work
from tests.core.stage import GROUP, Stage, counts, echo, talking

NOON = datetime(2026, 9, 7, 12, 0, tzinfo=UTC)
MANY = 100
"""at once; the house itself allows more"""
TOO_FAST = "heel veel tegelijk"


def later(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def weighed(moments: list[float], flood: Flood | None = None) -> list[Verdict]:
    flood = flood or Flood(MANY)
    return [flood.weigh(["anna"], later(at), later(at)) for at in moments]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0.0, 60.0), min_size=1, max_size=MANY), st.integers(1, 5))
def test_a_hundred_in_a_minute_are_always_heard(moments: list[float], minutes: int) -> None:
    spread = [at + 120 * minute for minute in range(minutes) for at in sorted(moments)]
    assert set(weighed(spread)) == {Verdict.HEARD}


def test_one_a_second_is_heard_for_ever() -> None:
    assert set(weighed([float(at) for at in range(5000)])) == {Verdict.HEARD}


def test_ten_thousand_in_a_minute_are_answered_a_hundred_times_and_told_once() -> None:
    found = weighed([at * 0.006 for at in range(10_000)])
    assert MANY <= found.count(Verdict.HEARD) <= MANY + 5
    assert found.count(Verdict.TOLD) == 1


def test_an_endless_flood_is_told_once_a_minute() -> None:
    found = weighed([at * 0.05 for at in range(20 * 600)])
    assert 9 <= found.count(Verdict.TOLD) <= 10


def test_after_ten_quiet_seconds_she_is_heard() -> None:
    flood = Flood(MANY)
    weighed([0.0] * (2 * MANY), flood)
    quiet = QUIET.total_seconds()
    assert weighed([quiet - 1], flood) == [Verdict.PASSED]
    assert weighed([2 * quiet - 1], flood) == [Verdict.HEARD]


def test_what_was_typed_while_we_were_away_was_not_typed_at_once() -> None:
    flood = Flood(MANY)
    found = [flood.weigh(["anna"], later(2.0 * typed), later(9000.0)) for typed in range(1000)]
    assert set(found) == {Verdict.HEARD}


def test_a_clock_that_stands_still_holds_up_nobody() -> None:
    flood = Flood(MANY)
    found = [flood.weigh(["anna"], NOON, later(2.0 * received)) for received in range(1000)]
    assert set(found) == {Verdict.HEARD}


def test_what_comes_again_and_again_because_it_could_not_be_kept_is_no_flood() -> None:
    flood = Flood(MANY)
    for again in range(100):
        for _ in range(20):
            assert flood.weigh(["anna"], NOON, later(again)) is Verdict.HEARD
        for _ in range(20):
            flood.give_back(["anna"])


def test_a_flood_of_one_is_not_that_of_another_but_a_group_is_one() -> None:
    flood = Flood(MANY)
    weighed([0.0] * (2 * MANY), flood)
    assert flood.weigh(["bram"], NOON, NOON) is Verdict.HEARD
    crowd = [flood.weigh([f"p{number}", "group"], NOON, NOON) for number in range(2 * MANY)]
    assert crowd.count(Verdict.HEARD) == MANY
    assert crowd.count(Verdict.TOLD) == 1


def test_no_more_senders_are_remembered_than_a_house_can_hold() -> None:
    flood = Flood(MANY)
    for number in range(MOST + 50):
        flood.weigh([str(number)], NOON, NOON)
    assert len(flood._streams) == MOST


# through the door


@pytest.fixture
def stage(url: str) -> Stage:
    return Stage(url, routes=talking(echo))


async def test_who_floods_is_told_so_and_leaves_no_rows(stage: Stage) -> None:
    async with stage.house() as house:
        house.door.flood = Flood(MANY)
        for number in range(3 * MANY):
            await stage.send(house, stage.said("anna", f"m{number}"))
        await stage.send(house, stage.said("zoe", "hoi"))
        await house.settle()
        kept = await house.store.read(counts)
    heard = stage.wire.heard("anna")
    assert heard[:-1] == [f"je zei m{number}" for number in range(MANY)]
    assert TOO_FAST in heard[-1]
    assert "112" in heard[-1]
    assert stage.wire.heard("zoe") == ["je zei hoi"]
    assert kept["inbox"] == MANY + 1


async def test_a_word_of_danger_in_a_flood_is_answered(stage: Stage) -> None:
    async with stage.house() as house:
        house.door.flood = Flood(MANY)
        for number in range(2 * MANY):
            await stage.send(house, stage.said("anna", f"m{number}"))
        await house.settle()
        told = await stage.hear(house, stage.said("anna", "ik wil niet meer leven"))
        alarms = await house.store.read(_open_alarms)
    assert "113" in told[0]
    assert alarms == 1


async def test_a_flood_of_danger_is_told_once_and_raises_one_alarm(stage: Stage) -> None:
    async with stage.house() as house:
        house.door.flood = Flood(MANY)
        for _ in range(4 * MANY):
            await stage.send(house, stage.said("anna", "ik wil niet meer leven"))
        await house.settle()
        alarms = await house.store.read(_open_alarms)
    assert sum(TOO_FAST in text for text in stage.wire.heard("anna")) == 1
    assert alarms == 1


async def test_after_a_flood_it_is_as_before(stage: Stage) -> None:
    async with stage.house() as house:
        house.door.flood = Flood(MANY)
        for number in range(2 * MANY):
            await stage.send(house, stage.said("anna", f"m{number}"))
        await house.settle()
        stage.pass_by(seconds=10)
        assert await stage.hear(house, stage.said("anna", "hoi")) == ["je zei hoi"]


async def test_a_flooded_group_hears_it_once(stage: Stage) -> None:
    async with stage.house() as house:
        house.door.flood = Flood(MANY)
        for number in range(2 * MANY):
            await stage.send(house, stage.commanded(f"p{number}", "bestaatniet", where=GROUP))
            await stage.send(house, stage.said(f"p{number}", "hoi bot", GROUP))
        for number in range(2 * MANY):
            await stage.send(house, stage.commanded(f"q{number}", "hulp", where=GROUP))
        await house.settle()
    assert sum(TOO_FAST in text for text in stage.wire.heard("group")) == 1


def _open_alarms(work: Work) -> int:
    return len(work.requests.open_alarms())
