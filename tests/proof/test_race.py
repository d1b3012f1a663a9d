"""Two Maatjes, a coordinator and a family at the same moment: exactly one pairing, told once."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from bot.chat.events import Chose, Commanded
from bot.model.people import Member, Role
from bot.store.tables.cases import cases, pairings
from tests.proof.lives import Lives
from tests.proof.secrets import Secrets
from tests.proof.town import Town, account

TEAM = (
    Member(account("bram"), Role.BUDDY, "Bram", (), 2),
    Member(account("fatma"), Role.BUDDY, "Fatma", (), 2),
    Member(account("kim"), Role.COORDINATOR, "Kim"),
)
GOOD_NEWS = "wil jullie Maatje zijn"


async def offered(town: Town) -> None:
    """Anna told her story, and Bram has the card in front of him."""
    for who in ("bram", "kim", "anna"):
        await town.say(who, "/start")
    for label in ("Mijn kind zit thuis", "Ja, dat mag"):
        await town.press("anna", *town.labelled("anna", label))
    lives = Lives(town, Secrets(random.Random(2)), random.Random(2))
    while await lives._story("anna"):
        pass
    await town.press("bram", *town.labelled("bram", "Open"))


async def at_once(town: Town, events: Sequence[Chose | Commanded]) -> None:
    """All of these come in at the same moment."""
    reception = town.household.reception(town.screen)
    keyed = [replace(event, key=f"r{town.step}-{number}") for number, event in enumerate(events)]
    await asyncio.gather(*(reception.receive(town.raw(event)) for event in keyed))
    await town.pass_by(seconds=1)


def press(town: Town, who: str, label: str = "Ja") -> Chose:
    token, message = town.labelled(who, label)
    return Chose(**town._by(who, "") | {"message": message}, choice=token)


async def outcome(town: Town) -> tuple[list[str], list[str]]:
    """The accounts that are paired, and the state of each case."""
    database = town.household.store.database
    paired = select(pairings.c.account).where(pairings.c.status == "accepted")
    return await database.write(
        lambda db: (list(db.execute(paired).scalars()), list(db.execute(select(cases.c.status)).scalars()))
    )


def told(town: Town) -> int:
    return sum(GOOD_NEWS in heard.words for heard in town.heard if heard.chat == "anna")


async def test_twenty_presses_are_one_yes(url: str) -> None:
    async with Town.open(url, TEAM) as town:
        await offered(town)
        await at_once(town, [press(town, "bram")] * 20)
        assert await outcome(town) == ([account("bram")], ["paired"])
        assert told(town) == 1


@pytest.mark.full
async def test_yes_and_no_at_once_is_one_of_them(url: str) -> None:
    async with Town.open(url, TEAM) as town:
        await offered(town)
        await at_once(town, [press(town, "bram"), press(town, "bram", "Nu niet")] * 10)
        paired, states = await outcome(town)
        assert (paired, states) in (([account("bram")], ["paired"]), ([], ["waiting"]))
        assert told(town) == len(paired)


async def test_two_maatjes_and_a_coordinator_make_one_pair(url: str) -> None:
    """Kim offers the family to Fatma while Bram is saying yes; then both press."""
    async with Town.open(url, TEAM) as town:
        await offered(town)
        await town.say("fatma", "/start")
        choice = Commanded(**town._by("kim", ""), name="koppel", rest="Z-001 Fatma")
        await at_once(town, [choice, *[press(town, "bram")] * 10])
        opens = [one for one in town.buttons("fatma") if one[0] == "Open"]
        if opens:
            await town.press("fatma", *town.labelled("fatma", "Open"))
            await at_once(town, [press(town, "fatma")] * 10)
        paired, states = await outcome(town)
        assert paired in ([account("bram")], [account("fatma")])
        assert states == ["paired"]
        assert told(town) == 1


@pytest.mark.full
async def test_a_family_that_withdraws_meanwhile_is_not_paired_twice(url: str) -> None:
    async with Town.open(url, TEAM) as town:
        await offered(town)
        leaving = Commanded(**town._by("anna", ""), name="intrekken", rest="")
        await at_once(town, [*[press(town, "bram")] * 10, leaving, *[press(town, "bram")] * 10])
        paired, states = await outcome(town)
        assert (paired, states) == ([], ["withdrawn"])


@pytest.mark.full
async def test_a_press_through_another_door_counts_for_nothing(url: str) -> None:
    """The same token from another account, and from the group."""
    async with Town.open(url, TEAM) as town:
        await offered(town)
        token, message = town.labelled("bram", "Ja")
        fatma = Chose(**town._by("fatma", "") | {"message": message}, choice=token)
        group = Chose(**town._by("bram", "utrecht") | {"message": message}, choice=token)
        await at_once(town, [fatma, group] * 5)
        assert await outcome(town) == ([], ["offered"])
