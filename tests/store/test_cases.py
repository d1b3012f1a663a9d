"""Cases and pairings: who reads what, and exactly one yes."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.model.cases import Case, CaseStatus, Pairing, PairingStatus
from bot.model.people import Person
from bot.store.cases import NotYours
from bot.store.store import Store
from bot.store.tables.cases import cases, pairings
from bot.store.tables.machine import audit
from bot.store.work import Work
from tests.store.conftest import Hour
from tests.store.world import FACTS, TEAM, case_of, welcome

NAMES = ("Anna", "Zoe", "Bram", "Kim", "Mo")
People = dict[str, Person]


@pytest.fixture
async def people(store: Store) -> People:
    def all_of_them(work: Work) -> People:
        work.people.set_team(TEAM)
        return {name: welcome(work, name) for name in NAMES}

    return await store.write(all_of_them)


@pytest.fixture
async def case(store: Store, people: People) -> Case:
    return await store.write(lambda work: case_of(work, people["Anna"]))


async def offer(store: Store, case: Case, account: str = "chat:bram") -> Pairing:
    pairing = await store.write(lambda work: work.cases.offer(case, account))
    assert pairing is not None
    return pairing


async def reads(store: Store, case: Case, reader: Person) -> bool:
    try:
        return await store.write(lambda work: work.cases.open(case, reader)) == FACTS
    except NotYours:
        return False


def trail(work: Work) -> list[tuple[str, str]]:
    return [(row.actor, row.action) for row in work.scope.connection.execute(select(audit))]


async def test_codes_count_on_and_never_come_twice(store: Store, people: People) -> None:
    made = await asyncio.gather(*(store.write(lambda work: case_of(work, people["Anna"])) for _ in range(12)))
    assert sorted(case.code for case in made) == [f"Z-{number:03}" for number in range(1, 13)]


async def test_what_a_family_told_is_sealed(store: Store, case: Case) -> None:
    facts = await store.write(lambda work: work.scope.connection.execute(select(cases.c.facts)).scalar_one())
    assert b"Sem" not in facts


@pytest.mark.parametrize(
    ("name", "confidential", "before", "after"),
    [
        ("Anna", False, True, True),
        ("Zoe", False, False, False),
        ("Bram", False, False, True),
        ("Kim", False, True, True),
        ("Mo", False, False, False),
        ("Mo", True, False, False),
        ("Kim", True, True, True),
    ],
)
async def test_who_may_open_a_case(
    store: Store, people: People, name: str, confidential: bool, before: bool, after: bool
) -> None:
    """Before and after Bram said yes."""
    case = await store.write(lambda work: case_of(work, people["Anna"], confidential=confidential))
    reader = await store.write(lambda work: work.people.by_id(people[name].id))
    assert reader
    assert await reads(store, case, reader) is before
    pairing = await offer(store, case)
    await store.write(lambda work: work.cases.settle(pairing, PairingStatus.ACCEPTED))
    assert await reads(store, case, reader) is after


async def test_every_reading_but_the_familys_is_written_down(
    store: Store, people: People, case: Case
) -> None:
    kim = await store.write(lambda work: work.people.by_id(people["Kim"].id))
    assert kim
    await reads(store, case, people["Anna"])
    await reads(store, case, kim)
    assert await store.write(trail) == [("chat:kim", "read")]


@pytest.mark.parametrize(("name", "open_case", "confidential"), [("Kim", 1, 1), ("Mo", 1, 0), ("Zoe", 0, 0)])
async def test_who_may_know_that_a_case_exists(
    store: Store, people: People, name: str, open_case: int, confidential: int
) -> None:
    reader = await store.write(lambda work: work.people.by_id(people[name].id))
    assert reader
    first = await store.write(lambda work: case_of(work, people["Anna"]))
    second = await store.write(lambda work: case_of(work, people["Zoe"], confidential=True))
    for case, seen in ((first, open_case), (second, confidential)):
        found = await store.write(lambda work, case=case: work.cases.by_code(case.code, reader))  # type: ignore[misc]
        assert (found is not None) is bool(seen)
    assert len(await store.write(lambda work: work.cases.visible(reader))) == open_case + confidential


async def test_a_moderator_sees_only_her_region(store: Store, people: People) -> None:
    mo = await store.write(lambda work: work.people.by_id(people["Mo"].id))
    assert mo
    await store.write(lambda work: case_of(work, people["Anna"], "groningen"))
    assert await store.write(lambda work: work.cases.visible(mo)) == ()


async def test_the_card_holds_the_asked_answers_only(store: Store, case: Case) -> None:
    card = await store.write(lambda work: work.cases.outline(case, ("leeftijd",)))
    assert card == b'{"answers": {"leeftijd": 11}}'


# one yes


async def test_a_case_is_offered_to_one_at_a_time(store: Store, case: Case) -> None:
    pairing = await offer(store, case)
    assert await store.write(lambda work: work.cases.offer(case, "chat:other")) is None
    assert await store.write(lambda work: work.cases.asked(case.id)) == pairing
    assert await store.write(lambda work: work.cases.asked_of("chat:bram")) == (pairing,)


@pytest.mark.parametrize("to", [PairingStatus.DECLINED, PairingStatus.EXPIRED])
async def test_a_no_brings_the_case_back_in_line(store: Store, case: Case, to: PairingStatus) -> None:
    pairing = await offer(store, case)
    assert await store.write(lambda work: work.cases.settle(pairing, to))
    (waiting,) = await store.write(lambda work: work.cases.waiting())
    assert waiting.id == case.id
    (asked,) = await store.write(lambda work: work.cases.offers(case.id))
    assert (asked.account, asked.status) == ("chat:bram", to)


async def test_twenty_answers_at_once_count_once(store: Store, case: Case) -> None:
    pairing = await offer(store, case)
    answers = [PairingStatus.ACCEPTED, PairingStatus.DECLINED] * 10
    won = await asyncio.gather(
        *(store.write(lambda work, to=to: work.cases.settle(pairing, to)) for to in answers)  # type: ignore[misc]
    )
    assert won.count(True) == 1
    found = await store.write(lambda work: work.cases.pairing(pairing.id))
    assert found
    assert found.status is answers[won.index(True)]


async def test_a_yes_and_a_withdrawal_at_once_leave_one_truth(store: Store, people: People) -> None:
    """Anna withdraws while Bram says yes: never a withdrawn case that Bram may read."""

    def withdraw(case: Case):  # type: ignore[no-untyped-def]
        live = (CaseStatus.WAITING, CaseStatus.OFFERED, CaseStatus.PAIRED)

        def unit(work: Work) -> None:
            work.cases.move(case.id, CaseStatus.WITHDRAWN, only_from=live)
            work.cases.end_pairings(case.id)

        return unit

    for _ in range(8):
        case = await store.write(lambda work: case_of(work, people["Anna"]))
        pairing = await offer(store, case)
        yes = store.write(lambda work, p=pairing: work.cases.settle(p, PairingStatus.ACCEPTED))  # type: ignore[misc]
        await asyncio.gather(yes, store.write(withdraw(case)))
        found = await store.write(lambda work, c=case: work.cases.get(c.id))  # type: ignore[misc]
        assert found
        assert found.status is CaseStatus.WITHDRAWN
        assert await store.write(lambda work, c=case: work.cases.accepted(c.id)) is None  # type: ignore[misc]


async def test_a_yes_after_the_family_withdrew_counts_for_nothing(store: Store, case: Case) -> None:
    pairing = await offer(store, case)
    gone = update(cases).values(status="withdrawn")
    await store.write(lambda work: work.scope.connection.execute(gone))
    assert not await store.write(lambda work: work.cases.settle(pairing, PairingStatus.ACCEPTED))
    assert await store.write(lambda work: work.cases.accepted(case.id)) is None


async def test_the_database_itself_refuses_a_second_yes(store: Store, case: Case, hour: Hour) -> None:
    def row(key: str) -> dict[str, object]:
        return {"id": key, "case_id": case.id, "account": key, "status": "accepted", "asked": hour.at}

    await store.write(lambda work: work.scope.connection.execute(insert(pairings), row("one")))
    with pytest.raises(IntegrityError):
        await store.write(lambda work: work.scope.connection.execute(insert(pairings), row("two")))


async def test_what_is_ended_is_told_and_over(store: Store, case: Case) -> None:
    pairing = await offer(store, case)
    await store.write(lambda work: work.cases.settle(pairing, PairingStatus.ACCEPTED))
    (ended,) = await store.write(lambda work: work.cases.end_pairings(case.id))
    assert (ended.id, ended.status) == (pairing.id, PairingStatus.ACCEPTED)
    assert await store.write(lambda work: work.cases.end_pairings(case.id)) == ()


# the line


async def test_the_line_is_by_region_and_by_who_waits_longest(
    store: Store, people: People, hour: Hour
) -> None:
    made: list[Case] = []
    for region in ("utrecht", "groningen", "utrecht", None, None):
        made.append(
            await store.write(lambda work, region=region: case_of(work, people["Anna"], region))  # type: ignore[misc]
        )
        hour.pass_by(minutes=1)
    places = [await store.write(lambda work, c=c: work.cases.place_in_line(c)) for c in made]  # type: ignore[misc]
    assert places == [1, 1, 2, 1, 2]
    assert [c.id for c in await store.write(lambda work: work.cases.waiting())] == [c.id for c in made]
    newest = await store.write(lambda work: work.cases.of(people["Anna"].id))
    assert newest == made[-1]
