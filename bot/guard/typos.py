"""Key words and the ways a hurried thumb, or an ear for dialect, misses them.

Rules of this file
- One slip (a letter too many, too few, wrong or swapped) from 6 letters on, two slips from 9 on.
- A shorter core word («dood», «leven») may have two letters swapped, one doubled, one before it, or one
  of a neighbouring key.
- A word that sounds like a known one («pleege», «suisidaal») is that word.
- A word that is real by itself («verwacht») is never mended into a key word («verkracht»).
- A look-up costs as many dictionary reads as the word has letters, however many key words there are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from rapidfuzz.distance import OSA

_LONGEST = 24
_SOUNDS_FROM = 5
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = (
    (re.compile(r"ij|ei|ey|y"), "ei"),
    (re.compile(r"ouw|auw|au"), "ou"),
    (re.compile(r"sch|sg|sk(?=[aeiou])"), "sg"),
    (re.compile(r"sj"), "s"),
    (re.compile(r"ao|oa"), "aa"),
    (re.compile(r"ch|gh"), "g"),
    (re.compile(r"c(?=[eiy])|z"), "s"),
    (re.compile(r"c|q"), "k"),
    (re.compile(r"v|ph"), "f"),
    (re.compile(r"(?:dt|d)\b"), "t"),
    (re.compile(r"(?<=[a-z]{3}e)n\b"), ""),
    (re.compile(r"([a-z])\1+"), r"\1"),
)


class Typos:
    """The key words by their forms with letters left out, the core words by their slips, all by sound."""

    def __init__(
        self, words: Iterable[str], core: Iterable[str], known: Iterable[str], real: Collection[str]
    ) -> None:
        self._real = real
        self._forms: dict[str, set[str]] = {}
        for word in words:
            for form in _shorter(word, _slips(word)):
                self._forms.setdefault(form, set()).add(word)
        self._core = {slip: word for word in core for slip in _near_keys(word)}
        self._sounds = {_sound(word): word for word in sorted(known) if len(word) >= _SOUNDS_FROM}

    def mend(self, word: str) -> str:
        """The key word this word was meant to be, or the word itself."""
        if not 3 <= len(word) <= _LONGEST or word in self._real:
            return word
        meant = self._core.get(word)
        if meant or len(word) < _SOUNDS_FROM:
            return meant or word
        return self._sounds.get(_sound(word)) or self._slipped(word)

    def _slipped(self, word: str) -> str:
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


def _near_keys(word: str) -> Iterator[str]:
    """The word with one small slip of the thumb."""
    yield from (letter + word for letter in "qwertyuiopasdfghjklzxcvbnm")
    for at, letter in enumerate(word):
        head, tail = word[:at], word[at + 1 :]
        yield head + letter + letter + tail
        yield head + tail[:1] + letter + tail[1:]
        yield from (head + key + tail for key in _neighbours(letter))


def _neighbours(letter: str) -> set[str]:
    row = next(row for row, keys in enumerate(_KEYS) if letter in keys)
    place = _KEYS[row].index(letter)
    near = {keys[max(0, place - 1) : place + 2] for keys in _KEYS[max(0, row - 1) : row + 2]}
    return set("".join(near)) - {letter}


def _sound(word: str) -> str:
    """How a word sounds, in the same letters for all ways to write it."""
    for written, heard in _SOUNDS:
        word = written.sub(heard, word)
    return word
