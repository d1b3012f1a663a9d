"""Words that wait and hours that were promised."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.chat.events import Address
from bot.chat.markup import Markup
from bot.chat.replies import Ask, Option, Say, SendFile
from bot.store.crypto import HOUSE
from bot.store.jobs import Job, Words
from bot.store.store import Store
from bot.store.tables.machine import jobs
from bot.store.work import Work
from tests.aside import stuck
from tests.store.conftest import Hour
from tests.store.world import home, welcome


def say(text: str, to: str = "anna", owner: str = HOUSE):  # type: ignore[no-untyped-def]
    return lambda work: work.jobs.say(Words(Say(text=text), home(to)), owner)


def unsaid(work: Work) -> tuple[Job, ...]:
    return work.jobs.unsaid()


def texts(found: tuple[Job, ...]) -> list[str]:
    return [getattr(job.words.reply, "text", "") for job in found]


async def test_words_wait_in_the_order_they_were_written(store: Store) -> None:
    for number in range(5):
        await store.write(say(str(number)))
    assert texts(await store.write(unsaid)) == ["0", "1", "2", "3", "4"]


async def test_words_survive_whole_and_are_sealed(store: Store) -> None:
    to = Address("chat", "g", thread="7")
    ask = Ask(
        text=Markup("**Hoe** oud?"), options=(Option("elf", token="p.0", style="yes", row=2),), hint="number"
    )
    words = Words(ask, to, handle="h", account="chat:anna", prompt="p")
    given = await store.write(lambda work: work.jobs.say(words, HOUSE))
    (found,) = await store.write(unsaid)
    assert found == given
    assert found.words == Words(ask, to, handle="h", account="chat:anna", prompt="p")
    body = await store.write(lambda work: work.scope.connection.execute(select(jobs.c.body)).scalar_one())
    assert b"Hoe" not in body


async def test_a_file_survives_byte_for_byte(store: Store) -> None:
    file = SendFile(name="a.json", content=bytes(range(256)))
    await store.write(lambda work: work.jobs.say(Words(file, home("anna")), HOUSE))
    (found,) = await store.write(unsaid)
    assert found.words.reply == file


async def test_spoken_is_gone_stuck_is_kept_later_counts(store: Store, hour: Hour) -> None:
    one, two, three = [await store.write(say(text)) for text in "123"]
    await store.write(lambda work: work.jobs.spoken(one.seq))
    await store.write(lambda work: work.jobs.stuck(two.seq))
    await store.write(lambda work: work.jobs.later(three.seq, hour.at + timedelta(seconds=30)))
    (left,) = await store.write(unsaid)
    assert (left.key, left.tries, left.due - hour.at) == (three.key, 1, timedelta(seconds=30))
    assert await store.write(stuck) == 1


async def test_a_lane_that_is_gone_loses_its_words_and_no_other(store: Store) -> None:
    await store.write(say("for anna"))
    await store.write(say("for bram", "bram"))
    await store.write(lambda work: work.jobs.drop_lane("chat:anna"))
    assert texts(await store.write(unsaid)) == ["for bram"]


async def test_words_whose_key_was_destroyed_hold_up_nobody(store: Store) -> None:
    person = await store.write(lambda work: welcome(work, "Anna"))
    await store.write(say("hers", "anna", person.id))
    await store.write(say("his", "bram"))
    await store.write(lambda work: store.vault.destroy(work.scope.connection, person.id))
    assert texts(await store.write(unsaid)) == ["his"]
    assert await store.write(stuck) == 1


# hours


def due(work: Work) -> list[tuple[str, str]]:
    return [(timer.name, timer.about) for timer in work.jobs.due_timers(work.now)]


async def test_an_hour_is_due_when_it_comes_and_not_before(store: Store, hour: Hour) -> None:
    at = hour.at + timedelta(hours=1)
    await store.write(lambda work: work.jobs.remind("intake", "anna", at))
    assert await store.write(due) == []
    assert await store.write(lambda work: work.jobs.next_timer()) == at
    hour.pass_by(hours=1)
    assert await store.write(due) == [("intake", "anna")]


async def test_hours_come_in_the_order_they_are_due(store: Store, hour: Hour) -> None:
    for name, minutes in (("c", 3), ("a", 1), ("b", 2)):
        at = hour.at + timedelta(minutes=minutes)
        await store.write(lambda work, name=name, at=at: work.jobs.remind(name, "x", at))  # type: ignore[misc]
    hour.pass_by(minutes=5)
    assert [name for name, _ in await store.write(due)] == ["a", "b", "c"]


async def test_the_same_promise_moves_and_is_never_there_twice(store: Store, hour: Hour) -> None:
    await store.write(lambda work: work.jobs.remind("intake", "anna", work.now))
    await store.write(lambda work: work.jobs.remind("intake", "anna", work.now + timedelta(days=2)))
    assert await store.write(due) == []
    hour.pass_by(days=2)
    assert await store.write(due) == [("intake", "anna")]


async def test_a_promise_is_taken_once(store: Store) -> None:
    await store.write(lambda work: work.jobs.remind("intake", "anna", work.now))
    (timer,) = await store.write(lambda work: work.jobs.due_timers(work.now))
    assert await store.write(lambda work: work.jobs.take_timer(timer))
    assert not await store.write(lambda work: work.jobs.take_timer(timer))


async def test_a_promise_that_moved_meanwhile_is_not_taken(store: Store) -> None:
    await store.write(lambda work: work.jobs.remind("intake", "anna", work.now))
    (timer,) = await store.write(lambda work: work.jobs.due_timers(work.now))
    await store.write(lambda work: work.jobs.remind("intake", "anna", work.now + timedelta(days=1)))
    assert not await store.write(lambda work: work.jobs.take_timer(timer))


async def test_a_promise_taken_back_does_not_come(store: Store) -> None:
    await store.write(lambda work: work.jobs.remind("intake", "anna", work.now))
    await store.write(lambda work: work.jobs.forget("intake", "anna"))
    await store.write(lambda work: work.jobs.forget("intake", "nobody"))
    assert await store.write(due) == []


async def test_a_promise_that_got_stuck_once_can_be_made_anew(store: Store) -> None:
    await store.write(lambda work: work.jobs.remind("line", "case", work.now))
    (timer,) = await store.write(lambda work: work.jobs.due_timers(work.now))
    await store.write(lambda work: work.jobs.stuck(timer.seq))
    assert await store.write(due) == []
    await store.write(lambda work: work.jobs.remind("line", "case", work.now))
    assert await store.write(due) == [("line", "case")]


async def test_a_key_is_short_enough_for_any_platform(store: Store) -> None:
    job = await store.write(say("hoi"))
    assert len(job.key) <= 25
    assert job.key.isascii()


async def test_a_changed_body_is_not_said(store: Store) -> None:
    one = await store.write(say("one"))
    two = await store.write(say("two"))
    body = select(jobs.c.body).where(jobs.c.seq == two.seq).scalar_subquery()
    moved = update(jobs).where(jobs.c.seq == one.seq).values(body=body)
    await store.write(lambda work: work.scope.connection.execute(moved))
    assert texts(await store.write(unsaid)) == ["two"]


@pytest.mark.parametrize("moment", [0, 1, 999])
async def test_a_moment_is_kept_to_the_millisecond(store: Store, hour: Hour, moment: int) -> None:
    hour.at = hour.at.replace(microsecond=moment * 1000)
    await store.write(lambda work: work.jobs.remind("intake", "anna", work.now))
    assert await store.write(lambda work: work.jobs.next_timer()) == hour.at
