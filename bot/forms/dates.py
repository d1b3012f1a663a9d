"""A day in her own words: «drie weken geleden», «sinds de herfstvakantie», «3-9-2026»."""

from __future__ import annotations

import re
from datetime import date

from bot.forms.readings import Confirm, Misread, Reading

_NUMERIC = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


def read(text: str, today: date, *, future: bool = False) -> Reading:
    """The day, always to be confirmed, with how exact it is."""
    found = _NUMERIC.fullmatch(text)
    if not found:
        return Misread("date")
    try:
        day = date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return Misread("date")
    if day > today and not future:
        return Misread("future")
    return Confirm(day.isoformat(), "day")
