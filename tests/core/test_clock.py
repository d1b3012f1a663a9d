"""Promised hours: each comes once, when it is due, whatever happened to the process in between."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.replies import Forget, Remind, Replies, Say
from bot.core.routes import Routes
from bot.core.turn import Turn
from handlers import ROUTES
from tests.aside import stuck
from tests.core.stage import Stage, home

HOUR = timedelta(hours=1)


def told(turn: Turn) -> Replies:
    about = getattr(turn.event, "about", "")
    return (Say(text=f"het is tijd: {about}", to=home(about if about[0] == "p" else "anna")),)


def falls(turn: Turn) -> Replies:
    raise LookupError("a mistake of ours")


def again(turn: Turn) -> Replies:
    return (*told(turn), Remind(timer="again", about=getattr(turn.event, "about", ""), at=turn.now + HOUR))


def asks(turn: Turn) -> Replies:
    """«over <hours> <name>», «nooit <name>»."""
    match turn.rest.split():
        case ["over", hours, about]:
            return (Remind(timer="told", about=about, at=turn.now + int(hours) * HOUR),)
        case ["nooit", about]:
            return (Forget(timer="told", about=about),)
    return ()


TABLE: Routes = replace(ROUTES, talk=(asks,), timers={"told": told, "falls": falls, "again": again})


@pytest.fixture
def stage(url: str) -> Stage:
    return Stage(url, routes=TABLE)


async def say(stage: Stage, *lines: str) -> None:
    async with stage.house() as house:
        for line in lines:
            await stage.send(house, stage.said("anna", line))
        await house.settle()


async def test_an_hour_comes_once_and_not_before(stage: Stage) -> None:
    await say(stage, "over 1 taart")
    for minutes, heard in ((59, 0), (1, 1), (600, 1)):
        stage.pass_by(minutes=minutes)
        await say(stage)
        assert len(stage.wire.heard("anna")) == heard
    assert stage.wire.heard("anna") == ["het is tijd: taart"]


async def test_a_promise_that_moved_comes_at_its_new_hour_only(stage: Stage) -> None:
    await say(stage, "over 1 taart", "over 5 taart")
    stage.pass_by(hours=2)
    await say(stage)
    assert stage.wire.heard("anna") == []
    stage.pass_by(hours=3)
    await say(stage)
    assert stage.wire.heard("anna") == ["het is tijd: taart"]


async def test_a_promise_taken_back_does_not_come(stage: Stage) -> None:
    await say(stage, "over 1 taart", "over 1 koek", "nooit taart")
    stage.pass_by(hours=2)
    await say(stage)
    assert stage.wire.heard("anna") == ["het is tijd: koek"]


async def test_what_became_due_while_nobody_ran_comes_at_the_start_in_order(stage: Stage) -> None:
    await say(stage, "over 3 c", "over 1 a", "over 2 b")
    stage.pass_by(days=9)
    await say(stage)
    assert stage.wire.heard("anna") == [f"het is tijd: {name}" for name in "abc"]


async def test_hundreds_of_hours_at_once_each_come_once(stage: Stage) -> None:
    """Two clocks look at the same moment; each promise is taken by one of them."""
    async with stage.house() as house:
        names = [f"p{number}" for number in range(500 if house.store.one_writer else 100)]

        def promise(work) -> None:  # type: ignore[no-untyped-def]
            for name in names:
                work.jobs.remind("told", name, work.now)

        await house.store.write(promise)
        await asyncio.gather(house.clock.due(), house.clock.due())
        await house.settle()
    heard = Counter(str(getattr(reply, "text", "")) for _, reply in stage.wire.said)
    assert heard == Counter(f"het is tijd: {name}" for name in names)


async def test_a_handler_that_falls_stops_no_other_hour(stage: Stage) -> None:
    async with stage.house() as house:
        for timer in ("falls", "told"):
            await house.store.write(lambda work, t=timer: work.jobs.remind(t, "x", work.now))  # type: ignore[misc]
        await house.settle()
        assert await house.store.write(stuck) == 1
    assert stage.wire.heard("anna") == ["het is tijd: x"]


async def test_a_name_the_table_does_not_know_any_more_stops_no_other_hour(stage: Stage) -> None:
    async with stage.house() as house:
        for timer in ("forgotten", "told"):
            await house.store.write(lambda work, t=timer: work.jobs.remind(t, "x", work.now))  # type: ignore[misc]
        await house.settle()
    assert stage.wire.heard("anna") == ["het is tijd: x"]


async def test_an_hour_that_promises_itself_again_comes_every_time(stage: Stage) -> None:
    async with stage.house() as house:
        await house.store.write(lambda work: work.jobs.remind("again", "x", work.now))
    for _ in range(3):
        await say(stage)
        await say(stage)
        stage.pass_by(hours=1)
    assert stage.wire.heard("anna") == ["het is tijd: x"] * 3


async def test_the_running_clock_hears_a_new_promise_at_once(stage: Stage) -> None:
    async with stage.house() as house:
        running = asyncio.create_task(house.clock.run())
        await asyncio.sleep(0.1)
        await stage.send(house, stage.said("anna", "over 0 taart"))
        for _ in range(100):
            await asyncio.sleep(0.02)
            if stage.wire.heard("anna"):
                break
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert stage.wire.heard("anna") == ["het is tijd: taart"]
