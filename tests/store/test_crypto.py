"""Sealed words: bound to their owner and their place, lost with the key, refused to any other key."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from bot.store.crypto import HOUSE, CannotOpen, Vault, WrongKey
from bot.store.scope import Scope
from bot.store.store import Store
from bot.store.tables.machine import memory
from bot.store.tables.people import data_keys
from bot.store.work import Work
from tests.store.conftest import KEY, Hour

PLACE = "cases:facts:1"


async def seal(store: Store, owner: str = "anna", words: bytes = b"thuis", place: str = PLACE) -> bytes:
    return await store.write(lambda work: work.scope.seal(owner, words, place))


async def open_(store: Store, sealed: bytes, owner: str = "anna", place: str = PLACE) -> bytes:
    return await store.write(lambda work: work.scope.open(owner, sealed, place))


async def test_what_was_sealed_opens_again_and_shows_nothing_before(store: Store) -> None:
    sealed = await seal(store)
    assert b"thuis" not in sealed
    assert await open_(store, sealed) == b"thuis"
    assert await seal(store) != sealed, "the same words twice look different"


@pytest.mark.parametrize(("owner", "place"), [("anna", "cases:facts:2"), ("bram", PLACE), ("zoe", PLACE)])
async def test_moved_to_another_place_or_owner_it_does_not_open(store: Store, owner: str, place: str) -> None:
    sealed = await seal(store)
    await seal(store, "bram")
    with pytest.raises(CannotOpen):
        await open_(store, sealed, owner, place)


@pytest.mark.parametrize("at", [0, 5, 20, -1])
async def test_a_changed_byte_is_noticed(store: Store, at: int) -> None:
    changed = bytearray(await seal(store))
    changed[at] ^= 1
    with pytest.raises(CannotOpen):
        await open_(store, bytes(changed))


async def test_the_message_of_a_refusal_names_the_table_only(store: Store) -> None:
    with pytest.raises(CannotOpen, match=r"^cases$"):
        await open_(store, b"\x01" + b"0" * 40)


async def test_a_destroyed_key_takes_the_words_with_it(store: Store) -> None:
    sealed, others = await seal(store), await seal(store, "bram")
    await store.write(lambda work: store.vault.destroy(work.scope.connection, "anna"))
    with pytest.raises(CannotOpen):
        await open_(store, sealed)
    assert await open_(store, others, "bram") == b"thuis"


async def test_no_data_key_lies_open_in_the_database(store: Store) -> None:
    await seal(store)
    wrapped = await store.write(
        lambda work: work.scope.connection.execute(select(data_keys.c.wrapped)).scalars().all()
    )
    assert all(len(each) == 12 + 32 + 16 for each in wrapped), "nonce, key, tag"
    assert all(KEY not in each for each in wrapped)


async def test_another_master_key_is_refused_at_the_door_and_says_which_is_needed(
    url: str, hour: Hour
) -> None:
    first = await Store.open(url, KEY, hour)
    await seal(first)
    await first.close()
    with pytest.raises(WrongKey) as refused:
        await Store.open(url, bytes(32), hour)
    assert refused.value.needed == Vault(KEY).key_id
    assert KEY.hex() not in str(refused.value)


async def test_a_new_master_key_takes_over_and_the_old_one_opens_nothing(url: str, hour: Hour) -> None:
    old, new = KEY, bytes(range(1, 33))
    first = await Store.open(url, old, hour)
    sealed = await seal(first)
    wrapped = await first.write(_wrapped)
    await first.close()
    await (await Store.open(url, new, hour, old)).close()
    if url.startswith("sqlite"):
        files = Path(url.partition("///")[2]).parent.glob("act.db*")
        held = b"".join(file.read_bytes() for file in files)
        assert [each for each in wrapped if each in held] == []
    alone = await Store.open(url, new, hour)
    assert await open_(alone, sealed) == b"thuis"
    await alone.close()
    with pytest.raises(WrongKey):
        await Store.open(url, old, hour)


async def test_a_renewal_that_is_cut_off_leaves_all_under_the_old_key(store: Store) -> None:
    sealed = await seal(store)
    before = await store.write(_wrapped)

    def cut_off(work: Work) -> None:
        assert Vault(bytes(32), KEY).renew(work.scope.connection) == 2
        raise LookupError

    with pytest.raises(LookupError):
        await store.write(cut_off)
    assert await store.write(_wrapped) == before
    assert await open_(store, sealed) == b"thuis"


async def test_a_third_key_is_refused_also_when_there_are_two(url: str, hour: Hour) -> None:
    await (await Store.open(url, KEY, hour)).close()
    with pytest.raises(WrongKey):
        await Store.open(url, bytes(32), hour, bytes(range(1, 33)))


def _wrapped(work: Work) -> list[bytes]:
    return list(work.scope.connection.execute(select(data_keys.c.wrapped)).scalars())


async def test_words_open_in_a_later_process(url: str, hour: Hour) -> None:
    first = await Store.open(url, KEY, hour)
    sealed = await seal(first)
    await first.close()
    second = await Store.open(url, KEY, hour)
    assert await open_(second, sealed) == b"thuis"
    await second.close()


async def test_a_key_made_in_a_unit_that_did_not_happen_is_not_used_again(store: Store) -> None:
    def half(work: Work) -> None:
        work.scope.seal("anna", b"half", PLACE)
        raise LookupError

    with pytest.raises(LookupError):
        await store.write(half)
    sealed = await seal(store)
    store.vault.forget_all()
    assert await open_(store, sealed) == b"thuis"


async def test_the_house_key_is_there_before_two_units_could_need_it(store: Store) -> None:
    """One unit fails while another seals beside it: what is kept can be read in any later process."""

    def falls(work: Work) -> None:
        work.scope.seal(HOUSE, b"one", PLACE)
        _wait(work, 0.2)
        raise LookupError

    def stays(work: Work) -> None:
        _wait(work, 0.1)
        row = {"platform": "t", "name": "s", "value": work.scope.seal(HOUSE, b"two", PLACE).hex()}
        work.scope.connection.execute(insert(memory), row)
        _wait(work, 0.2)

    await asyncio.gather(store.write(falls), store.write(stays), return_exceptions=True)
    kept = await store.write(lambda work: work.places.recall("t", "s"))
    store.vault.forget_all()
    assert await open_(store, bytes.fromhex(kept or ""), HOUSE) == b"two"


def _wait(work: Work, seconds: float) -> None:
    """Units run beside each other on PostgreSQL only."""
    if work.scope.connection.dialect.name == "postgresql":
        work.scope.connection.execute(select(func.pg_sleep(seconds)))


async def test_many_families_do_not_fill_the_memory(store: Store) -> None:
    vault = Vault(KEY)

    def many(work: Work) -> int:
        scope = Scope(work.scope.connection, vault, work.now)
        vault._keys = {f"f{number}": vault._master for number in range(10_001)}
        scope.seal("one-more", b"x", PLACE)
        return len(vault._keys)

    assert await store.write(many) == 1
