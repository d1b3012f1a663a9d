"""What was set aside for a human, counted."""

from __future__ import annotations

from sqlalchemy import func, select

from bot.store.tables.machine import inbox, jobs
from bot.store.work import Work


def stuck(work: Work) -> int:
    """Words and hours that are not tried again."""
    query = select(func.count()).where(jobs.c.state == "stuck")
    return int(work.scope.connection.execute(query).scalar_one())


def unread(work: Work) -> int:
    """Updates that failed three times."""
    query = select(func.count()).where(inbox.c.state == "aside")
    return int(work.scope.connection.execute(query).scalar_one())
