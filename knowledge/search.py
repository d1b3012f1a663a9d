"""The core of the search: words and pieces of words over title, questions and text; no model, no network."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from knowledge.article import Article
from knowledge.bm25 import Field, Postings, View
from knowledge.compounds import Splitter
from knowledge.fold import grams, words
from knowledge.question import Asked, asked, mended, written_out
from knowledge.repair import Repair
from knowledge.settings import Settings

PASSAGE_WORDS = 300  # an article of the usual length stays whole: measured better than halves of 200
B = 0.75
B_QUESTIONS = 0.2  # one who knows many ways to ask for an article has not written a long text
IDEAL = 2.0  # what one word can bring at most, in times its rarity
UNKNOWN = "?????"  # five letters that no article has
_ENDS = ".!?"
_TARGET = re.compile(r"\]\([^)]*\)")
_ADDRESS = re.compile(r"\S+@\S+")  # an address is no word: «nl» is a country
_SIGNS = "#*>[]"


class Search:
    """An index over articles; a document is a passage, an article scores as its best passage."""

    def __init__(self, articles: Sequence[Article], settings: Settings) -> None:
        self.settings = settings
        self.passages = [
            (number, text) for number, article in enumerate(articles) for text in passages(article)
        ]
        self.owner = [number for number, _ in self.passages]
        fields = self._fields(articles)
        self._times = Counter(chain.from_iterable(chain.from_iterable(fields)))
        self.splitter = Splitter(self._times)
        self.repair = Repair(self._times | {word: self._times[word] for word in settings.english})
        listed = (settings.abbreviations, settings.synonyms, settings.english)
        self._known = settings.stopwords.union(self._times, *listed)
        weights = (settings.body, settings.title, settings.alias, settings.english_summary)
        postings = Postings(fields, weights, (B, B, B_QUESTIONS, B))
        self._words = View(postings, _members(self._times, lambda word: (word, *self.splitter.parts(word))))
        told = (word for word in self._times if word not in settings.stopwords)
        self._grams = View(postings, _members(told, grams))

        self._doubt = self._twice(UNKNOWN, 1.0)

    def warm(self) -> None:
        """Makes all lists now instead of at the first question that needs them."""
        self._words.make_all()
        self._grams.make_all()

    def asked(self, question: str, locale: str = "nl") -> tuple[Asked, ...]:
        """The words of the question, and how each may stand here."""
        return asked(question, locale, self.settings, self.splitter, self.repair, self._known)

    def mended(self, question: str) -> str:
        """The question without its misspelt words, for a model that reads whole words."""
        return mended(question, self.splitter, self.repair, self._known)

    def scores(self, words: Sequence[Asked]) -> list[float]:
        """The score of every passage, as a share of the ideal score (about 0 to 1).

        A question of stop words alone («wat doen jullie») scores low everywhere: it stays in doubt.
        """
        total = [0.0] * len(self.passages)
        mosts = [self._most(one) for one in words]
        ideal = sum(mosts) + self._doubt
        for one, most in zip(words, mosts, strict=True):
            brought = [0.0] * len(total)
            self._words.add_scores(one.words, brought, 1 / ideal)
            self._grams.add_scores(one.grams, brought, self.settings.grams / ideal)
            most /= ideal
            total = [
                so_far + (more if more < most else most) for so_far, more in zip(total, brought, strict=True)
            ]
        return total

    def _most(self, one: Asked) -> float:
        """What this word can bring at most: twice its rarity, and that of its pieces."""
        return max(self._twice(word, one.weight) for word in one.meant)

    def _twice(self, word: str, weight: float) -> float:
        pieces = set(grams(word)) if weight == 1.0 else ()
        return IDEAL * (
            weight * self._words.idf(word) + self.settings.grams * sum(map(self._grams.idf, pieces))
        )

    def _fields(self, articles: Sequence[Article]) -> list[list[Field]]:
        """For each passage its own words, then title, questions and English summary of its article."""
        heads = [
            (
                self._count(article.title),
                self._count("\n".join(article.questions)),
                self._count(_in_english(article), stop=False),
            )
            for article in articles
        ]
        return [[self._count(text, stop=False), *heads[number]] for number, text in self.passages]

    def _count(self, text: str, stop: bool = True) -> Field:
        found = Counter(written_out(words(text), self.settings))
        if not stop:
            for word in found.keys() & self.settings.stopwords:
                del found[word]
        return found


def _members(words: Iterable[str], terms: Callable[[str], Iterable[str]]) -> dict[str, list[str]]:
    """For each term the words that hold it."""
    found: dict[str, list[str]] = {}
    for word in words:
        for term in set(terms(word)):
            found.setdefault(term, []).append(word)
    return found


def _in_english(article: Article) -> str:
    return "\n".join((article.english_title, article.english, *article.english_questions))


def passages(article: Article) -> tuple[str, ...]:
    """The text and where it stands, in parts of at most 300 words, cut at lines or sentences."""
    told = "\n".join((article.text, *(source.name for source in article.sources)))
    parts: list[str] = []
    part: list[str] = []
    size = 0
    for piece in _pieces(_plain(told)):
        length = len(piece.split())
        if part and size + length > PASSAGE_WORDS:
            parts.append(" ".join(part))
            part, size = [], 0
        part.append(piece)
        size += length
    return (*parts, " ".join(part))


def _pieces(text: str) -> Iterator[str]:
    """Its lines and sentences."""
    for end in _ENDS:
        text = text.replace(f"{end} ", f"{end}\n")
    return filter(None, text.split("\n"))


def _plain(text: str) -> str:
    without = _TARGET.sub(" ", text)
    if "@" in without:  # looked for first: it is rare, and the pattern is slow
        without = _ADDRESS.sub(" ", without)
    for sign in _SIGNS:
        without = without.replace(sign, " ")
    return without
