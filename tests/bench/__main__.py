"""`python -m tests.bench [--quick] [--json FILE] [--only 1,6]`: the goals as ratios in one run.

It is never a test: it says how fast this bot is on this machine, beside a peer and raw SQLite.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

from tests.bench import speed
from tests.bench.disk import Disk, prepare
from tests.bench.kills import kills
from tests.bench.taps import taps
from tests.bench.timers import timers
from tests.bench.verdict import Verdict, as_json

GOALS = (1, 2, 3, 6, 7, 9, 12)


async def measure(disk: Disk, goals: frozenset[int], *, quick: bool) -> AsyncIterator[Verdict]:
    size = speed.QUICK if quick else speed.FULL
    if goals & {1, 2}:
        first, empty = await speed.together(disk, size)
        yield first
        if 2 in goals:
            yield await speed.stored(disk, size, empty)
    if 3 in goals:
        yield await speed.alone(disk, size)
    if 6 in goals:
        yield await speed.far_away(disk, size)
    if 7 in goals:
        yield await taps(disk, 20 if quick else 100)
    if 9 in goals:
        yield await kills(disk, 10 if quick else 30)
    if 12 in goals:
        yield await timers(disk, 10_000 if quick else 100_000, 4 if quick else 10)


async def run(asked: argparse.Namespace) -> int:
    disk = prepare()
    load = os.getloadavg()
    print(f"Disk: {disk.words}. Load before: {load[0]:.1f} on {os.cpu_count()} cores.", flush=True)
    verdicts: list[Verdict] = []
    try:
        async for verdict in measure(disk, asked.only, quick=asked.quick):
            verdicts.append(verdict)
            print(f"{verdict.line()}\n{verdict.details()}", flush=True)
    finally:
        disk.drop()
    if asked.json:
        asked.json.write_bytes(as_json(disk.words, load, verdicts))
    print(f"{sum(verdict.good for verdict in verdicts)} of {len(verdicts)} goals reached.")
    return 0 if all(verdict.good for verdict in verdicts) else 1


def _goals(text: str) -> frozenset[int]:
    return frozenset(map(int, text.split(",")))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--quick", action="store_true", help="smaller, about two minutes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    parser.add_argument("--only", type=_goals, default=frozenset(GOALS), metavar="1,6", help="these goals")
    raise SystemExit(asyncio.run(run(parser.parse_args())))


if __name__ == "__main__":
    main()
