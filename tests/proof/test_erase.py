"""S21, S22: who is erased is gone from all we hold, others lose nothing, and no copy brings her back."""

from __future__ import annotations

import asyncio
import base64
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, LargeBinary, select

from bot import copies
from bot.config import Settings
from bot.store.crypto import CannotOpen, Vault
from bot.store.erasure import PERSONAL
from bot.store.tables.base import metadata
from bot.store.tables.machine import audit
from bot.store.tables.people import accounts, data_keys, people
from bot.store.work import Work
from tests.player import KEY
from tests.proof.lives import Lives
from tests.proof.secrets import Secrets
from tests.proof.town import Town, account

ERASED, KEPT = tuple(f"weg{number}" for number in range(20)), tuple(f"blijf{number}" for number in range(2))
SURE = "Ja, wis alles"


async def history(lives: Lives, who: str, *, whole: bool = False) -> None:
    """A random life with the bot: from a greeting to a whole story, with questions and group talk."""
    town, secrets, chance = lives.town, lives.secrets, lives.chance
    town.names[who] = secrets.word("name", who)
    await town.say(who, "/start")
    await town.press(who, *town.labelled(who, "Mijn kind zit thuis"))
    if whole or chance.random() < 0.8:
        await town.press(who, *town.labelled(who, "Ja, dat mag"))
        for _ in range(200 if whole else chance.choice((2, 5, 12))):
            if not await lives._story(who):
                break
    if chance.random() < 0.5:
        await town.say(who, f"/mens {secrets.word('asked', who)}")
    await town.say(who, f"/vraag wat is {secrets.word('asked', who)}?")
    await town.say(who, "/inzage", "utrecht")


async def wipe(town: Town, who: str) -> None:
    await town.say(who, "/wis")
    await town.press(who, *town.labelled(who, SURE))


def opened(connection: Connection, vault: Vault) -> Iterator[str]:
    """All that the master key opens, in every sealed column of every table."""
    owners = list(connection.execute(select(data_keys.c.owner)).scalars())
    for table in metadata.sorted_tables:
        sealed = [column.name for column in table.c if isinstance(column.type, LargeBinary)]
        for row in connection.execute(select(table)).mappings():
            for column in sealed:
                yield from _tried(connection, vault, owners, row, f"{table.name}:{column}:", column)


def _tried(
    connection: Connection, vault: Vault, owners: list[str], row: Any, place: str, column: str
) -> Iterator[str]:
    names = [str(row[name]) for name in ("id", "account", "key") if name in row]
    names += [f"{row['platform']}/{row['key']}"] if {"platform", "key"} <= set(row) else []
    for owner in owners if row[column] else ():
        for name in names:
            try:
                yield vault.open(connection, owner, row[column], place + name).decode("utf-8", "replace")
            except CannotOpen:
                continue


def rows_of(connection: Connection, who: tuple[str, ...]) -> list[Any]:
    """Every row of these people, byte for byte."""
    ids = list(
        connection.execute(
            select(accounts.c.person).where(accounts.c.account.in_(map(account, who)))
        ).scalars()
    )
    rows = [tuple(row) for row in connection.execute(select(data_keys).where(data_keys.c.owner.in_(ids)))]
    for table in PERSONAL:
        key = table.c.id if table is people else table.c.person
        rows += [tuple(row) for row in connection.execute(select(table).where(key.in_(ids)))]
    return sorted(rows, key=repr)


def wrapped_keys(connection: Connection, who: tuple[str, ...]) -> list[bytes]:
    hers = select(accounts.c.person).where(accounts.c.account.in_(map(account, who)))
    return list(connection.execute(select(data_keys.c.wrapped).where(data_keys.c.owner.in_(hers))).scalars())


@pytest.mark.full
async def test_twenty_are_gone_and_two_are_whole(tmp_path: Path) -> None:
    secrets = Secrets(random.Random(21))
    async with Town.open(f"sqlite:///{tmp_path / 'act.db'}") as town:
        lives = Lives(town, secrets, random.Random(21))
        for who in (*ERASED, *KEPT):
            await history(lives, who, whole=who in KEPT)
        database = town.household.store.database
        before = await database.write(lambda db: rows_of(db, KEPT))
        keys = await database.write(lambda db: wrapped_keys(db, ERASED))
        for who in ERASED:
            await wipe(town, who)
        assert await database.write(lambda db: rows_of(db, KEPT)) == before
        readable = await database.write(lambda db: " ".join(opened(db, Vault(KEY))))
        owners = {secret.owner for secret in secrets.found(readable)}
        assert owners == set(KEPT)
        assert len(keys) == len(ERASED)
        files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}  # noqa: ASYNC240
        left = [name for name, content in files.items() for key in keys if key in content]
        assert left == []


async def test_asking_twice_is_as_good_as_once(url: str) -> None:
    async with Town.open(url) as town:
        lives = Lives(town, Secrets(random.Random(4)), random.Random(4))
        await history(lives, "anna")
        await town.say("anna", "/wis")
        token, message = town.labelled("anna", SURE)
        await town.press("anna", token, message)
        await town.press("anna", token, message)
        await town.household.store.database.write(_nothing_of_anna_but_a_new_hello)


def _nothing_of_anna_but_a_new_hello(connection: Connection) -> None:
    """Her second press makes her somebody new, of whom nothing is told."""
    told = [table for table in PERSONAL if table.name not in ("people", "accounts")]
    assert [table.name for table in told if connection.execute(select(table)).first()] == []
    assert len(connection.execute(select(audit).where(audit.c.action == "erased")).all()) == 1


async def test_nothing_leads_to_her_account_any_more(url: str, tmp_path: Path) -> None:
    """No table; on SQLite neither the file nor its log."""
    async with Town.open(url) as town:
        await history(Lives(town, Secrets(random.Random(4)), random.Random(4)), "weg1", whole=True)
        assert await town.household.store.database.write(_tables_that_name(account("weg1"))) > {"accounts"}
        await wipe(town, "weg1")
        await town.household.sender.quiet()
        files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}  # noqa: ASYNC240
        assert {file for file in files if file.startswith("act.db")} or not url.startswith("sqlite")
        assert [name for name, content in files.items() if b"weg1" in content] == []
        assert await town.household.store.database.write(_tables_that_name(account("weg1"))) == set()


def _tables_that_name(account: str) -> Callable[[Connection], set[str]]:
    """The tables with this account in them, or its number."""
    marks = {account, account.partition(":")[2]}

    def unit(connection: Connection) -> set[str]:
        return {
            table.name
            for table in metadata.sorted_tables
            for row in connection.execute(select(table))
            if marks & {value for value in row if isinstance(value, str)}
        }

    return unit


@pytest.mark.full
async def test_a_copy_of_before_does_not_bring_her_back(tmp_path: Path) -> None:
    settings = Settings(
        data_dir=tmp_path,
        controller="Wij",
        key=base64.urlsafe_b64encode(KEY).decode(),  # type: ignore[arg-type]
    )
    secrets = Secrets(random.Random(8))
    async with Town.open(settings.database_url) as town:
        lives = Lives(town, secrets, random.Random(8))
        for who in ("anna", "joost"):
            await history(lives, who, whole=True)
    copy = await asyncio.to_thread(copies.backup, settings, tmp_path / "copies")
    async with Town.open(settings.database_url) as town:
        town.step = 100_000
        await wipe(town, "anna")
    await asyncio.to_thread(copies.restore, settings, copy)
    async with Town.open(settings.database_url) as town:
        database = town.household.store.database
        readable = await database.write(lambda db: " ".join(opened(db, Vault(KEY))))
        assert {secret.owner for secret in secrets.found(readable)} == {"joost"}
        assert await town.household.store.write(lambda work: work.people.find(account("anna"))) is None


def test_every_table_with_a_person_is_erased_and_exported() -> None:
    personal = {table for table in metadata.sorted_tables if "person" in table.c} | {people}
    assert set(PERSONAL) == personal


async def test_an_export_has_every_table(url: str) -> None:
    async with Town.open(url) as town:
        await town.say("anna", "/start")

        def held(work: Work) -> set[str]:
            anna = work.people.find(account("anna"))
            assert anna is not None
            return set(work.erasure.export(anna))

        assert await town.household.store.write(held) >= {table.name for table in PERSONAL}
