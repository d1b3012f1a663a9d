"""The server: who may talk to it, what it serves, and what a page hears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import yarl

from bot.chat.events import Chose, Joined, Said, Shared, Submitted
from bot.platforms.web.client import Web
from tests.platforms.web.stage import MENU, Theatre


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


class Page:
    """A page without a browser: what it asks and what it hears."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def hear(self, kind: str) -> dict[str, Any]:
        """The next news of this kind."""
        async with asyncio.timeout(5):
            while True:
                news: dict[str, Any] = await self.socket.receive_json()
                if news["kind"] == kind:
                    return news

    async def ask(self, **traits: Any) -> None:
        await self.socket.send_json({"persona": "web:anna", "chat": "anna", **traits})


async def open_page(browser: aiohttp.ClientSession, theatre: Theatre) -> Page:
    origin = theatre.web.url.rstrip("/")
    return Page(await browser.ws_connect(f"{theatre.web.url}ws", origin=origin))


@pytest.mark.parametrize(
    "listen", ["0.0.0.0:8080", "192.168.1.2:80", "example.org:80", "127.0.0.1", ":80", ""]
)
def test_it_stays_on_this_machine(listen: str) -> None:
    with pytest.raises(ValueError, match=r"127\.0\.0\.1"):
        Web(listen=listen, stage=Theatre())


@pytest.mark.parametrize("listen", ["localhost:80", "[::1]:80", "127.0.0.1:0"])
def test_loopback_is_fine(listen: str) -> None:
    assert Web(listen=listen, stage=Theatre()).name == "web"


def test_it_goes_further_when_told() -> None:
    assert Web(listen="0.0.0.0:8080", stage=Theatre(), anywhere=True).url == "http://0.0.0.0:8080/"


async def test_the_page_may_only_speak_with_its_own_server(
    playing: Theatre, browser: aiohttp.ClientSession
) -> None:
    for path in ("", "playground.js", "words.js", "playground.css", "icon.svg"):
        async with browser.get(playing.web.url + path) as answer:
            text = await answer.text()
            assert answer.status == 200
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "https://" not in text
            assert "innerHTML" not in text


@pytest.mark.parametrize(
    "path", ["nothing.js", "..%2fclient.py", "%2e%2e%2fclient.py", "file/guess", ".html"]
)
async def test_nothing_else_is_served(playing: Theatre, browser: aiohttp.ClientSession, path: str) -> None:

    async with browser.get(yarl.URL(playing.web.url + path, encoded=True)) as answer:
        assert answer.status == 404


async def test_strangers_are_refused(playing: Theatre, browser: aiohttp.ClientSession) -> None:
    url = playing.web.url
    for headers in (
        {"Host": "evil.example"},
        {"Origin": "http://evil.example"},
        {"Host": "127.0.0.1.evil.example"},
    ):
        async with browser.get(url, headers=headers) as answer:
            assert answer.status == 403
    for origin in (None, "null", "http://evil.example", "http://127.0.0.1:1"):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await browser.ws_connect(f"{url}ws", origin=origin)
        assert refused.value.status == 403


async def test_a_page_hears_everything_and_a_later_page_too(
    playing: Theatre, browser: aiohttp.ClientSession
) -> None:
    page = await open_page(browser, playing)
    hello = await page.hear("hello")
    assert [one["name"] for one in hello["personas"]] == ["Anna", "Fatma", "Bram", "Mo", "Joost"]
    assert [one["name"] for one in hello["commands"]] == ["start", "intake", "open", "vraag"]
    await page.ask(do="say", text="hallo *daar*")
    mine = (await page.hear("posted"))["message"]
    answer = (await page.hear("posted"))["message"]
    assert (mine["by"], mine["lines"]) == ("web:anna", [{"pieces": [{"text": "hallo *daar*"}]}])
    assert "by" not in answer
    later = await open_page(browser, playing)
    assert [one["id"] for one in (await later.hear("hello"))["messages"]] == [mine["id"], answer["id"]]


async def test_what_a_persona_does_reaches_the_house(
    playing: Theatre, browser: aiohttp.ClientSession
) -> None:
    page = await open_page(browser, playing)
    await page.ask(do="press", message="m1", token="t-old")
    await page.ask(do="card", message="m1", token="t-card", fields=[["name", "Sam"], ["joy", ""]])
    await page.ask(do="share", kind="photo", file="brief.jpg")
    await page.ask(do="join", chat="utrecht")
    await page.ask(do="say", text="  ")
    await page.ask(do="say", text="klaar")
    while (await page.hear("posted"))["message"]["lines"][0]["pieces"][0]["text"] != "Je zei: klaar":
        pass
    assert [type(event) for event in playing.events] == [Chose, Submitted, Shared, Joined, Said]
    keys = [raw.key for raw in playing.raws]
    assert len(set(keys)) == len(keys)
    assert {raw.lane for raw in playing.raws} == {"web:anna", "web:utrecht"}


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("not json", "unread"),
        ('{"do": "fly"}', "unread"),
        ('{"do": "advance", "hours": -1}', "unread"),
        ('{"do": "say", "persona": "web:nobody", "chat": "anna", "text": "x"}', "stranger"),
        ('{"do": "say", "persona": "web:anna", "chat": "bram", "text": "x"}', "stranger"),
        ('{"do": "say", "persona": "web:anna", "chat": "anna", "text": "%s"}' % ("x" * 9000), "unread"),
    ],
)
async def test_what_cannot_be_is_answered_kindly(
    playing: Theatre, browser: aiohttp.ClientSession, body: str, word: str
) -> None:
    page = await open_page(browser, playing)
    await page.socket.send_str(body)
    assert (await page.hear("oops"))["word"] == word
    assert playing.events == []


async def test_the_strings_of_the_stage(playing: Theatre, browser: aiohttp.ClientSession) -> None:
    page = await open_page(browser, playing)
    await page.ask(do="advance", hours=24)
    assert (await page.hear("clock"))["now"] == "2026-09-04T12:05:00Z"
    await page.ask(do="restart")
    assert (await page.hear("ready"))["what"] == "restart"
    assert playing.restarts == 1
    await page.ask(do="reset")
    fresh = await page.hear("hello")
    assert (fresh["messages"], fresh["now"]) == ([], "2026-09-03T12:05:00Z")


async def test_a_file_can_be_fetched_under_its_own_name(
    playing: Theatre, browser: aiohttp.ClientSession
) -> None:
    page = await open_page(browser, playing)
    await page.ask(do="say", text="/inzage")
    await page.hear("posted")
    file = (await page.hear("posted"))["message"]["file"]
    async with browser.get(playing.web.url.rstrip("/") + file["path"]) as answer:
        assert await answer.read() == b'{"naam": "Anna"}'
        assert answer.headers["Content-Disposition"] == (
            "attachment; filename*=UTF-8''inzage%20%C3%A9%C3%A9n.json"
        )


async def test_a_taken_port_is_said(playing: Theatre) -> None:
    second = Web(listen=playing.web.url.removeprefix("http://").rstrip("/"), stage=playing)
    with pytest.raises(OSError, match="in use"):
        await second.run(playing, MENU)
