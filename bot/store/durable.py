"""Whether what is confirmed is on the disk. SQLite's settings are ours; a PostgreSQL server has its own."""

from __future__ import annotations

from sqlalchemy import Connection, text

_PROMISES = text("SELECT current_setting('fsync'), current_setting('synchronous_commit')")


def is_durable(connection: Connection) -> bool:
    """False when this server says yes before a commit is on its disk."""
    if connection.dialect.name == "sqlite":
        return True
    return "off" not in connection.execute(_PROMISES).one()
