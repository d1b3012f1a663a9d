"""Statements of the hot path, compiled once and run on SQLite's own driver, in a fifth of the time.

Rules of this file
- A statement is written in SQLAlchemy like any other; its types, binds and columns are kept.
- On PostgreSQL it goes the ordinary way. There is one statement, not one per database.
- Rows come back as named tuples. No IN lists: their length is not known beforehand.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.sql import ClauseElement

Params = Mapping[str, Any]
Process = Callable[[Any], Any]
_DIALECT = pysqlite.dialect()


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
        found = self._run(connection, params).fetchall()
        return [self._made.row(*self._read(row)) for row in found]

    def first(self, connection: Connection, params: Params) -> Any | None:
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, params).first()
        found = self._run(connection, params).fetchone()
        return None if found is None else self._made.row(*self._read(found))

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
        values = [
            params.get(name, default) if process is None else process(params.get(name, default))
            for name, process, default in made.binds
        ]
        raw: Any = connection.connection.dbapi_connection
        return raw.execute(made.sql, values)

    def _read(self, row: tuple[Any, ...]) -> list[Any]:
        return [
            value if process is None else process(value)
            for value, process in zip(row, self._made.columns, strict=True)
        ]


class _Made:
    """The SQL, how each parameter is bound, and how each column is read."""

    def __init__(self, statement: ClauseElement, names: tuple[str, ...]) -> None:
        compiled: Any = statement.compile(dialect=_DIALECT, column_keys=list(names) or None)
        self.sql = str(compiled)
        binds = compiled._bind_processors
        fixed = compiled.construct_params(_check=False)
        self.binds = [(name, binds.get(name), fixed.get(name)) for name in compiled.positiontup]
        given = [column for *_, column in compiled._result_columns] if compiled._result_columns else []
        self.columns = [kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for kind in given]
        keys = [key for key, *_ in compiled._result_columns] if compiled._result_columns else []
        self.row = namedtuple("Row", keys, rename=True)  # type: ignore[misc]
