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
Field = Mapping[str, int]


class Index:
    """Documents by term. `documents`: for each document its fields, as term to number of times."""

    def __init__(self, documents: Sequence[Sequence[Field]], weights: Sequence[float]) -> None:
        self.size = len(documents)
        self._at: dict[str, array[int]] = {}
        self._gain: dict[str, array[float]] = {}
        scales = _scales(documents, weights)
        for number, (fields, scale) in enumerate(zip(documents, scales, strict=True)):
            self._add(number, fields, scale)
        self.rarest = self._idf(0)
        self.idf = {term: self._idf(len(numbers)) for term, numbers in self._at.items()}

    def _add(self, number: int, fields: Sequence[Field], scale: Sequence[float]) -> None:
        total: dict[str, float] = {}
        for field, factor in zip(fields, scale, strict=True):
            for term, times in field.items():
                total[term] = total.get(term, 0.0) + times * factor
        for term, times_scaled in total.items():
            if term not in self._at:
                self._at[term] = array("I")
                self._gain[term] = array("f")
            self._at[term].append(number)
            self._gain[term].append(times_scaled * (K1 + 1) / (times_scaled + K1))

    def _idf(self, documents: int) -> float:
        return log(1 + (self.size - documents + 0.5) / (documents + 0.5))

    def add_scores(self, terms: Mapping[str, float], scores: list[float], factor: float = 1.0) -> None:
        """Adds to the score of each document what these weighted terms bring."""
        for term, weight in terms.items():
            if term in self._at:
                gain = self.idf[term] * weight * factor
                for number, part in zip(self._at[term], self._gain[term], strict=True):
                    scores[number] += gain * part


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
