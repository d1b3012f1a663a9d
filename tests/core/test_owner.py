"""Whose key seals what is said: it goes with the family it is about, and stays when somebody else goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot.chat.replies import Replies, Say
from bot.core.turn import Turn
from bot.forms.engine import dump
from bot.forms.model import State
from bot.model.cases import PairingStatus
from bot.model.people import Member, Role
from bot.store.tables.machine import jobs
from bot.store.work import Work
from tests.core.stage import Stage, echo, home, talking

SECRET = "mijn dochter slaapt niet meer"


@pytest.fixture
def stage(url: str) -> Stage:
    return Stage(url, team=(Member("chat:kim", Role.MODERATOR, "Kim"), Member("chat:bea", Role.COORDINATOR)))


def waiting(lane: str) -> Callable[[Work], list[str]]:
    """The words that wait there and can still be read."""

    def unit(work: Work) -> list[str]:
        return [
            getattr(job.words.reply, "text", "") for job in work.jobs.unsaid() if job.words.to.lane == lane
        ]

    return unit


async def pressed(stage: Stage, who: str, label: str) -> str:
    asked = [reply for to, reply in stage.wire.said if to == who]
    return [o.token for reply in asked for o in getattr(reply, "options", ()) if o.label.startswith(label)][
        -1
    ]


async def test_what_a_moderator_was_shown_of_her_goes_with_her(stage: Stage) -> None:
    async with stage.house() as house:
        await stage.hear(house, stage.commanded("kim", "start"))
        await stage.hear(house, stage.commanded("anna", "mens", SECRET))
        await stage.hear(house, stage.commanded("kim", "open"))
        stage.wire.held["kim"] = asyncio.Event()
        await stage.send(house, stage.chose("kim", await pressed(stage, "kim", "Lees")))
        assert any(SECRET in text for text in await house.store.write(waiting("chat:kim")))
        await stage.send(house, stage.commanded("anna", "wis"))
        await asyncio.sleep(0.1)
        await stage.send(house, stage.chose("anna", await pressed(stage, "anna", "Ja, wis")))
        left = await house.store.write(waiting("chat:kim"))
    assert not any(SECRET in text for text in left)


async def test_an_answer_on_its_way_to_her_outlives_who_gave_it(stage: Stage) -> None:
    async with stage.house() as house:
        await stage.hear(house, stage.commanded("kim", "start"))
        await stage.hear(house, stage.commanded("anna", "mens"))
        stage.wire.held["anna"] = asyncio.Event()
        await stage.send(house, stage.commanded("kim", "antwoord", "H-0001 Ik bel je vanavond."))
        await stage.send(house, stage.commanded("kim", "wis"))
        await asyncio.sleep(0.1)
        await stage.send(house, stage.chose("kim", await pressed(stage, "kim", "Ja, wis")))
        assert await house.store.write(lambda work: work.people.find("chat:kim")) is None
    del stage.wire.held["anna"]
    async with stage.house() as house:
        await house.settle()
    assert any("Ik bel je vanavond." in text for text in stage.wire.heard("anna"))


def nudge(turn: Turn) -> Replies:
    return (Say(text="ben je er nog?", to=home("anna")),)


async def test_what_the_clock_says_to_her_is_hers(url: str) -> None:
    stage = Stage(url, routes=talking(echo, timers={"nudge": nudge}))

    def owners(work: Work) -> list[str]:
        return list(work.scope.connection.execute(select(jobs.c.owner)).scalars())

    async with stage.house() as house:
        await stage.hear(house, stage.said("anna", "hoi"))
        anna = await house.store.write(lambda work: work.people.find("chat:anna"))
        assert anna
        stage.wire.held["anna"] = asyncio.Event()
        await house.store.write(lambda work: work.jobs.remind("nudge", "", stage.now))
        await house.clock.due()
        assert await house.store.write(owners) == [anna.id]


async def test_a_buddy_hears_that_a_family_stopped_though_it_is_erased_before_that_is_said(url: str) -> None:
    stage = Stage(url, team=(Member("chat:bram", Role.BUDDY, "Bram", ("utrecht",), 1),))
    async with stage.house() as house:
        await stage.hear(house, stage.commanded("bram", "start"))
        await stage.hear(house, stage.commanded("anna", "start"))
        await house.store.write(paired("chat:anna", "chat:bram"))
        stage.wire.held["bram"] = asyncio.Event()
        await stage.send(house, stage.commanded("anna", "intrekken"))
        await stage.send(house, stage.commanded("anna", "wis"))
        await asyncio.sleep(0.1)
        await stage.send(house, stage.chose("anna", await pressed(stage, "anna", "Ja, wis")))
        assert await house.store.write(lambda work: work.people.find("chat:anna")) is None
    del stage.wire.held["bram"]
    async with stage.house() as house:
        await house.settle()
    assert any("gaat nu niet verder met ons" in text for text in stage.wire.heard("bram"))


def paired(family: str, buddy: str) -> Callable[[Work], None]:
    """A case of this family, with this Maatje."""

    def unit(work: Work) -> None:
        person = work.people.find(family)
        assert person is not None
        case = work.cases.begin(person, dump(State()), region="utrecht", preventive=False, confidential=False)
        pairing = work.cases.offer(case, buddy)
        assert pairing is not None and work.cases.settle(pairing, PairingStatus.ACCEPTED)

    return unit
