"""What the search is set to, from files that people may edit: search.yaml and the word lists.

Rules of this file
- `abbreviations.yaml`: short form to what it means; written out in the articles and in the question.
- `synonyms.yaml`: an everyday word to words of the library; in the question only.
- `english.yaml`: an English word to Dutch ones; in an English question only.
- Bands are never written by hand: `actbot evaluate --calibrate` measures them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from knowledge.fold import words

FILES = ("search.yaml", "abbreviations.yaml", "synonyms.yaml", "english.yaml", "stopwords.txt")
WordList = Mapping[str, tuple[str, ...]]


class BadSettings(ValueError):
    """A settings file that cannot be read; the message says which file, and what to do (in Dutch)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Weights of the search, its bands, and its word lists. Numbers: see search.yaml."""

    sure: float = 0.45
    unsure: float = 0.30
    title: float = 1.5
    alias: float = 1.0
    body: float = 0.6
    english_summary: float = 1.0
    grams: float = 0.3
    parts: float = 0.6
    repaired: float = 0.8
    stop: float = 0.7
    expired: float = 0.5
    elsewhere: float = 0.6
    mixed_sure: float = 0.55
    mixed_unsure: float = 0.45
    abbreviations: WordList = field(default_factory=dict)
    synonyms: WordList = field(default_factory=dict)
    english: WordList = field(default_factory=dict)
    stopwords: frozenset[str] = frozenset()


def read(files: Mapping[str, str]) -> Settings:
    """The settings from the files of `FILES`, name to text; a missing one is empty. Raises BadSettings."""
    numbers = _yaml(files, "search.yaml")
    known = {name for name in Settings.__slots__ if isinstance(getattr(Settings(), name), float)}
    for name, value in numbers.items():
        if name not in known or isinstance(value, bool) or not isinstance(value, int | float):
            raise BadSettings(
                f"search.yaml: «{name}: {value}» ken ik niet. Kies uit: {', '.join(sorted(known))}."
            )
    return Settings(
        **{name: float(value) for name, value in numbers.items()},
        abbreviations=_list(files, "abbreviations.yaml"),
        synonyms=_list(files, "synonyms.yaml"),
        english=_list(files, "english.yaml"),
        stopwords=frozenset(words(_without_comments(files.get("stopwords.txt", "")))),
    )


def _list(files: Mapping[str, str], name: str) -> WordList:
    found = {}
    for key, value in _yaml(files, name).items():
        heads = words(str(key))
        if len(heads) != 1 or not isinstance(value, str | list):
            raise BadSettings(
                f"{name}: «{key}» moet één woord zijn, met daarachter de woorden die je bedoelt."
            )
        text = value if isinstance(value, str) else " ".join(map(str, value))
        found[heads[0]] = tuple(words(text))
    return found


def _yaml(files: Mapping[str, str], name: str) -> dict[str, Any]:
    try:
        # The base loader keeps «no» and «on» words instead of truth values.
        loader = yaml.CSafeLoader if name == "search.yaml" else yaml.CBaseLoader
        content = yaml.load(files.get(name, ""), Loader=loader) or {}  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", regel {mark.line + 1}" if mark else ""
        raise BadSettings(f"{name}{where}: deze regel kan ik niet lezen.") from error
    if not isinstance(content, dict):
        raise BadSettings(f"{name}: schrijf regels als «woord: betekenis».")
    return content


def _without_comments(text: str) -> str:
    return "\n".join(line.split("#", 1)[0] for line in text.split("\n"))
