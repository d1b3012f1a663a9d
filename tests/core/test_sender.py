"""Speaking: in order, until it is said; a lane in trouble holds up nobody else."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.exc import OperationalError

from bot.chat.events import Address
from bot.chat.platform import About, Receipt, TryAgain
from bot.chat.replies import AnyReply, Edit, Remove, Replies, Say
from bot.core import sender
from bot.core.turn import Turn
from bot.store.jobs import Jobs, Words
from bot.store.work import Work
from tests.aside import stuck
from tests.core.stage import Stage, Wire, echo, home, lines, talking

LONG = 3600.0


@pytest.fixture
def stage(url: str) -> Stage:
    return Stage(url, routes=talking(echo))


async def test_words_come_in_the_order_they_were_written(url: str) -> None:
    stage = Stage(url, routes=talking(lines))
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "een twee drie"))
        await stage.send(house, stage.said("anna", "vier"))
        await house.settle()
    assert stage.wire.heard("anna") == ["een", "twee", "drie", "vier"]


def removals(turn: Turn) -> Replies:
    """Takes these messages away, and says that it did."""
    return (*(Remove(message=number) for number in turn.rest.split()), Say(text="klaar"))


class Counting(Wire):
    """How many deliveries were under way together, at most."""

    now = most = 0

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.05)
        self.now -= 1
        return await super().deliver(reply, to, about)


async def test_what_is_taken_away_goes_at_once_and_before_the_words_after_it(url: str) -> None:
    wire = Counting()
    stage = Stage(url, wire, routes=talking(removals))
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "1 2 3 4 5 6 7 8"))
        await house.settle()
    assert stage.wire.heard("anna") == ["Remove"] * 8 + ["klaar"]
    assert wire.most == 8


class InParts(Wire):
    """Takes three messages for each text, and two more for an edit."""

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        receipt = await super().deliver(reply, to, about)
        first = reply.about if isinstance(reply, Edit) else f"{receipt.message}a"
        return Receipt(receipt.message, (first, f"{receipt.message}b"))


async def test_all_parts_of_what_was_said_can_be_taken_away(url: str) -> None:
    def talk(turn: Turn) -> Replies:
        return (Say(text=turn.rest, private=True), Edit(about="m1a", text="anders", private=True))

    stage = Stage(url, wire=InParts(), routes=talking(talk))
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "lang"))
        await house.settle()
        shown = await house.store.write(lambda work: work.shown.take(home("anna").lane))
    assert sorted(shown) == ["m1", "m1a", "m1b", "m2", "m2b"]


async def test_a_platform_that_asks_for_patience_delays_its_lane_only(stage: Stage) -> None:
    stage.wire.trouble["anna"] = [TryAgain(LONG)]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "hoi"))
        await stage.send(house, stage.said("zoe", "hoi"))
        await asyncio.sleep(0.3)
    assert stage.wire.heard("zoe") == ["je zei hoi"]
    assert stage.wire.heard("anna") == []


async def test_patience_keeps_the_order(url: str) -> None:
    stage = Stage(url, routes=talking(lines))
    stage.wire.trouble["anna"] = [TryAgain(0.05), TryAgain(0.05)]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "een twee drie"))
        await house.settle()
    assert stage.wire.heard("anna") == ["een", "twee", "drie"]


async def test_every_try_has_the_same_nonce_and_every_word_its_own(url: str) -> None:
    stage = Stage(url, routes=talking(lines))
    stage.wire.trouble["anna"] = [TryAgain(0.01), TryAgain(0.01)]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "een twee"))
        await house.settle()
    nonces = [about.nonce for _, about in stage.wire.tries]
    assert nonces[0] == nonces[1] == nonces[2] != nonces[3]
    assert all(0 < len(nonce) <= 25 for nonce in nonces)


async def test_a_wire_that_breaks_is_tried_again(stage: Stage) -> None:
    stage.wire.trouble["anna"] = [ConnectionResetError()]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "hoi"))
        await house.settle()
    assert stage.wire.heard("anna") == ["je zei hoi"]


async def test_what_was_not_said_is_said_by_the_next_process_with_the_same_nonce(stage: Stage) -> None:
    stage.wire.held["anna"] = asyncio.Event()
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "een"))
        await stage.send(house, stage.said("anna", "twee"))
        waiting = await house.store.write(lambda work: [job.key for job in work.jobs.unsaid()])
    assert stage.wire.said == []
    stage.wire.held.clear()
    async with stage.house() as house:
        await house.settle()
        assert await house.store.write(lambda work: work.jobs.unsaid()) == ()
    assert stage.wire.heard("anna") == ["je zei een", "je zei twee"]
    assert [about.nonce for _, about in stage.wire.tries] == waiting


async def test_said_is_said_a_restart_repeats_nothing(stage: Stage) -> None:
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "hoi"))
        await house.settle()
    async with stage.house() as house:
        await house.settle()
    assert stage.wire.heard("anna") == ["je zei hoi"]


async def test_after_so_many_tries_it_is_set_aside(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "OUTAGE", 4)
    stage.wire.trouble["anna"] = [TryAgain(0.0) for _ in range(9)]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "hoi"))
        await house.settle()
        assert await house.store.write(stuck) == 1
    assert len(stage.wire.tries) == 4


async def test_a_platform_that_is_away_for_long_loses_no_words(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "LONGEST_OUTAGE_PAUSE", 0.001)
    stage.wire.trouble["anna"] = [TryAgain(0.0) for _ in range(60)]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "een"))
        await stage.send(house, stage.said("anna", "twee"))
        await house.settle()
        assert await house.store.write(stuck) == 0
    assert stage.wire.heard("anna") == ["je zei een", "je zei twee"]


async def test_a_mishap_that_stays_is_set_aside_and_the_next_is_said(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "LONGEST_PAUSE", 0.001)
    stage.wire.trouble["anna"] = [ValueError() for _ in range(sender.PATIENCE)]
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "een"))
        await stage.send(house, stage.said("anna", "twee"))
        await house.settle()
        assert await house.store.write(stuck) == 1
    assert stage.wire.heard("anna") == ["je zei twee"]


async def test_words_said_while_the_database_is_away_are_not_said_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "LOOK_AGAIN", 0.01)
    away = [3]

    def spoken(self: Jobs, seq: int, last: bool = False) -> None:
        if away[0]:
            away[0] -= 1
            raise OperationalError("DELETE", {}, Exception("gone"))
        real(self, seq)

    real = Jobs.spoken
    async with stage.house() as house:
        monkeypatch.setattr(Jobs, "spoken", spoken)
        await stage.send(house, stage.said("anna", "een"))
        await stage.send(house, stage.said("anna", "twee"))
        await house.settle()
        assert await house.store.write(lambda work: work.jobs.unsaid()) == ()
    assert stage.wire.heard("anna") == ["je zei een", "je zei twee"]
    assert away == [0]


async def test_a_platform_that_is_switched_off_loses_no_words(stage: Stage) -> None:
    other = Words(Say(text="later"), Address("elsewhere", "anna", private=True))
    async with stage.house() as house:
        job = await house.store.write(lambda work: work.jobs.say(other, "house"))
        house.sender.hand((job,))
        await house.settle()
        assert await house.store.write(unsaid) == ["later"]


def unsaid(work: Work) -> list[str]:
    return [getattr(job.words.reply, "text", "") for job in work.jobs.unsaid()]
