"""The trail: append-only by the database itself, and a chain that shows what was changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection, delete, select, text, update
from sqlalchemy.exc import DBAPIError

from bot.store.audit import broken_at
from bot.store.store import Store
from bot.store.tables.machine import audit
from bot.store.work import Work


def five(work: Work) -> None:
    for number in range(5):
        work.audit.note("chat:kim", "read", f"Z-00{number}", "case")


def broken(work: Work) -> int | None:
    return broken_at(work.scope.connection)


async def test_an_untouched_trail_holds(store: Store) -> None:
    assert await store.write(broken) is None
    await store.write(five)
    await store.write(five)
    assert await store.write(broken) is None


@pytest.mark.parametrize(
    "change",
    [update(audit).values(actor="chat:somebody"), delete(audit), delete(audit).where(audit.c.seq == 1)],
)
async def test_the_database_refuses_to_change_or_drop_a_row(store: Store, change: object) -> None:
    await store.write(five)
    with pytest.raises(DBAPIError, match="append-only"):
        await store.write(lambda work: work.scope.connection.execute(change))  # type: ignore[call-overload]
    assert await store.write(broken) is None


def unguard(connection: Connection) -> None:
    """What somebody with the file in hand could do."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("ALTER TABLE audit DISABLE TRIGGER audit_append_only"))
        return
    for name in ("audit_no_update", "audit_no_delete"):
        connection.execute(text(f"DROP TRIGGER {name}"))


def flip(column: str) -> Callable[[Connection], None]:
    def change(connection: Connection) -> None:
        value = timedelta(0) if column == "at" else "somebody"
        if column == "at":
            kept = connection.execute(select(audit.c.at).where(audit.c.seq == 3)).scalar_one()
            changed = kept + timedelta(milliseconds=1) + value
            connection.execute(update(audit).where(audit.c.seq == 3).values(at=changed))
        else:
            connection.execute(update(audit).where(audit.c.seq == 3).values({column: value}))

    return change


def drop_one(connection: Connection) -> None:
    connection.execute(delete(audit).where(audit.c.seq == 3))


def swap_two(connection: Connection) -> None:
    for old, new in ((3, 99), (4, 3), (99, 4)):
        connection.execute(update(audit).where(audit.c.seq == old).values(seq=new))


CHANGES = [*(flip(c) for c in ("at", "actor", "action", "target", "reason", "hash")), drop_one, swap_two]


@pytest.mark.parametrize("change", CHANGES)
async def test_a_change_behind_our_back_is_found(store: Store, change: Callable[[Connection], None]) -> None:
    await store.write(five)

    def meddle(work: Work) -> None:
        unguard(work.scope.connection)
        change(work.scope.connection)

    await store.write(meddle)
    assert await store.write(broken) in (3, 4)


async def test_notes_at_the_same_moment_make_one_chain(store: Store) -> None:
    import asyncio

    await asyncio.gather(*(store.write(five) for _ in range(10)))
    assert await store.write(broken) is None
    count = await store.write(lambda work: len(work.scope.connection.execute(select(audit.c.seq)).all()))
    assert count == 50
