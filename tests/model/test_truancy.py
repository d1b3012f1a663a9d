"""The definition of a «thuiszitter», at its edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.model.truancy import Absence, Excuse, Label, Verdict, judge

TODAY = date(2026, 11, 18)
HOME = Absence(age=11, enrolled=True, excuse=Excuse.NONE, since=TODAY - timedelta(days=60))


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        (0, Verdict(Label.NOT_YET, 29)),
        (20, Verdict(Label.NOT_YET, 9)),
        (27, Verdict(Label.NOT_YET, 2)),
        (28, Verdict(Label.NOT_YET, 1)),
        (29, Verdict(Label.YES)),
        (400, Verdict(Label.YES)),
        (-1, Verdict(Label.UNKNOWN)),
    ],
)
def test_longer_than_four_weeks(days: int, verdict: Verdict) -> None:
    assert judge(replace(HOME, since=TODAY - timedelta(days=days)), TODAY) == verdict


@pytest.mark.parametrize(
    ("age", "qualified", "label"),
    [
        (4, None, Label.TOO_YOUNG),
        (5, None, Label.YES),
        (15, True, Label.YES),
        (16, True, Label.QUALIFIED),
        (16, False, Label.YES),
        (17, None, Label.YES),
        (18, False, Label.OF_AGE),
    ],
)
def test_compulsory_age(age: int, qualified: bool | None, label: Label) -> None:
    assert judge(replace(HOME, age=age, qualified=qualified), TODAY).label == label


@pytest.mark.parametrize("excuse", [excuse for excuse in Excuse if excuse != Excuse.NONE])
def test_an_excuse_has_its_own_name(excuse: Excuse) -> None:
    assert judge(replace(HOME, excuse=excuse), TODAY).label == excuse.value
    assert judge(replace(HOME, excuse=excuse, enrolled=False), TODAY).label == excuse.value


def test_not_enrolled_is_another_thing() -> None:
    assert judge(replace(HOME, enrolled=False), TODAY) == Verdict(Label.NOT_ENROLLED)
    assert judge(replace(HOME, enrolled=False, excuse=None), TODAY) == Verdict(Label.NOT_ENROLLED)


@pytest.mark.parametrize("gap", [{"age": None}, {"enrolled": None}, {"excuse": None}, {"since": None}])
def test_what_is_not_known_is_not_guessed(gap: dict[str, None]) -> None:
    assert judge(Absence(**{**HOME.__dict__, **gap}), TODAY) == Verdict(Label.UNKNOWN)
