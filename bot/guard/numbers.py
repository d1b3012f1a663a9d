"""The numbers a person may call, dated, and what each lane says: read from the editable YAML.

Rules of this file
- A text names a number as `{id}` (bold) or its page as `{id.site}` (a link): a number stands in one place.
- Every number says who checked it where and when; a text that names an unknown number is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
import yaml

from bot.chat.markup import plain

_NAMED = re.compile(r"\{([a-z0-9-]+)(\.site)?\}")


class Number(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One number: what it is for, when and at what cost, and where and when that was checked."""

    number: str
    name: str
    what: str
    hours: str
    cost: str
    languages: str
    checked_on: date
    source: str
    mark: str
    site: str = ""
    note: str = ""


class Lane(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one lane says, by language: the answer when it is certain, the question when it is not."""

    answer: dict[str, str]
    question: dict[str, str]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    numbers: dict[str, Number]
    lanes: dict[str, Lane]


class Numbers:
    """Made by `Numbers.read`; all texts are complete Markdown from the start."""

    def __init__(self, numbers: Mapping[str, Number], lanes: Mapping[str, Lane]) -> None:
        self.numbers = dict(numbers)
        self.lanes = tuple(lanes)
        self._answers = {lane: _filled(texts.answer, numbers) for lane, texts in lanes.items()}
        self._questions = {lane: _filled(texts.question, numbers) for lane, texts in lanes.items()}

    @classmethod
    def read(cls, text: str) -> Numbers:
        """The numbers of a YAML text; ValueError names what is missing or unknown."""
        data: Any = yaml.load(text, Loader=yaml.CSafeLoader)
        file = msgspec.convert(data, _File)
        return cls(file.numbers, file.lanes)

    @property
    def oldest_check(self) -> date:
        """The day of the number that was checked longest ago."""
        return min(number.checked_on for number in self.numbers.values())

    def answer(self, lane: str, locale: str) -> str:
        """The answer of a lane, Dutch when the locale is not known."""
        return _in(self._answers[lane], locale)

    def question(self, lane: str, locale: str) -> str:
        """The gentle question of a lane, Dutch when the locale is not known."""
        return _in(self._questions[lane], locale)


def _in(texts: Mapping[str, str], locale: str) -> str:
    return texts.get(locale.replace("_", "-").split("-")[0].lower(), texts["nl"])


def _filled(texts: Mapping[str, str], numbers: Mapping[str, Number]) -> dict[str, str]:
    if "nl" not in texts:
        raise ValueError("every crisis text needs Dutch")
    return {locale: _fill(text.strip(), numbers) for locale, text in texts.items()}


def _fill(text: str, numbers: Mapping[str, Number]) -> str:
    def named(found: re.Match[str]) -> str:
        number = numbers.get(found[1])
        if number is None or (found[2] and not number.site):
            raise ValueError(f"crisis text names {found[0]}, which numbers do not have")
        return f"[{number.name}]({number.site})" if found[2] else f"**{plain(number.number)}**"

    return _NAMED.sub(named, text)
