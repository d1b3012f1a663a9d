"""The real discord.py against the strict little Discord: conversations as people have them."""

from __future__ import annotations

import pytest

from bot.chat.events import Address, Chose, Commanded, Joined, Left, Said, Submitted
from bot.chat.platform import About, Gone, Refused, TryAgain
from bot.chat.replies import (
    Ask,
    Card,
    Close,
    Edit,
    Field,
    Invite,
    Option,
    Remove,
    Say,
    SendFile,
    Visibility,
)
from bot.platforms.discord import intake
from bot.platforms.discord.read import read
from tests.fakes.discord.server import Fault
from tests.fakes.discord.world import TOWN
from tests.platforms.discord.conftest import Running
from tests.platforms.discord.house import until

ANNA = Address("discord", "51", private=True)
GROUP = Address("discord", TOWN)
WHISPER = Visibility.ONLY_YOU
CARD = Card(
    title="Jullie gezin", button="Vul in", token="c1", fields=(Field(id="name", label="Hoe heet je?"),)
)


async def test_a_private_message_is_read_and_answered(running: Running) -> None:
    number = await running.fake.people.say("1", "Hallo, ik ben Anna")
    await until(lambda: running.house.raws)
    event = read(running.house.raws[f"m{number}"].body)
    assert isinstance(event, Said)
    assert (event.text, event.where, event.message) == ("Hallo, ik ben Anna", ANNA, number)
    assert event.who
    assert (event.who.account, event.who.name) == ("discord:1", "Persoon 1")
    receipt = await running.discord.deliver(Say(text="Welkom **Anna**"), ANNA, About(nonce="n1"))
    [said] = running.fake.world.said("51")
    assert (said["content"], said["id"]) == ("Welkom **Anna**", receipt.message)


async def test_a_press_is_acknowledged_after_the_house_has_it(running: Running) -> None:
    running.fake.world.private("1")
    ask = Ask(text="Klopt dit?", options=(Option(label="Ja", token="t1", style="yes"),))
    message = (await running.discord.deliver(ask, ANNA, About())).message
    assert message
    one = running.fake.world.interactions[await running.fake.people.press("1", message, "t1")]
    await until(lambda: one.answered)
    assert one.answered == {"type": 6}
    event = read(running.house.raws[f"i{one.id}"].body)
    assert isinstance(event, Chose)
    assert (event.choice, event.message, event.handle) == ("t1", message, f"900/{one.token}/press")


async def test_a_press_the_house_cannot_take_is_not_acknowledged(running: Running) -> None:
    running.fake.world.private("1")
    ask = Ask(text="Klopt dit?", options=(Option(label="Ja", token="t1"),))
    message = (await running.discord.deliver(ask, ANNA, About())).message or ""
    running.house.failing = 1
    lost = running.fake.world.interactions[await running.fake.people.press("1", message, "t1")]
    kept = running.fake.world.interactions[await running.fake.people.press("1", message, "t1")]
    await until(lambda: kept.answered)
    assert lost.answered is None


async def test_what_is_being_taken_in_is_so_when_the_connection_ends(running: Running) -> None:
    running.fake.world.private("1")
    running.house.takes = 0.2
    await running.fake.people.say("1", "hallo")
    await until(lambda: running.house.begun)
    await running.stop()
    assert not running.house.texts
    await until(lambda: running.house.texts == ["hallo"])


async def test_old_buttons_and_cards_work_after_a_restart(running: Running) -> None:
    running.fake.world.private("1")
    ask = Ask(text="Vertel", options=(Option(label="Later", token="t9"),), card=CARD)
    message = (await running.discord.deliver(ask, ANNA, About())).message or ""
    await running.stop()
    await running.start()
    people, interactions = running.fake.people, running.fake.world.interactions
    pressed = interactions[await people.press("1", message, "t9")]
    opened = interactions[await people.press("1", message, "card:c1")]
    filled = interactions[await people.modal("1", "c1", {"name": "Sam"}, message=message)]
    await until(lambda: pressed.answered and opened.answered and filled.answered)
    assert opened.answered
    assert opened.answered["type"] == 9
    assert f"i{opened.id}" not in running.house.raws
    event = read(running.house.raws[f"i{filled.id}"].body)
    assert isinstance(event, Submitted)
    assert (event.card, event.fields) == ("c1", (("name", "Sam"),))


async def test_a_card_nobody_knows_any_more_is_an_old_choice(running: Running) -> None:
    running.fake.world.private("1")
    message = (await running.discord.deliver(Ask(text="Vertel", card=CARD), ANNA, About())).message or ""
    running.house.kept.clear()
    one = running.fake.world.interactions[await running.fake.people.press("1", message, "card:c1")]
    await until(lambda: one.answered)
    event = read(running.house.raws[f"i{one.id}"].body)
    assert isinstance(event, Chose)
    assert event.choice == "c1"


async def test_a_command_is_answered_to_the_asker_alone(running: Running) -> None:
    one = running.fake.world.interactions[await running.fake.people.slash("1", "vraag", "mag dat?", TOWN)]
    await until(lambda: one.thinking)
    event = read(running.house.raws[f"i{one.id}"].body)
    assert isinstance(event, Commanded)
    assert (event.name, event.rest, event.where, event.handle) == (
        "vraag",
        "mag dat?",
        GROUP,
        f"900/{one.token}",
    )
    assert event.who
    assert event.who.locale == "nl"
    about = About(handle=event.handle)
    receipt = await running.discord.deliver(Say(text="Nee.", visibility=WHISPER), event.where, about)
    [said] = running.fake.world.said(TOWN)
    assert (said["flags"] & 64, receipt.message, one.thinking) == (64, None, False)


async def test_thinking_ends_when_the_answer_is_elsewhere(running: Running) -> None:
    one = running.fake.world.interactions[await running.fake.people.slash("1", "start")]
    await until(lambda: one.thinking)
    about = About(handle=f"900/{one.token}", nonce="s1")
    await running.discord.deliver(Say(text="Welkom"), ANNA, about)
    await running.discord.deliver(Say(text="Waar wordt je kind blij van?"), ANNA, About(handle=about.handle))
    assert not one.thinking
    assert len([line for line in running.fake.log if line["method"] == "DELETE"]) == 1


async def test_thinking_ends_when_there_is_no_answer(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "THINKING", 0.05)
    one = running.fake.world.interactions[await running.fake.people.slash("1", "start")]
    await until(lambda: one.answered and not one.thinking)


async def test_thinking_ends_when_the_answer_is_refused(running: Running) -> None:
    one = running.fake.world.interactions[await running.fake.people.slash("1", "vraag", "x", TOWN)]
    await until(lambda: one.thinking)
    with pytest.raises(Refused):
        await running.discord.deliver(Say(text="x", private=True), GROUP, About(handle=f"900/{one.token}"))
    assert not one.thinking


@pytest.mark.parametrize("handle", [None, "900/gone", "aged"])
async def test_only_you_without_a_living_interaction_is_refused(running: Running, handle: str | None) -> None:
    if handle == "aged":
        one = running.fake.world.interactions[await running.fake.people.slash("1", "vraag", "x", TOWN)]
        await until(lambda: one.thinking)
        handle = f"900/{one.token}"
        running.fake.world.shift += 16 * 60
    with pytest.raises(Refused):
        await running.discord.deliver(Say(text="x", visibility=WHISPER), GROUP, About(handle=handle))
    assert not running.fake.world.said(TOWN)


async def test_what_only_you_saw_is_edited_only_for_you(running: Running) -> None:
    asked = running.fake.world.interactions[await running.fake.people.slash("1", "vraag", "x", TOWN)]
    await until(lambda: asked.answered)
    ask = Ask(text="Bedoel je dit?", options=(Option(label="Ja", token="t1"),), visibility=WHISPER)
    await running.discord.deliver(ask, GROUP, About(handle=f"900/{asked.token}"))
    [whisper] = running.fake.world.said(TOWN)
    pressed = running.fake.world.interactions[await running.fake.people.press("1", whisper["id"], "t1", TOWN)]
    await until(lambda: pressed.answered)
    event = read(running.house.raws[f"i{pressed.id}"].body)
    assert event
    assert event.handle
    await running.discord.deliver(
        Edit(about=whisper["id"], text="Dank je"), GROUP, About(handle=event.handle)
    )
    assert [said["content"] for said in running.fake.world.said(TOWN)] == ["Dank je"]
    assert whisper["components"] == []


async def test_words_are_completed_at_once(running: Running) -> None:
    one = running.fake.world.interactions[await running.fake.people.complete("1", "vraag", "uitschr", TOWN)]
    await until(lambda: one.answered)
    title = "Mag school mijn kind uitschrijven?"
    assert one.answered == {"type": 8, "data": {"choices": [{"name": title, "value": title}]}}
    assert not running.house.raws


async def test_editing_closing_and_removing(running: Running) -> None:
    running.fake.world.private("1")
    ask = Ask(text="Klopt dit?", options=(Option(label="Ja", token="t1"),))
    number = (await running.discord.deliver(ask, ANNA, About())).message or ""
    await running.discord.deliver(Edit(about=number, text="Dank je", options=ask.options), ANNA, About())
    message = running.fake.world.message("51", number)
    assert (message["content"], len(message["components"])) == ("Dank je", 1)
    await running.discord.deliver(Close(prompt="p", message=number), ANNA, About())
    assert (message["content"], message["components"]) == ("Dank je", [])
    await running.discord.deliver(Remove(message=number), ANNA, About())
    await running.discord.deliver(Remove(message=number), ANNA, About())
    await running.discord.deliver(Close(prompt="p", message=number), ANNA, About())
    assert not running.fake.world.said("51")
    again = await running.discord.deliver(Edit(about=number, text="Opnieuw"), ANNA, About())
    assert running.fake.world.message("51", again.message or "")["content"] == "Opnieuw"


async def test_a_repeated_send_is_shown_once(running: Running) -> None:
    running.fake.world.private("1")
    long = Say(text="Een zin over school. " * 150)
    receipts = {(await running.discord.deliver(long, ANNA, About(nonce="same"))).message for _ in range(3)}
    said = running.fake.world.said("51")
    assert len(said) == 2
    assert receipts == {said[-1]["id"]}


async def test_the_first_word_to_somebody(running: Running) -> None:
    running.fake.world.user("7")
    receipt = await running.discord.deliver(
        Say(text="Je hebt een bericht"), Address("discord", "user:7"), About()
    )
    assert receipt.message == running.fake.world.said("57")[0]["id"]
    with pytest.raises(Gone, match="deleted"):
        await running.discord.deliver(Say(text="x"), Address("discord", "user:404"), About())


async def test_a_file_goes_with_its_line(running: Running) -> None:
    running.fake.world.private("1")
    await running.discord.deliver(
        SendFile(name="inzage.json", content=b"{}", text="Dit is alles"), ANNA, About()
    )
    [said] = running.fake.world.said("51")
    assert (said["content"], said["attachments"][0]["filename"]) == ("Dit is alles", "inzage.json")


@pytest.mark.parametrize(
    ("fault", "expected", "what"),
    [
        (Fault(429, "/messages", after=90), TryAgain, 90.0),
        (Fault(503, "/messages"), TryAgain, 5.0),
        (Fault(403, "/messages", code=50007), Gone, "closed"),
        (Fault(403, "/messages", code=50278), Gone, "closed"),
        (Fault(403, "/messages", code=50001), Gone, "kicked"),
        (Fault(404, "/messages", code=10003), Gone, "kicked"),
        (Fault(403, "/messages", code=50013), Refused, None),
        (Fault(400, "/messages", code=50035), Refused, None),
    ],
)
async def test_what_discord_refuses(
    running: Running, fault: Fault, expected: type[Exception], what: object
) -> None:
    running.fake.world.private("1")
    running.fake.faults.append(fault)
    with pytest.raises(expected) as caught:
        await running.discord.deliver(Say(text="Hallo"), ANNA, About())
    assert what in (None, getattr(caught.value, "after", None), getattr(caught.value, "reason", None))


async def test_a_short_wait_is_waited_out(running: Running) -> None:
    running.fake.world.private("1")
    running.fake.faults.append(Fault(429, "/messages", after=0.1, times=2))
    await running.discord.deliver(Say(text="Hallo"), ANNA, About())
    assert len(running.fake.world.said("51")) == 1


async def test_a_way_into_the_group(running: Running) -> None:
    world = running.fake.world
    world.private("1")
    invite = Invite(group=GROUP, account="discord:1", text="Dit is jullie groep.")
    await running.discord.deliver(invite, ANNA, About())
    world.members.add("1")
    await running.discord.deliver(invite, ANNA, About())
    world.roles.append({"id": "33", "name": "Utrecht"})
    await running.discord.deliver(invite, ANNA, About())
    assert [act["path"].split("/", 3)[3] for act in world.acts] == [
        f"channels/{TOWN}/permissions/1",
        "guilds/700/members/1/roles/33",
    ]
    assert [said["content"].splitlines()[1] for said in world.said("51")] == [
        "https://discord.gg/welkom1",
        f"<#{TOWN}>",
        f"<#{TOWN}>",
    ]


async def test_who_comes_and_goes(running: Running) -> None:
    await running.fake.people.come("8")
    await running.fake.people.go("8")
    await until(lambda: len(running.house.raws) == 2)
    events = [read(raw.body) for raw in running.house.raws.values()]
    assert [type(event) for event in events] == [Joined, Left]
    assert {event.where for event in events if event} == {Address("discord", "711")}
