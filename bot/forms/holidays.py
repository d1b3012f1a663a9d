"""School holidays and feast days: when they begin and end.

Rules of this file
- School holidays per region are those of the ministry's regulations (2014-2030), as the `holidays`
  library holds them; autumn and spring breaks are advice, so a date by holiday is never exact.
- A break runs from the Saturday before its first week through the Sunday after its last.
- Without a region the middle one is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Literal

from holidays.countries.netherlands import Netherlands

Region = Literal["Noord", "Midden", "Zuid"]
FIRST, LAST = 2014, 2030
FIRST_FEAST, LAST_FEAST = 1967, 2100
DAY = timedelta(days=1)
BREAKS = {
    "herfstvakantie": "Autumn Break",
    "kerstvakantie": "Christmas Break",
    "voorjaarsvakantie": "Spring Break",
    "krokusvakantie": "Spring Break",
    "meivakantie": "May Break",
    "zomervakantie": "Summer Break",
    "grote vakantie": "Summer Break",
}


def _library(*years: int, region: Region | None = None) -> dict[date, str]:
    """Days off by name: those of the schools in a region, or else the public ones."""
    category = "school" if region else "public"
    days = Netherlands(subdiv=region, categories=(category,), years=years, language="en_US")  # type: ignore[no-untyped-call]
    return dict(days)


@cache
def easter(year: int) -> date:
    """Easter Sunday."""
    feasts = _library(year)
    return next(day for day, name in feasts.items() if "Easter Sunday" in name)


FEASTS: dict[str, Callable[[int], date]] = {
    "kerst": lambda year: date(year, 12, 25),
    "kerstmis": lambda year: date(year, 12, 25),
    "1e kerstdag": lambda year: date(year, 12, 25),
    "2e kerstdag": lambda year: date(year, 12, 26),
    "kerstavond": lambda year: date(year, 12, 24),
    "oudjaar": lambda year: date(year, 12, 31),
    "oudejaarsavond": lambda year: date(year, 12, 31),
    "oud en nieuw": lambda year: date(year, 12, 31),
    "nieuwjaar": lambda year: date(year, 1, 1),
    "nieuwjaarsdag": lambda year: date(year, 1, 1),
    "carnaval": lambda year: easter(year) - 49 * DAY,
    "goede vrijdag": lambda year: easter(year) - 2 * DAY,
    "pasen": lambda year: easter(year),
    "1e paasdag": lambda year: easter(year),
    "2e paasdag": lambda year: easter(year) + DAY,
    "hemelvaart": lambda year: easter(year) + 39 * DAY,
    "hemelvaartsdag": lambda year: easter(year) + 39 * DAY,
    "pinksteren": lambda year: easter(year) + 49 * DAY,
    "koningsdag": lambda year: date(year, 4, 27 if date(year, 4, 27).weekday() < 6 else 26),
    "bevrijdingsdag": lambda year: date(year, 5, 5),
    "sint maarten": lambda year: date(year, 11, 11),
    "sinterklaas": lambda year: date(year, 12, 5),
    "pakjesavond": lambda year: date(year, 12, 5),
    "halloween": lambda year: date(year, 10, 31),
}
LASTS = {"pasen": 2, "pinksteren": 2, "carnaval": 3, "oud en nieuw": 2}
WITH_BREAK = {"kerst": "kerstvakantie", "kerstmis": "kerstvakantie"}
NAMES = (*BREAKS, *FEASTS)


def span(name: str, year: int, region: Region = "Midden") -> tuple[date, date] | None:
    """First and last day of the holiday that begins in this calendar year; None when it is not known."""
    if not FIRST_FEAST <= year <= LAST_FEAST:
        return None
    if name in FEASTS:
        first = FEASTS[name](year)
        return first, first + (LASTS.get(name, 1) - 1) * DAY
    days = _days(region, year)
    first_day = next((day for day in sorted(days) if _begins(day, days, BREAKS[name])), None)
    if first_day is None:
        return None
    last = first_day
    while days.get(last + DAY) == BREAKS[name]:
        last += DAY
    return first_day, last


def _begins(day: date, days: dict[date, str], name: str) -> bool:
    return days[day] == name and days.get(day - DAY) != name


@cache
def _days(region: Region, year: int) -> dict[date, str]:
    """Every school-free day of this year and the next January, by the library's English name."""
    years = [known for known in (year - 1, year, year + 1) if FIRST <= known <= LAST]
    if year not in years:
        return {}
    found = _library(*years, region=region)
    return {day: name for day, name in found.items() if day >= date(year, 1, 15) or day.year > year}
