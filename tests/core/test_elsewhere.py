"""What cannot be said where it was meant: at home, in the group that moved, set aside; never to others."""

from __future__ import annotations

import pytest
from msgspec import structs

from bot.chat.events import Address
from bot.chat.platform import Gone, Refused
from bot.chat.replies import Ask, Close, Invite, Option, Replies, Say, Visibility
from bot.core.routes import Press
from bot.core.turn import Turn
from tests.aside import stuck
from tests.core.stage import GROUP, Stage, echo, lines, talking

LONG = 3600.0


@pytest.fixture
def stage(url: str) -> Stage:
    return Stage(url, routes=talking(echo))


async def test_who_cannot_be_reached_is_marked_and_her_words_go_nowhere_else(url: str) -> None:
    stage = Stage(url, routes=talking(lines))
    stage.wire.trouble["anna"] = [Gone("blocked")]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "een twee drie"))
        await stage.send(house, stage.said("zoe", "hoi"))
        await house.settle()
        anna = await house.store.write(lambda work: work.people.find("chat:anna"))
        assert await house.store.write(lambda work: work.jobs.unsaid()) == ()
        assert anna
        assert not anna.reachable
        await stage.send(house, stage.said("anna", "terug"))
        await house.settle()
        back = await house.store.write(lambda work: work.people.find("chat:anna"))
    assert stage.wire.heard("anna") == ["terug"]
    assert stage.wire.heard("zoe") == ["hoi"]
    assert back
    assert back.reachable


async def test_what_is_answered_at_home_is_told_where_it_was_asked_to_her_alone(url: str) -> None:
    stage = Stage(url, routes=talking(lines))
    stage.wire.only_you = True
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "hoi"))
        await house.settle()
        stage.wire.trouble["anna"] = [Gone("closed"), Gone("closed")]
        asked = structs.replace(stage.commanded("anna", "inzage", where=GROUP), handle="h")
        await stage.send(house, asked)
        await house.settle()
    [(_, told)] = [each for each in stage.wire.said if each[0] == "group"]
    assert isinstance(told, Say)
    assert told.visibility is Visibility.ONLY_YOU
    assert "privéberichten van deze server" in told.text
    assert stage.wire.heard("anna") == ["hoi"]


async def test_a_group_that_is_gone_makes_nobody_unreachable(stage: Stage) -> None:
    stage.wire.trouble["group"] = [Gone("kicked")]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "hoi"))
        await stage.send(house, stage.commanded("anna", "start", where=GROUP))
        await house.settle()
        anna = await house.store.write(lambda work: work.people.find("chat:anna"))
    assert anna
    assert anna.reachable


async def test_a_group_that_moved_is_followed(stage: Stage) -> None:
    new = Address("chat", "supergroup")
    stage.wire.trouble["group"] = [Gone("moved", moved_to=new)]
    async with stage.house() as house:
        await house.store.write(lambda work: work.places.link(GROUP, "utrecht", "chat:kim"))
        await stage.send(house, stage.commanded("anna", "start", where=GROUP))
        await house.settle()
        assert await house.store.write(lambda work: work.places.region_of(new)) == "utrecht"


def whisper(turn: Turn) -> Replies:
    return (Say(text="alleen voor jou", visibility=Visibility.ONLY_YOU),)


async def test_what_cannot_be_whispered_in_a_group_is_told_at_home(url: str) -> None:
    stage = Stage(url, routes=talking(echo, asked_in_group=whisper))
    stage.wire.only_you = True
    stage.wire.trouble["group"] = [Refused()]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "hoi"))
        await stage.send(house, stage.said("anna", "vraag", GROUP, to_bot=True, handle="h"))
        await house.settle()
    assert stage.wire.heard("anna") == ["je zei hoi", "alleen voor jou"]
    assert stage.wire.heard("group") == []


def whispers_a_question(turn: Turn) -> Replies:
    return (Ask(text="zeg het maar", options=(Option("Mens", "human"),), private=True),)


@pytest.mark.parametrize("known", [True, False])
async def test_a_question_that_cannot_be_whispered_is_asked_at_home_and_its_button_works(
    url: str, known: bool
) -> None:
    choices = {"human": Press(lambda turn: (Say(text="er komt iemand"),))}
    stage = Stage(url, routes=talking(echo, asked_in_group=whispers_a_question, choices=choices))
    stage.wire.only_you, stage.wire.doorstep = True, "{user}"
    stage.wire.trouble["group"] = [Refused()]
    async with stage.house() as house:
        if known:
            await stage.hear(house, stage.said("anna", "hoi"))
        await stage.hear(house, stage.said("anna", "vraag", GROUP, to_bot=True, handle="h"))
        assert await house.store.write(stuck) == 0
        (asked,) = [reply for to, reply in stage.wire.said if to == "anna" and isinstance(reply, Ask)]
        assert await stage.hear(house, stage.chose("anna", asked.options[0].token)) == ["er komt iemand", ""]
        assert isinstance(stage.wire.said[-1][1], Close), "its button is spent"
        assert asked.visibility is Visibility.EVERYONE
    assert stage.wire.heard("group") == []


async def test_what_can_be_said_nowhere_is_set_aside_and_not_lost(url: str) -> None:
    stage = Stage(url, routes=talking(echo, asked_in_group=whispers_a_question))
    stage.wire.only_you = True
    stage.wire.trouble["group"] = [Refused()]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "vraag", GROUP, to_bot=True, handle="h"))
        await house.settle()
        assert await house.store.write(stuck) == 1
    assert stage.wire.said == []


def bring(turn: Turn) -> Replies:
    group = Address("chat", "group")
    return (Invite(group=group, account=turn.person.account, text="kom", instead="het lukt nu niet"),)


async def test_who_cannot_be_let_in_hears_so(url: str) -> None:
    stage = Stage(url, routes=talking(bring))
    stage.wire.trouble["anna"] = [Refused()]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "hoi"))
        await house.settle()
        assert await house.store.write(stuck) == 0
    assert stage.wire.heard("anna") == ["het lukt nu niet"]


async def test_what_the_platform_will_never_take_is_set_aside_and_the_next_is_said(url: str) -> None:
    stage = Stage(url, routes=talking(lines))
    stage.wire.trouble["anna"] = [Refused()]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "een twee"))
        await house.settle()
        assert await house.store.write(stuck) == 1
    assert stage.wire.heard("anna") == ["twee"]
