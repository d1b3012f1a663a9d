"""Which messages of ours stand in a private chat: ids alone, for as long as they can be taken away."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import bindparam, delete, insert

from bot.store.quick import Quick
from bot.store.scope import Scope
from bot.store.tables.machine import shown

REMOVABLE = timedelta(hours=48)
"""after that the strictest platform keeps a message for good"""
MOST = 100
_ADD = Quick(insert(shown), "lane", "message", "at")
_TAKE = delete(shown).where(shown.c.lane == bindparam("at_lane")).returning(shown.c.message, shown.c.at)


class Shown:
    """What /weg takes away."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._db = scope.connection

    def add(self, lane: str, message: str) -> None:
        _ADD.change(self._db, {"lane": lane, "message": message, "at": self._scope.now})

    def take(self, lane: str) -> tuple[str, ...]:
        """The messages that can still be taken away, the newest first; they are not kept any longer."""
        rows = self._db.execute(_TAKE, {"at_lane": lane}).all()
        since = self._scope.now - REMOVABLE
        newest = sorted((row for row in rows if row.at > since), key=lambda row: row.at, reverse=True)
        return tuple(row.message for row in newest[:MOST])
