"""The front matter of an article: read key by key, every refusal with its file, its line and what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

import yaml

CERTAINTIES = ("zeker", "bron", "onzeker")
MARKS = ("ZEKER", "BRON", "CONTROLEER", "OMSTREDEN")
SCHOOLS = ("po", "vo", "so", "vso", "mbo")
NEEDED = (
    "id",
    "title",
    "topic",
    "questions",
    "sources",
    "checked_on",
    "checked_by",
    "certainty",
    "review_by",
)
ALLOWED = frozenset(
    (
        *NEEDED,
        "law",
        "school",
        "regions",
        "valid_from",
        "valid_to",
        "english",
        "english_title",
        "english_questions",
    )
)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEY = re.compile(r"\w+(?=:)")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_SOURCE = frozenset(("name", "url", "mark"))


class BadArticle(ValueError):
    """An article that cannot be read: in which file, on which line, and what to do about it (in Dutch)."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}, regel {line}: {message}")
        self.file = file
        self.line = line
        self.message = message


def _unreadable(file: str, error: yaml.MarkedYAMLError) -> BadArticle:
    """A key without «:» is on the line where it begins; what was not closed began somewhere above."""
    mark = error.context_mark if error.context and "simple key" in error.context else error.problem_mark
    message = "Deze regel kan ik niet lezen. Zet tekst met «:» of «#» tussen aanhalingstekens."
    if isinstance(error, yaml.parser.ParserError):
        message += " Kijk ook erboven: is daar een aanhalingsteken of haakje niet gesloten?"
    return BadArticle(file, mark.line + 2 if mark else 1, message)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim stands. `date`: the date of the text, if known."""

    name: str
    url: str
    mark: str
    date: date | None = None


class Front:
    """The front matter of one file, read key by key; every refusal names the line of its key."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._lines = text.split("\n")
        try:
            values = yaml.load(text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            raise _unreadable(file, error) from error
        except ValueError as error:
            raise BadArticle(file, self._of_no_day(), "Deze dag bestaat niet.") from error
        if not isinstance(values, dict):
            raise BadArticle(file, 2, "Schrijf hier regels als «title: …».")
        self.values: Mapping[str, Any] = values

    def bad(self, key: str, message: str) -> BadArticle:
        """The refusal for this key, with its line in the file."""
        starts = (at for at, line in enumerate(self._lines, 2) if line.startswith(f"{key}:"))
        return BadArticle(self.file, next(starts, 1), message)

    def _of_no_day(self) -> int:
        """The line with a day like 2027-02-30."""
        for at, line in enumerate(self._lines, 2):
            try:
                for day in _DAY.findall(line):
                    date.fromisoformat(day)
            except ValueError:
                return at
        return 1

    def check_keys(self) -> None:
        """No unknown key, no key twice, and every needed one is there: a key that is misspelt is both
        unknown and missing, and is named."""
        keys = [match[0] for match in map(_KEY.match, self._lines) if match]
        if twice := next((key for key in keys if keys.count(key) > 1), None):
            raise self.bad(twice, f"«{twice}» staat er twee keer.")
        for key in self.values:
            if key not in ALLOWED:
                near = get_close_matches(str(key), ALLOWED, 1)
                hint = f"Bedoelde je «{near[0]}»?" if near else f"Kies uit: {', '.join(sorted(ALLOWED))}."
                raise self.bad(str(key), f"«{key}» ken ik niet. {hint}")
        for key in NEEDED:
            if self.values.get(key) in (None, "", []):
                raise self.bad(key, f"«{key}» ontbreekt nog.")

    def text(self, key: str) -> str:
        value = self.values[key]
        if not isinstance(value, str):
            raise self.bad(key, f"Zet bij «{key}» gewone tekst, tussen aanhalingstekens.")
        return " ".join(value.split())

    def slug(self, key: str) -> str:
        value = self.text(key)
        if not _SLUG.fullmatch(value):
            raise self.bad(key, f"Gebruik bij «{key}» alleen kleine letters, cijfers en streepjes.")
        return value

    def list(self, key: str) -> list[Any]:
        value = self.values.get(key) or []
        if not isinstance(value, list):
            raise self.bad(key, f"Maak van «{key}» een lijst met streepjes.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        for item in self.list(key):
            if not isinstance(item, str):
                told = ", ".join(f"{a}: {b}" for a, b in item.items()) if isinstance(item, dict) else item
                raise self.bad(key, f"Zet «{told}» bij «{key}» tussen aanhalingstekens.")
        return tuple(" ".join(item.split()) for item in self.list(key))

    def one_of(self, key: str, choices: tuple[str, ...]) -> str:
        value = self.text(key)
        if value not in choices:
            raise self.bad(key, f"Kies bij «{key}» uit: {', '.join(choices)}.")
        return value

    def all_of(self, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        for value in self.texts(key):
            if value not in choices:
                raise self.bad(key, f"Kies bij «{key}» uit: {', '.join(choices)}.")
        return self.texts(key)

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        if value is not None and type(value) is not date:
            raise self.bad(key, f"Schrijf de dag bij «{key}» als 2026-08-31.")
        return value

    def needed_day(self, key: str) -> date:
        value = self.day(key)
        if value is None:
            raise self.bad(key, f"«{key}» ontbreekt nog.")
        return value

    def source(self, item: object) -> Source:
        keys = item.keys() if isinstance(item, dict) else set()
        if not isinstance(item, dict) or not _SOURCE <= keys <= _SOURCE | {"date"}:
            raise self.bad("sources", "Een bron heeft name, url en mark, en als je die weet een date.")
        if not re.match(r"https?://\S+$", str(item["url"])):
            raise self.bad("sources", f"Het adres «{item['url']}» begint niet met https://.")
        if item["mark"] not in MARKS:
            raise self.bad("sources", f"Kies bij mark uit: {', '.join(MARKS)}.")
        if item.get("date") is not None and type(item["date"]) is not date:
            raise self.bad("sources", "Schrijf de dag van een bron als 2026-08-31.")
        return Source(str(item["name"]), str(item["url"]), item["mark"], item.get("date"))
