"""The library: all articles, and what it answers to a question.

Rules of this file
- Three bands: sure (show the card), unsure (ask which is meant), none (say so, offer a human).
- The bounds of the bands are measured by `evaluate`, never guessed.
- An expired article sinks and is marked; it is never the reason to be sure.
- What holds only where the asker does not live counts for less; who has no region yet loses nothing by it.
- A question that stands with an article word for word, or but for small words, is that article's.
- Other ways to ask (`aliases`) are searched as an article's own questions, and are shown to nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from heapq import nlargest
from typing import Literal, Protocol, Self

from knowledge.article import Article
from knowledge.fold import words
from knowledge.question import is_english
from knowledge.same import by_gist, gist
from knowledge.search import Search
from knowledge.settings import Settings

Band = Literal["sure", "unsure", "none"]
MOST_HITS = 10
# The mix, as measured: the cosines of multilingual-e5-small lie between .75 and .95.
SHARE_OF_WORDS = 0.4  # of a score that leaves room for doubt: as much as 0.3 of one that does not
LOWEST_COSINE = 0.75
COSINES = 0.20


Aliases = Mapping[str, tuple[str, ...]]
"""by article id: other ways to ask for it"""


class Closeness(Protocol):
    """How near each article (by id) is to a question in meaning, as a cosine: `knowledge.vectors.Vectors`.

    None: it cannot say for this question; the words decide alone.
    """

    def closeness(self, question: str) -> Mapping[str, float] | None: ...


@dataclass(frozen=True, slots=True)
class Known:
    """Meaning for one question that was worked out before it is asked."""

    question: str
    cosines: Mapping[str, float]

    def closeness(self, question: str) -> Mapping[str, float] | None:
        return self.cosines if question.strip() == self.question.strip() else None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that may answer. `confidence`: its score as a share of the ideal one, 0 to 1.

    `band`: how sure we are of this one; «sure» never of an expired article.
    """

    article: Article
    score: float
    confidence: float
    band: Band
    expired: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library knows about a question; `hits` best first, at most ten."""

    band: Band
    hits: tuple[Hit, ...]


class Library:
    """Articles by id, and the search over them."""

    def __init__(self, articles: Sequence[Article], settings: Settings, aliases: Aliases) -> None:
        self.articles = {article.id: article for article in articles}
        self.settings = settings
        self.aliases = aliases
        self.searched = tuple(_asked_as(article, aliases) for article in articles)
        """the articles with every way to ask for them"""
        self.search = Search(self.searched, settings)
        listed = [
            (tuple(words(question)), n) for n, one in enumerate(self.searched) for question in _questions(one)
        ]
        self._by_words = dict(listed)
        self._by_gist = by_gist(listed)
        self._listed = tuple(articles)
        self._meaning: Closeness | None = None

    @classmethod
    def read(cls, articles: Iterable[Article], settings: Settings, aliases: Aliases | None = None) -> Self:
        """The library of these articles. Raises ValueError when two have the same id."""
        listed = list(articles)
        twice = [name for name, times in Counter(article.id for article in listed).items() if times > 1]
        if twice:
            raise ValueError(f"Twee artikelen met dezelfde id: {', '.join(sorted(twice))}.")
        return cls(listed, settings, aliases or {})

    def learned(self, aliases: Aliases) -> Self:
        """The same articles, with these other ways to ask."""
        return type(self)(self._listed, self.settings, aliases)

    def ask(
        self, question: str, locale: str = "nl", today: date | None = None, region: str | None = None
    ) -> Answer:
        """The articles that may answer the question of somebody in this region (its slug).

        Without `today` nothing counts as expired; without `region` nothing as of elsewhere.
        """
        best = self._best(self.search.scores(self.search.asked(question, locale)))
        cosines = self._cosines(question)
        if cosines is not None:
            best = self._mixed(best, cosines)
        if (number := self._that_asks(question)) is not None:
            best[number] = 1.0
        if region:
            self._keep_near(best, region)
        hits = self._hits(best, today, mixed=cosines is not None)
        return Answer(hits[0].band if hits else "none", hits)

    def in_english(self, question: str, locale: str) -> bool:
        """Whether it reads as English; with as many words of both languages it is in that of the asker."""
        return is_english(words(question), self.settings, locale)

    def warm(self) -> None:
        """Makes the search ready for its first questions; for a moment when nobody waits (about a second)."""
        self.search.warm()

    def with_vectors(self, vectors: Closeness) -> Self:
        """The same library that also weighs meaning; its confidence then has bounds of its own."""
        mixed = copy(self)
        mixed._meaning = vectors
        return mixed

    def band(self, confidence: float, mixed: bool = False) -> Band:
        """Where a confidence lies; `mixed`: one that weighs meaning too."""
        own = self.settings
        sure, unsure = (own.mixed_sure, own.mixed_unsure) if mixed else (own.sure, own.unsure)
        if confidence >= sure:
            return "sure"
        return "unsure" if confidence >= unsure else "none"

    def _that_asks(self, question: str) -> int | None:
        """The article that this very question stands with."""
        asked = tuple(words(question))
        number = self._by_words.get(asked)
        return self._by_gist.get(gist(asked)) if number is None else number

    def _cosines(self, question: str) -> Mapping[str, float] | None:
        if self._meaning is None or not question.strip():
            return None
        return self._meaning.closeness(self.search.mended(question))

    def _best(self, scores: Sequence[float]) -> list[float]:
        """The score of each article: that of its best passage."""
        best = [0.0] * len(self._listed)
        for number, score in zip(self.search.owner, scores, strict=True):
            best[number] = max(best[number], score)
        return best

    def _mixed(self, best: Sequence[float], cosines: Mapping[str, float]) -> list[float]:
        return [
            SHARE_OF_WORDS * min(1.0, score)
            + (1 - SHARE_OF_WORDS) * (cosines.get(article.id, LOWEST_COSINE) - LOWEST_COSINE) / COSINES
            for score, article in zip(best, self._listed, strict=True)
        ]

    def _keep_near(self, best: list[float], region: str) -> None:
        """What holds in other regions only counts for less."""
        for number, article in enumerate(self._listed):
            if article.regions and region not in article.regions:
                best[number] *= self.settings.elsewhere

    def _hits(self, best: list[float], today: date | None, mixed: bool) -> tuple[Hit, ...]:
        """The ten best articles; an expired one counts for less."""
        gone = {n for n, article in enumerate(self._listed) if today and article.expired(today)}
        for number in gone:
            best[number] *= self.settings.expired
        top = nlargest(MOST_HITS, range(len(best)), key=best.__getitem__)
        return tuple(self._hit(n, best[n], n in gone, mixed) for n in top if best[n] > 0.0)

    def _hit(self, number: int, score: float, expired: bool, mixed: bool) -> Hit:
        confidence = min(1.0, score)
        band = self.band(confidence, mixed)
        shown: Band = "unsure" if expired and band == "sure" else band
        return Hit(self._listed[number], score, confidence, shown, expired)


def _questions(article: Article) -> tuple[str, ...]:
    return (article.title, *article.questions, *article.english_questions)


def _asked_as(article: Article, aliases: Aliases) -> Article:
    others = aliases.get(article.id, ())
    return replace(article, questions=(*article.questions, *others)) if others else article
