"""Tokens: bound to a person and a place, used once, and worth nothing to anybody else."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.store.crypto import HOUSE
from bot.store.prompts import GOOD_FOR, Picked, token
from bot.store.store import Store
from bot.store.work import Work
from tests.store.conftest import Hour

LANE, ANNA = "chat:anna", "chat:anna"
CHOICES = (("form", "yes", "Ja"), ("form", "no", "Nee"), ("human", "", "Een mens"))


def make(work: Work, actor: str | None = ANNA, lane: str = LANE, topic: str = "form") -> str:
    return work.prompts.make(HOUSE, lane, actor, topic, CHOICES, single=True)


async def find(store: Store, given: str, account: str = ANNA, lane: str = LANE) -> Picked | None:
    return await store.write(lambda work: work.prompts.find(given, account, lane))


async def test_a_press_means_what_the_button_said(store: Store) -> None:
    prompt = await store.write(make)
    found = [await find(store, token(prompt, number)) for number in range(3)]
    assert [(p.choice, p.value) for p in found if p] == [meant[:2] for meant in CHOICES]
    assert all(p and p.fresh and p.single and p.topic == "form" for p in found)


async def test_a_token_fits_every_platform_and_tells_nothing(store: Store) -> None:
    prompt = await store.write(make)
    assert len(token(prompt, 99)) <= 64
    assert not any(word in prompt for word in ("form", "yes", "anna"))
    assert prompt != await store.write(make)


@pytest.mark.parametrize(
    "number",
    ["00", "01", "3", "99", "1000", "-1", "+1", "", " 1", "1 ", "½", "٣", "0x1", "1e0", "a", "1.0"],
)
async def test_a_number_that_was_not_offered_means_nothing(store: Store, number: str) -> None:
    prompt = await store.write(make)
    assert await find(store, f"{prompt}.{number}") is None


@pytest.mark.parametrize(
    "given", ["", ".", "x", ".0", "x.0", "%.0", "_.0", "' OR 1=1 --.0", "a" * 5000 + ".0", "é.0", "\x00.0"]
)
async def test_nonsense_means_nothing(store: Store, given: str) -> None:
    await store.write(make)
    assert await find(store, given) is None


async def test_somebody_else_or_elsewhere_it_means_nothing(store: Store) -> None:
    given = token(await store.write(make), 0)
    assert await find(store, given, account="chat:zoe") is None
    assert await find(store, given, lane="chat:utrecht") is None
    assert await find(store, given) is not None


async def test_a_prompt_for_nobody_in_particular_is_for_anybody_at_that_place(store: Store) -> None:
    given = token(await store.write(lambda work: make(work, None, "chat:utrecht")), 1)
    assert await find(store, given, "chat:zoe", "chat:utrecht") is not None
    assert await find(store, given, "chat:zoe", "chat:gouda") is None


async def test_twenty_presses_at_once_are_one(store: Store) -> None:
    prompt = await store.write(make)
    pressed = await asyncio.gather(
        *(store.write(lambda work: work.prompts.use(token(prompt, 0))) for _ in range(20))
    )
    assert pressed.count(True) == 1
    spent = await find(store, token(prompt, 0))
    assert spent
    assert not spent.fresh


async def test_the_same_button_within_moments_is_one_press(store: Store, hour: Hour) -> None:
    prompt = await store.write(make)
    assert await store.write(lambda work: work.prompts.use(token(prompt, 1)))
    seen = [await find(store, token(prompt, number)) for number in range(3)]
    assert [each.again for each in seen if each] == [False, True, False]
    hour.pass_by(seconds=11)
    later = await find(store, token(prompt, 1))
    assert later
    assert not later.again


async def test_the_same_button_in_another_message_is_a_press_that_was_not_seen(store: Store) -> None:
    """The words were sent twice; she presses under the second what she pressed under the first."""

    def unit(work: Work) -> list[bool]:
        given = token(make(work), 1)
        assert work.prompts.use(given, "m1")
        seen = (work.prompts.find(given, ANNA, LANE, message) for message in ("m1", "m2", None))
        return [each.again for each in seen if each]

    assert await store.write(unit) == [True, False, False]


async def test_an_old_prompt_is_recognised_but_not_fresh(store: Store, hour: Hour) -> None:
    prompt = await store.write(make)
    hour.at += GOOD_FOR
    found = await find(store, token(prompt, 0))
    assert found
    assert not found.fresh


async def test_a_new_question_spends_the_older_ones_about_it_at_that_lane_only(store: Store) -> None:
    first, second = await store.write(make), await store.write(make)
    other = await store.write(lambda work: make(work, topic="erase"))
    elsewhere = await store.write(lambda work: make(work, lane="chat:zoe"))
    closed = await store.write(lambda work: work.prompts.close(LANE, "form"))
    assert set(closed) == {first, second}
    assert await store.write(lambda work: work.prompts.close(LANE, "form")) == ()
    assert not await store.write(lambda work: work.prompts.use(token(first, 0)))
    assert await store.write(lambda work: work.prompts.use(token(other, 0)))
    assert await store.write(lambda work: work.prompts.use(token(elsewhere, 0)))


async def test_what_a_question_meant_is_known_after_it_was_pressed(store: Store, hour: Hour) -> None:
    before = hour.at - timedelta(minutes=1)
    prompt = await store.write(make)
    assert await store.write(lambda work: work.prompts.use(token(prompt, 0)))

    async def meant(who: str, lane: str, value: str, since: datetime) -> bool:
        return await store.write(lambda work: work.prompts.meant(who, lane, "form", value, since))

    assert await meant(ANNA, LANE, "yes", before)
    assert not await meant(ANNA, LANE, "yes", hour.at + timedelta(minutes=1))
    assert not await meant(ANNA, LANE, "another", before)
    assert not await meant(ANNA, "chat:elsewhere", "yes", before)
    assert not await meant("chat:bram", LANE, "yes", before)


async def test_the_message_that_carries_it_is_remembered(store: Store) -> None:
    prompt = await store.write(make)
    assert await store.write(lambda work: work.prompts.message(prompt)) is None
    await store.write(lambda work: work.prompts.shown(prompt, "m7"))
    assert await store.write(lambda work: work.prompts.message(prompt)) == "m7"
    assert await store.write(lambda work: work.prompts.message("unknown")) is None
