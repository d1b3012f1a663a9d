"""The door's book: seen means done, and what failed is kept, sealed."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.chat.platform import Raw
from bot.store.inbox import TRIES
from bot.store.store import Store
from bot.store.tables.machine import inbox
from tests.aside import unread
from tests.store.conftest import Hour


def raw(hour: Hour, key: str = "u1", body: bytes = b'{"text": "geheim"}') -> Raw:
    return Raw(key=key, lane="anna", body=body, at=hour.at)


async def is_new(store: Store, one: Raw, platform: str = "chat") -> bool:
    return await store.write(lambda work: work.inbox.is_new(platform, one))


async def test_an_update_is_new_once_on_each_platform(store: Store, hour: Hour) -> None:
    assert await is_new(store, raw(hour))
    assert not await is_new(store, raw(hour))
    assert await is_new(store, raw(hour), "other")


async def test_twenty_copies_at_once_are_one(store: Store, hour: Hour) -> None:
    seen = await asyncio.gather(*(is_new(store, raw(hour)) for _ in range(20)))
    assert seen.count(True) == 1


async def test_what_went_well_is_kept_without_its_words(store: Store, hour: Hour) -> None:
    await is_new(store, raw(hour))
    row = await store.write(lambda work: work.scope.connection.execute(select(inbox)).one())
    assert (row.state, row.body) == ("done", None)


async def test_what_failed_is_owed_whole_and_sealed(store: Store, hour: Hour) -> None:
    one = raw(hour)
    await store.write(lambda work: work.inbox.failed("chat", one, 1))
    (owed,) = await store.write(lambda work: work.inbox.owed())
    assert (owed.platform, owed.raw, owed.tries) == ("chat", one, 1)
    body = await store.write(lambda work: work.scope.connection.execute(select(inbox.c.body)).scalar_one())
    assert b"geheim" not in body


async def test_after_the_last_try_it_is_set_aside_for_a_human(store: Store, hour: Hour) -> None:
    for tries in range(1, TRIES + 1):
        await store.write(lambda work, tries=tries: work.inbox.failed("chat", raw(hour), tries))  # type: ignore[misc]
    assert await store.write(lambda work: work.inbox.owed()) == ()
    assert await store.write(unread) == 1
    assert not await is_new(store, raw(hour)), "what is set aside is not tried anew"


async def test_done_after_all_forgets_the_words(store: Store, hour: Hour) -> None:
    await store.write(lambda work: work.inbox.failed("chat", raw(hour), 1))
    await store.write(lambda work: work.inbox.done("chat", "u1"))
    assert await store.write(lambda work: work.inbox.owed()) == ()
    row = await store.write(lambda work: work.scope.connection.execute(select(inbox)).one())
    assert (row.state, row.body) == ("done", None)


async def test_owed_come_oldest_first(store: Store, hour: Hour) -> None:
    for key, minutes in (("b", 2), ("a", 1), ("c", 3)):
        one = Raw(key, "anna", b"x", hour.at + timedelta(minutes=minutes))
        await store.write(lambda work, one=one: work.inbox.failed("chat", one, 1))  # type: ignore[misc]
    assert [owed.raw.key for owed in await store.write(lambda work: work.inbox.owed())] == ["a", "b", "c"]
