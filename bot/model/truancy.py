"""Whether a child counts as a «thuiszitter» by the definition; for help it makes no difference.

Rules of this file
- The definition (LerenWerktMiddag 2018, Ingrado; the same with Ouders & Onderwijs): of an age at which
  school or a qualification is compulsory, enrolled, and longer than four weeks absent without leave.
- Exactly four weeks is not yet longer than four weeks: day 29 is the first.
- Not enrolled and not exempt is another thing: absolute absence. Ill, on leave or suspended is excused
  (Leerplichtwet art. 11); an exemption from enrolment (art. 5, 5a, 15) has its own name.
- Compulsory: from 5; at 16 and 17 until a basic qualification is there (Leerplichtwet art. 3, 4a, 4b).
  The exact day depends on birthday and school year, so near those ages the answer is only likely.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

FOUR_WEEKS = 28
FROM, QUALIFYING, OF_AGE = 5, 16, 18


class Excuse(enum.StrEnum):
    """Why a child may be away from school."""

    NONE = "none"
    ILL = "ill"
    EXEMPT = "exempt"
    LEAVE = "leave"
    SUSPENDED = "suspended"


class Label(enum.StrEnum):
    """What it is called."""

    YES = "yes"
    NOT_YET = "not-yet"
    TOO_YOUNG = "too-young"
    OF_AGE = "of-age"
    QUALIFIED = "qualified"
    NOT_ENROLLED = "not-enrolled"
    EXEMPT = "exempt"
    ILL = "ill"
    LEAVE = "leave"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Absence:
    """What is known; None is what is not. `since` is the first day away from school."""

    age: int | None = None
    qualified: bool | None = None
    enrolled: bool | None = None
    excuse: Excuse | None = None
    since: date | None = None


@dataclass(frozen=True)
class Verdict:
    """The label, and with NOT_YET in how many days it would be yes."""

    label: Label
    days_left: int = 0


_EXCUSED = {
    Excuse.EXEMPT: Label.EXEMPT,
    Excuse.ILL: Label.ILL,
    Excuse.LEAVE: Label.LEAVE,
    Excuse.SUSPENDED: Label.SUSPENDED,
}


def judge(absence: Absence, today: date) -> Verdict:
    """The verdict on this day. Help is offered whatever it is."""
    label = _age(absence) or _standing(absence)
    return Verdict(label) if label else _duration(absence, today)


def _age(absence: Absence) -> Label | None:
    if absence.age is None:
        return Label.UNKNOWN
    if absence.age < FROM:
        return Label.TOO_YOUNG
    if absence.age >= OF_AGE:
        return Label.OF_AGE
    return Label.QUALIFIED if absence.age >= QUALIFYING and absence.qualified else None


def _standing(absence: Absence) -> Label | None:
    if absence.excuse in _EXCUSED:
        return _EXCUSED[absence.excuse]
    if absence.enrolled is False:
        return Label.NOT_ENROLLED
    return Label.UNKNOWN if None in (absence.enrolled, absence.excuse) else None


def _duration(absence: Absence, today: date) -> Verdict:
    if absence.since is None or absence.since > today:
        return Verdict(Label.UNKNOWN)
    days = (today - absence.since).days
    if days > FOUR_WEEKS:
        return Verdict(Label.YES)
    return Verdict(Label.NOT_YET, FOUR_WEEKS + 1 - days)
