"""`/healthz`: green when all is well, red with the name of each part that is not, and not a word more."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import time

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot import health
from bot.chat.platform import Raw
from bot.config import Settings
from bot.core.household import Household
from bot.health import Health, has_page, serve
from bot.setup.key import new_key
from bot.store.work import Work
from tests.proof.town import Town


@pytest.fixture
async def town(url: str) -> AsyncIterator[Town]:
    async with Town.open(url) as opened:
        yield opened


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A house whose last copy is of now, with somebody on call."""
    (tmp_path / "data/backups").mkdir(parents=True)
    (tmp_path / "data/backups/act-20261129-120000.copy").touch()
    return Settings.model_validate({"home": tmp_path, "key": new_key(), "on_call": ["telegram:1"]})


async def test_all_is_well(town: Town, settings: Settings) -> None:
    assert await Health(settings, town.household).red() == []


async def test_an_update_that_waits_for_another_try_too_long(town: Town, settings: Settings) -> None:
    def failed(work: Work, seconds: int) -> None:
        at = work.now - timedelta(seconds=seconds)
        work.inbox.failed("chat", Raw(key=f"{seconds}", lane="anna", body=b"geheim", at=at), 1)

    await town.household.store.write(lambda work: failed(work, 30))
    assert await Health(settings, town.household).red() == []
    await town.household.store.write(lambda work: failed(work, 90))
    assert await Health(settings, town.household).red() == ["inbox"]


async def test_words_that_do_not_get_said(
    town: Town, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    hung = asyncio.Event()

    async def never(*_: object) -> None:
        hung.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(town.screen, "deliver", never)
    saying = asyncio.create_task(town.say("anna", "/start"))
    await hung.wait()
    looking = Health(settings, town.household)
    assert await looking.red() == []
    monkeypatch.setattr(health, "UNSAID", timedelta())
    assert await looking.red() == ["outbox"]
    saying.cancel()


async def test_a_platform_out_of_reach_is_named(town: Town, settings: Settings) -> None:
    town.screen.silent = 119
    assert await Health(settings, town.household).red() == []
    town.screen.silent = 121
    assert await Health(settings, town.household).red() == [town.screen.name]


async def test_an_old_copy_a_full_disk_and_nobody_on_call(
    town: Town, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy,) = (settings.data / "backups").iterdir()
    os.utime(copy, times=(time() - 27 * 3600,) * 2)
    monkeypatch.setattr(health, "ROOM", 1 << 60)
    alone = settings.model_copy(update={"on_call": ()})
    looking = Health(alone, town.household)
    assert await looking.red() == ["copy", "disk", "on_call"]
    copy.unlink()
    assert await looking.red() == ["disk", "on_call"], "the first copy has a day to come"
    tomorrow = datetime.now(UTC) + timedelta(hours=27)
    monkeypatch.setattr(health, "utc_now", lambda: tomorrow)
    assert await looking.red() == ["copy", "disk", "on_call"]


async def test_a_database_that_is_gone(settings: Settings, migrated_away: Household) -> None:
    assert await Health(settings, migrated_away).red() == ["database"]


@pytest.fixture
async def migrated_away(tmp_path: Path) -> AsyncIterator[Household]:
    """A household whose database file is no more."""
    folder = tmp_path / "lost"
    folder.mkdir()
    async with Town.open(f"sqlite:///{folder / 'act.db'}") as town:
        for file in folder.iterdir():
            file.unlink()
        yield town.household


async def test_what_watches_the_machine_gets_a_number_and_the_names(town: Town, settings: Settings) -> None:
    listen = f"127.0.0.1:{free()}"
    serving = asyncio.create_task(serve(Health(settings, town.household), listen))
    try:
        assert await asked(f"http://{listen}/healthz") == (200, '{"red": []}')
        town.screen.silent = 600
        assert await asked(f"http://{listen}/healthz") == (503, f'{{"red": ["{town.screen.name}"]}}')
        assert (await asked(f"http://{listen}/"))[0] == 404
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def test_a_port_that_is_taken_stops_nothing(town: Town, settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, capture_logs() as logged:
        await serve(Health(settings, town.household), f"127.0.0.1:{taken.getsockname()[1]}")
    assert [line["event"] for line in logged] == ["no health page"]


def test_the_port_of_a_webhook_is_the_webhooks_alone(settings: Settings) -> None:
    hook = {"url": "https://bot.example.nl/", "listen": "0.0.0.0:8080", "secret": "s" * 20}
    telegram = {"token": "1001:abc", "webhook": hook}
    assert has_page(settings)
    assert not has_page(Settings.model_validate({"telegram": telegram}))
    assert has_page(Settings.model_validate({"telegram": telegram, "web": {"listen": "127.0.0.1:8081"}}))


def free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as some:
        return int(some.getsockname()[1])


async def asked(url: str) -> tuple[int, str]:
    """Status and body; waits until somebody listens."""
    async with aiohttp.ClientSession() as session, asyncio.timeout(20):
        while True:
            try:
                async with session.get(url) as answer:
                    return answer.status, await answer.text()
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0.02)
