"""When somebody hears from us: working days, and the words «uiterlijk vrijdag 17:00»."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Europe/Amsterdam")
DAYS_TO_ANSWER = 2
CLOSING = time(17, 0)


def answer_by(now: datetime) -> datetime:
    """17:00 in Amsterdam on the second working day after `now` (C07)."""
    day = now.astimezone(HOME).date()
    left = DAYS_TO_ANSWER
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return datetime.combine(day, CLOSING, HOME).astimezone(UTC)
