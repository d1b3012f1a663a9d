"""Telegram coming to us."""

from __future__ import annotations

import asyncio
import io
import json
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientConnectionError, ClientSession

from bot.platforms.telegram.client import Telegram
from bot.platforms.telegram.webhook import HEADER, LARGEST, Webhook
from tests.fakes.telegram.server import FakeTelegram
from tests.platforms.telegram.house import QUICK, TOKEN, ListHouse, Running, eventually

SECRET = "s3cret_of-ours"
RIGHT = {HEADER: SECRET, "Content-Type": "application/json"}
ANNA = {"id": 77, "is_bot": False, "first_name": "Anna"}


def update(number: int, text: str = "hoi") -> bytes:
    chat = {"id": 77, "type": "private"}
    message = {"message_id": number, "from": ANNA, "chat": chat, "date": 1, "text": text}
    return json.dumps({"update_id": number, "message": message}).encode()


class Door:
    """Somebody at the webhook's door."""

    def __init__(self, session: ClientSession, webhook: Webhook) -> None:
        self._session, self._url = session, f"http://{webhook.listen}/hook"

    async def post(self, body: bytes, headers: dict[str, str] = RIGHT) -> tuple[int, bytes]:
        async with self._session.post(self._url, data=io.BytesIO(body), headers=headers) as answer:
            return answer.status, await answer.read()

    async def get(self) -> int:
        async with self._session.get(self._url, headers=RIGHT) as answer:
            return answer.status

    async def opened(self) -> None:
        async with asyncio.timeout(3):
            while True:
                try:
                    await self.get()
                    return
                except ClientConnectionError:
                    await asyncio.sleep(0.01)


@pytest.fixture
def webhook() -> Webhook:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return Webhook("https://bot.example/hook", f"127.0.0.1:{free.getsockname()[1]}", SECRET)


@pytest.fixture
async def door(fake: FakeTelegram, webhook: Webhook, running: Running) -> AsyncIterator[Door]:
    async with (
        running(Telegram(TOKEN, api_url=fake.url, webhook=webhook, pace=QUICK)),
        ClientSession() as session,
    ):
        door = Door(session, webhook)
        await door.opened()
        yield door


async def test_what_is_brought_is_stored_and_then_confirmed(door: Door, house: ListHouse) -> None:
    assert await door.post(update(1)) == (200, b"")
    assert [raw.key for raw in house.raws] == ["1"]


async def test_what_is_not_stored_is_not_confirmed(door: Door, house: ListHouse) -> None:
    house.full = 1
    assert (await door.post(update(1)))[0] == 503
    assert (await door.post(update(1)))[0] == 200
    assert [raw.key for raw in house.raws] == ["1"]


@pytest.mark.parametrize("secret", [None, "", "s3cret_of-our", "S3CRET_OF-OURS", "é"])
async def test_who_does_not_know_the_secret_hears_nothing(
    secret: str | None, door: Door, house: ListHouse
) -> None:
    headers = {"Content-Type": "application/json"} | ({HEADER: secret} if secret is not None else {})
    assert await door.post(update(1), headers) == (401, b"")
    assert house.raws == []


async def test_only_json_by_post_and_not_too_large(door: Door, house: ListHouse) -> None:
    assert (await door.post(update(1), RIGHT | {"Content-Type": "text/plain"}))[0] == 415
    assert await door.get() == 405
    assert (await door.post(update(1, "x" * LARGEST)))[0] == 413
    assert house.raws == []


@pytest.mark.parametrize(
    "body", [b"{", b'{"update_id": 4, "message": ' + b"[" * 9000 + b"]" * 9000 + b"}", b"7"]
)
async def test_an_odd_body_is_stored_and_holds_up_nobody(body: bytes, door: Door, house: ListHouse) -> None:
    assert (await door.post(body))[0] == 200
    assert (await door.post(update(5)))[0] == 200
    assert len(house.raws) == 2


async def test_a_press_is_answered(door: Door, fake: FakeTelegram, house: ListHouse) -> None:
    fake.say("Anna", "hoi")
    known = fake.press_data("Anna", 1001, 1, "tok")
    pressed: dict[str, Any] = fake.world.updates.pop()
    assert (await door.post(json.dumps(pressed).encode()))[0] == 200
    await eventually(lambda: known not in fake.world.presses)


async def test_telegram_is_told_once(
    door: Door, fake: FakeTelegram, house: ListHouse, webhook: Webhook, running: Running
) -> None:
    await _told(house)
    again = Telegram(TOKEN, api_url=fake.url, webhook=Webhook(webhook.url, "127.0.0.1:0", SECRET), pace=QUICK)
    asked = len(fake.called("getWebhookInfo"))
    async with running(again):
        await eventually(lambda: len(fake.called("getWebhookInfo")) != asked)
        await asyncio.sleep(0.05)
    assert [call["secret_token"] for call in fake.called("setWebhook")] == [SECRET]


async def test_a_new_secret_is_told(
    door: Door, fake: FakeTelegram, house: ListHouse, webhook: Webhook, running: Running
) -> None:
    await _told(house)
    fresh = Webhook(webhook.url, "127.0.0.1:0", "another")
    async with running(Telegram(TOKEN, api_url=fake.url, webhook=fresh, pace=QUICK)):
        await eventually(lambda: len(fake.called("setWebhook")) >= 2)
    assert SECRET not in json.dumps(house.kept)


async def _told(house: ListHouse) -> None:
    await eventually(lambda: "webhook" in house.kept)
