"""What the proofs in this process share: a running core, and ears for everything that goes wrong in it."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import logging
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from typing import Any

import structlog

from bot import log
from bot.chat.platform import Platform
from bot.core.household import Household, Plan
from bot.core.menus import menu
from bot.model.people import Member
from handlers import ROUTES
from tests.player import KEY, shelf

CONTROLLER = "Stichting Voorbeeld <privacy@voorbeeld.example>"


def plan(
    url: str,
    platform: Platform,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    team: Sequence[Member] = (),
    on_call: tuple[str, ...] = (),
) -> Plan:
    """A house with one platform, the real content and the real routes."""
    return Plan(
        url=url,
        key=KEY,
        routes=ROUTES,
        shelf=shelf(),
        platforms={platform.name: platform},
        now=now,
        team=team,
        on_call=on_call,
        controller=CONTROLLER,
    )


@asynccontextmanager
async def at_work(wanted: Plan) -> AsyncIterator[Household]:
    """The core with its platform running, as `actbot run` has them."""
    household = await Household.open(wanted)
    [platform] = wanted.platforms.values()
    entries = menu(ROUTES, wanted.shelf, wanted.team)
    running = asyncio.create_task(platform.run(household.reception(platform), entries))
    try:
        yield household
        assert not running.done(), "the adapter stopped"
        await asyncio.wait_for(household.sender.quiet(), 20)
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await household.close()


class Ears:
    """Every line that was logged, at DEBUG, and what no task took care of."""

    def __init__(self) -> None:
        self.stream = io.StringIO()
        self.unhandled: list[str] = []

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    def lines(self, level: str) -> list[dict[str, Any]]:
        found = (json.loads(line) for line in self.text.splitlines())
        return [line for line in found if line["level"] == level]

    def listen_to_loop(self) -> None:
        """From now on what falls out of a task of this loop is noted."""
        asyncio.get_running_loop().set_exception_handler(
            lambda _loop, context: self.unhandled.append(repr(context.get("exception") or context))
        )


@contextmanager
def ears() -> Iterator[Ears]:
    """Our own logging at DEBUG into memory, and back to how it was."""
    heard = Ears()
    root = logging.getLogger()
    handlers, level, hooks = root.handlers[:], root.level, (sys.excepthook, threading.excepthook)
    log.set_up(logging.DEBUG, heard.stream)
    try:
        yield heard
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        sys.excepthook, threading.excepthook = hooks
        for name in log.QUIET:
            logging.getLogger(name).setLevel(logging.NOTSET)
        structlog.reset_defaults()
