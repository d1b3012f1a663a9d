"""T02: `kill -9` at random moments over Discord loses nothing and says nothing twice."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fakes.discord.server import FakeDiscord
from tests.proof.campaign import Campaign, Said
from tests.proof.on_discord import FIRST, OnDiscord
from tests.proof.parent import Parent, asked
from tests.proof.process import Bot
from tests.proof.verdict import Record, doubles, questions_in_order, records

QUESTIONS = asked()


@dataclass
class Run:
    """How a run ended. `failed` is how often a parent saw Discord say «mislukt» while the bot was away."""

    kills: int
    said: list[list[Said]]
    records: list[Record]
    errors: list[str]
    failed: int


async def play(folder: Path, parents: int, kills: int, seed: int, think: float) -> Run:
    folder.mkdir()  # noqa: ASYNC240 - nobody waits yet
    fake = FakeDiscord()
    await fake.start()
    bot = Bot(
        folder,
        ACTBOT_DISCORD__TOKEN="token",
        ACTBOT_DISCORD__API_URL=fake.api_url,
        ACTBOT_DISCORD__GATEWAY_URL=fake.gateway_url,
        ACTBOT_ON_CALL='["discord:1"]',
    )
    stage = OnDiscord(fake)
    cast = [Parent(number, QUESTIONS) for number in range(parents)]
    try:
        moments = await Campaign(stage, bot, cast, seed, kills, think).run()
        assert await bot.stop() == 0
    finally:
        with contextlib.suppress(Exception):
            await bot.kill()
        await fake.stop()
    kept = await records(folder, [f"discord:{FIRST + number}" for number in range(parents)])
    said = [stage.said(number) for number in range(parents)]
    return Run(len(moments), said, list(kept.values()), bot.errors(), stage.failed)


async def prove(tmp_path: Path, parents: int, kills: int, seed: int, think: float) -> None:
    print(f"seed {seed}")
    plain = await play(tmp_path / "plain", parents, 0, seed, 0.0)
    killed = await play(tmp_path / "killed", parents, kills, seed, think)
    assert killed.kills == kills
    assert killed.records == plain.records
    assert killed.errors == plain.errors == []
    for said, before in zip(killed.said, plain.said, strict=True):
        assert questions_in_order(said, QUESTIONS) == questions_in_order(before, QUESTIONS)
        assert doubles(said, before) == []
    words = _count(killed.said)
    print(
        f"{kills} kills, {parents} parents, {words} messages, 0 said twice, 0 lost, {killed.failed} retried"
    )


def _count(said: Sequence[Sequence[Said]]) -> int:
    return sum(len(one) for one in said)


@pytest.mark.full
async def test_twenty_five_kills(tmp_path: Path) -> None:
    await prove(tmp_path, parents=20, kills=25, seed=25, think=3.0)
