"""Alembic's way in: it knows the tables and nothing else of this house."""

from alembic import context

from bot.store.tables import cases, library, machine, people
from bot.store.tables.base import metadata

TABLES = (people, cases, library, machine)
"""imported for what they put in `metadata`"""


def run() -> None:
    """On the connection that was handed over."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


run()
