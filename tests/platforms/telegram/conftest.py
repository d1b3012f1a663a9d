"""A fake Telegram, the adapter on it, and a house behind it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.platforms.telegram.client import Telegram
from tests.fakes.telegram.server import FakeTelegram
from tests.platforms.telegram.house import NO_MENU, QUICK, TOKEN, ListHouse, Running


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
def house() -> ListHouse:
    return ListHouse()


@pytest.fixture
async def telegram(fake: FakeTelegram) -> AsyncIterator[Telegram]:
    """An adapter that speaks; it is not running."""
    adapter = Telegram(TOKEN, api_url=fake.url, pace=QUICK)
    yield adapter
    await adapter.close()


@pytest.fixture
def running(house: ListHouse) -> Running:
    """`async with running(telegram):` runs it, and stops it as the house does."""

    @asynccontextmanager
    async def run(adapter: Telegram, menu: object = NO_MENU) -> AsyncIterator[asyncio.Task[None]]:
        task = asyncio.create_task(adapter.run(house, menu))  # type: ignore[arg-type]
        yield task
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    return run
