"""How the bot is told to stop: the first signal asks, the second insists."""

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


def _stop(stop: asyncio.Event, name: signal.Signals) -> None:
    if stop.is_set():
        os._exit(128 + name)
    stop.set()
