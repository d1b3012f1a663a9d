"""Okapi BM25 over several fields, each with its own weight and mean length, in packed arrays.

score = idf · t(k1+1) / (t+k1), t = Σ over fields of weight · times / (1-b + b·length/mean length)
(Robertson & Zaragoza 2009, BM25F); idf = ln(1 + (N-n+.5)/(n+.5)).

Rules of this file
- Only whole words are stored: a list of documents, and beside it their t.
- A view is a set of other terms, each made of words: pieces of four letters, or parts of compounds. Its
  lists are made when they are first asked for, and kept; a term of one word has the very lists of that word.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

K1 = 1.2
Field = Mapping[str, int]


class Entries:
    """In which documents a term is, by number, and its t in each."""

    __slots__ = ("documents", "ts")

    def __init__(self) -> None:
        self.documents = array("I")
        self.ts = array("f")


NONE = Entries()


class Postings:
    """For each word the documents it is in, and its t there."""

    def __init__(
        self, documents: Sequence[Sequence[Field]], weights: Sequence[float], bs: Sequence[float]
    ) -> None:
        """`documents`: for each document its fields, as word to number of times.

        `weights` and `bs` (how much its length counts, 0 to 1): one a field.
        """
        self.size = len(documents)
        self._of: defaultdict[str, Entries] = defaultdict(Entries)
        lengths = [[sum(field.values()) for field in fields] for fields in documents]
        means = [max(1.0, sum(column) / self.size) for column in zip(*lengths, strict=True)]
        for number, (fields, row) in enumerate(zip(documents, lengths, strict=True)):
            factors = [
                w / (1 - b + b * size / mean)
                for w, b, size, mean in zip(weights, bs, row, means, strict=True)
            ]
            self._add(number, fields, factors)

    def of(self, word: str) -> Entries:
        return self._of.get(word, NONE)

    def _add(self, number: int, fields: Sequence[Field], factors: Sequence[float]) -> None:
        total: dict[str, float] = {}
        so_far = total.get
        for field, factor in zip(fields, factors, strict=True):
            for word, times in field.items():
                total[word] = so_far(word, 0.0) + times * factor
        of = self._of
        for word, t in total.items():
            entries = of[word]
            entries.documents.append(number)
            entries.ts.append(t)


class View:
    """Terms that are made of words. `members`: for each term the words that hold it."""

    def __init__(self, postings: Postings, members: Mapping[str, Sequence[str]]) -> None:
        self._postings = postings
        self._members = members
        self._made: dict[str, Entries] = {}

    def idf(self, term: str) -> float:
        """How rare the term is; one that is in no document is the rarest."""
        n = len(self._entries(term).documents)
        return log(1 + (self._postings.size - n + 0.5) / (n + 0.5))

    def add_scores(self, terms: Mapping[str, float], scores: list[float], factor: float = 1.0) -> None:
        """Adds to the score of each document what these weighted terms bring."""
        for term, weight in terms.items():
            most = self.idf(term) * weight * factor * (K1 + 1)
            entries = self._entries(term)
            for number, t in zip(entries.documents, entries.ts, strict=True):
                scores[number] += most * t / (t + K1)

    def make_all(self) -> None:
        """Makes every list now, so that no question has to wait for it."""
        for term in self._members:
            self._entries(term)

    def _entries(self, term: str) -> Entries:
        if term not in self._made:
            words = self._members.get(term, ())
            if not words:
                return NONE
            of = self._postings.of
            self._made[term] = of(words[0]) if len(words) == 1 else _together(map(of, words))
        return self._made[term]


def _together(parts: Iterable[Entries]) -> Entries:
    """What a term of several words is: in every document the sum of theirs."""
    total: dict[int, float] = {}
    so_far = total.get
    for part in parts:
        for number, t in zip(part.documents, part.ts, strict=True):
            total[number] = so_far(number, 0.0) + t
    entries = Entries()
    entries.documents.extend(total)
    entries.ts.extend(total.values())
    return entries
