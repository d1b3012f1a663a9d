"""T18: who asks the bot to stop has it stopped in time, with nothing lost, also while a big copy is made."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import shutil
import signal
import sqlite3
import time
from pathlib import Path

import psutil
import pytest

from bot.copies import PART
from tests.fakes.telegram.server import FakeTelegram
from tests.proof.process import TELEGRAM_TOKEN, Bot
from tests.proof.test_takeover import PARENT, until
from tests.test_health import asked, free

PROMISED = 5.0
BIG = 200
"""MB that lie in the database"""


@pytest.fixture
def big(tmp_path: Path, migrated: Path) -> Path:
    """A data folder with a big database, whose last copy is of two hours ago."""
    folder = tmp_path / "data"
    (folder / "backups").mkdir(parents=True)
    with sqlite3.connect(shutil.copy(migrated, folder / "act.db")) as database:
        rows = (("big", str(number), secrets.token_hex(500_000)) for number in range(BIG))
        database.executemany("INSERT INTO memory (platform, name, value) VALUES (?, ?, ?)", rows)
    database.close()
    old = folder / "backups/act-20200101-000000.copy"
    old.touch()
    os.utime(old, times=(time.time() - 7200, time.time() - 7200))
    return folder


def on(fake: FakeTelegram, folder: Path, **more: str) -> Bot:
    return Bot(
        folder,
        ACTBOT_TELEGRAM__TOKEN=TELEGRAM_TOKEN,
        ACTBOT_TELEGRAM__API_URL=fake.url,
        ACTBOT_ON_CALL='["telegram:1"]',
        **more,
    )


def started(bot: Bot) -> int:
    """How often it said that it is at work."""
    return sum('"event": "running"' in line for line in bot.lines())


@pytest.mark.full
async def test_a_second_signal_stops_it_at_once(tmp_path: Path) -> None:
    """While it waits for what is being said; what was not said waits for the next start."""
    async with FakeTelegram() as fake:
        bot = on(fake, tmp_path)
        await bot.start()
        try:
            fake.fault("timeout", times=1, method="sendMessage", seconds=30)
            fake.say(PARENT, "/start")
            await until("it is being said", lambda: fake.called("sendMessage"))
            bot.ask()
            await asyncio.sleep(0.5)
            assert bot.alive
            assert await bot.stop() == 128 + signal.SIGTERM
            assert not fake.sent(PARENT)
            await bot.start()
            await until("it is said after all", lambda: fake.sent(PARENT))
            await until("it is at work again", lambda: started(bot) == 2)
            assert await bot.stop() == 0
        finally:
            if bot.alive:
                await bot.kill()


@pytest.mark.full
async def test_stopping_does_not_wait_for_a_big_copy(big: Path) -> None:
    listen = f"127.0.0.1:{free()}"
    async with FakeTelegram() as fake:
        bot = on(fake, big, ACTBOT_WEB__LISTEN=listen)
        await bot.start()
        try:
            fake.say(PARENT, "/start")
            await until("she is answered", lambda: fake.sent(PARENT))
            assert await asked(f"http://{listen}/healthz") == (200, '{"red": []}')
            await until("a copy is well under way", lambda: copying() > BIG * 600_000)
            began = time.monotonic()
            assert await bot.stop() == 0
            took = time.monotonic() - began
        finally:
            if bot.alive:
                await bot.kill()
    print(f"stopped in {took:.1f} s")
    assert took < PROMISED
    assert copying() == 0
    assert bot.errors() == []
    kept = [file.name for file in (big / "backups").iterdir() if file.suffix != PART]
    assert kept == ["act-20200101-000000.copy"]


def copying() -> int:
    """Bytes in use by the process that makes a copy; 0 when there is none."""
    used = 0
    for one in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            used += one.memory_info().rss if "spawn_main" in " ".join(one.cmdline()) else 0
    return used
