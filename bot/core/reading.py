"""How kept values are read and said: what every form reads, and places, which the regions know.

A place is kept as its four digits, or as "gm0344" when she named a town: never a street or letters.
"""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from bot.core.shelf import Shelf
from bot.core.turn import Turn
from bot.forms import values
from bot.forms.engine import Reader
from bot.forms.holidays import Region
from bot.forms.model import Answers, Choice, Question
from bot.forms.readings import Misread, Read, Reading, Unsure
from regions.found import Found, Several

AGE, HOME = "leeftijd", "postcode"
"""the questions whose answers tell when «sinds groep 5» and «sinds de zomervakantie» was"""


def reader(shelf: Shelf, answers: Answers) -> Reader:
    """Reads any question; a postcode or town by the regions' finder, a date by the child's age and home, a
    name out of its sentence."""
    told = answers[AGE].value if AGE in answers else None
    age = told if isinstance(told, int) else None
    region = _holidays(shelf, answers)

    def read(question: Question, raw: str, today: date) -> Reading:
        if question.kind == "date":
            return values.read(question, raw, today, shelf.phrases, age, region)
        if question.kind == "name":
            return _name(shelf, values.read(question, raw, today, shelf.phrases))
        if question.kind != "postcode":
            return values.read(question, raw, today, shelf.phrases)
        if values.picture(raw):
            return Misread("picture")
        found = None if shelf.phrases.yes_or_no(raw) is not None else shelf.finder.find(raw)
        if isinstance(found, Found):
            return Read(place_id(found))
        if isinstance(found, Several):
            return Unsure(tuple(Choice(place_id(one), {"nl": one.label}) for one in found.choices[:3]))
        return Misread("postcode")

    return read


def _name(shelf: Shelf, reading: Reading) -> Reading:
    """«Sam», out of «hij heet Sam en is 11»."""
    words = reading.value if isinstance(reading, Read) else None
    called = shelf.asides.called(words) if isinstance(words, str) else None
    return Read(called.name) if called else reading


def _holidays(shelf: Shelf, answers: Answers) -> Region:
    """The school-holiday region of where she lives; the middle one when that is not known."""
    told = answers[HOME].value if HOME in answers else None
    home = place(shelf, told) if isinstance(told, str) else None
    if home is None:
        return "Midden"
    return shelf.finder.atlas.holidays_of(home.municipality, home.pc4)


def keeping(value: str) -> Reader:
    """A reader for a value that was picked from a list."""

    def read(_question: Question, _raw: str, _today: date) -> Reading:
        return Read(value)

    return read


def place_id(found: Found) -> str:
    return found.pc4 or f"gm{found.municipality.code}"


def place(shelf: Shelf, kept: str) -> Found | None:
    """The place a kept value stands for."""
    if kept.startswith("gm"):
        municipality = shelf.finder.atlas.municipalities.get(kept[2:])
        return Found(municipality) if municipality else None
    found = shelf.finder.find(kept)
    return found if isinstance(found, Found) else None


def place_words(shelf: Shelf, kept: str) -> str:
    found = place(shelf, kept)
    return found.label if found else kept


def region_words(turn: Turn, slug: str | None) -> str:
    """The name of a region; «onbekend» when there is none."""
    region = turn.shelf.finder.atlas.regions.get(slug or "")
    return region.name if region else turn.words("unknown")


def date_words(turn: Turn, iso: str, precision: str) -> str:
    """«donderdag 3 september 2026», or as roughly as it was said."""
    day = date.fromisoformat(iso)
    if precision in ("month", "season", "schoolyear"):
        words = format_date(day, "MMMM y", locale=turn.locale)
    elif precision == "year":
        words = str(day.year)
    elif precision in ("", "day"):
        words = format_date(day, "EEEE d MMMM y", locale=turn.locale)
    else:
        words = format_date(day, "d MMMM y", locale=turn.locale)
    exact = precision in ("", "day")
    return words if exact else turn.words("about-then", when=words)
