"""The fake as a process of its own, played by HTTP."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[tuple[str, Path]]:
    journal = tmp_path / "journal"
    arguments = ("-m", "tests.fakes.telegram", "--journal", str(journal), "--delay-ms", "5")
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    yield (await process.stdout.readline()).decode().strip(), journal
    process.kill()
    await process.communicate()


async def test_a_driver_plays_a_parent(served: tuple[str, Path]) -> None:
    url, journal = served
    async with ClientSession() as session:

        async def post(path: str, **what: Any) -> Any:
            async with session.post(url + path, json=what) as answer:
                return await answer.json()

        await post("/_test/say", user="Anna", text="hoi")
        updates = await post("/bot1:a/getUpdates")
        chat = updates["result"][0]["message"]["chat"]["id"]
        buttons = {"inline_keyboard": [[{"text": "Ja", "callback_data": "t"}]]}
        await post("/bot1:a/sendMessage", chat_id=chat, text="Wil je dat?", reply_markup=buttons)
        async with session.get(f"{url}/_test/log?since=0&wait=2") as answer:
            log = (await answer.json())["log"]
        assert (log[0]["text"], log[0]["buttons"]) == ("Wil je dat?", [["Ja", "t"]])
        assert (await post("/_test/press", user="Anna", button="Ja"))["result"]
        assert "no such button" in (await post("/_test/press", user="Anna", button="Nee"))["error"]
        assert "no shout" in (await post("/_test/shout"))["error"]
        assert json.loads(journal.read_text())["message"] == log[0]["message"]
