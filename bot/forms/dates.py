"""A day in her own words: «drie weken geleden», «sinds de herfstvakantie», «3-9-2026».

Rules of this file
- What was said as a whole is tried first; then the one date inside a longer story.
- The first rule that fits and gives a real day is the reading; no rule, no reading.
- A reading is always asked back, with how exact it is.
- Without a year the last such day that has been is meant.
"""

from __future__ import annotations

import re
from datetime import date

from bot.forms import calendar_rules, school_rules
from bot.forms.date_words import simple
from bot.forms.holidays import Region
from bot.forms.model import Reason
from bot.forms.moments import EARLIEST, LATEST, Day, Moment
from bot.forms.readings import Confirm, Misread, Reading

LONGEST = 400
MOST_WORDS = 7
_RULES = (*calendar_rules.RULES, *school_rules.RULES)
_START = ("sinds", "sedert", "vanaf")
_LASTING = (*_START, "al", "nu", "ongeveer", "bijna", "ruim", "zon", "dus")
_SPAN = re.compile(r"(?:\d{1,3}(?:,5)?|een|half|paar) (?:dag|dagen|week|weken|maand|maanden|jaar)")
_WEEKDAY = re.compile(r"(?!1e |eer|gis)[a-z]+dag|weekend")
_YEAR = re.compile(r"\d{4}")
_TOO_LITTLE = re.compile(r"nu|vandaag|\d\d?e|\d\d?[-/.]\d\d?|week|voor zomer|1e klas")
_VAGUE = re.compile(
    r"\b(?:lang|langer|jaren|altijd|tijdje|tijd|poos|poosje|eeuwen|begin af aan|geleidelijk)\b"
)


def read(
    text: str, today: date, *, future: bool = False, region: Region = "Midden", age: int | None = None
) -> Reading:
    """The day, always to be confirmed. `future`: it may lie ahead, and does when no year is named.

    `age`: the child's, for «sinds groep 5».
    """
    if len(text) > LONGEST:
        return Misread("date")
    said, moment = simple(text), Moment(today, future, region, age)
    whole = _find(said, moment)
    if whole is None and calendar_rules.no_such_day(said):
        return Misread("no-such-day")
    found = {whole} if whole else _meant(said, moment)
    if len(found) > 1:
        return Misread("dates")
    day = next(iter(found), None)
    if day is None or not EARLIEST <= day.value.year <= LATEST:
        return Misread(_why_not(said, text))
    if day.value > today and not future:
        return Misread("future")
    return Confirm(day.value.isoformat(), day.precision)


def _find(said: str, moment: Moment) -> Day | None:
    for pattern, rule in _RULES:
        match = pattern.fullmatch(said)
        day = rule(match, moment) if match and said else None
        if day is not None:
            return day
    return None


def _meant(said: str, moment: Moment) -> set[Day]:
    """The days inside a longer story; of several those that are said to be its start."""
    words = said.split()
    found: list[tuple[str, Day]] = []
    place = 0
    while place < len(words):
        length, day = _longest(words, place, moment)
        if day is not None:
            found.append((words[place - 1] if place else "", day))
        place += length
    starts = {day for before, day in found if before in _START}
    return starts if len(starts) == 1 else {day for _, day in found}


def _longest(words: list[str], place: int, moment: Moment) -> tuple[int, Day | None]:
    """How many words from here on are a date, and which one; one word and None when there is none."""
    for length in range(min(MOST_WORDS, len(words) - place), 0, -1):
        if _stands_alone(words, place, length):
            day = _find(" ".join(words[place : place + length]), moment)
            if day is not None:
                return length, day
    return 1, None


def _stands_alone(words: list[str], place: int, length: int) -> bool:
    """Whether these words may be a date in a sentence: «een dag per week» and «mei 25» are not."""
    said = " ".join(words[place : place + length])
    before = words[place - 1] if place else ""
    after = words[place + length] if place + length < len(words) else ""
    if _TOO_LITTLE.fullmatch(said) or after.isdigit():
        return False
    if _SPAN.fullmatch(said) or _YEAR.fullmatch(said):
        return before in _LASTING or after in ("thuis", "lang")
    return not _WEEKDAY.fullmatch(said) or before in _START


def _why_not(said: str, text: str) -> Reason:
    if re.search(school_rules.GROUP, said):
        return "group"
    return "vague" if _VAGUE.search(text.lower()) else "date"
