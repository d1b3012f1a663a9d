"""How long things are kept: there until their time, gone after it, and going twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Table, func, select

from bot.chat.platform import Raw
from bot.model.cases import CaseStatus
from bot.model.people import Person
from bot.store.prompts import GOOD_FOR, token
from bot.store.retention import Keep, tidy
from bot.store.store import Store
from bot.store.tables.cases import alarms, cases, pairings, requests
from bot.store.tables.machine import inbox, memory, prompts
from bot.store.work import Work
from tests.store.conftest import Hour
from tests.store.world import TEAM, case_of, welcome

KEEP = Keep()


def answered(work: Work, anna: Person) -> None:
    work.requests.answer(work.requests.begin(anna, "question", "Mag dit?", work.now), "chat:kim")


def alarm_taken(work: Work, anna: Person) -> None:
    work.requests.take_alarm(work.requests.raise_alarm(anna.id, anna.account, None).id, "chat:kim")


def withdrawn(work: Work, anna: Person) -> None:
    case = case_of(work, anna)
    assert work.cases.offer(case, "chat:bram")
    work.cases.end_pairings(case.id)
    assert work.cases.move(case.id, CaseStatus.WITHDRAWN, only_from=(CaseStatus.WAITING, CaseStatus.OFFERED))


def asked(work: Work, anna: Person) -> None:
    prompt = work.prompts.make(anna.id, "chat:anna", anna.account, "intake", (), single=True)
    work.places.keep("chat", f"card:{token(prompt, 3)}", "de vragen")
    work.places.keep("chat", "menu", "blijft")


def seen(work: Work, anna: Person) -> None:
    assert work.inbox.is_new("chat", Raw(key="1", lane=anna.account, body=b"", at=work.now))


Make = Callable[[Work, Person], None]
PERIODS = [
    pytest.param(answered, (requests,), KEEP.request, id="an answered question"),
    pytest.param(alarm_taken, (alarms,), KEEP.alarm, id="an alarm that was taken"),
    pytest.param(withdrawn, (cases, pairings), KEEP.case, id="a withdrawn case and who was asked"),
    pytest.param(asked, (prompts,), GOOD_FOR, id="buttons"),
    pytest.param(seen, (inbox,), KEEP.seen, id="a seen update"),
]


def count(work: Work, table: Table) -> int:
    return int(work.scope.connection.execute(select(func.count()).select_from(table)).scalar_one())


async def tidied(store: Store, *tables: Table) -> list[int]:
    await store.write(lambda work: tidy(work.scope, KEEP))
    return await store.write(lambda work: [count(work, table) for table in tables])


async def began(store: Store, make: Make) -> None:
    def unit(work: Work) -> None:
        work.people.set_team(TEAM)
        make(work, welcome(work, "Anna"))

    await store.write(unit)


@pytest.mark.parametrize(("make", "tables", "period"), PERIODS)
async def test_it_is_there_until_its_time_and_gone_after_it(
    store: Store, hour: Hour, make: Make, tables: tuple[Table, ...], period: timedelta
) -> None:
    await began(store, make)
    hour.at += period - timedelta(minutes=1)
    assert await tidied(store, *tables) == [1] * len(tables)
    hour.at += timedelta(minutes=2)
    assert await tidied(store, *tables) == [0] * len(tables)
    assert await tidied(store, *tables) == [0] * len(tables)


async def test_a_card_goes_with_its_buttons_and_nothing_else_of_an_adapter(store: Store, hour: Hour) -> None:
    await began(store, asked)
    assert await tidied(store, memory) == [2]
    hour.at += GOOD_FOR + timedelta(minutes=1)
    await tidied(store)
    assert await store.write(lambda work: work.places.recall("chat", "menu")) == "blijft"
    assert await tidied(store, memory) == [1]


async def test_what_waits_for_somebody_never_goes_by_itself(store: Store, hour: Hour) -> None:
    def waiting(work: Work, anna: Person) -> None:
        work.requests.begin(anna, "question", "Mag dit?", work.now)
        work.requests.raise_alarm(anna.id, anna.account, None)
        case_of(work, anna)

    await began(store, waiting)
    hour.at += timedelta(days=3650)
    assert await tidied(store, requests, alarms, cases) == [1, 1, 1]
