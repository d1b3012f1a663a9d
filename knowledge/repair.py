"""Misspelt words of a question brought back to words of the library.

Rules of this file
- Only words of 5 letters or more that the library does not know and that are no compound of known words.
- One slip (two from 9 letters): a letter too many, too few, wrong, or two changed places.
- The same first letter goes first, then the commonest word; at most two are taken.
"""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 5
TWO_SLIPS_FROM = 9
MOST = 2


class Repair:
    """Finds what was meant; `vocabulary`: word to the number of times it stands in the library."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._times = vocabulary
        self._by_length: dict[int, list[str]] = {}
        for word in vocabulary:
            if len(word) >= SHORTEST - 1:
                self._by_length.setdefault(len(word), []).append(word)

    def meant(self, word: str) -> tuple[str, ...]:
        """At most two words of the library that are one slip away, the likeliest first."""
        if len(word) < SHORTEST or any(sign.isdigit() for sign in word):
            return ()
        slips = 2 if len(word) >= TWO_SLIPS_FROM else 1
        near: list[tuple[int, bool, int, str]] = []
        for length in range(len(word) - slips, len(word) + slips + 1):
            choices = self._by_length.get(length, [])
            found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=10)
            near += [(int(far), other[0] != word[0], -self._times[other], other) for other, far, _ in found]
        return tuple(other for *_, other in sorted(near)[:MOST])
