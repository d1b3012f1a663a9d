"""What every room of the store works with: the connection, the vault, the moment, and fresh ids."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.crypto import Vault
from bot.store.tables.machine import counters


@dataclass(frozen=True, slots=True)
class Scope:
    """One transaction: nothing in it may outlive it."""

    connection: Connection
    vault: Vault
    now: datetime

    def seal(self, owner: str, words: bytes, place: str) -> bytes:
        return self.vault.seal(self.connection, owner, words, place, self.now)

    def open(self, owner: str, sealed: bytes, place: str) -> bytes:
        return self.vault.open(self.connection, owner, sealed, place)

    def count(self, name: str) -> int:
        """The next number of a series (case codes, request codes); starts at 1, never twice."""
        insert = upsert(self.connection)(counters).values(name=name, value=1)
        counted = insert.on_conflict_do_update(index_elements=["name"], set_={"value": counters.c.value + 1})
        self.connection.execute(counted)
        value = self.connection.execute(_COUNTER, {"name": name}).scalar_one()
        return int(value)


_COUNTER = select(counters.c.value).where(counters.c.name == bindparam("name"))


def upsert(connection: Connection) -> type[sqlite.Insert | postgresql.Insert]:
    """The dialect's own INSERT, which knows ON CONFLICT."""
    return sqlite.Insert if connection.dialect.name == "sqlite" else postgresql.Insert


ID_LENGTH = 22


def new_id() -> str:
    """128 bits nobody can guess, in `ID_LENGTH` letters."""
    return secrets.token_urlsafe(16)
