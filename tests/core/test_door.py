"""The door: one update, one effect; what fails is set aside; nothing is confirmed that is not kept."""

from __future__ import annotations

import asyncio
import re
from collections import Counter

import msgspec
import pytest
from sqlalchemy.exc import OperationalError

from bot.chat.events import Left, Sender, Shared
from bot.chat.platform import Raw
from bot.chat.replies import Remind, Replies, Say
from bot.core.turn import Turn
from bot.model.people import Member, Role
from tests.aside import unread
from tests.core.stage import GROUP, Stage, counts, echo, home, talking


@pytest.fixture
def stage(url: str) -> Stage:
    return Stage(url, routes=talking(echo))


def falling(times: int, on: str = "val") -> tuple[Counter[str], object]:
    """A handler that raises so often on one word, after it has written something."""
    calls: Counter[str] = Counter()

    def talk(turn: Turn) -> Replies:
        calls[turn.rest] += 1
        turn.work.requests.begin(turn.person, "question", turn.rest, turn.now)
        if turn.rest == on and calls[on] <= times:
            raise LookupError("words of a family: Sem")
        return (Say(text=f"je zei {turn.rest}"), Remind(timer="intake", at=turn.now, about=turn.person.id))

    return calls, talk


async def test_an_update_that_comes_twice_has_one_effect(stage: Stage) -> None:
    async with stage.house() as house:
        event = stage.said("anna", "hoi")
        for _ in range(3):
            await stage.send(house, event)
        await house.settle()
    assert stage.wire.heard("anna") == ["je zei hoi"]


async def test_twenty_copies_at_once_have_one_effect(stage: Stage) -> None:
    async with stage.house() as house:
        event = stage.said("anna", "hoi")
        await asyncio.gather(*(stage.send(house, event) for _ in range(20)))
        await house.settle()
    assert stage.wire.heard("anna") == ["je zei hoi"]


async def test_it_comes_again_after_a_restart_and_is_still_known(stage: Stage) -> None:
    event = stage.said("anna", "hoi")
    for _ in range(2):
        async with stage.house() as house:
            await stage.send(house, event)
            await house.settle()
    assert stage.wire.heard("anna") == ["je zei hoi"]


async def test_thirty_people_at_once_are_each_answered_in_their_own_order(stage: Stage) -> None:
    names = [f"p{number}" for number in range(30)]
    async with stage.house() as house:
        events = [stage.said(name, str(turn)) for turn in range(3) for name in names]
        await asyncio.gather(*(stage.send(house, event) for event in events))
        await house.settle()
    for name in names:
        assert stage.wire.heard(name) == [f"je zei {turn}" for turn in range(3)]


async def test_a_turn_that_fails_is_tried_three_times_set_aside_and_told(url: str) -> None:
    calls, talk = falling(99)
    stage = Stage(url, routes=talking(talk))  # type: ignore[arg-type]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "val"))
        await stage.send(house, stage.said("zoe", "hoi"))
        await house.sender.quiet()
        kept = await house.store.write(counts)
        aside = await house.store.write(unread)
    assert calls["val"] == 3
    assert aside == 1
    assert kept["requests"] == 1, "what the failing turn wrote is gone, what Zoe asked is there"
    (apology,) = stage.wire.heard("anna")
    assert "Sem" not in apology
    assert not re.search(r"\b(fout|ongeldig|error)\b", apology.lower())
    assert stage.wire.heard("zoe") == ["je zei hoi"]


async def test_who_could_be_reached_before_she_wrote_is_called_by_her_name(stage: Stage) -> None:
    async with stage.house() as house:
        await house.store.write(lambda work: work.people.welcome(Sender("chat:kim"), "nl", home("kim")))
        await stage.send(house, stage.said("kim", "hoi"))
        kim = await house.store.write(lambda work: work.people.find("chat:kim"))
    assert kim is not None
    assert kim.name == "Kim"


async def test_when_a_message_is_set_aside_the_coordinator_is_told(url: str) -> None:
    _, talk = falling(99)
    kim = Member("chat:kim", Role.COORDINATOR, "Kim")
    stage = Stage(url, routes=talking(talk), team=(kim,))  # type: ignore[arg-type]
    async with stage.house() as house:
        await stage.send(house, stage.said("kim", "hoi"))
        await stage.send(house, stage.said("anna", "val"))
        await house.settle()
    assert any("niet gelukt" in words for words in stage.wire.heard("kim"))
    assert not any("val" in words for words in stage.wire.heard("kim"))


@pytest.mark.parametrize("times", [1, 2])
async def test_a_turn_that_goes_well_after_all_leaves_no_trace_of_its_failing(url: str, times: int) -> None:
    _, talk = falling(times)
    stage = Stage(url, routes=talking(talk))  # type: ignore[arg-type]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "val"))
        await house.sender.quiet()
        assert await house.store.write(lambda work: work.inbox.owed()) == ()
        assert (await house.store.write(counts))["requests"] == 1
    assert stage.wire.heard("anna") == ["je zei val"]


async def test_what_failed_before_a_crash_is_tried_again_by_the_next_process(stage: Stage) -> None:
    event = stage.said("anna", "hoi")
    raw = Raw(event.key, "anna", stage.wire_body(event), stage.now)
    async with stage.house() as house:
        await house.store.write(lambda work: work.inbox.failed("chat", raw, 1))
    assert stage.wire.heard("anna") == []
    async with stage.house() as house:
        await house.settle()
        assert await house.store.write(lambda work: work.inbox.owed()) == ()
    assert stage.wire.heard("anna") == ["je zei hoi"]


async def test_when_the_database_fails_nothing_is_confirmed_and_it_comes_again(url: str) -> None:
    away = [True]

    def talk(turn: Turn) -> Replies:
        if away[0]:
            raise OperationalError("INSERT", {}, Exception("disk is full"))
        return echo(turn)

    stage = Stage(url, routes=talking(talk))
    event = stage.said("anna", "hoi")
    async with stage.house() as house:
        with pytest.raises(OperationalError):
            await stage.send(house, event)
        assert (await house.store.write(counts))["inbox"] == 0
        away[0] = False
        await stage.send(house, event)
        await house.settle()
    assert stage.wire.heard("anna") == ["je zei hoi"]


@pytest.mark.parametrize("body", [b"", b"\x00\xff", b"{}", b'{"type": "Unheard"}', b"[" * 100_000])
async def test_what_cannot_be_read_is_kept_for_a_human_and_stops_nobody(stage: Stage, body: bytes) -> None:
    async with stage.house() as house:
        await house.reception(stage.wire).receive(Raw("odd", "anna", body, stage.now))
        await stage.send(house, stage.said("anna", "hoi"))
        await house.settle()
        assert await house.store.write(unread) == 1
    assert stage.wire.heard("anna") == ["je zei hoi"]


async def test_talk_in_a_group_that_concerns_nobody_is_not_kept(stage: Stage) -> None:
    async with stage.house() as house:
        before = await house.store.write(counts)
        for text in ("goedemorgen allemaal", "/geen idee", "wie weet een goede school?"):
            await stage.send(house, stage.said("anna", text, GROUP))
        photo = stage.said("anna", "", GROUP)
        base = {name: getattr(photo, name) for name in ("at", "where", "who")}
        await stage.send(house, Shared(key="photo", kind="photo", ref="x", caption="kijk", **base))
        await stage.send(house, Left(key="left", **base))
        await house.settle()
        assert await house.store.write(counts) == before
    assert stage.wire.said == []


async def test_danger_in_a_group_is_heard(stage: Stage) -> None:
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "mijn zoon wil dood", GROUP))
        await house.settle()
    assert "113" in stage.wire.heard("group")[0]


async def test_who_speaks_to_the_bot_in_a_group_is_answered_but_not_kept_as_a_person(stage: Stage) -> None:
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "leerplicht", GROUP, to_bot=True))
        await house.settle()
        assert (await house.store.write(counts))["people"] == 0
    assert stage.wire.heard("group")


@pytest.mark.parametrize("locale", ["", "nl", "nl-BE"])
async def test_a_stranger_in_a_group_is_answered_in_dutch_unless_the_app_says_otherwise(
    stage: Stage, locale: str
) -> None:
    said = stage.said("anna", "wat is een TLV?", GROUP, to_bot=True)
    async with stage.house() as house:
        await stage.send(house, msgspec.structs.replace(said, who=Sender("chat:anna", "Anna", locale)))
        await house.settle()
    assert "Hoe lang geldt een TLV" in stage.wire.heard("group")[0]


async def test_who_writes_in_private_is_known_and_found_at_home_from_then_on(stage: Stage) -> None:
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "hoi"))
        anna = await house.store.write(lambda work: work.people.find("chat:anna"))
    assert anna
    assert (anna.home, anna.locale, anna.name) == (home("anna"), "nl", "Anna")
