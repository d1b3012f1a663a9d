"""How the process hears that it must stop."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator


@contextlib.asynccontextmanager
async def heeding(stop: asyncio.Event) -> AsyncIterator[None]:
    """A signal asks for a stop; outside, it ends the process at once, as there is nothing to finish."""
    loop, signals = asyncio.get_running_loop(), (signal.SIGTERM, signal.SIGINT)
    for name in signals:
        loop.add_signal_handler(name, _stop, stop, name)
    try:
        yield
    finally:
        for name in signals:
            loop.remove_signal_handler(name)


async def first(*events: asyncio.Event) -> None:
    """Until one of them is set."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()


def _stop(stop: asyncio.Event, name: signal.Signals) -> None:
    """The first signal asks, the second insists."""
    if stop.is_set():
        os._exit(128 + name)
    stop.set()
