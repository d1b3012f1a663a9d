"""Long Dutch words cut into the words of the library: «leerplichtambtenaar» is «leerplicht» + «ambtenaar».

Rules of this file
- Only words of 8 letters or more are cut, into known words of 4 letters or more.
- Between parts may stand s, e, en or n. Fewest parts win, then the longest shortest part.
"""

from __future__ import annotations

from collections.abc import Collection

SHORTEST_WORD = 8
SHORTEST_PART = 4
LINKS = ("", "s", "e", "en", "n")


class Splitter:
    """Cuts words by a vocabulary; remembers what it has cut."""

    def __init__(self, vocabulary: Collection[str]) -> None:
        self._known = frozenset(word for word in vocabulary if len(word) >= SHORTEST_PART and word.isalpha())
        self._cut: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of the word, or nothing when it cannot be cut."""
        if len(word) < SHORTEST_WORD or not word.isalpha():
            return ()
        if word not in self._cut:
            self._cut[word] = self._best(word)
        return self._cut[word]

    def _best(self, word: str) -> tuple[str, ...]:
        found = [(part, *rest) for part, left in self._heads(word) for rest in self._tails(left, depth=2)]
        return min(found, key=lambda parts: (len(parts), -min(map(len, parts))), default=())

    def _tails(self, text: str, depth: int) -> list[tuple[str, ...]]:
        """Every way to read the rest as known words, in at most `depth` of them."""
        whole = [(text,)] if text in self._known else []
        if depth == 1:
            return [*whole]
        further = ((part, *rest) for part, left in self._heads(text) for rest in self._tails(left, depth - 1))
        return [*whole, *further]

    def _heads(self, text: str) -> list[tuple[str, str]]:
        """Each known word the text begins with, and what follows after a link."""
        heads = []
        for size in range(SHORTEST_PART, len(text) - SHORTEST_PART + 1):
            if text[:size] in self._known:
                rest = text[size:]
                heads += [(text[:size], rest[len(link) :]) for link in LINKS if rest.startswith(link)]
        return [(part, left) for part, left in heads if len(left) >= SHORTEST_PART]
