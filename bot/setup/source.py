"""One YAML file as plain values, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq, TaggedScalar
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.config import BadConfig, Mistake

Spot = tuple[str | int, ...]
"""the way to a value: ("team", 0, "role")"""
UNFINISHED = re.compile(r"end of stream|<stream end>")
"""the parser's words for something that was opened and never closed"""


@dataclass(frozen=True)
class Origin:
    """Where a value was written: a file with a line from 1, or the name of a variable."""

    name: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.name} regel {self.line}" if self.line else self.name


@dataclass
class Source:
    """The values, and per spot where it was written."""

    tree: dict[str, Any] = field(default_factory=dict)
    origins: dict[Spot, Origin] = field(default_factory=dict)

    def origin(self, spot: Spot) -> Origin | None:
        """Where this stands; for what is missing, where its parent stands."""
        known = (self.origins.get(spot[:length]) for length in range(len(spot), 0, -1))
        return next((origin for origin in known if origin), None)


def read_yaml(text: str, name: str) -> Source:
    """Read a file of keys. Raises BadConfig when it cannot be read as YAML."""
    try:
        node = YAML().load(text)
    except YAMLError as error:
        raise BadConfig((_unreadable(error, text, name),)) from None
    if node is None:
        return Source()
    if not isinstance(node, CommentedMap):
        words = "hier verwacht ik regels als `naam: waarde`, geen lijst of losse tekst."
        raise BadConfig((_mistake(name, 1, words),))
    lines = dict(_lines(node, ()))
    return Source(_plain(node), {spot: Origin(name, line) for spot, line in lines.items()})


def _plain(node: Any) -> Any:
    """Without comments and marks. Keys become text, so that a number as key is an unknown name."""
    if isinstance(node, dict):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(item) for item in node]
    return node.value if isinstance(node, TaggedScalar) else node


def _lines(node: Any, spot: Spot) -> Iterator[tuple[Spot, int]]:
    if isinstance(node, CommentedMap):
        for key, value in node.items():
            yield (*spot, str(key)), _line_of(node, key)
            yield from _lines(value, (*spot, str(key)))
    if isinstance(node, CommentedSeq):
        for number, value in enumerate(node):
            yield (*spot, number), node.lc.item(number)[0] + 1
            yield from _lines(value, (*spot, number))


def _line_of(node: CommentedMap, key: Any) -> int:
    place = (node.lc.data or {}).get(key)
    return int(place[0] if place else node.lc.line) + 1


def _unreadable(error: YAMLError, text: str, name: str) -> Mistake:
    """The parser's complaint in plain words. Never its own text: that may quote a secret."""
    lines, problem = text.splitlines(), str(getattr(error, "problem", None) or error)
    line = min(_line_of_error(error), len(lines))
    return _mistake(name, line, _words(problem, lines[line - 1 : line]))


def _line_of_error(error: YAMLError) -> int:
    if not isinstance(error, MarkedYAMLError):
        return 1
    unfinished = UNFINISHED.search(str(error.problem)) and error.context_mark
    mark = error.context_mark if unfinished else error.problem_mark
    return int(mark.line) + 1 if mark else 1


def _words(problem: str, lines: list[str]) -> str:
    if twice := re.search(r'duplicate key "(.*?)"', problem):
        return f"`{twice[1]}` staat er twee keer. Haal er een weg."
    if any("\t" in line for line in lines):
        return "hier staat een tab. Spring in met spaties: twee per stap."
    if "mapping values" in problem:
        return (
            "de dubbele punt of de inspringing klopt hier niet. Zet tekst met `: ` tussen aanhalingstekens."
        )
    if UNFINISHED.search(problem):
        return "hier begint iets dat niet eindigt. Zet er een aanhalingsteken of haakje achter."
    if "another document" in problem:
        return "`---` mag maar een keer, bovenaan. Haal deze weg."
    return "dit kan ik niet lezen. Kijk naar haakjes, aanhalingstekens en spaties op deze regel."


def _mistake(name: str, line: int, text: str) -> Mistake:
    return Mistake(where=f"{name} regel {line}", text=text, line=line)
