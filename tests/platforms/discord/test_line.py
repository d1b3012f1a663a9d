"""The line holds: nonsense on the gateway, lost connections, restarts, switches that are off."""

from __future__ import annotations

import asyncio
import json
import logging
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.events import Address, PlaceChanged, Said
from bot.chat.platform import About, Menu, TryAgain
from bot.chat.replies import Say
from bot.platforms.discord import intake
from bot.platforms.discord.calls import BadToken
from bot.platforms.discord.client import Discord
from bot.platforms.discord.heard import snowflake
from bot.platforms.discord.read import read
from tests.fakes.discord.server import FakeDiscord, Fault
from tests.fakes.discord.world import GUILD, TOWN
from tests.platforms.discord.conftest import MENU, Running
from tests.platforms.discord.house import SmallHouse, until

NONSENSE = (
    "this is not JSON",
    "[]",
    "7",
    "null",
    '{"op":0,"t":"MESSAGE_CREATE","s":null,"d":{}}',
    '{"op":0,"t":"MESSAGE_CREATE","s":null,"d":null}',
    '{"op":0,"t":"MESSAGE_CREATE","s":null,"d":{"id":"1","channel_id":"x","author":{"id":5}}}',
    '{"op":0,"t":"INTERACTION_CREATE","s":null,"d":{"id":"1","type":3}}',
    '{"op":0,"t":"INTERACTION_CREATE","s":null,"d":{"id":"1","type":5,"data":{"custom_id":"x"}}}',
    '{"op":0,"t":"GUILD_DELETE","s":null,"d":{"id":null}}',
    '{"op":0,"t":"READY","s":null,"d":{"user":7}}',
    '{"op":0,"t":"GUILD_MEMBER_ADD","s":null,"d":{"guild_id":"x"}}',
    '{"op":0,"t":"GUILD_CREATE","s":null,"d":{"id":"nope"}}',
    '{"op":0,"t":"CHANNEL_UPDATE","s":null,"d":[]}',
    '{"op":0,"t":{"a":1},"s":null,"d":{}}',
    '{"op":0,"t":"RESUMED","s":null,"d":null}',
    '{"op":99}',
)


async def test_nonsense_never_ends_the_line(running: Running) -> None:
    for number in range(300):
        await running.fake.gateway.raw(NONSENSE[number % len(NONSENSE)])
        if number % 3 == 0:
            await running.fake.people.say("1", f"zin {number}")
    await until(lambda: len(running.house.raws) == 100)
    assert running.house.texts == [f"zin {number}" for number in range(0, 300, 3)]
    assert (running.fake.gateway.identified, running.fake.gateway.resumed) == (1, 0)


async def test_it_knows_whether_discord_is_within_reach(running: Running) -> None:
    await until(lambda: running.discord.silent == 0)
    await running.stop()
    assert running.discord.silent > 0


async def test_a_lost_connection_is_resumed(running: Running) -> None:
    await running.fake.people.say("1", "een")
    await until(lambda: running.house.raws)
    await running.fake.gateway.drop()
    missed = running.fake.world.interactions[await running.fake.people.slash("1", "start")]
    await running.fake.people.say("1", "twee")
    await until(lambda: len(running.house.raws) == 3 and missed.answered)
    await running.fake.people.say("1", "drie")
    await until(lambda: len(running.house.raws) == 4)
    assert [text for text in running.house.texts if text] == ["een", "twee", "drie"]
    assert (running.fake.gateway.identified, running.fake.gateway.resumed) == (1, 1)


async def test_what_was_said_meanwhile_is_fetched_in_order(running: Running) -> None:
    await running.fake.people.say("1", "een")
    await until(lambda: running.house.raws)
    await running.stop()
    for number in range(120):
        await running.fake.people.say("1", f"zin {number}")
    running.fake.world.write("51", running.fake.world.users["900"], {"content": "van de bot zelf"})
    running.house.slow = 0.1
    await running.start()
    await running.fake.people.say("1", "laatste")
    await until(lambda: "laatste" in running.house.texts)
    assert running.house.texts == ["een", *(f"zin {number}" for number in range(120)), "laatste"]


async def test_what_was_changed_meanwhile_is_heard(running: Running) -> None:
    known = await running.fake.people.say("1", "een")
    same = await running.fake.people.say("1", "twee")
    await until(lambda: len(running.house.raws) == 2)
    await running.stop()
    new = await running.fake.people.say("1", "drie")
    running.fake.people.reword("1", known, "ik kan niet meer")
    running.fake.people.reword("1", new, "vier")
    for last in ("klaar", "en nog eens"):
        await running.start()
        await running.fake.people.say("1", last)
        await until(lambda last=last: running.house.texts[-1] == last)  # type: ignore[misc]
        await running.stop()
    heard = [read(raw.body) for raw in running.house.raws.values()]
    assert [(one.message, one.text, one.edited) for one in heard if isinstance(one, Said)][:-2] == [
        (known, "een", False),
        (same, "twee", False),
        (known, "ik kan niet meer", True),
        (new, "vier", False),
    ]


async def test_a_lost_session_is_caught_up_too(running: Running) -> None:
    await running.fake.people.say("1", "een")
    await until(lambda: running.house.raws)
    await running.fake.gateway.drop(forget=True)
    await running.fake.people.say("1", "twee")
    await until(lambda: running.house.texts == ["een", "twee"])
    assert running.fake.gateway.identified == 2


async def test_what_comes_in_meanwhile_waits_for_a_busy_history(running: Running) -> None:
    await running.fake.people.say("1", "een")
    await until(lambda: running.house.raws)
    await running.stop()
    await running.fake.people.say("1", "twee")
    running.fake.faults.append(Fault(429, "/channels/51/messages", after=0.2))
    await running.start()
    await running.fake.people.say("1", "drie")
    pressed = running.fake.world.interactions[await running.fake.people.slash("2", "start")]
    await until(lambda: pressed.answered)
    assert running.house.texts == ["een", ""]
    await until(lambda: running.house.texts == ["een", "", "twee", "drie"])


async def test_history_that_makes_no_sense_holds_up_nobody(running: Running) -> None:
    for user in ("1", "2"):
        await running.fake.people.say(user, f"een van {user}")
    await until(lambda: len(running.house.raws) == 2)
    await running.stop()
    for user in ("1", "2"):
        broken = await running.fake.people.say(user, "stuk")
        running.fake.world.message(f"5{user}", broken)["author"] = None
        await running.fake.people.say(user, f"twee van {user}")
    running.fake.faults.append(Fault(403, "/channels/51/messages", code=50001))
    await running.start()
    await until(lambda: "twee van 2" in running.house.texts)
    await running.fake.people.say("1", "drie van 1")
    await until(lambda: "drie van 1" in running.house.texts)


@pytest.mark.parametrize("status", [429, pytest.param(502, marks=pytest.mark.full)])
async def test_a_door_that_cannot_be_opened_now_is_opened_later(running: Running, status: int) -> None:
    await running.stop()
    await running.fake.people.say("1", "een")
    running.house.known = [Address("discord", "user:1", private=True)]
    running.fake.faults.append(Fault(status, "/users/@me/channels", after=0.1, times=4))
    await running.start()
    await until(lambda: running.house.texts == ["een"], 20)


async def test_a_closed_door_and_what_the_house_could_not_take_are_no_end(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_TRIES", 1)
    await running.stop()
    await running.fake.people.say("1", "een")
    running.house.known = [
        Address("discord", "user:404", private=True),
        Address("discord", "51", private=True),
    ]
    running.house.failing = 2
    await running.start()
    await until(lambda: running.house.texts == ["een"])


async def test_what_stands_before_the_mark_is_not_said_again(running: Running) -> None:
    await running.fake.people.say("1", "een")
    await until(lambda: running.house.raws)
    await running.stop()
    running.fake.world.shift = timedelta(days=30).total_seconds()
    await running.fake.people.say("1", "twee")
    await running.start()
    await until(lambda: running.house.texts == ["een", "twee"])
    await until(lambda: int(running.house.kept["heard"]) > snowflake(datetime.now(UTC) + timedelta(days=29)))
    await running.stop()
    running.house.raws.clear()  # a house forgets what it saw weeks ago
    running.house.known = [Address("discord", "51", private=True)]
    await running.fake.people.say("1", "drie")
    await running.start()
    await until(lambda: "drie" in running.house.texts)
    assert running.house.texts == ["twee", "drie"]


async def test_what_stands_before_the_mark_and_was_changed_since_is_heard(running: Running) -> None:
    known = await running.fake.people.say("1", "een")
    await running.fake.people.say("1", "bleef zo")
    await until(lambda: len(running.house.raws) == 2)
    running.fake.world.shift = timedelta(hours=20).total_seconds()
    later = await running.fake.people.say("1", "twee")
    await until(lambda: int(running.house.kept["heard"]) > int(known))
    await running.stop()
    running.fake.people.reword("1", known, "ik kan niet meer")
    running.house.raws = {key: raw for key, raw in running.house.raws.items() if key == f"m{later}"}
    await running.start()
    await running.fake.people.say("1", "drie")
    await until(lambda: "drie" in running.house.texts)
    assert running.house.texts == ["twee", "ik kan niet meer", "drie"]


async def test_a_house_that_stumbles_gets_it_again(running: Running) -> None:
    running.house.failing = 2
    await running.fake.people.say("1", "een")
    await running.fake.people.say("1", "twee")
    await until(lambda: running.house.texts == ["een", "twee"])


async def test_two_who_talk_and_bots_who_do_not_count(running: Running) -> None:
    await running.fake.people.say("66", "ik ben een bot", bot=True)
    await running.fake.people.say("1", "van Anna")
    await running.fake.people.say("2", "van Bram", TOWN)
    await until(lambda: len(running.house.raws) == 2)
    assert {raw.lane for raw in running.house.raws.values()} == {"1", "2"}


async def test_a_guild_that_is_gone_is_gone_from_its_channels(running: Running) -> None:
    await running.fake.gateway.tell("GUILD_DELETE", {"id": GUILD})
    await until(lambda: len(running.house.raws) == 2)
    events = [read(raw.body) for raw in running.house.raws.values()]
    assert all(isinstance(event, PlaceChanged) and event.change == "removed" for event in events)
    assert {event.where.chat for event in events if event} == {TOWN, "711"}


async def test_the_commands_are_told_once(running: Running) -> None:
    await until(lambda: "menu" in running.house.kept)
    assert [command["name"] for command in running.fake.world.commands[""]] == ["start", "vraag"]
    running.fake.world.commands.clear()
    await running.stop()
    await running.start()
    await running.fake.people.say("1", "hallo")
    await until(lambda: running.house.raws)
    assert not running.fake.world.commands


@pytest.mark.full
async def test_commands_that_must_wait_are_told_later(fake: FakeDiscord, house: SmallHouse) -> None:
    fake.faults.append(Fault(400, "/commands", code=20016))
    running = Running(fake, house)
    await running.start()
    await until(lambda: "menu" in house.kept, 20)
    await running.stop()
    assert [command["name"] for command in fake.world.commands[""]] == ["start", "vraag"]


async def test_commands_that_are_refused_end_nothing(fake: FakeDiscord, house: SmallHouse) -> None:
    fake.faults.append(Fault(400, "/commands", code=50035))
    running = Running(fake, house)
    await running.start()
    await fake.people.say("1", "hallo")
    await until(lambda: house.raws)
    await running.stop()
    assert "menu" not in house.kept


async def test_a_bad_token_ends_it(fake: FakeDiscord, house: SmallHouse) -> None:
    discord = Discord("wrong", api_url=fake.api_url, gateway_url=fake.gateway_url)
    with pytest.raises(BadToken):
        await asyncio.wait_for(discord.run(house, MENU), 5)
    with pytest.raises(TryAgain):
        await discord.deliver(Say(text="x"), Address("discord", "51"), About())


async def test_a_switch_that_is_off_is_named(
    fake: FakeDiscord, house: SmallHouse, caplog: pytest.LogCaptureFixture
) -> None:
    fake.world.intents_off = True
    running = Running(fake, house)
    await running.start()
    await fake.people.say("1", "hallo")
    await until(lambda: house.raws)
    await running.stop()
    assert "Server Members Intent" in caplog.text
    assert "Message Content Intent" in caplog.text


async def test_a_platform_that_is_away_is_waited_for(fake: FakeDiscord, house: SmallHouse) -> None:
    fake.faults.append(Fault(503, "/users/@me"))
    running = Running(fake, house)
    await running.start()
    await running.stop()
    assert fake.gateway.identified == 1


async def test_nothing_personal_is_logged(running: Running, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("discord").setLevel(logging.WARNING)
    await running.fake.people.say("1", "geheim-4711")
    await running.fake.gateway.raw(
        json.dumps({"op": 0, "t": "MESSAGE_CREATE", "d": {"content": "geheim-4711"}})
    )
    one = running.fake.world.interactions[await running.fake.people.slash("1", "vraag", "geheim-4711", TOWN)]
    await until(lambda: one.answered and len(running.house.raws) == 2)
    running.fake.faults.append(Fault(429, "/webhooks", after=0.1))
    await running.discord.deliver(Say(text="geheim-4711"), Address("discord", "51", private=True), About())
    for secret in ("geheim", "Persoon", one.token, "Bot token"):
        assert secret not in caplog.text


async def test_without_a_menu_there_are_no_commands(fake: FakeDiscord, house: SmallHouse) -> None:
    discord = Discord("token", guild=GUILD, api_url=fake.api_url, gateway_url=fake.gateway_url)
    task = asyncio.create_task(discord.run(house, Menu(entries=())))
    await until(lambda: "menu" in house.kept)
    assert fake.world.commands == {"": [], GUILD: []}
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
