"""What came in: seen already, or still owed an answer.

Rules of this file
- The row and the effects of an update are one transaction, so seen means done.
- The raw update is kept only while it is owed a turn (it failed), sealed with the house's key.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.chat.platform import Raw
from bot.store.crypto import HOUSE
from bot.store.quick import Quick
from bot.store.scope import Scope, upsert
from bot.store.tables.machine import inbox

TRIES = 3

_SEEN = ["platform", "key"]
_NEW = Quick(
    sqlite.insert(inbox).on_conflict_do_nothing(index_elements=_SEEN),
    *("platform", "key", "received", "lane", "state", "tries"),
    elsewhere=postgresql.insert(inbox).on_conflict_do_nothing(index_elements=_SEEN),
)
_FAILED = select(inbox).where(inbox.c.state == "failed").order_by(inbox.c.received)
_DONE = (
    update(inbox)
    .where(inbox.c.platform == bindparam("at"), inbox.c.key == bindparam("which"))
    .values(state="done", body=None)
)


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """An update that failed and is owed another try."""

    platform: str
    raw: Raw
    tries: int


class Inbox:
    """The door's book of updates."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._db = scope.connection

    def is_new(self, platform: str, raw: Raw) -> bool:
        """Whether this update was never seen; from now on it was."""
        row = {
            "platform": platform,
            "key": raw.key,
            "received": raw.at,
            "lane": raw.lane,
            "state": "done",
            "tries": 0,
        }
        return _NEW.change(self._db, row) == 1

    def failed(self, platform: str, raw: Raw, tries: int) -> None:
        """Keep it for another try; after the third it is set aside for a human."""
        row: dict[str, Any] = {
            "platform": platform,
            "key": raw.key,
            "received": raw.at,
            "lane": raw.lane,
            "state": "aside" if tries >= TRIES else "failed",
            "tries": tries,
            "body": self._scope.seal(HOUSE, raw.body, f"inbox:body:{platform}/{raw.key}"),
        }
        put = upsert(self._db)(inbox).values(**row)
        self._db.execute(
            put.on_conflict_do_update(
                index_elements=["platform", "key"],
                set_={"state": row["state"], "tries": tries, "body": row["body"]},
            )
        )

    def done(self, platform: str, key: str) -> None:
        self._db.execute(_DONE, {"at": platform, "which": key})

    def oldest(self) -> datetime | None:
        """When the update came in that is owed a try longest."""
        query = select(func.min(inbox.c.received)).where(inbox.c.state == "failed")
        found: datetime | None = self._db.execute(query).scalar()
        return found

    def owed(self) -> tuple[Owed, ...]:
        """Updates that failed before and are owed a try, oldest first."""
        return tuple(
            Owed(
                platform=row.platform,
                raw=Raw(
                    key=row.key,
                    lane=row.lane,
                    body=self._scope.open(HOUSE, row.body, f"inbox:body:{row.platform}/{row.key}"),
                    at=row.received,
                ),
                tries=row.tries,
            )
            for row in self._db.execute(_FAILED)
        )
