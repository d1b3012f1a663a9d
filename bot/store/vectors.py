"""Vectors of the library's texts, kept so that nothing is embedded twice. No word of anybody is in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import delete, insert, select

from bot.store.scope import Scope
from bot.store.tables.library import vectors


class Vectors:
    """By key (a hash of model and text) the row as float16 bytes."""

    def __init__(self, scope: Scope) -> None:
        self._db = scope.connection

    def known(self) -> Mapping[str, bytes]:
        return {row.key: row.row for row in self._db.execute(select(vectors))}

    def keep(self, rows: Mapping[str, bytes]) -> None:
        """Each of these anew."""
        self._db.execute(delete(vectors).where(vectors.c.key.in_(list(rows))))
        self._db.execute(insert(vectors), [{"key": key, "row": row} for key, row in rows.items()])

    def keep_only(self, keys: Collection[str]) -> None:
        """Those of texts that are gone go too."""
        gone = self.known().keys() - set(keys)
        for key in gone:
            self._db.execute(delete(vectors).where(vectors.c.key == key))
