"""The shape of the database and its migrations, up to what this program knows."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

HEAD = "head"
_FOLDER = Path(__file__).resolve().parents[2] / "migrations"


class NewerSchema(Exception):
    """The database was made by a newer program than this one."""


def config(connection: Connection | None = None) -> Config:
    made = Config()
    made.set_main_option("script_location", str(_FOLDER))
    made.attributes["connection"] = connection
    return made


def migrate(connection: Connection, to: str = HEAD) -> None:
    """Bring the database to this revision, inside the caller's transaction."""
    if check(connection) != newest():
        command.upgrade(config(connection), to)


def current(connection: Connection) -> str | None:
    """The revision the database is at; None when it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def check(connection: Connection) -> str | None:
    """The revision the database is at. Raises NewerSchema when this program does not know it."""
    at = current(connection)
    if at is not None and not is_known(at):
        raise NewerSchema(at)
    return at


def newest() -> str:
    """The newest revision this program knows."""
    return _revisions()[0]


def is_known(revision: str) -> bool:
    """Whether this program knows the way from this revision."""
    return revision in _revisions()


@cache
def _revisions() -> tuple[str, ...]:
    """All revisions of this program, newest first; they do not change while it runs."""
    return tuple(script.revision for script in ScriptDirectory.from_config(config()).walk_revisions())
