"""What was done and read, by whom: append-only, each row chained to the one before. Ids, never words."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Connection, insert, select, text

from bot.store.scope import Scope
from bot.store.tables.machine import audit

_START = "0" * 64
_LAST = select(audit.c.hash).order_by(audit.c.seq.desc()).limit(1)


class Audit:
    """The trail moderators' and readers' acts leave behind."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._db = scope.connection
        self.family: str | None = None
        """whose words somebody else sees in this transaction: a person's id"""

    def shows(self, family: str) -> None:
        """Something of this family is shown to somebody else."""
        self.family = family

    def read(self, reader: str, family: str, code: str) -> None:
        """This account reads what this family told."""
        self.shows(family)
        self.note(reader, "read", code)

    def note(self, actor: str, action: str, target: str, reason: str = "") -> None:
        """`target` is a code, an id or a region; `reason` one word of ours."""
        if self._db.dialect.name == "postgresql":
            self._db.execute(text("LOCK TABLE audit IN EXCLUSIVE MODE"))
        previous = self._db.execute(_LAST).scalar() or _START
        at = self._scope.now
        row = {"at": at, "actor": actor, "action": action, "target": target, "reason": reason}
        chained = link(previous, at, actor, action, target, reason)
        self._db.execute(insert(audit), row | {"previous": previous, "hash": chained})


def link(previous: str, at: datetime, actor: str, action: str, target: str, reason: str) -> str:
    """The hash of one row; `at` counts in whole milliseconds, as it is kept."""
    moment = str(round(at.timestamp() * 1000))
    parts = (previous, moment, actor, action, target, reason)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def broken_at(connection: Connection) -> int | None:
    """The first row whose chain does not hold; None when all of it does."""
    previous = _START
    for row in connection.execute(select(audit).order_by(audit.c.seq)):
        chained = link(previous, row.at, row.actor, row.action, row.target, row.reason)
        if row.previous != previous or row.hash != chained:
            return int(row.seq)
        previous = row.hash
    return None
