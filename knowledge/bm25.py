"""Okapi BM25 over several fields, each with its own weight and mean length, in packed arrays.

score = idf · t(k1+1) / (t+k1), t = Σ over fields of weight · times / (1-b + b·length/mean length)
(Robertson & Zaragoza 2009, BM25F); idf = ln(1 + (N-n+.5)/(n+.5)).
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from math import log

K1 = 1.2
B = 0.75
GAIN_BITS = 12
GAIN_MASK = (1 << GAIN_BITS) - 1
Field = Mapping[str, int]


class Index:
    """Documents by term. `documents`: for each document its fields, as term to number of times.

    Each entry is one 32-bit number: the document in the upper 20 bits, its gain in the lower 12.
    """

    def __init__(self, documents: Sequence[Sequence[Field]], weights: Sequence[float]) -> None:
        self.size = len(documents)
        if self.size >> (32 - GAIN_BITS):
            raise ValueError("more than a million passages")
        self._found: dict[str, array[int]] = {}
        for number, (fields, scale) in enumerate(zip(documents, _scales(documents, weights), strict=True)):
            self._add(number << GAIN_BITS, fields, scale)
        self.rarest = self._idf(0)
        self.idf = {term: self._idf(len(entries)) for term, entries in self._found.items()}

    def _add(self, place: int, fields: Sequence[Field], scale: Sequence[float]) -> None:
        total: dict[str, float] = {}
        for field, factor in zip(fields, scale, strict=True):
            if not total:
                total = {term: times * factor for term, times in field.items()}
                continue
            for term, times in field.items():
                total[term] = total.get(term, 0.0) + times * factor
        found = self._found
        for term, times_scaled in total.items():
            entry = place | int(times_scaled * GAIN_MASK / (times_scaled + K1))
            if term in found:
                found[term].append(entry)
            else:
                found[term] = array("I", (entry,))

    def _idf(self, documents: int) -> float:
        return log(1 + (self.size - documents + 0.5) / (documents + 0.5))

    def add_scores(self, terms: Mapping[str, float], scores: list[float], factor: float = 1.0) -> None:
        """Adds to the score of each document what these weighted terms bring."""
        for term, weight in terms.items():
            if term in self._found:
                gain = self.idf[term] * weight * factor * (K1 + 1) / GAIN_MASK
                for entry in self._found[term]:
                    scores[entry >> GAIN_BITS] += gain * (entry & GAIN_MASK)


def _scales(documents: Sequence[Sequence[Field]], weights: Sequence[float]) -> list[list[float]]:
    """For each document and field: weight / (1-b + b·length/mean length)."""
    lengths = [[sum(field.values()) for field in fields] for fields in documents]
    means = [max(1.0, sum(column) / max(1, len(lengths))) for column in zip(*lengths, strict=True)]
    return [
        [
            weight / (1 - B + B * length / mean)
            for weight, length, mean in zip(weights, row, means, strict=True)
        ]
        for row in lengths
    ]
