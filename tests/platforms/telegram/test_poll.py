"""The adapter fetching from a Telegram on loopback."""

from __future__ import annotations

import asyncio
import json
import logging
import random

import pytest

from bot.chat.events import Chose, Said
from bot.chat.platform import About, Finding, Menu, MenuEntry
from bot.chat.replies import Ask, Option
from bot.platforms.telegram.client import Telegram
from bot.platforms.telegram.errors import BadToken
from tests.fakes.telegram.server import FakeTelegram
from tests.platforms.telegram.house import QUICK, TOKEN, ListHouse, Running, eventually
from tests.platforms.telegram.mutations import mutated


async def test_what_was_said_arrives_in_order(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    for number in range(150):
        fake.say(("Anna", "Bram", "Carla")[number % 3], str(number))
    async with running(telegram):
        raws = await house.until(150)
    for person in ("Anna", "Bram", "Carla"):
        lane = str(fake.world.person(person)["id"])
        numbers = [int(json.loads(raw.body)["message"]["text"]) for raw in raws if raw.lane == lane]
        assert numbers == sorted(numbers)
        assert len(numbers) == 50


async def test_it_knows_whether_telegram_is_within_reach(
    fake: FakeTelegram, telegram: Telegram, running: Running
) -> None:
    assert telegram.silent > 0
    async with running(telegram):
        await eventually(lambda: telegram.silent == 0)
        fake.fault("502", times=10**6)
        await eventually(lambda: telegram.silent > 0)


async def test_an_update_is_confirmed_only_when_it_is_stored(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    house.full = 10**6
    fake.say("Anna", "mijn verhaal")
    async with running(telegram):
        await eventually(lambda: house.refused >= 3)
    assert len(fake.world.updates) == 1
    house.full = 0
    again = Telegram(TOKEN, api_url=fake.url, pace=QUICK)
    async with running(again):
        await house.until(1)
        await eventually(lambda: not fake.world.updates)
    found = again.read(house.raws[0].body)
    assert isinstance(found, Said)
    assert found.text == "mijn verhaal"


async def test_one_that_is_not_stored_holds_up_its_batch_only(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    house.full = 1
    fake.say("Anna", "a")
    fake.say("Bram", "b")
    async with running(telegram):
        raws = await house.until(2)
    assert {raw.key for raw in raws} == {"700001", "700002"}


async def test_a_press_is_answered_after_it_is_stored(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    fake.say("Anna", "/intake")
    async with running(telegram):
        first = telegram.read((await house.until(1))[0].body)
        assert first is not None
        await telegram.deliver(Ask(text="Begin?", options=(Option("Ja", token="tok"),)), first.where, About())
        pressed = fake.press("Anna", "Ja")
        event = telegram.read((await house.until(2))[1].body)
        assert isinstance(event, Chose)
        assert (event.choice, event.handle, event.message) == ("tok", pressed, "2")
        await eventually(lambda: fake.called("answerCallbackQuery"))
    assert pressed not in fake.world.presses


async def test_a_press_that_is_too_old_is_no_trouble(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    fake.say("Anna", "hoi")
    fake.press_data("Anna", fake.world.private_chat("Anna").id, 99, "tok")
    fake.world.presses.clear()
    async with running(telegram) as task:
        await house.until(2)
        fake.say("Anna", "nog iets")
        await house.until(3)
        assert not task.done()


async def test_a_look_up_is_answered_from_public_knowledge(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    house.findings = [Finding("oppp", "Het OPP", "**Wat** is het?", "https://act.nl/opp")]
    look = fake.look("Anna", "oppp")
    async with running(telegram):
        await eventually(lambda: look not in fake.world.looks)
        fake.say("Anna", "hoi")
        await house.until(1)
    answered = fake.called("answerInlineQuery")[0]
    assert answered["cache_time"] == 60
    assert answered["results"][0]["input_message_content"]["message_text"] == "<b>Wat</b> is het?"
    assert len(house.raws) == 1


@pytest.mark.parametrize(
    "kind", ["500", "502", "html", "ok_false", "truncated", "reset_before", "reset_after", "429", "403"]
)
async def test_bad_weather_passes(
    kind: str, fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    fake.fault(kind, times=2, method="getUpdates", seconds=0)
    fake.fault(kind, times=1, method="getMe", seconds=0)
    fake.say("Anna", "hoi")
    async with running(telegram):
        assert len(await house.until(1)) == 1


async def test_two_that_fetch_take_turns_and_say_so(
    fake: FakeTelegram,
    telegram: Telegram,
    house: ListHouse,
    running: Running,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running(telegram) as task:
        await _polled(fake)
        other = Telegram(TOKEN, api_url=fake.url, pace=QUICK)
        async with running(other):
            await eventually(lambda: "telegram-conflict other-poller" in caplog.text)
        fake.say("Anna", "hoi")
        await house.until(1)
        assert not task.done()


async def test_a_webhook_in_the_way_is_taken_away(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    fake.world.webhook = {"url": "https://old.example/"}
    fake.say("Anna", "hoi")
    async with running(telegram):
        await house.until(1)
        fake.world.webhook = {"url": "https://old.example/"}
        fake.say("Anna", "nog eens")
        await house.until(2)
    assert fake.called("deleteWebhook")[0] == {"drop_pending_updates": False}


@pytest.mark.parametrize("method", ["getMe", "getUpdates", "getWebhookInfo"])
async def test_a_token_that_is_taken_back_ends_it(
    method: str, fake: FakeTelegram, telegram: Telegram, house: ListHouse, caplog: pytest.LogCaptureFixture
) -> None:
    fake.fault("401", times=100, method=method)
    with caplog.at_level(logging.DEBUG), pytest.raises(BadToken) as raised:
        await asyncio.wait_for(telegram.run(house, Menu(entries=())), 3)
    assert "secret_token" not in caplog.text + repr(raised.value)


def test_a_token_has_a_form() -> None:
    with pytest.raises(BadToken):
        Telegram("geheim")


async def test_good_ones_arrive_between_300_odd_ones(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    chance = random.Random(7)
    good = []
    for number in range(300):
        fake.raw(**mutated(chance))
        if number % 3 == 0:
            good.append(str(fake.say("Anna", f"goed {number}")))
    fake.verbatim("[" * 40_000 + "]" * 40_000)
    good.append(str(fake.say("Anna", "na het diepe")))
    async with running(telegram) as task:
        await eventually(lambda: good[-1] in {raw.key for raw in house.raws})
        assert not task.done()
    stored = {raw.key: raw for raw in house.raws}
    assert len(stored) == 300 + len(good) + 1
    assert all(isinstance(telegram.read(stored[key].body), Said) for key in good)
    for raw in house.raws:
        _read_or_fail_alone(telegram, raw.body)


async def test_the_menu_is_set_once(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    menu = Menu(entries=(MenuEntry("hulp", {"nl": "Hulp", "en": "Help"}),), description={"nl": "Hoi"})
    async with running(telegram, menu):
        await _kept(house, "menu")
    assert fake.world.commands["all_private_chats::en"] == [{"command": "hulp", "description": "Help"}]
    before = len(fake.called("setMyCommands"))
    async with running(Telegram(TOKEN, api_url=fake.url, pace=QUICK), menu):
        await _polled(fake, len(fake.called("getUpdates")))
    assert len(fake.called("setMyCommands")) == before


async def test_who_leaves_the_team_sees_what_everybody_sees(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    kim, mo = (fake.world.private_chat(who).id for who in ("Kim", "Mo"))
    entries = (
        MenuEntry("hulp", {"nl": "Hulp", "en": "Help"}),
        MenuEntry("open", {"nl": "Open"}, audience="team"),
    )
    team = ((f"telegram:{kim}", ("open",)), (f"telegram:{mo}", ("open",)))
    async with running(telegram, Menu(entries, people=team)):
        await _kept(house, "menu")
    theirs = {f"chat:{who}:{language}" for who in (kim, mo) for language in ("", "en")}
    assert theirs <= set(fake.world.commands)
    del house.kept["menu"]
    async with running(Telegram(TOKEN, api_url=fake.url, pace=QUICK), Menu(entries, people=team[1:])):
        await _kept(house, "menu")
    assert {name for name in theirs if name in fake.world.commands} == {f"chat:{mo}:", f"chat:{mo}:en"}


async def test_without_a_menu_messages_still_come(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    house.broken = ("menu",)
    fake.say("Anna", "hoi")
    async with running(telegram) as task:
        await house.until(1)
        fake.say("Anna", "nog iets")
        await house.until(2)
        assert not task.done()


async def test_a_menu_for_somebody_unknown_is_left_out_until_a_next_start(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    menu = Menu(
        entries=(MenuEntry("hulp", {"nl": "Hulp"}),),
        people=(("telegram:99", ("hulp",)),),
        about={"nl": "Hoi"},
    )
    async with running(telegram, menu):
        await eventually(lambda: "short_description:" in fake.world.texts)
    assert fake.world.texts["short_description:"] == "Hoi"
    assert await house.recall("menu") is None


@pytest.mark.parametrize("method", ["setMyCommands", "setMyDefaultAdministratorRights", "getWebhookInfo"])
async def test_a_server_that_lacks_a_method_still_brings_messages(
    method: str, fake: FakeTelegram, telegram: Telegram, house: ListHouse, running: Running
) -> None:
    fake.fault("404", times=100, method=method)
    menu = Menu(entries=(MenuEntry("hulp", {"nl": "Hulp"}),), about={"nl": "Hoi"})
    async with running(telegram, menu) as task:
        await eventually(lambda: "short_description:" in fake.world.texts)
        fake.say("Anna", "hoi")
        await house.until(1)
        assert not task.done()


async def test_a_token_of_the_wrong_form_ends_it(
    fake: FakeTelegram, telegram: Telegram, house: ListHouse
) -> None:
    fake.fault("404", times=100, method="getMe")
    with pytest.raises(BadToken):
        await asyncio.wait_for(telegram.run(house, Menu(entries=())), 3)


async def test_nothing_of_a_family_or_the_token_is_logged(
    fake: FakeTelegram,
    telegram: Telegram,
    house: ListHouse,
    running: Running,
    caplog: pytest.LogCaptureFixture,
) -> None:
    fake.say("Geheimnaam", "geheimtekst")
    fake.fault("truncated", times=2, method="getUpdates")
    house.full = 1
    logging.getLogger("telegram").setLevel(logging.DEBUG)
    with caplog.at_level(logging.INFO):
        quiet = Telegram(TOKEN, api_url=fake.url, pace=QUICK)
        async with running(quiet):
            await house.until(1)
    assert "telegram-" in caplog.text
    for secret in ("Geheimnaam", "geheimtekst", "secret_token"):
        assert secret not in caplog.text


def _read_or_fail_alone(telegram: Telegram, body: bytes) -> None:
    try:
        telegram.read(body)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, OSError, RecursionError):
        return


async def _polled(fake: FakeTelegram, more_than: int = 0) -> None:
    await eventually(lambda: len(fake.called("getUpdates")) > more_than)


async def _kept(house: ListHouse, name: str) -> None:
    await eventually(lambda: name in house.kept)
