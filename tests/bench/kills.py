"""Goal 9: words in the outbox while the bot is killed five times: none lost, none out of order."""

from __future__ import annotations

import asyncio
import re
import signal
import time
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tests.bench import seed
from tests.bench.disk import Disk
from tests.bench.rig import Bot, Scene, scene
from tests.bench.verdict import Check, Verdict

KILLS = 5
CHATS = range(2001, 2101)
DELAY_MS = 20.0
GIVE_UP = 60.0
"""seconds without a new message; a start on a busy machine takes its time"""
_NUMBER = re.compile(r"bericht (\d+)")


async def kills(disk: Disk, each: int) -> Verdict:
    folder = disk.new("kills")
    await seed.words(folder, CHATS, each)
    total = each * len(CHATS)
    async with scene(DELAY_MS) as on:
        await on.know(CHATS)
        bot = Bot(disk, "ours", folder, on)
        for number in range(1, KILLS + 1):
            await bot.start(ready=False)
            await _until(on, number * total // (KILLS + 2))
            await bot.end(signal.SIGKILL)
        await bot.start(ready=False)
        await _until(on, total, distinct=True)
        await bot.end()
        said = await on.said()
    heard = {chat: _numbers(said.get(chat, [])) for chat in CHATS}
    return _verdict(heard, each)


def _verdict(heard: Mapping[int, Sequence[int]], each: int) -> Verdict:
    total = each * len(heard)
    lost = total - sum(len(set(numbers)) for numbers in heard.values())
    unordered = sum(later < earlier for numbers in heard.values() for earlier, later in pairwise(numbers))
    twice = sum(len(numbers) - len(set(numbers)) for numbers in heard.values())
    return Verdict(
        9,
        f"{total:,} messages, {KILLS} kills",
        (
            Check("lost", lost, 0, most=True),
            Check("out of order", unordered, 0, most=True),
            Check("twice, each kill", twice / KILLS, len(heard), most=True),
        ),
        {"in flight": float(len(heard)), "said twice": float(twice)},
    )


async def _until(on: Scene, count: int, *, distinct: bool = False) -> None:
    """Until so many things were said; with `distinct`, so many different ones, or nothing new comes."""
    last, since = -1, time.monotonic()
    while time.monotonic() - since < GIVE_UP:
        said = await on.said()
        found = sum(len(set(texts) if distinct else texts) for texts in said.values())
        if found >= count:
            return
        if found != last:
            last, since = found, time.monotonic()
        await asyncio.sleep(0.05)


def _numbers(texts: Sequence[str]) -> list[int]:
    return [int(found[1]) for text in texts if (found := _NUMBER.search(text))]
