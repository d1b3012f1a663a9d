"""Key words and the ways a hurried thumb misses them.

Rules of this file
- One slip (a letter too many, too few, wrong or swapped) from 6 letters on, two slips from 9 on.
- A word that is real by itself («verwacht») is never mended into a key word («verkracht»).
- A look-up costs as many dictionary reads as the word has letters, however many key words there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rapidfuzz.distance import OSA

_LONGEST = 24


class Typos:
    """The key words by all their forms with one or two letters left out."""

    def __init__(self, words: Iterable[str], real: Collection[str]) -> None:
        self._real = real
        self._forms: dict[str, set[str]] = {}
        for word in words:
            for form in _shorter(word, _slips(word)):
                self._forms.setdefault(form, set()).add(word)

    def mend(self, word: str) -> str:
        """The key word this word was meant to be, or the word itself."""
        if not 5 <= len(word) <= _LONGEST or word in self._real:
            return word
        for form in (word, *(word[:at] + word[at + 1 :] for at in range(len(word)))):
            for meant in self._forms.get(form, ()):
                if OSA.distance(word, meant) <= _slips(meant):
                    return meant
        return word


def _slips(word: str) -> int:
    return 2 if len(word) >= 9 else 1


def _shorter(word: str, letters: int) -> set[str]:
    forms = {word}
    for _ in range(letters):
        forms |= {form[:at] + form[at + 1 :] for form in forms for at in range(len(form))}
    return forms
