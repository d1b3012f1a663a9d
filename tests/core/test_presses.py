"""Buttons through the door: worth nothing in other hands, and one effect however often they are pressed."""

from __future__ import annotations

import asyncio
import random
import string

import pytest

from bot.chat.events import Chose, Sender, Submitted
from bot.chat.replies import Ask, Option, Replies
from bot.core.decide import decide
from bot.core.turn import Facts, Turn
from bot.store.work import Work
from handlers import ROUTES
from tests.core.stage import GROUP, Stage, counts, home, talking
from tests.player import shelf

HOW_MANY = 2000
OURS = {"inbox": 0, "prompts": 0, "shown": 0}
"""tables in which any kind answer leaves a row"""


def asking(turn: Turn) -> Replies:
    return (Ask(text="Wil je een mens spreken?", options=(Option("Ja", "human"), Option("Nee", "hint"))),)


@pytest.fixture
def stage(url: str) -> Stage:
    return Stage(url, routes=talking(asking))


async def tokens(stage: Stage, house, name: str = "anna") -> list[str]:  # type: ignore[no-untyped-def]
    await stage.send(house, stage.said(name, "hoi"))
    await house.settle()
    asks = [reply for to, reply in stage.wire.said if to == name and isinstance(reply, Ask)]
    return [option.token for option in asks[-1].options]


def bad(good: list[str], seed: int) -> list[str]:
    """Mutated, cut, swapped, guessed and made-up tokens; none of them is a good one."""
    chance = random.Random(seed)
    letters = string.ascii_letters + string.digits + "-_.% '\"\\é\x00"
    made: list[str] = []
    while len(made) < HOW_MANY:
        token = chance.choice(good)
        at = chance.randrange(len(token) - 2)
        made.append(
            chance.choice(
                (
                    token[:at] + chance.choice(letters) + token[at + 1 :],
                    token[:at],
                    token[at:] if at else token + "0",
                    token.partition(".")[0] + f".{chance.randrange(2, 2000)}",
                    token.swapcase(),
                    "".join(chance.choices(letters, k=chance.randrange(70))),
                    f"{''.join(chance.choices(string.ascii_letters, k=22))}.0",
                )
            )
        )
    return [token for token in made if token not in good]


async def test_two_thousand_bad_tokens_have_no_effect_and_one_answer(stage: Stage) -> None:
    async with stage.house() as house:
        good = await tokens(stage, house)

        def press_all(work: Work) -> tuple[set[str], dict[str, int], dict[str, int]]:
            anna = work.people.find("chat:anna")
            assert anna
            before, answers = counts(work), set()
            for token in bad(good, seed=7):
                event = Chose(key="u", at=work.now, where=home("anna"), who=Sender("chat:anna"), choice=token)
                replies = decide(Turn(event, anna, work, shelf(), Facts(), work.now), ROUTES)
                answers |= {str(getattr(reply, "text", type(reply))) for reply in replies}
            return answers, before, counts(work)

        answers, before, after = await house.store.write(press_all)
    assert len(answers) == 1
    assert before == after


async def test_hers_is_worth_nothing_in_other_hands_or_elsewhere(stage: Stage) -> None:
    async with stage.house() as house:
        good = await tokens(stage, house)
        await stage.send(house, stage.said("zoe", "hoi"))
        await house.settle()
        nonsense = await stage.hear(house, stage.chose("zoe", "nonsense.0"))
        for token in good:
            assert await stage.hear(house, stage.chose("zoe", token)) == nonsense, "no hint that it exists"
            await stage.send(house, stage.chose("anna", token, GROUP))
        await house.settle()
        assert (await house.store.write(counts))["requests"] == 0
        heard = await stage.hear(house, stage.chose("anna", good[0]))
        assert heard != nonsense
        assert (await house.store.write(counts))["requests"] == 1


async def test_twenty_presses_at_once_are_one_effect(stage: Stage) -> None:
    async with stage.house() as house:
        good = await tokens(stage, house)
        presses = [stage.chose("anna", good[number % 2]) for number in range(20)]
        first = presses[0]
        await asyncio.gather(*(stage.send(house, press) for press in presses))
        await house.settle()
        kept = await house.store.write(counts)
    assert first.choice == good[0]
    assert kept["requests"] == 1, "the first press wins: a human comes, once"


async def test_a_press_after_a_restart_is_still_understood(stage: Stage) -> None:
    async with stage.house() as house:
        good = await tokens(stage, house)
    async with stage.house() as house:
        await stage.send(house, stage.chose("anna", good[0]))
        await house.settle()
        assert (await house.store.write(counts))["requests"] == 1


async def test_a_spent_button_is_answered_kindly_every_time(stage: Stage) -> None:
    async with stage.house() as house:
        good = await tokens(stage, house)
        await stage.hear(house, stage.chose("anna", good[0]))
        stage.pass_by(minutes=1)
        heard = [await stage.hear(house, stage.chose("anna", good[0])) for _ in range(3)]
        assert (await house.store.write(counts))["requests"] == 1
    assert heard[0] == heard[1] == heard[2]
    assert heard[0]


async def test_a_made_up_card_is_nothing(stage: Stage) -> None:
    async with stage.house() as house:
        await tokens(stage, house)
        before = await house.store.write(counts)
        event = stage.chose("anna", "x")
        card = Submitted(
            key=event.key, at=event.at, where=event.where, who=event.who, card="x.0", fields=(("a", "b"),)
        )
        await stage.send(house, card)
        await house.settle()
        after = await house.store.write(counts)
    assert {**after, **OURS} == {**before, **OURS}
