"""Sealing words: AES-256-GCM, a data key for each family, wrapped by the master key.

Rules of this file
- A sealed value is bound to its place (table:column:row): moved elsewhere it does not open.
- A data key never leaves this room unwrapped; the master key is never in the database.
- Erasing a family is destroying its data key: what is left of its words cannot be read.
- What was made inside a transaction that did not happen is forgotten (`forget_all`).
- Who has a new master key also brings the one of before, once: `renew` wraps all anew, at the start.
- The house's own key is there before anybody works (`ready`): units beside each other share it, and
  one that fails must not take it from the others. A family's key is known to its first unit alone.
"""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from bot.store.database import SHREDDED
from bot.store.quick import Quick
from bot.store.tables.people import data_keys

HOUSE = "house"
"""Owner of what belongs to no family."""
_FORM = b"\x01"
_NONCE = 12

_FIND = Quick(select(data_keys.c.wrapped, data_keys.c.master).where(data_keys.c.owner == bindparam("owner")))
_ADD = Quick(insert(data_keys), "owner", "wrapped", "master", "created")
_REWRAP = (
    update(data_keys)
    .where(data_keys.c.owner == bindparam("whose"))
    .values(wrapped=bindparam("wrapped"), master=bindparam("master"))
)
_DROP = delete(data_keys).where(data_keys.c.owner == bindparam("doomed"))


class CannotOpen(Exception):
    """A sealed value that does not open: another key, another place, or changed bytes."""


class WrongKey(Exception):
    """The database was sealed with another master key; `needed` is that key's id."""

    def __init__(self, needed: str) -> None:
        super().__init__(f"this database needs the key with id {needed}")
        self.needed = needed


class Vault:
    """Holds the master key (32 bytes), the one of before if any, and the data keys that were asked for."""

    def __init__(self, master: bytes, before: bytes | None = None) -> None:
        self._master = _Master(master)
        self._before = _Master(before) if before else None
        self.key_id = self._master.id
        self._keys: dict[str, AESGCM] = {}

    def check(self, connection: Connection) -> None:
        """Raises WrongKey when any family's key was wrapped by a master key that is not here."""
        ours = [master.id for master in (self._master, self._before) if master]
        others = connection.execute(
            select(data_keys.c.master).where(data_keys.c.master.not_in(ours)).limit(1)
        ).scalar()
        if others is not None:
            raise WrongKey(others)

    def renew(self, connection: Connection) -> int:
        """Wrap anew what the master key of before wrapped: all of it, or nothing. How many that were."""
        if self._before is None or self._before.id == self.key_id:
            return 0
        old = connection.execute(select(data_keys).where(data_keys.c.master == self._before.id)).all()
        if old:
            connection.execute(_REWRAP, [self._rewrapped(row) for row in old])
            connection.info[SHREDDED] = True
        return len(old)

    def ready(self, connection: Connection, now: datetime) -> None:
        """Make the house's own key when it is not there yet."""
        if self._key(connection, HOUSE) is None:
            self._new_key(connection, HOUSE, now)

    def seal(self, connection: Connection, owner: str, words: bytes, place: str, now: datetime) -> bytes:
        """`place` is "table:column:row". The owner's key is made when it is not there yet."""
        key = self._key(connection, owner) or self._new_key(connection, owner, now)
        nonce = os.urandom(_NONCE)
        return _FORM + nonce + key.encrypt(nonce, words, place.encode())

    def open(self, connection: Connection, owner: str, sealed: bytes, place: str) -> bytes:
        """The words again. Raises CannotOpen."""
        key = self._key(connection, owner)
        if key is None or sealed[:1] != _FORM:
            raise CannotOpen(place.split(":")[0])
        try:
            return key.decrypt(sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :], place.encode())
        except InvalidTag:
            raise CannotOpen(place.split(":")[0]) from None

    def destroy(self, connection: Connection, owner: str) -> None:
        """Nothing this owner sealed can be read any more."""
        connection.execute(_DROP, {"doomed": owner})
        connection.info[SHREDDED] = True
        self._keys.pop(owner, None)

    def forget_all(self) -> None:
        self._keys.clear()

    def _key(self, connection: Connection, owner: str) -> AESGCM | None:
        key = self._keys.get(owner)
        if key is not None:
            return key
        row = _FIND.first(connection, {"owner": owner})
        if row is None:
            return None
        return self._remember(owner, self._unwrap(owner, row.wrapped, row.master))

    def _new_key(self, connection: Connection, owner: str, now: datetime) -> AESGCM:
        raw = AESGCM.generate_key(256)
        row = {
            "owner": owner,
            "wrapped": self._master.wrap(owner, raw),
            "master": self.key_id,
            "created": now,
        }
        _ADD.change(connection, row)
        return self._remember(owner, raw)

    def _remember(self, owner: str, raw: bytes) -> AESGCM:
        if len(self._keys) > 10_000:
            self._keys.clear()
        key = self._keys[owner] = AESGCM(raw)
        return key

    def _unwrap(self, owner: str, wrapped: bytes, master: str) -> bytes:
        before = self._before
        return (before if before and master == before.id else self._master).unwrap(owner, wrapped, master)

    def _rewrapped(self, row: Row[Any]) -> dict[str, Any]:
        raw = self._unwrap(row.owner, row.wrapped, row.master)
        return {"whose": row.owner, "wrapped": self._master.wrap(row.owner, raw), "master": self.key_id}


class _Master:
    """A master key: it wraps data keys, each bound to its owner."""

    def __init__(self, key: bytes) -> None:
        if len(key) != 32:
            raise ValueError("a master key is 32 bytes")
        self._key = AESGCM(key)
        self.id = hashlib.sha256(b"act-key-id" + key).hexdigest()[:12]

    def wrap(self, owner: str, raw: bytes) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + self._key.encrypt(nonce, raw, _place(owner))

    def unwrap(self, owner: str, wrapped: bytes, master: str) -> bytes:
        """Raises WrongKey(master), the id of the key that wrapped it."""
        try:
            return self._key.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], _place(owner))
        except InvalidTag:
            raise WrongKey(master) from None


def _place(owner: str) -> bytes:
    return f"data_keys:wrapped:{owner}".encode()
