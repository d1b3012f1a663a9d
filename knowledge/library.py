"""The library: all articles, and what it answers to a question.

Rules of this file
- Three bands: sure (show the card), unsure (ask which is meant), none (say so, offer a human).
- The bounds of the bands are measured by `evaluate`, never guessed.
- An expired article sinks and is marked; it is never the reason to be sure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import Literal, Self

from knowledge.article import Article
from knowledge.search import Search
from knowledge.settings import Settings

Band = Literal["sure", "unsure", "none"]
MOST_HITS = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that may answer. `confidence`: its score as a share of the ideal one, 0 to 1."""

    article: Article
    score: float
    confidence: float
    expired: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library knows about a question; `hits` best first, at most ten."""

    band: Band
    hits: tuple[Hit, ...]


class Library:
    """Articles by id, and the search over them."""

    def __init__(self, articles: Sequence[Article], settings: Settings) -> None:
        self.articles = {article.id: article for article in articles}
        self.settings = settings
        self.search = Search(articles, settings)
        self._listed = tuple(articles)

    @classmethod
    def read(cls, articles: Iterable[Article], settings: Settings) -> Self:
        """The library of these articles. Raises ValueError when two have the same id."""
        listed = list(articles)
        twice = [name for name, times in Counter(article.id for article in listed).items() if times > 1]
        if twice:
            raise ValueError(f"Twee artikelen met dezelfde id: {', '.join(sorted(twice))}.")
        return cls(listed, settings)

    def ask(self, question: str, locale: str = "nl", today: date | None = None) -> Answer:
        """The articles that may answer the question. Without `today` nothing counts as expired."""
        scores = self.search.scores(self.search.terms(question, locale))
        hits = self._hits(scores, today)
        return Answer(self.band(hits[0].confidence if hits else 0.0), hits)

    def band(self, confidence: float) -> Band:
        """Where a confidence lies."""
        if confidence >= self.settings.sure:
            return "sure"
        return "unsure" if confidence >= self.settings.unsure else "none"

    def _hits(self, scores: Sequence[float], today: date | None) -> tuple[Hit, ...]:
        """The ten best articles; an article scores as its best passage, less when it has expired."""
        best = [0.0] * len(self._listed)
        for number, score in zip(self.search.owner, scores, strict=True):
            best[number] = max(best[number], score)
        gone = {n for n, article in enumerate(self._listed) if today and article.expired(today)}
        for number in gone:
            best[number] *= self.settings.expired
        top = nlargest(MOST_HITS, range(len(best)), key=best.__getitem__)
        return tuple(
            Hit(self._listed[n], best[n], min(1.0, best[n]), n in gone) for n in top if best[n] > 0.0
        )
