"""Dates by the school's calendar: «sinds de herfstvakantie», «na de kerst», «vorig schooljaar»."""

from __future__ import annotations

from datetime import date, timedelta

from bot.forms.date_words import MONTHS, SEASONS, WEEKDAYS
from bot.forms.holidays import NAMES, WITH_BREAK, span
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
    months_away,
    nearest,
    rule,
    valid,
    year_of,
)

_HOLIDAY = rf"(?P<holiday>{'|'.join(sorted(NAMES, key=len, reverse=True))})"
_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
_SIDE = r"(?P<side>na|voor)"
_EDGE = rf"(?:(?P<part>begin|half|eind) |(?:1e (?:school)?dag )?{_SIDE} )"
_FIRST_MONTH = 8
OLDER_THAN_GROUP = 3
FIRST_CLASS = 9
GROUP = r"(?:begin |1e dag )?(?:groep (?P<group>[1-8])|(?:brugklas|1e klas|middelbare(?: school)?))(?: ging)?"


def _holiday(match: Match, moment: Moment) -> Day | None:
    """The holiday's first day; «na» the first day after it, «voor» the last day before it."""
    days = _span(match, moment)
    if days is None:
        return None
    first, last = days
    half = first + (last - first) // 2
    around = {"na": last + timedelta(days=1), "voor": first - timedelta(days=1), "eind": last, "half": half}
    return Day(around.get(match["side"] or match["part"] or "", first), "holiday")


def _weeks_from_holiday(match: Match, moment: Moment) -> Day | None:
    """«2 weken na de herfstvakantie»; «de week na …» and «de 1e week na …» begin right after it."""
    days = _span(match, moment)
    if days is None:
        return None
    said = match["n"] or "1e"
    weeks = {"een": 1}.get(said) or int(said.rstrip("e")) - said.endswith("e")
    if match["side"] == "voor":
        before = weeks - (not said.endswith("e"))
        return Day(monday(days[0]) - timedelta(weeks=before), "week")
    return Day(monday(days[1] + timedelta(days=1)) + timedelta(weeks=weeks), "week")


def _days_from_holiday(match: Match, moment: Moment) -> Day | None:
    """«De dag na de meivakantie», «2 dagen voor de kerst»."""
    days = _span(match, moment)
    if days is None:
        return None
    count = timedelta(days=1 if match["n"] in (None, "een") else int(match["n"]))
    return Day(days[1] + count if match["side"] == "na" else days[0] - count, "holiday")


def _first_school_day(match: Match, moment: Moment) -> Day | None:
    """The day after the last summer break that is over."""
    return _last_summer(1, 1, moment)


def _before_summer(match: Match, moment: Moment) -> Day | None:
    """«Voor de zomer»: before the summer break."""
    return _last_summer(0, -1, moment)


def _last_summer(edge: int, days: int, moment: Moment) -> Day | None:
    """So many days from an edge of a summer break, the last such day that has been."""
    summers = (span("zomervakantie", moment.today.year - back, moment.region) for back in (0, 1))
    edges = (summer[edge] + timedelta(days=days) for summer in summers if summer)
    return next((Day(day, "holiday") for day in edges if day <= moment.today), None)


def _weekday_from_holiday(match: Match, moment: Moment) -> Day | None:
    days = _span(match, moment)
    if days is None:
        return None
    wanted = WEEKDAYS[match["weekday"]]
    if match["side"] == "voor":
        return Day(days[0] - timedelta(days=(days[0].weekday() - wanted - 1) % 7 + 1), "holiday")
    return Day(days[1] + timedelta(days=(wanted - days[1].weekday() - 1) % 7 + 1), "holiday")


def _span(match: Match, moment: Moment) -> tuple[date, date] | None:
    """The holiday that is meant: the last one that has begun, or with «na» the last one that is over."""
    asked = match.groupdict()
    name = WITH_BREAK.get(match["holiday"], match["holiday"]) if asked.get("side") else match["holiday"]
    named, now = year_of(asked["year"], moment), moment.today.year
    years = (named,) if named is not None else range(now - 2, now + 3)
    known = [days for year in years if (days := span(name, year, moment.region))]
    if named is None:
        known = [days for days in known if _is_time(days, asked.get("side"), moment)]
    if not known:
        return None
    return known[0] if moment.future else known[-1]


def _is_time(days: tuple[date, date], side: str | None, moment: Moment) -> bool:
    edge = days[1] + timedelta(days=1) if side == "na" else days[0]
    return edge >= moment.today if moment.future else edge <= moment.today


def _season(match: Match, moment: Moment) -> Day | None:
    month, part = SEASONS[match["season"]], match["part"]

    def make(year: int) -> date | None:
        first = valid(year, month, 1)
        return first and _part_of_season(first, part)

    return exact(nearest(make, year_of(match["year"], moment), moment), "season")


def _part_of_season(first: date, part: str | None) -> date:
    if part == "half":
        return first + timedelta(days=45)
    return months_away(first, 3) - timedelta(days=1) if part == "eind" else first


def _after_season(match: Match, moment: Moment) -> Day | None:
    month = SEASONS[match["season"]] % 12 + 3
    found = nearest(lambda year: valid(year, month, 1), None, moment)
    return exact(found, "season")


def _school_year(match: Match, moment: Moment) -> Day | None:
    """A school year runs from 1 August to 31 July."""
    now = _running(moment)
    named = match.groupdict()
    year = int(named["from"][-2:]) + 2000 if named.get("from") else now + SHIFT[named.get("which") or "deze"]
    first = date(year, _FIRST_MONTH, 1)
    part = named.get("part")
    value = {"half": date(year + 1, 2, 1), "eind": date(year + 1, 7, 31)}.get(part or "", first)
    return Day(value, "schoolyear")


def _month_of_school_year(match: Match, moment: Moment) -> Day | None:
    """«Oktober vorig schooljaar»."""
    month = MONTHS[match["month"]]
    year = _running(moment) + SHIFT[match["which"]] + (month < _FIRST_MONTH)
    return Day(date(year, month, 1), "month")


def _running(moment: Moment) -> int:
    """The calendar year in which the running school year began."""
    return moment.today.year - (moment.today.month < _FIRST_MONTH)


def _school_years_ago(match: Match, moment: Moment) -> Day | None:
    return Day(date(_running(moment) - int(match["n"]), _FIRST_MONTH, 1), "schoolyear")


def _group(match: Match, moment: Moment) -> Day | None:
    """«Groep 5», «de brugklas»: most children of 8 are in the fifth group, and of 12 in the first class."""
    if moment.age is None:
        return None
    group = int(match["group"] or 0) or FIRST_CLASS
    year = _running(moment) - (moment.age - OLDER_THAN_GROUP - group)
    return exact(valid(year, _FIRST_MONTH, 1), "schoolyear")


def _corona(match: Match, moment: Moment) -> Day | None:
    """The schools closed in March 2020."""
    return Day(date(2020, 3, 16), "month")


RULES: tuple[Rule, ...] = (
    rule(rf"{_EDGE}?(?:vorige |deze )?{_HOLIDAY}{YEAR}", _holiday),
    rule(rf"(?:(?P<n>[1-9]e?|een) )?(?:week|weken) {_SIDE} {_HOLIDAY}{YEAR}", _weeks_from_holiday),
    rule(rf"{WEEKDAY} {_SIDE} {_HOLIDAY}{YEAR}", _weekday_from_holiday),
    rule(rf"{PARTS}(?:vorige |deze )?{_SEASON}{YEAR}", _season),
    rule(rf"na {_SEASON}", _after_season),
    rule(r"voor zomer", _before_summer),
    rule(rf"(?:(?P<n>\d\d?|een) )?(?:dag|dagen) {_SIDE} {_HOLIDAY}{YEAR}", _days_from_holiday),
    rule(r"(?:1e schooldag|dag een)(?: deze (?:school)?jaar)?", _first_school_day),
    rule(rf"{MONTH} (?P<which>vorige|deze) schooljaar", _month_of_school_year),
    rule(rf"{PARTS}(?:(?P<which>vorige|deze|volgende) )?schooljaar", _school_year),
    rule(rf"{PARTS}(?:schooljaar )?(?P<from>20\d\d) ?[-/] ?(?:20)?\d\d", _school_year),
    rule(rf"{PARTS}schooljaar (?P<from>\d\d) ?[-/] ?\d\d", _school_year),
    rule(r"(?P<n>\d) schooljaar geleden", _school_years_ago),
    rule(GROUP, _group),
    rule(r"corona(?:tijd|crisis|periode)?", _corona),
)
