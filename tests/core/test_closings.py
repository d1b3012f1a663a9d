"""Old buttons are taken away when nobody waits for words, and are not worth a second try."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.chat.replies import Ask, Close, Option, Replies
from bot.core.turn import Turn
from bot.store import database
from bot.store.jobs import Words
from tests.aside import stuck
from tests.core.stage import Stage, echo, home, talking

LONG = 3600.0


@pytest.fixture
def stage(url: str) -> Stage:
    return Stage(url, routes=talking(echo))


def asking(turn: Turn) -> Replies:
    return (Ask(text=turn.rest, options=(Option("ja", "human"),), prompt="topic"),)


async def test_old_buttons_are_taken_away_after_the_new_words(url: str) -> None:
    stage = Stage(url, routes=talking(asking))
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "een"))
        await house.settle()
        await stage.send(house, stage.said("anna", "twee"))
        await house.settle()
    first, second, close = [reply for _, reply in stage.wire.said]
    assert (getattr(first, "text", ""), getattr(second, "text", "")) == ("een", "twee")
    assert isinstance(close, Close)
    assert close.message == "m1"


async def test_old_buttons_wait_for_whoever_came_meanwhile(
    migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(f"sqlite:///{shutil.copy(migrated, tmp_path / 'act.db')}", routes=talking(asking))
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "een"))
        await house.settle()
        with monkeypatch.context() as patient:
            patient.setattr(database, "PATIENCE", LONG)  # her receipt shares the commit of Bram's turn
            stage.wire.held["bram"] = asyncio.Event()
            await stage.send(house, stage.said("anna", "twee"))
            await asyncio.sleep(0.02)
            await stage.send(house, stage.said("bram", "drie"))
        await asyncio.sleep(0.02)
        assert [getattr(reply, "text", "") for _, reply in stage.wire.said] == ["een", "twee"]
        stage.wire.held["bram"].set()
        await house.settle()
    assert [getattr(reply, "text", "") for _, reply in stage.wire.said] == ["een", "twee", "drie", ""]


async def test_taking_buttons_away_is_not_worth_a_second_try(url: str) -> None:
    stage = Stage(url, routes=talking(asking))
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "een"))
        await house.settle()
        stage.wire.held["anna"] = asyncio.Event()
        await stage.send(house, stage.said("anna", "twee"))
        stage.wire.held["anna"].set()
        await asyncio.sleep(0)
        stage.wire.trouble["anna"] = []
        await house.settle()
        job = await house.store.write(
            lambda work: work.jobs.say(Words(Close(prompt="gone"), home("anna")), "house")
        )
        house.sender.hand((job,))
        await house.settle()
        assert await house.store.write(lambda work: (work.jobs.unsaid(), stuck(work))) == ((), 0)
