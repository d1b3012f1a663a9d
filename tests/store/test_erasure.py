"""The two rights: to see all that is held, and to be forgotten without a trace of words."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from sqlalchemy import LargeBinary, inspect, select

from bot.chat.platform import Raw
from bot.chat.replies import Say
from bot.model.cases import PairingStatus
from bot.model.people import Person
from bot.store.erasure import PERSONAL, SEALED
from bot.store.jobs import Words
from bot.store.prompts import Button, token
from bot.store.store import Store
from bot.store.tables.base import metadata
from bot.store.tables.machine import audit
from bot.store.work import Work
from tests.aside import unread
from tests.store.world import TEAM, account, case_of, home, welcome

SECRET = "Sem durft niet meer naar binnen"


def full_life(work: Work, name: str) -> Person:
    """Something of this person in every room."""
    person = welcome(work, name)
    work.people.agree(person, "intake", "2026-11")
    work.sittings.begin(person.id, "intake", 1, json.dumps({"answers": {"a": SECRET}}).encode())
    case = case_of(work, person)
    pairing = work.cases.offer(case, "chat:bram")
    assert pairing
    work.cases.settle(pairing, PairingStatus.ACCEPTED)
    work.requests.begin(person, "question", SECRET, work.now)
    work.requests.raise_alarm(person.id, "self-harm", case.code)
    lane = person.home.lane if person.home else ""
    work.prompts.make(person.id, lane, person.account, "form", [("a", SECRET, SECRET)], single=True)
    work.jobs.say(Words(Say(text=SECRET), home(name)), person.id)
    raw = Raw(f"u-{name}", name.lower(), SECRET.encode(), work.now)
    work.inbox.failed("chat", raw, 3)
    work.audit.note(person.account, "read", case.code)
    return person


@pytest.fixture
async def anna(store: Store) -> Person:
    def unit(work: Work) -> Person:
        work.people.set_team(TEAM)
        welcome(work, "Bram")
        full_life(work, "Zoe")
        return full_life(work, "Anna")

    return await store.write(unit)


def everything(work: Work) -> dict[str, list[dict[str, object]]]:
    rows = {t.name: work.scope.connection.execute(select(t)).mappings() for t in metadata.sorted_tables}
    return {name: [dict(row) for row in found] for name, found in rows.items()}


def holds(person: Person) -> Callable[[Work], set[str]]:
    """The tables in which anything points at this person."""
    marks = {person.id, person.account, f"chat:{person.account.partition(':')[2]}"}

    def unit(work: Work) -> set[str]:
        kept = everything(work)
        return {name for name, rows in kept.items() if any(marks & _texts(row) for row in rows)}

    return unit


def _texts(row: dict[str, object]) -> set[str]:
    return {value for value in row.values() if isinstance(value, str)}


def test_every_table_with_a_person_is_known_to_the_erasure() -> None:
    with_a_person = {t.name for t in metadata.sorted_tables if "person" in t.c} | {"people"}
    assert with_a_person == {table.name for table in PERSONAL}


def test_every_sealed_column_of_a_person_is_opened_for_her() -> None:
    sealed = {
        (table.name, column.name)
        for table in PERSONAL
        for column in table.c
        if isinstance(column.type, LargeBinary)
    }
    assert sealed == set(SEALED.items())


async def test_she_sees_all_that_is_held_and_can_read_it(store: Store, anna: Person) -> None:
    held = await store.write(lambda work: work.erasure.export(anna))
    assert set(held) == {table.name for table in PERSONAL} | {"readings"}
    assert held["accounts"][0]["name"] == "Anna"
    assert held["sittings"][0]["state"] == {"answers": {"a": SECRET}}
    assert held["cases"][0]["facts"]["answers"]["naam"] == "Sem"
    assert held["requests"][0]["text"] == SECRET
    assert [len(held[name]) for name in ("people", "consents", "alarms")] == [1, 1, 1]
    assert "Zoe" not in json.dumps(held, default=str)


async def test_afterwards_nothing_points_at_her_but_the_trail(store: Store, anna: Person) -> None:
    assert len(await store.write(holds(anna))) > 8
    await store.write(lambda work: work.erasure.erase(anna))
    assert await store.write(holds(anna)) == {"audit"}
    assert await store.write(lambda work: work.people.find(anna.account)) is None


async def test_what_she_raised_as_a_stranger_in_a_group_is_hers_too(store: Store, anna: Person) -> None:
    await store.write(lambda work: work.requests.raise_alarm(anna.account, "violence", None))
    held = await store.write(lambda work: work.erasure.export(anna))
    assert {row["lane"] for row in held["alarms"]} == {"self-harm", "violence"}
    await store.write(lambda work: work.erasure.erase(anna))
    assert await store.write(holds(anna)) == {"audit"}


async def test_others_keep_what_is_theirs(store: Store, anna: Person) -> None:
    zoe = await store.write(lambda work: work.people.find(account("Zoe")))
    assert zoe
    before = await store.write(lambda work: work.erasure.export(zoe))
    await store.write(lambda work: work.erasure.erase(anna))
    assert await store.write(lambda work: work.erasure.export(zoe)) == before
    (waiting,) = await store.write(lambda work: work.jobs.unsaid())
    assert waiting.words.to == home("Zoe")
    assert await store.write(unread) == 1


async def test_whoever_was_asked_something_about_her_can_go_on(store: Store, anna: Person) -> None:
    lane = home("Bram").lane

    def asked(work: Work) -> str:
        buttons = [Button("crisis-take", "alarm", "Ik pak dit op")]
        return work.prompts.make(anna.id, lane, None, "crisis:alarm", buttons, single=True)

    prompt = await store.write(asked)
    assert await store.write(lambda work: len(work.prompts.waiting("chat:bram", lane))) == 1
    await store.write(lambda work: work.erasure.erase(anna))
    assert await store.write(lambda work: work.prompts.waiting("chat:bram", lane)) == ()
    assert await store.write(lambda work: work.prompts.find(token(prompt, 0), "chat:bram", lane)) is None


async def test_the_trail_never_held_words(store: Store, anna: Person) -> None:
    rows = await store.write(lambda work: work.scope.connection.execute(select(audit)).all())
    assert rows
    assert not any(SECRET in str(row) or "Anna" in str(row) for row in rows)


async def test_no_table_holds_her_words_readable(store: Store, anna: Person) -> None:
    kept = await store.write(everything)
    assert not any(
        SECRET in str(row) or SECRET.encode() in str(row).encode() for rows in kept.values() for row in rows
    )
    assert await store.write(lambda work: len(inspect(work.scope.connection).get_table_names())) > len(
        PERSONAL
    )


async def test_who_comes_back_is_somebody_new(store: Store, anna: Person) -> None:
    await store.write(lambda work: work.erasure.erase(anna))
    again = await store.write(lambda work: welcome(work, "Anna"))
    assert again.id != anna.id
    assert not await store.write(lambda work: work.people.agreed(again.id, "intake", "2026-11"))
    assert await store.write(lambda work: work.cases.of(again.id)) is None
