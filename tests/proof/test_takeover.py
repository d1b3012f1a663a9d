"""Two processes on one PostgreSQL: one serves, the other stands by and takes over when the first is gone."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.only_one import utc_now
from bot.store.alone import LOCK
from bot.store.store import Store
from tests.databases import Postgres, apart, execute
from tests.fakes.telegram.server import FakeTelegram
from tests.proof.process import KEY, TELEGRAM_TOKEN, Bot

PARENT = 5001
WITHIN = 60.0


def bot(folder: Path, fake: FakeTelegram, url: str) -> Bot:
    folder.mkdir()
    return Bot(
        folder,
        ACTBOT_TELEGRAM__TOKEN=TELEGRAM_TOKEN,
        ACTBOT_TELEGRAM__API_URL=fake.url,
        ACTBOT_DATABASE__URL=url,
        ACTBOT_ON_CALL='["telegram:1"]',
    )


async def until(what: str, there: Callable[[], object]) -> None:
    """Wait until `there()`; says what was waited for when it does not come."""
    try:
        async with asyncio.timeout(WITHIN):
            while not there():  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(what) from None


async def gone_for_sure(*bots: Bot) -> None:
    for each in bots:
        with contextlib.suppress(Exception):
            await each.kill()


@pytest.fixture
def fresh(postgres: Postgres) -> Iterator[str]:
    postgres.promise("on")
    yield postgres.empty()
    postgres.promise("off")


@pytest.mark.full
async def test_the_other_takes_over_when_one_is_killed(fresh: str, tmp_path: Path) -> None:
    async with FakeTelegram() as fake:
        one, other = bot(tmp_path / "one", fake, fresh), bot(tmp_path / "other", fake, fresh)
        try:
            await one.start()
            await until("the first serves", lambda: fake.called("getUpdates"))
            await other.start()
            await until("the other stands by", lambda: "standing by" in other.log.read_text("utf-8"))
            fake.say(PARENT, "/start")
            await until("the first answers", lambda: fake.sent(PARENT))
            welcome = fake.sent(PARENT)[0].text
            await one.kill()
            gone = time.monotonic()
            fake.say(PARENT, "/privacy")
            await until("the other answers", lambda: fake.sent(PARENT)[-1].text != welcome)
            took = time.monotonic() - gone
            await until("the other is at work", lambda: '"running"' in other.log.read_text("utf-8"))
            assert await other.stop() == 0
        finally:
            await gone_for_sure(one, other)
    assert one.errors() == other.errors() == []
    print(f"the other answered {took:.1f} s after the first was killed")


@pytest.mark.full
async def test_who_loses_the_house_stops_and_comes_back(fresh: str, tmp_path: Path) -> None:
    """The connection with the lock is cut, as when the server restarts."""
    async with FakeTelegram() as fake:
        one = bot(tmp_path / "one", fake, fresh)
        try:
            await one.start()
            await until("it serves", lambda: fake.called("getUpdates"))
            apart(
                execute(
                    fresh, f"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE objid = {LOCK & 0xFFFFFFFF}"
                )
            )
            await until("it stops", lambda: "no longer ours" in one.log.read_text("utf-8"))
            fake.say(PARENT, "/start")
            await until("it answers again", lambda: len(fake.sent(PARENT)) == 1)
            assert await one.stop() == 0
        finally:
            await gone_for_sure(one)
    store = await Store.open(fresh, KEY, utc_now)
    try:
        assert await store.write(lambda work: work.jobs.unsaid()) == ()
    finally:
        await store.close()
