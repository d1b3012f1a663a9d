"""Statements of the hot path, compiled once and run on SQLite's own driver, in a fifth of the time.

Rules of this file
- A statement is written in SQLAlchemy like any other; its types, binds and columns are kept.
- On PostgreSQL it goes the ordinary way. There is one statement, not one per database.
- Rows come back as named tuples. No IN lists: their length is not known beforehand.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from typing import Any

from propcache.api import cached_property
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.sql import ClauseElement

Params = dict[str, Any]
Process = Callable[[Any], Any]
_DIALECT = pysqlite.dialect(paramstyle="qmark")


class Quick:
    """One statement with named parameters: `rows`, `first`, `change` (how many) or `add` (its new seq)."""

    def __init__(self, statement: Any, *names: str, elsewhere: Any = None) -> None:
        """`names`: the columns of an insert; `elsewhere`: the same in another dialect's words."""
        self._sqlite = statement
        self._statement = statement if elsewhere is None else elsewhere
        self._names = names

    def rows(self, connection: Connection, params: Params) -> list[Any]:
        if connection.dialect.name != "sqlite":
            return list(connection.execute(self._statement, params).all())
        return [self._made.read(row) for row in self._run(connection, params).fetchall()]

    def first(self, connection: Connection, params: Params) -> Any | None:
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, params).first()
        found = self._run(connection, params).fetchone()
        return None if found is None else self._made.read(found)

    def change(self, connection: Connection, params: Params) -> int:
        if connection.dialect.name != "sqlite":
            return int(connection.execute(self._statement, params).rowcount)
        return int(self._run(connection, params).rowcount)

    def add(self, connection: Connection, params: Params) -> int:
        """Insert, and the number the database gave the row."""
        if connection.dialect.name != "sqlite":
            made = connection.execute(self._statement, params).inserted_primary_key
            assert made is not None
            return int(made[0])
        return int(self._run(connection, params).lastrowid)

    @cached_property
    def _made(self) -> _Made:
        return _Made(self._sqlite, self._names)

    def _run(self, connection: Connection, params: Params) -> Any:
        made = self._made
        values = made.fixed | params
        for name, process in made.binds:
            values[name] = process(values[name])
        raw: Any = connection.connection.dbapi_connection
        return raw.execute(made.sql, [values[name] for name in made.places])


class _Made:
    """The SQL, whose value stands where, which are made ready how, and how each column is read."""

    def __init__(self, statement: ClauseElement, names: tuple[str, ...]) -> None:
        compiled: Any = statement.compile(dialect=_DIALECT, column_keys=list(names) or None)
        self.sql = str(compiled)
        self.places: list[str] = compiled.positiontup or []
        binds = compiled._bind_processors
        self.fixed: dict[str, Any] = compiled.construct_params(_check=False)
        self.binds = [(name, process) for name in self.fixed if (process := binds.get(name))]
        given = [column for *_, column in compiled._result_columns] if compiled._result_columns else []
        reads = [kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for kind in given]
        self.reads = [(place, process) for place, process in enumerate(reads) if process]
        keys = [key for key, *_ in compiled._result_columns] if compiled._result_columns else []
        self.row: Any = namedtuple("Row", keys, rename=True)  # type: ignore[misc]

    def read(self, found: tuple[Any, ...]) -> Any:
        values = list(found)
        for place, process in self.reads:
            values[place] = process(values[place])
        return self.row._make(values)
