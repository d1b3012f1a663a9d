"""A day in her own words: «drie weken geleden», «sinds de herfstvakantie», «3-9-2026».

Rules of this file
- What was said has to be a date as a whole; a date inside other words is not read.
- The first rule that fits and gives a real day is the reading; no rule, no reading.
- A reading is always asked back, with how exact it is.
- Without a year the last such day that has been is meant.
"""

from __future__ import annotations

from datetime import date

from bot.forms import calendar_rules, school_rules
from bot.forms.date_words import simple
from bot.forms.holidays import Region
from bot.forms.moments import EARLIEST, LATEST, Day, Moment
from bot.forms.readings import Confirm, Misread, Reading

LONGEST = 80


def read(text: str, today: date, *, future: bool = False, region: Region = "Midden") -> Reading:
    """The day, always to be confirmed. `future`: it may lie ahead, and does when no year is named."""
    found = _find(simple(text), Moment(today, future, region)) if len(text) <= LONGEST else None
    if found is None or not EARLIEST <= found.value.year <= LATEST:
        return Misread("date")
    if found.value > today and not future:
        return Misread("future")
    return Confirm(found.value.isoformat(), found.precision)


def _find(said: str, moment: Moment) -> Day | None:
    for pattern, rule in (*calendar_rules.RULES, *school_rules.RULES):
        match = pattern.fullmatch(said)
        day = rule(match, moment) if match and said else None
        if day is not None:
            return day
    return None
