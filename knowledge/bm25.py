"""Okapi BM25 over several fields, each with its own weight and mean length, in packed arrays.

score = idf · t(k1+1) / (t+k1), t = Σ over fields of weight · times / (1-b + b·length/mean length)
(Robertson & Zaragoza 2009, BM25F); idf = ln(1 + (N-n+.5)/(n+.5)).

Rules of this file
- Only whole words are stored: the document, and t in steps of 1/65536, in one 64-bit number.
- A view is a set of other terms, each made of words: pieces of four letters, or parts of compounds. Its
  lists are made when they are first asked for, and kept.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log

K1 = 1.2
GAIN_BITS = 12
GAIN_MASK = (1 << GAIN_BITS) - 1
T_BITS = 32
T_MASK = (1 << T_BITS) - 1
T_ONE = 1 << 16
Field = Mapping[str, int]


class Postings:
    """For each word the documents it is in, and its t there."""

    def __init__(
        self, documents: Sequence[Sequence[Field]], weights: Sequence[float], bs: Sequence[float]
    ) -> None:
        """`documents`: for each document its fields, as word to number of times.

        `weights` and `bs` (how much its length counts, 0 to 1): one a field.
        """
        self.size = len(documents)
        self._of: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
        if self.size >> (32 - GAIN_BITS):
            raise ValueError("more than a million passages")
        lengths = [[sum(field.values()) for field in fields] for fields in documents]
        means = [max(1.0, sum(column) / self.size) for column in zip(*lengths, strict=True)]
        for number, (fields, row) in enumerate(zip(documents, lengths, strict=True)):
            factors = [
                w / (1 - b + b * size / mean)
                for w, b, size, mean in zip(weights, bs, row, means, strict=True)
            ]
            self._add(number, fields, factors)

    def of(self, word: str) -> Iterator[tuple[int, float]]:
        """The documents the word is in, each with its t."""
        return ((entry >> T_BITS, (entry & T_MASK) / T_ONE) for entry in self._of.get(word, ()))

    def _add(self, number: int, fields: Sequence[Field], factors: Sequence[float]) -> None:
        total: dict[str, float] = {}
        so_far = total.get
        for field, factor in zip(fields, factors, strict=True):
            for word, times in field.items():
                total[word] = so_far(word, 0.0) + times * factor
        of, place = self._of, number << T_BITS
        for word, t in total.items():
            of[word].append(place | int(t * T_ONE))


class View:
    """Terms that are made of words. `members`: for each term the words that hold it.

    Each entry of a term is one 32-bit number: the document in the upper 20 bits, its gain in the lower 12.
    """

    def __init__(self, postings: Postings, members: Mapping[str, Sequence[str]]) -> None:
        self._postings = postings
        self._members = members
        self._made: dict[str, array[int]] = {}

    def idf(self, term: str) -> float:
        """How rare the term is; one that is in no document is the rarest."""
        n = len(self._entries(term))
        return log(1 + (self._postings.size - n + 0.5) / (n + 0.5))

    def add_scores(self, terms: Mapping[str, float], scores: list[float], factor: float = 1.0) -> None:
        """Adds to the score of each document what these weighted terms bring."""
        for term, weight in terms.items():
            gain = self.idf(term) * weight * factor * (K1 + 1) / GAIN_MASK
            for entry in self._entries(term):
                scores[entry >> GAIN_BITS] += gain * (entry & GAIN_MASK)

    def make_all(self) -> None:
        """Makes every list now, so that no question has to wait for it."""
        for term in self._members:
            self._entries(term)

    def _entries(self, term: str) -> array[int]:
        if term not in self._members:
            return array("I")
        if term not in self._made:
            total: dict[int, float] = {}
            for word in self._members[term]:
                for number, t in self._postings.of(word):
                    total[number] = total.get(number, 0.0) + t
            packed = (number << GAIN_BITS | int(t * GAIN_MASK / (t + K1)) for number, t in total.items())
            self._made[term] = array("I", packed)
        return self._made[term]
