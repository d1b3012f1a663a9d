"""The core of the search: words and pieces of words over title, questions and text; no model, no network."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from knowledge.article import Article
from knowledge.bm25 import Index
from knowledge.compounds import SHORTEST_WORD, Splitter
from knowledge.fold import grams, words
from knowledge.question import Terms, terms, written_out
from knowledge.repair import Repair
from knowledge.settings import Settings

PASSAGE_WORDS = 300  # an article of the usual length stays whole: measured better than halves of 200
IDEAL = 2.0  # what one word can bring at most, in times its rarity
_SEAM = re.compile(r"\n+|(?<=[.!?]) ")
_MARKUP = re.compile(r"\]\([^)]*\)|[#*>\[\]]")


class Search:
    """An index over articles; a document is a passage, an article scores as its best passage."""

    def __init__(self, articles: Sequence[Article], settings: Settings) -> None:
        self.settings = settings
        self.passages = [
            (number, text) for number, article in enumerate(articles) for text in passages(article)
        ]
        self.owner = [number for number, _ in self.passages]
        fields = self._fields(articles)
        self._times = Counter[str]()
        for row in fields:
            for column in row:
                self._times.update(column)
        self.splitter = Splitter(self._times)
        self.repair = Repair(self._times)
        weights = (settings.body, settings.title, settings.alias, settings.english_summary)
        self._words = Index([[self._with_parts(column) for column in row] for row in fields], weights)
        # Pieces are for Dutch: the English summary is left out of them.
        self._grams = Index([[self._grams_of(column) for column in row[:3]] for row in fields], weights[:3])

    def terms(self, question: str, locale: str = "nl") -> Terms:
        """The question as search terms."""
        return terms(question, locale, self.settings, self.splitter, self.repair, self._times)

    def scores(self, asked: Terms) -> list[float]:
        """The score of every passage, as a share of the ideal score (about 0 to 1)."""
        ideal = self._ideal(asked)
        found = [0.0] * len(self.passages)
        if ideal:
            self._words.add_scores(asked.words, found, 1 / ideal)
            self._grams.add_scores(asked.grams, found, self.settings.grams / ideal)
        return found

    def _ideal(self, asked: Terms) -> float:
        rarity, piece = self._words.idf, self._grams.idf
        own = sum(weight * rarity.get(word, self._words.rarest) for word, weight in asked.asked.items())
        pieces = {gram for word, weight in asked.asked.items() if weight == 1.0 for gram in grams(word)}
        return IDEAL * (
            own + self.settings.grams * sum(piece.get(gram, self._grams.rarest) for gram in pieces)
        )

    def _fields(self, articles: Sequence[Article]) -> list[list[Counter[str]]]:
        """For each passage its own words, then title, questions and English summary of its article."""
        heads = [
            (
                self._count(article.title),
                self._count("\n".join(article.questions)),
                self._count(article.english, stop=False),
            )
            for article in articles
        ]
        return [[self._count(text, stop=False), *heads[number]] for number, text in self.passages]

    def _count(self, text: str, stop: bool = True) -> Counter[str]:
        found = written_out(words(text), self.settings)
        return Counter(found if stop else (word for word in found if word not in self.settings.stopwords))

    def _with_parts(self, field: Mapping[str, int]) -> Mapping[str, int]:
        whole = dict(field)
        for word, times in field.items():
            for part in self.splitter.parts(word) if len(word) >= SHORTEST_WORD else ():
                whole[part] = whole.get(part, 0) + times
        return whole

    def _grams_of(self, field: Counter[str]) -> Mapping[str, int]:
        stop = self.settings.stopwords
        return Counter(chain.from_iterable(grams(word) for word in field.elements() if word not in stop))


def passages(article: Article) -> tuple[str, ...]:
    """The text in parts of at most 300 words, cut at lines or sentences."""
    parts: list[str] = []
    part: list[str] = []
    size = 0
    for piece in _SEAM.split(_MARKUP.sub(" ", article.body)):
        length = len(piece.split())
        if part and size + length > PASSAGE_WORDS:
            parts.append(" ".join(part))
            part, size = [], 0
        part.append(piece)
        size += length
    return (*parts, " ".join(part))
