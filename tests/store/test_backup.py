"""A copy: made beside the work, sealed, and put back quietly on either database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select, text

from bot.model.people import Person
from bot.store import backup, schema
from bot.store.audit import broken_at
from bot.store.crypto import Vault
from bot.store.database import Database, connect
from bot.store.prompts import token
from bot.store.store import Store
from bot.store.tables.base import metadata
from bot.store.work import Work
from tests.databases import Postgres
from tests.store.conftest import KEY, Hour
from tests.store.test_erasure import full_life
from tests.store.test_migrations import REVISIONS
from tests.store.world import TEAM, account, welcome

Open = Callable[[str], str]
OLD_CASE = (
    "INSERT INTO cases (id, code, person, status, preventive, confidential, opened, facts, pc4)"
    " VALUES (:id, :code, :person, :status, :preventive, :confidential, :opened, :facts, :pc4)"
)
"""a case as it was before it lost its postcode"""


@pytest.fixture(params=["to-sqlite", "to-postgresql"])
def target_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind, whichever the copy came from."""
    if request.param == "to-sqlite":
        return f"sqlite:///{tmp_path / 'target.db'}"
    running: Postgres = request.getfixturevalue("postgres")
    return running.empty()


@pytest.fixture
async def target(target_url: str) -> AsyncIterator[Database]:
    database = await connect(target_url)
    yield database
    await database.close()


@pytest.fixture
async def anna(store: Store) -> Person:
    def unit(work: Work) -> Person:
        work.people.set_team(TEAM)
        welcome(work, "Bram")
        full_life(work, "Zoe")
        work.jobs.remind("line", "case", work.now)
        return full_life(work, "Anna")

    return await store.write(unit)


async def copy_of(store: Store) -> backup.Copy:
    sealed = await store.database.read(lambda connection: backup.make(connection, KEY, store.now()))
    return backup.read(sealed, KEY)


async def put_back(target: Database, copy: backup.Copy, hour: Hour, *erased: str) -> None:
    await target.write(lambda connection: backup.put_back(connection, copy, erased, Vault(KEY), hour()))


def counts(connection: Connection) -> dict[str, int]:
    tables = metadata.sorted_tables
    return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables}


async def test_everything_comes_back_but_unsaid_words(
    store: Store, anna: Person, target: Database, target_url: str, hour: Hour
) -> None:
    before = await store.write(lambda work: counts(work.scope.connection))
    held = await store.write(lambda work: work.erasure.export(anna))
    await put_back(target, await copy_of(store), hour)
    after = await target.write(counts)
    assert before["jobs"] == 3
    assert after == before | {"jobs": 1}, "the promised hour stays, two messages are not said"
    restored = await Store.open(target_url, KEY, hour)
    assert await restored.write(lambda work: work.erasure.export(anna)) == held
    assert await restored.write(lambda work: broken_at(work.scope.connection)) is None
    assert await restored.write(lambda work: work.jobs.unsaid()) == ()
    await restored.close()


async def test_old_buttons_are_dead_and_numbers_go_on(
    store: Store, anna: Person, target: Database, target_url: str, hour: Hour
) -> None:
    lane = anna.home.lane if anna.home else ""
    prompt = await store.write(
        lambda work: work.prompts.make(anna.id, lane, anna.account, "form", [("a", "b", "A")], single=True)
    )
    await store.write(lambda work: work.shown.add(lane, "m1"))
    await put_back(target, await copy_of(store), hour)
    restored = await Store.open(target_url, KEY, hour)
    found = await restored.write(lambda work: work.prompts.find(token(prompt, 0), anna.account, lane))
    assert found
    assert not found.fresh

    def more(work: Work) -> str:
        work.audit.note("chat:kim", "read", "Z-001")
        work.jobs.remind("intake", "new", work.now)
        work.shown.add(lane, "m2")
        return work.requests.begin(anna, "human", "", work.now).code

    assert await restored.write(more) == "H-0003"
    assert await restored.write(lambda work: broken_at(work.scope.connection)) is None
    await restored.close()


async def test_who_was_erased_since_stays_erased(
    store: Store, anna: Person, target: Database, target_url: str, hour: Hour
) -> None:
    copy = await copy_of(store)
    await store.write(lambda work: work.erasure.erase(anna))
    await put_back(target, copy, hour, anna.id, "somebody-unknown")
    restored = await Store.open(target_url, KEY, hour)
    assert await restored.write(lambda work: work.people.find(anna.account)) is None
    assert await restored.write(lambda work: work.people.find(account("Zoe"))) is not None
    await restored.close()


async def test_a_copy_is_never_mixed_with_what_is_there(store: Store, anna: Person, hour: Hour) -> None:
    copy = await copy_of(store)
    before = await store.write(lambda work: counts(work.scope.connection))
    with pytest.raises(backup.NotEmpty):
        await put_back(store.database, copy, hour)
    assert await store.write(lambda work: counts(work.scope.connection)) == before


async def test_a_copy_of_a_newer_program_is_refused(target: Database, hour: Hour) -> None:
    with pytest.raises(schema.NewerSchema):
        await put_back(target, backup.Copy("9999", "", {}), hour)
    assert await target.write(schema.current) is None


async def test_a_database_of_an_older_shape_can_be_copied_and_put_back(
    target: Database, target_url: str, tmp_path: Path, hour: Hour
) -> None:
    old = await connect(f"sqlite:///{tmp_path / 'old.db'}")
    await old.write(lambda connection: schema.migrate(connection, REVISIONS[0]))
    sealed = await old.read(lambda connection: backup.make(connection, KEY, hour()))
    await old.close()
    await put_back(target, backup.read(sealed, KEY), hour)
    assert await target.write(schema.current) == schema.newest()


async def test_a_copy_holds_what_only_an_older_shape_has_and_comes_back(
    target: Database, target_url: str, tmp_path: Path, hour: Hour
) -> None:
    old = await connect(f"sqlite:///{tmp_path / 'old.db'}")
    await old.write(lambda connection: schema.migrate(connection, "0005"))
    row = {"id": "c", "code": "Z-001", "person": "p", "status": "waiting", "preventive": True,
           "confidential": False, "opened": 1000, "facts": b"sealed", "pc4": "3511"}  # fmt: skip
    await old.write(lambda connection: connection.execute(text(OLD_CASE), row).close())
    sealed = await old.read(lambda connection: backup.make(connection, KEY, hour()))
    await old.close()
    copy = backup.read(sealed, KEY)
    assert copy.tables["cases"][0]["pc4"] == "3511"
    await put_back(target, copy, hour)
    restored = await Store.open(target_url, KEY, hour)
    case = await restored.write(lambda work: work.cases.get("c"))
    await restored.close()
    assert case
    assert (case.code, case.preventive, case.opened) == ("Z-001", True, datetime.fromtimestamp(1, UTC))


async def test_a_copy_shows_nothing_and_opens_with_its_key_only(store: Store, anna: Person) -> None:
    sealed = await store.database.read(lambda connection: backup.make(connection, KEY, store.now()))
    assert b"utrecht" not in sealed
    for odd in (
        sealed[:-1],
        sealed + b"x",
        sealed.replace(sealed[60:64], b"0000"),
        b"",
        b"brief",
        sealed[:11],
    ):
        with pytest.raises(backup.BadCopy):
            backup.read(odd, KEY)
    with pytest.raises(backup.BadCopy):
        backup.read(sealed, bytes(32))


async def test_a_copy_made_while_families_write_is_one_moment(
    store: Store, target: Database, hour: Hour
) -> None:
    """Each family comes with an account: in no copy is one there without the other."""
    arriving = [store.write(lambda work, n=n: welcome(work, f"Family{n}")) for n in range(60)]  # type: ignore[misc]
    copies: list[backup.Copy] = []

    async def copy() -> None:
        copies.append(await copy_of(store))

    await asyncio.gather(*arriving[:30], copy(), *arriving[30:], copy())
    for one in copies:
        people = {row["id"] for row in one.tables["people"]}
        assert people == {row["person"] for row in one.tables["accounts"]}
    await put_back(target, copies[-1], hour)
