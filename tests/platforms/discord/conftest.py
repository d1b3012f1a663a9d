"""A little Discord on loopback, and the real library connected to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.chat.platform import Menu, MenuEntry
from bot.platforms.discord.client import Discord
from tests.fakes.discord.server import FakeDiscord
from tests.platforms.discord.house import SmallHouse, until

MENU = Menu(
    entries=(
        MenuEntry(name="start", texts={"nl": "Begin hier", "en": "Start here"}, names={"en": "begin"}),
        MenuEntry(
            name="vraag",
            texts={"nl": "Stel een vraag", "en": "Ask a question"},
            group=True,
            rest={"nl": "je vraag", "en": "your question"},
        ),
    )
)


class Running:
    """An adapter at work; it can be stopped as a whole and started anew."""

    def __init__(self, fake: FakeDiscord, house: SmallHouse) -> None:
        self.fake = fake
        self.house = house
        self.discord = Discord("token", api_url=fake.api_url, gateway_url=fake.gateway_url)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self.discord = Discord("token", api_url=self.fake.api_url, gateway_url=self.fake.gateway_url)
        before = self.fake.gateway.identified
        self._task = asyncio.create_task(self.discord.run(self.house, MENU))
        await until(lambda: self.fake.gateway.identified > before and self.discord._delivery)

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._task = None


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    fake = FakeDiscord()
    await fake.start()
    yield fake
    await fake.stop()


@pytest.fixture
def house() -> SmallHouse:
    return SmallHouse()


@pytest.fixture
async def running(fake: FakeDiscord, house: SmallHouse) -> AsyncIterator[Running]:
    running = Running(fake, house)
    await running.start()
    yield running
    await running.stop()
