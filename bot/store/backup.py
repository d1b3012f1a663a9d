"""A copy of everything, sealed: made while the bot runs, and put back without replaying the past.

Rules of this file
- One format for both databases: every table's rows as they lie there (a moment is a number, what is sealed
  stays sealed), packed and sealed with a key made from the master key. Without that key a copy is noise.
- What a shape holds is asked of the database, not of this program: a copy of an older shape is whole, and
  comes back in that shape before it is brought up to date.
- A copy that is put back starts quietly: what was unsaid then is not said now, old buttons are dead,
  and who was erased since stays erased (the ledger of erasures lies beside the database).
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, MetaData, Table, delete, func, insert, inspect, select, text, update

from bot.store import schema
from bot.store.crypto import Vault
from bot.store.erasure import Erasure
from bot.store.people import People
from bot.store.scope import Scope
from bot.store.tables.machine import audit, jobs, prompts, shown

MAGIC = b"ACT-copy-1\n"
_NONCE = 12
_VERSION = "alembic_version"


class BadCopy(Exception):
    """This is no copy of ours, or it was changed, or it needs another key."""


class NotEmpty(Exception):
    """There is something in the database already; a copy is never mixed with it."""


class Copy(msgspec.Struct):
    """The content of a copy."""

    revision: str
    made: str
    tables: dict[str, list[dict[str, Any]]]


def make(connection: Connection, master: bytes, now: datetime) -> bytes:
    """All rows as one sealed piece, of this shape or an older one.

    `connection` should be a snapshot (one transaction).
    """
    tables = {
        table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
        for table in _tables(connection)
    }
    copy = Copy(schema.current(connection) or "", now.isoformat(), tables)
    packed = zlib.compress(msgspec.msgpack.encode(copy), 6)
    nonce = os.urandom(_NONCE)
    return MAGIC + nonce + AESGCM(_key(master)).encrypt(nonce, packed, MAGIC)


def read(sealed: bytes, master: bytes) -> Copy:
    """The content again. Raises BadCopy."""
    if not sealed.startswith(MAGIC):
        raise BadCopy("no copy")
    body = sealed[len(MAGIC) :]
    try:
        packed = AESGCM(_key(master)).decrypt(body[:_NONCE], body[_NONCE:], MAGIC)
        return msgspec.msgpack.decode(zlib.decompress(packed), type=Copy)
    except (InvalidTag, ValueError, zlib.error, msgspec.MsgspecError):
        raise BadCopy("another key, or changed") from None


def put_back(connection: Connection, copy: Copy, erased: Iterable[str], vault: Vault, now: datetime) -> None:
    """Fill an empty database from a copy, and migrate it to now. All in the caller's transaction.

    Raises NotEmpty, or schema.NewerSchema when a newer program made the copy.
    """
    if schema.current(connection) is not None:
        raise NotEmpty
    if copy.revision and not schema.is_known(copy.revision):
        raise schema.NewerSchema(copy.revision)
    schema.migrate(connection, copy.revision or schema.HEAD)
    for table in _tables(connection):
        if rows := copy.tables.get(table.name):
            connection.execute(insert(table), rows)
    schema.migrate(connection)
    _count_on(connection)
    _quiet(connection)
    _erase_again(connection, erased, vault, now)


def erased(connection: Connection) -> tuple[str, ...]:
    """Ids of who was erased, as the trail knows them; for the ledger beside the database."""
    if audit.name not in inspect(connection).get_table_names():
        return ()
    query = select(audit.c.target).where(audit.c.action == "erased").order_by(audit.c.seq)
    return tuple(connection.execute(query).scalars())


def _quiet(connection: Connection) -> None:
    """Nothing of then is said now, and no button of then can be pressed."""
    connection.execute(delete(jobs).where(jobs.c.kind == "say"))
    connection.execute(update(prompts).where(prompts.c.status == "open").values(status="closed"))


def _erase_again(connection: Connection, erased: Iterable[str], vault: Vault, now: datetime) -> None:
    scope = Scope(connection, vault, now)
    for person in erased:
        found = People(scope).by_id(person)
        if found is not None:
            Erasure(scope).erase(found)


def _tables(connection: Connection) -> list[Table]:
    """As they are there now, whatever this program knows of them."""
    there = MetaData()
    there.reflect(connection, resolve_fks=False)
    return [table for table in there.sorted_tables if table.name != _VERSION]


def _count_on(connection: Connection) -> None:
    """PostgreSQL's counters go on after the highest number that came back."""
    if connection.dialect.name != "postgresql":
        return
    for table in (jobs, audit, shown):
        highest = connection.execute(select(func.max(table.c.seq))).scalar() or 0
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence(:name, 'seq'), :at)"),
            {"name": table.name, "at": max(1, highest)},
        )


def _key(master: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"act-copy").derive(master)
