"""The golden list of dates in words, and what no phrase may do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.forms.date_words import MONTHS, WEEKDAYS
from bot.forms.dates import read
from bot.forms.holidays import easter, span
from bot.forms.model import Reason
from bot.forms.readings import Confirm, Misread, Reading

TODAY = date(2026, 11, 18)
GOLDEN = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("dates.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
WORDS = [
    *MONTHS, *WEEKDAYS, "vorige", "week", "jaar", "na", "begin", "herfstvakantie", "kerst", "pasen",
    "schooljaar", "geleden", "over", "3", "31", "999", "2026", "0000", "1900", "9999",
]  # fmt: skip


def wanted(row: tuple[str, ...]) -> Reading:
    if row[1] != "-":
        return Confirm(row[1], row[2])
    return Misread(msgspec.convert(row[2] if len(row) > 2 else "date", Reason))


def test_the_list_is_long_and_has_no_doubles() -> None:
    assert len(GOLDEN) >= 150
    assert len({row[0] for row in GOLDEN}) == len(GOLDEN)


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: row[0])
def test_golden(row: tuple[str, ...]) -> None:
    assert read(row[0], TODAY) == wanted(row)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join) | st.text(max_size=90))
def test_any_words_give_a_past_day_to_confirm_or_none(words: str) -> None:
    reading = read(words, TODAY)
    assert isinstance(reading, Confirm | Misread)
    if isinstance(reading, Confirm):
        assert date.fromisoformat(str(reading.value)) <= TODAY


@settings(deadline=None)
@given(st.sampled_from(GOLDEN), st.dates(date(1975, 1, 1), date(2095, 1, 1)), st.booleans())
def test_on_any_day_every_phrase_is_a_date_or_none(row: tuple[str, ...], today: date, future: bool) -> None:
    assert isinstance(read(row[0], today, future=future), Confirm | Misread)


@pytest.mark.parametrize("year", ["0000", "0001", "1900", "1940", "2101", "9999"])
def test_a_strange_year_is_no_date_and_breaks_nothing(year: str) -> None:
    for words in ("pasen", "kerst", "na de kerst", "herfstvakantie", "mei", "3 mei", "week 3", "zomer", ""):
        assert isinstance(read(f"{words} {year}".strip(), TODAY), Misread)
    assert read("999 jaar geleden", TODAY) == Misread("date")


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), TODAY))
def test_a_written_date_is_read_as_that_date(day: date) -> None:
    month = next(name for name, number in MONTHS.items() if number == day.month and len(name) > 2)
    for text in (f"{day.day}-{day.month}-{day.year}", f"{day.day} {month} {day.year}", day.isoformat()):
        assert read(text, TODAY) == Confirm(day.isoformat(), "day")


@settings(deadline=None)
@given(st.dates(date(2016, 1, 1), date(2029, 12, 31)))
def test_on_any_day_the_last_holiday_lies_behind(today: date) -> None:
    for words in ("herfstvakantie", "na de kerstvakantie", "na de zomervakantie", "pasen"):
        reading = read(words, today)
        assert isinstance(reading, Confirm)
        assert 0 <= (today - date.fromisoformat(str(reading.value))).days < 400


def test_a_day_ahead_is_read_where_it_may_be() -> None:
    for words, day in {
        "3 december": "2026-12-03",
        "maandag": "2026-11-23",
        "over twee weken": "2026-12-02",
    }.items():
        reading = read(words, TODAY, future=True)
        assert isinstance(reading, Confirm)
        assert reading.value == day


def test_school_holidays_differ_per_region() -> None:
    assert read("herfstvakantie", TODAY, region="Noord") == Confirm("2026-10-10", "holiday")
    assert read("herfstvakantie", TODAY, region="Zuid") == Confirm("2026-10-17", "holiday")


def test_a_christmas_break_ends_in_the_next_year() -> None:
    assert span("kerstvakantie", 2025) == (date(2025, 12, 20), date(2026, 1, 4))


def test_beyond_the_known_years_a_school_holiday_is_not_made_up() -> None:
    assert span("herfstvakantie", 2031) is None
    assert read("herfstvakantie 2031", date(2032, 1, 1)) == Misread("date")
    assert easter(2031) == date(2031, 4, 13)


@pytest.mark.parametrize(
    ("words", "age", "began"),
    [
        ("sinds groep 5", 11, "2023-08-01"),
        ("in groep 8 ging het mis", 12, "2025-08-01"),
        ("sinds de brugklas", 14, "2024-08-01"),
        ("toen ze naar de middelbare ging", 13, "2025-08-01"),
    ],
)
def test_a_school_year_is_counted_from_the_childs_age(words: str, age: int, began: str) -> None:
    assert read(words, TODAY, age=age) == Confirm(began, "schoolyear")


def test_a_group_still_to_come_is_no_past_day() -> None:
    assert read("sinds groep 8", TODAY, age=6) == Misread("future")
