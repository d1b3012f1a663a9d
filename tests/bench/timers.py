"""Goal 12: a hundred thousand promised hours wait; those that come are kept on time, and waiting is free."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import psutil

from bot.only_one import utc_now
from tests.bench import seed
from tests.bench.disk import Disk
from tests.bench.rig import Bot, scene
from tests.bench.stage import share
from tests.bench.verdict import Check, Verdict

A_SECOND = 50
"""hours that come due in each second of the measurement"""
IDLE = 8.0
SPARE = timedelta(seconds=5)


async def timers(disk: Disk, pending: int, seconds: int) -> Verdict:
    folder = disk.new("timers")
    await seed.hours(folder, pending, [])
    late = folder / "late.txt"
    async with scene() as on:
        bot = Bot(disk, "ours", folder, on, "--late", str(late))
        before = utc_now()
        await bot.start()
        took = utc_now() - before
        used = await _idle(bot)
        memory = psutil.Process(bot.number).memory_info().rss / 2**20
        await bot.end()
        start = utc_now() + 2 * took + SPARE
        due = [start + timedelta(seconds=number / A_SECOND) for number in range(seconds * A_SECOND)]
        await seed.hours(folder, 0, due)
        await bot.start()
        await asyncio.sleep((start - utc_now()).total_seconds() + seconds + 2)
        await bot.end()
    found = sorted(1000 * float(line) for line in late.read_text().splitlines())
    return Verdict(
        12,
        f"{pending:,} promised hours",
        (
            Check("p99 ms late", share(found, 0.99), 50, most=True),
            Check("idle CPU %", used, 2, most=True),
            Check("kept", len(found), len(due)),
        ),
        {"p50 ms late": share(found, 0.5), "most ms late": found[-1] if found else 0.0, "MB": memory},
    )


async def _idle(bot: Bot) -> float:
    """CPU in percent of a core while nothing happens."""
    seen = psutil.Process(bot.number)
    await asyncio.sleep(1)
    seen.cpu_percent()
    await asyncio.sleep(IDLE)
    return float(seen.cpu_percent())
