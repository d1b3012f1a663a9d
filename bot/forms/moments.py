"""What the rules of dates share: the moment of asking, a day with its precision, and which year is meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from bot.forms.date_words import MONTHS, WEEKDAYS
from bot.forms.holidays import Region

PARTS = r"(?:(?P<part>begin|half|eind) )?"
YEAR = r"(?: (?P<year>\d{4}|\d{2}|vorige jaar|deze jaar|volgende jaar))?"
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
WEEKDAY = rf"(?P<weekday>{'|'.join(word for word in WEEKDAYS if len(word) > 2)})"
SHIFT = {"vorige": -1, "deze": 0, "volgende": 1}
EARLIEST = 1950
LATEST = 2100


class Moment(NamedTuple):
    """When and where it is said. `future`: days ahead are meant when no year is named.

    `age`: how old the child is, when that is known: «sinds groep 5» is counted from it.
    """

    today: date
    future: bool
    region: Region
    age: int | None = None


class Day(NamedTuple):
    """A day and how exact it is: day, week, month, season, holiday, schoolyear or year."""

    value: date
    precision: str


Match = re.Match[str]
Rule = tuple[re.Pattern[str], Callable[[Match, Moment], Day | None]]


def rule(pattern: str, read: Callable[[Match, Moment], Day | None]) -> Rule:
    """What fits this pattern as a whole is read so; None: it is no such day after all."""
    return re.compile(pattern), read


def exact(day: date | None, precision: str) -> Day | None:
    """The day, if there is one, and how exact it is."""
    return Day(day, precision) if day else None


def year_of(word: str | None, moment: Moment) -> int | None:
    """The year a word names, in full; None when there is no word."""
    if word is None:
        return None
    if word.isdigit():
        return int(word) if len(word) == 4 else 2000 + int(word)
    return moment.today.year + SHIFT[word.split()[0]]


def nearest(make: Callable[[int], date | None], year: int | None, moment: Moment) -> date | None:
    """This day in the year that is named, else the last one that has been (or the first to come)."""
    if year is not None:
        return make(year)
    now = moment.today.year
    years = (now - 1, now, now + 1, now + 2) if moment.future else (now, now - 1, now - 2)
    for guess in years:
        day = make(guess)
        if day is not None and (day >= moment.today if moment.future else day <= moment.today):
            return day
    return None


def valid(year: int, month: int, day: int) -> date | None:
    """The date, if there is such a day."""
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def month_end(day: date) -> date:
    """The last day of this day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def monday(day: date) -> date:
    """The Monday of this day's week."""
    return day - timedelta(days=day.weekday())


def months_away(day: date, months: int) -> date:
    """The same day so many months on (or back), or the last day of a shorter month."""
    place = day.year * 12 + day.month - 1 + months
    first = date(place // 12, place % 12 + 1, 1)
    return min(month_end(first), first + timedelta(days=day.day - 1))
