"""S13: somebody who sends thousands of messages in a minute is not noticed by anybody else."""

from __future__ import annotations

import asyncio
from pathlib import Path
from statistics import median, quantiles
from time import monotonic

import pytest

from bot.core.flood import AT_ONCE
from tests.fakes.telegram.server import FakeTelegram
from tests.proof.process import TELEGRAM_TOKEN, Bot

FLOODER, FIRST = 4001, 5001
WELCOME, TOO_FAST = "Welkom bij ACT!", "heel veel tegelijk"
A_STEP = 0.1
MEGABYTE = 1_000_000


async def flood(fake: FakeTelegram, messages: int, seconds: float) -> None:
    """So many messages, evenly."""
    steps = int(seconds / A_STEP)
    for step in range(steps):
        for number in range(messages // steps):
            fake.say(FLOODER, f"bericht {step} {number} en nog wat woorden om het lang te maken")
        await asyncio.sleep(A_STEP)


async def greet(fake: FakeTelegram, user: int) -> float:
    """Seconds until somebody who types /start is answered."""
    begun = monotonic()
    fake.say(user, "/start")
    await fake.wait_for(user, WELCOME, within=90)
    return monotonic() - begun


def on_disk(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("act.db*"))


async def prove(tmp_path: Path, messages: int, seconds: float, others: int) -> None:
    """Nothing fell and little was kept; how long others waited, and an alarm did, is printed."""
    async with FakeTelegram() as fake:
        bot = Bot(tmp_path, ACTBOT_TELEGRAM__TOKEN=TELEGRAM_TOKEN, ACTBOT_TELEGRAM__API_URL=fake.url,
                  ACTBOT_ON_CALL='["telegram:1"]')  # fmt: skip
        await bot.start()
        try:
            await greet(fake, FIRST - 1)
            before = on_disk(tmp_path)
            coming = asyncio.create_task(flood(fake, messages, seconds))
            waits = []
            for number in range(others):
                await asyncio.sleep(seconds / others / 2)
                waits.append(await greet(fake, FIRST + number))
            await coming
            answered = len(fake.sent(FLOODER))
            grown = on_disk(tmp_path) - before
            told = sum(TOO_FAST in sent.text for sent in fake.sent(FLOODER))
            begun, since = monotonic(), len(fake.world.log)
            fake.say(FLOODER, "ik wil niet meer leven")
            await fake.wait_for(FLOODER, "113", since=since, within=90)
            alarm = monotonic() - begun
        finally:
            assert await bot.stop() == 0
    late = quantiles(waits, n=20)[-1]
    print(f"{messages} messages in {seconds:.0f} s: {answered} answers, told {told} times")
    print(f"database +{grown / MEGABYTE:.2f} MB, alarm {alarm * 1000:.0f} ms")
    print(f"{others} others: p50 {median(waits) * 1000:.0f} ms, p95 {late * 1000:.0f} ms")
    assert bot.errors() == []
    assert 1 <= told <= 1 + seconds // 60
    assert answered <= 2 * (AT_ONCE + seconds)
    assert grown < 5 * MEGABYTE


@pytest.mark.full
async def test_ten_thousand_in_a_minute(tmp_path: Path) -> None:
    await prove(tmp_path, messages=10_000, seconds=60, others=50)
