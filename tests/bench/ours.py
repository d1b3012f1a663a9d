"""`python -m tests.bench.ours FOLDER API_URL`: this bot, as it runs, with the twenty questions as its intake.

All is the product's own: the Telegram adapter, the door, the handlers, the sender, the clock, SQLite.
`--database URL`: another database; when another process has it, this one stands by.
`--late FILE`: the moments promised hours named "bench" came, against when they were due.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import signal
from datetime import UTC, datetime
from pathlib import Path

from bot import memory
from bot.chat.replies import Replies
from bot.core.clock import Clock
from bot.core.door import Door
from bot.core.household import Household, Plan
from bot.core.menus import menu
from bot.core.shelf import Shelf, content_root
from bot.core.turn import Turn
from bot.log import set_up
from bot.only_one import utc_now
from bot.platforms.telegram.client import Telegram
from bot.store.alone import alone
from bot.store.jobs import Timer
from handlers import ROUTES
from tests.bench.form import twenty_questions

KEY = bytes(range(32))
TOKEN = "4242:bench-token"


def plan(url: str, api: str, *, words_only: bool = False) -> Plan:
    shelf = Shelf.read(content_root())
    form = twenty_questions(words_only=words_only)
    telegram = Telegram(TOKEN, api_url=api)
    return Plan(
        url=url,
        key=KEY,
        routes=dataclasses.replace(ROUTES, timers={**ROUTES.timers, "bench": _nothing}),
        shelf=dataclasses.replace(shelf, forms={**shelf.forms, form.id: form}),
        platforms={telegram.name: telegram},
        now=utc_now,
    )


def sqlite_in(folder: Path) -> str:
    return f"sqlite:///{folder / 'act.db'}"


def _nothing(_turn: Turn) -> Replies:
    return ()


class Watched:
    """The door, seen by the clock: notes how late each promised hour was kept, commit included."""

    def __init__(self, door: Door, file: Path) -> None:
        self._door = door
        self._out = file.open("w", buffering=1)

    async def tick(self, timer: Timer) -> None:
        await self._door.tick(timer)
        self._out.write(f"{(datetime.now(UTC) - timer.due).total_seconds()}\n")


async def serve(wanted: Plan, late: Path | None) -> None:
    async with alone(wanted.url):
        await run(wanted, late)


async def run(wanted: Plan, late: Path | None) -> None:
    household = await Household.open(wanted)
    memory.settle()
    if late is not None:
        household.clock = Clock(household.store, Watched(household.door, late))  # type: ignore[arg-type]
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    try:
        async with asyncio.TaskGroup() as loops:
            tasks = [loops.create_task(household.clock.run())]
            for platform in wanted.platforms.values():
                entries = menu(wanted.routes, wanted.shelf, ())
                tasks.append(loops.create_task(platform.run(household.reception(platform), entries)))
            await stop.wait()
            for task in tasks:
                task.cancel()
        await household.sender.quiet()
    finally:
        await household.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.ours")
    parser.add_argument("folder", type=Path)
    parser.add_argument("api")
    parser.add_argument("--database", default="")
    parser.add_argument("--words-only", action="store_true")
    parser.add_argument("--late", type=Path)
    asked = parser.parse_args()
    set_up()
    url = asked.database or sqlite_in(asked.folder)
    asyncio.run(serve(plan(url, asked.api, words_only=asked.words_only), asked.late))


if __name__ == "__main__":
    main()
