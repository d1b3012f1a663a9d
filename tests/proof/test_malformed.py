"""T06: nonsense from a platform harms nobody: every good message between it is answered."""

from __future__ import annotations

import asyncio
import copy
import json
import random
from typing import Any

import pytest

from bot.chat.events import Address
from bot.platforms.discord.client import Discord
from bot.platforms.telegram.client import Telegram
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import BOT, GUILD, TOWN
from tests.fakes.telegram.server import FakeTelegram
from tests.platforms.discord.house import until
from tests.platforms.telegram.house import QUICK, TOKEN
from tests.platforms.telegram.mutations import ODD, mutated
from tests.proof.house import Ears, at_work, ears, plan

MANY, EACH = 1000, 20
"""how much nonsense, and how much of it comes before each good message"""
DEEP = "[" * 900 + "]" * 900
FAKE = "aiohttp.server"
"""who says so when the fake is asked for nonsense: not the bot"""
WELCOME = "Welkom bij ACT!"
VERBATIM = (DEEP, '{"a":' * 400 + "1" + "}" * 400, '"\\ud800"', "1e400", str(2**80))
BOTH = pytest.mark.parametrize(
    "url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.full)], indirect=True
)


def nothing_fell(heard: Ears) -> None:
    assert heard.unhandled == []
    assert [line for line in heard.lines("error") if line.get("logger") != FAKE] == []
    assert heard.lines("critical") == []


@BOTH
async def test_telegram(url: str) -> None:
    chance = random.Random(6)
    with ears() as heard:
        heard.listen_to_loop()
        async with FakeTelegram(lenient=True) as fake:
            adapter = Telegram(TOKEN, api_url=fake.url, pace=QUICK)
            async with at_work(plan(url, adapter)):
                for number in range(MANY):
                    fake.raw(**mutated(chance))
                    if number % EACH == 0:
                        fake.verbatim(chance.choice(VERBATIM))
                        fake.say(9000 + number, "/start")
                for number in range(0, MANY, EACH):
                    await fake.wait_for(9000 + number, WELCOME, within=30)
                nonsense = fake.say(9000, "/start")
                await fake.wait_for(9000, WELCOME, since=len(fake.sent(9000)), within=30)
                assert nonsense
        nothing_fell(heard)


def _frames() -> tuple[dict[str, Any], ...]:
    """Recorded shapes of what the gateway sends."""
    user = {"id": "77", "username": "anna", "discriminator": "0", "avatar": None, "global_name": "Anna"}
    member: dict[str, Any] = {
        "user": user,
        "nick": None,
        "roles": [],
        "joined_at": "2026-09-07T09:00:00+00:00",
    }
    said: dict[str, Any] = {
        "id": "1300000000000000001", "channel_id": "577", "author": user, "content": "hoi",
        "timestamp": "2026-09-07T09:00:00+00:00", "edited_timestamp": None, "tts": False,
        "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
        "pinned": False, "type": 0, "components": [], "flags": 0,
    }  # fmt: skip
    pressed = {
        "id": "1300000000000000002", "application_id": BOT, "type": 3, "token": "t" * 50, "version": 1,
        "data": {"custom_id": "x.0", "component_type": 2}, "channel_id": "577", "user": user, "locale": "nl",
        "message": said, "channel": {"id": "577", "type": 1},
    }  # fmt: skip
    command = pressed | {"type": 2, "data": {"id": "1", "name": "start", "type": 1, "options": []}}
    filled = {"custom_id": "x", "components": [{"type": 18, "component": {"custom_id": "a", "value": "b"}}]}
    return (
        {"t": "MESSAGE_CREATE", "d": said},
        {"t": "MESSAGE_CREATE", "d": said | {"guild_id": GUILD, "channel_id": TOWN, "member": member}},
        {"t": "INTERACTION_CREATE", "d": pressed},
        {"t": "INTERACTION_CREATE", "d": command},
        {"t": "INTERACTION_CREATE", "d": pressed | {"type": 5, "data": filled}},
        {"t": "GUILD_MEMBER_ADD", "d": member | {"guild_id": GUILD}},
        {"t": "GUILD_MEMBER_REMOVE", "d": {"guild_id": GUILD, "user": user}},
        {"t": "CHANNEL_DELETE", "d": {"id": "799", "type": 0, "guild_id": GUILD}},
        {"t": "UNHEARD_OF", "d": {"what": {"is": ["this"]}}},
    )


def _spoiled(chance: random.Random, number: int) -> str:
    """One frame with one to three things taken out or replaced; now and then no frame at all."""
    if chance.random() < 0.05:
        return chance.choice(
            ("{", "", "null", "[]", '"\\ud800"', "\0", '{"op":0,"t":"MESSAGE_CREATE"}', DEEP)
        )
    frame = copy.deepcopy(chance.choice(_frames()))
    if "id" in frame["d"]:
        frame["d"]["id"] = str(1300000000000000000 + number)
    for _ in range(chance.randint(1, 3)):
        inside: Any = frame["d"]
        name = chance.choice(list(inside))
        while isinstance(inside[name], dict) and inside[name] and chance.random() < 0.8:
            inside = inside[name]
            name = chance.choice(list(inside))
        if chance.random() < 0.3 and len(inside) > 1:
            del inside[name]
        else:
            inside[name] = copy.deepcopy(chance.choice(ODD))
    return json.dumps({"op": 0, "s": None, **frame})


@BOTH
async def test_discord(url: str) -> None:
    chance = random.Random(6)
    fake = FakeDiscord()
    await fake.start()
    with ears() as heard:
        heard.listen_to_loop()
        discord = Discord("token", api_url=fake.api_url, gateway_url=fake.gateway_url)
        async with at_work(plan(url, discord)):
            await until(lambda: fake.gateway.identified and discord._delivery)
            for number in range(MANY):
                await fake.gateway.raw(_spoiled(chance, number))
                if number % EACH == 0:
                    fake.world.private(str(9000 + number))
                    await fake.people.slash(str(9000 + number), "start")
                    await asyncio.sleep(0.01)
            for number in range(0, MANY, EACH):
                await until(lambda number=number: _welcomed(fake, str(9000 + number)), 30)  # type: ignore[misc]
        nothing_fell(heard)
    await fake.stop()


def _welcomed(fake: FakeDiscord, user: str) -> bool:
    return any(WELCOME.rstrip("!") in message["content"] for message in fake.world.said(f"5{user}"))


async def test_odd_letters_in_a_good_message_are_kept_clean(url: str) -> None:
    """NUL and half a character, which PostgreSQL and UTF-8 refuse, in words that are kept."""
    async with FakeTelegram(lenient=True) as fake:
        adapter = Telegram(TOKEN, api_url=fake.url, pace=QUICK)
        async with at_work(plan(url, adapter)) as household:
            fake.say(9000, "/mens Bel\0 mij \ud800 graag")
            await fake.wait_for(9000, "H-0001", within=10)
            name = fake.world.person(9000)
            name["first_name"] = "An\0na\udfff"
            fake.say(9000, "hoi")
            person = await household.store.read(lambda work: work.people.at(_home(9000)))
            assert person is not None
            held = await household.store.read(lambda work: work.erasure.export(person))
    [request] = held["requests"]
    assert request["text"].startswith("Bel mij ")
    assert request["text"].endswith(" graag")
    assert "\0" not in str(held)
    str(held).encode()


def _home(chat: int) -> Address:
    return Address("telegram", str(chat), private=True)
