"""Dates by the calendar: «3-9-2026», «begin september», «vorige week dinsdag», «anderhalf jaar geleden»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.forms.date_words import MONTHS, WEEKDAYS
from bot.forms.moments import (
    MONTH,
    PARTS,
    SHIFT,
    WEEKDAY,
    YEAR,
    Day,
    Match,
    Moment,
    Rule,
    exact,
    monday,
    month_end,
    months_away,
    nearest,
    rule,
    valid,
    year_of,
)

_ANY_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_DAY = r"(?P<day>\d\d?)"
_CLOSE_YEAR = YEAR.replace("(?: ", "(?: ?")
_FULL_YEAR = YEAR.replace(r"|\d{2}", "")
_WHICH = r"(?P<which>vorige|deze|volgende)"
_SPAN = r"(?P<{n}>\d{{1,3}}(?:,5)?|een|half|paar) (?P<{unit}>dag|dagen|week|weken|maand|maanden|jaar)"
_ONE = _SPAN.format(n="n", unit="unit")
_TWO = _SPAN.format(n="n2", unit="unit2")
_NEAR_DAYS = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "nu": 0, "morgen": 1, "overmorgen": 2}
_AMBIGUOUS_YEARS = range(15, 32)


def _near_day(match: Match, moment: Moment) -> Day | None:
    return Day(moment.today + timedelta(days=_NEAR_DAYS[match[0]]), "day")


def _iso(match: Match, moment: Moment) -> Day | None:
    return exact(valid(int(match["year"]), int(match["month"]), int(match["day"])), "day")


def _numeric(match: Match, moment: Moment) -> Day | None:
    return _in_month(match, moment, int(match["month"]))


def _named(match: Match, moment: Moment) -> Day | None:
    return _in_month(match, moment, MONTHS[match["month"]])


def _in_month(match: Match, moment: Moment, month: int) -> Day | None:
    day = int(match["day"])
    found = nearest(lambda year: valid(year, month, day), year_of(match["year"], moment), moment)
    weekday = match["weekday"]
    if found and weekday and WEEKDAYS[weekday] != found.weekday():
        return None
    return exact(found, "day")


def _english(match: Match, moment: Moment) -> Day | None:
    """«September 3 2026». «mei 25» may be a day or a year: not read."""
    if match["year"] is None and not match["ordinal"] and int(match["day"]) in _AMBIGUOUS_YEARS:
        return None
    return _in_month(match, moment, MONTHS[match["month"]])


def _day_of_month(match: Match, moment: Moment) -> Day | None:
    first = moment.today.replace(day=1)
    steps = (0, 1) if moment.future else (0, -1)
    for step in steps:
        month = months_away(first, step)
        day = valid(month.year, month.month, int(match["day"]))
        if day and (day >= moment.today if moment.future else day <= moment.today):
            return Day(day, "day")
    return None


def _month_number(match: Match, moment: Moment) -> Day | None:
    return exact(valid(int(match["year"]), int(match["month"]), 1), "month")


def _month(match: Match, moment: Moment) -> Day | None:
    month, part = MONTHS[match["month"]], match["part"]

    def make(year: int) -> date | None:
        first = valid(year, month, 1)
        return first and _part_of_month(first, part)

    return exact(nearest(make, year_of(match["year"], moment), moment), "month")


def _part_of_month(first: date, part: str | None) -> date:
    return {"half": first.replace(day=15), "eind": month_end(first)}.get(part or "", first)


def _year(match: Match, moment: Moment) -> Day | None:
    first = valid(year_of(match["year"], moment) or 0, 1, 1)
    if first is None:
        return None
    month, day = {"half": (7, 1), "eind": (12, 31)}.get(match["part"] or "", (1, 1))
    return Day(first.replace(month=month, day=day), "year")


def _which_month(match: Match, moment: Moment) -> Day | None:
    first = months_away(moment.today.replace(day=1), SHIFT[match["which"]])
    return Day(_part_of_month(first, match["part"]), "month")


def _which_week(match: Match, moment: Moment) -> Day | None:
    first = monday(moment.today) + timedelta(weeks=SHIFT[match["which"]])
    days = {"half": 2, "eind": 4}.get(match["part"] or "", 0)
    return Day(first + timedelta(days=days), "week")


def _weekday_of_week(match: Match, moment: Moment) -> Day | None:
    first = monday(moment.today) + timedelta(weeks=SHIFT[match["which"]])
    return Day(first + timedelta(days=WEEKDAYS[match["weekday"]]), "day")


def _weekday(match: Match, moment: Moment) -> Day | None:
    wanted = WEEKDAYS[match["weekday"]]
    ahead = match["which"] == "volgende" or (moment.future and match["which"] != "vorige")
    if ahead:
        return Day(moment.today + timedelta(days=(wanted - moment.today.weekday() - 1) % 7 + 1), "day")
    return Day(moment.today - timedelta(days=(moment.today.weekday() - wanted - 1) % 7 + 1), "day")


def _weekend(match: Match, moment: Moment) -> Day | None:
    back = (moment.today.weekday() - 6) % 7 + 1
    return Day(moment.today - timedelta(days=back), "day")


def _week_with_day(match: Match, moment: Moment) -> Day | None:
    """«De week van 5 oktober», «het weekend van 7 november»."""
    month, day = MONTHS[match["month"]], int(match["day"])
    found = nearest(lambda year: valid(year, month, day), year_of(match["year"], moment), moment)
    if found is None:
        return None
    return Day(monday(found) + timedelta(days=5), "day") if match["end"] else Day(monday(found), "week")


def _week_of_month(match: Match, moment: Moment) -> Day | None:
    """«De eerste week van september» begins on the 1st; «de laatste week» is its last seven days."""
    month, nth = MONTHS[match["month"]], match["nth"]

    def make(year: int) -> date | None:
        first = valid(year, month, 1)
        if first is None or nth:
            return first and first + timedelta(weeks=int(nth) - 1)
        return month_end(first) - timedelta(days=6)

    return exact(nearest(make, year_of(match["year"], moment), moment), "week")


def _week_number(match: Match, moment: Moment) -> Day | None:
    number = int(match["week"])

    def make(year: int) -> date | None:
        try:
            return date.fromisocalendar(year, number, 1)
        except ValueError:
            return None

    return exact(nearest(make, year_of(match["year"], moment), moment), "week")


def _ago(match: Match, moment: Moment) -> Day | None:
    return _away(match, moment, -1)


def _ahead(match: Match, moment: Moment) -> Day | None:
    return _away(match, moment, 1)


def _away(match: Match, moment: Moment, sign: int) -> Day | None:
    """«Een paar» is three, and nobody counts days by it."""
    amount, unit = _amount(match["n"]), match["unit"]
    if match["n"] == "paar":
        return exact(
            _moved(moment.today, sign * amount, unit), _exactness(unit, amount).replace("day", "week")
        )
    day = _moved(moment.today, sign * amount, unit)
    more = match.groupdict().get("n2")
    if day and more:
        unit = match["unit2"]
        day = _moved(day, sign * _amount(more), unit)
        return exact(day, _exactness(unit, 0))
    return exact(day, _exactness(unit, amount))


def _amount(word: str) -> float:
    return {"een": 1.0, "half": 0.5, "paar": 3.0}.get(word) or float(word.replace(",", "."))


def _moved(day: date, amount: float, unit: str) -> date | None:
    """So many units on; half a month is 15 days, half a week 3."""
    try:
        if unit.startswith("jaar"):
            return months_away(day, round(amount * 12))
        if unit.startswith("maand"):
            return months_away(day, int(amount)) + timedelta(days=int((amount - int(amount)) * 30))
        return day + timedelta(days=int(amount * (7 if unit.startswith("we") else 1)))
    except (ValueError, OverflowError):
        return None


def _exactness(unit: str, amount: float) -> str:
    """A whole number of years above two is only as exact as a year; below that people mean the month."""
    if unit == "jaar":
        return "year" if amount > 2 and amount == int(amount) else "month"
    return {"d": "day", "w": "week", "m": "month"}[unit[0]]


_DAY_OF_MONTH = re.compile(
    rf"(?<!\d)(?P<day>\d\d?) ?(?:[-/. ] ?(?P<number>\d\d?)(?!\d)|e? ?{MONTH}\b)(?:[-/. ]+(?P<year>\d{{4}}))?"
)
_LEAP_YEAR = 2024


def no_such_day(said: str) -> bool:
    """Whether it names a day that no calendar has, like 31 February."""
    found = _DAY_OF_MONTH.search(said)
    if found is None:
        return False
    month = int(found["number"]) if found["number"] else MONTHS[found["month"]]
    year = int(found["year"] or _LEAP_YEAR)
    return valid(year, month, 1) is not None and valid(year, month, int(found["day"])) is None


RULES: tuple[Rule, ...] = (
    rule("|".join(_NEAR_DAYS), _near_day),
    rule(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", _iso),
    rule(
        rf"(?:{_ANY_WEEKDAY} )?{_DAY} ?[-/.] ?(?P<month>\d\d?)(?: ?[-/.] ?(?P<year>\d{{4}}|\d\d))?", _numeric
    ),
    rule(rf"(?:{_ANY_WEEKDAY} )?{_DAY} (?P<month>\d\d?) (?P<year>\d{{4}})", _numeric),
    rule(rf"(?:{_ANY_WEEKDAY} )?{_DAY}e?[ -]?{MONTH}(?:-(?=\d))?{_CLOSE_YEAR}", _named),
    rule(rf"(?:{_ANY_WEEKDAY} )?{MONTH} {_DAY}(?P<ordinal>e)?{YEAR}", _english),
    rule(rf"{_DAY}e", _day_of_month),
    rule(r"(?P<month>\d\d?)[-/](?P<year>\d{4})", _month_number),
    rule(rf"(?:vorige |deze )?{PARTS}(?:vorige |deze |maand )?{MONTH}{_FULL_YEAR}", _month),
    rule(rf"{PARTS}(?:jaar )?(?P<year>\d{{4}}|vorige jaar|deze jaar|volgende jaar)", _year),
    rule(rf"{PARTS}{_WHICH} maand", _which_month),
    rule(rf"{PARTS}{_WHICH} week", _which_week),
    rule(rf"{_WHICH} week {WEEKDAY}", _weekday_of_week),
    rule(rf"{WEEKDAY} {_WHICH} week", _weekday_of_week),
    rule(rf"(?:{_WHICH} )?{WEEKDAY}", _weekday),
    rule(r"(?:vorige )?weekend", _weekend),
    rule(rf"week(?P<end>end)? {_DAY} {MONTH}{YEAR}", _week_with_day),
    rule(rf"(?:(?P<nth>[1-4])e|vorige) week {MONTH}{_FULL_YEAR}", _week_of_month),
    rule(rf"week (?P<week>\d\d?){YEAR}", _week_number),
    rule(rf"{_ONE}(?: en {_TWO})?(?: geleden)?", _ago),
    rule(rf"over {_ONE}", _ahead),
)
