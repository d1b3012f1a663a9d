"""How a message is spelled out before the guard reads it: plain small words, whatever way they were typed.

Rules of this file
- Case, accents, invisible characters and apostrophes are folded away; a letter held down is let go.
- Digits and stars inside a word stand for letters (`d00d`); letters apart (`d o o d`) are one word.
- The end of a sentence or a line is a word of its own: `END`.
- Every step is one pass over the text: linear, whatever is sent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

END = "."
_LONGEST = 24
_ENDS = ".!?;\n"
_LEET = str.maketrans("013457@$*", "oieastaso")
_UNSEEN = dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *map(ord, "'’‘`´")])
_LOOKALIKES = str.maketrans("аеіоорсухієı", "aeioopcyxiei")
_TOKEN = re.compile(r"[a-z0-9@$*]+|[.!?;]+(?=\s|$)|\n")
_HELD = re.compile(r"([a-z])\1{2,}")
_APART = re.compile(r"(?<![a-z0-9])(?:[a-z0-9][ .\-_*]{1,2}){2,}[a-z0-9](?![a-z0-9])")
_GAPS = re.compile(r"[ .\-_*]+")


def fold(text: str) -> str:
    """The text in small plain letters; what is not a letter or a digit stays for `spell` to drop."""
    text = text.casefold().translate(_UNSEEN)
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", text.translate(_LOOKALIKES))
        text = "".join(letter for letter in marked if not unicodedata.combining(letter))
    text = _HELD.sub(r"\1\1", text)
    return _APART.sub(lambda found: _GAPS.sub("", found[0]), text)


def spell(text: str) -> list[str]:
    """The words of a text in order, `END` between sentences and at the end."""
    words = [_word(token) for token in _TOKEN.findall(fold(text))]
    words.append(END)
    return [word for word in words if word]


def _word(token: str) -> str:
    if token.isalpha() or token.isdigit():
        return token
    if token[0] in _ENDS:
        return END
    return token.strip("*@$").translate(_LEET)


class Typos:
    """Key words and the ways a hurried thumb misses them: one slip from 6 letters on, two from 9 on.

    Built from all forms of each key word with one or two letters left out, so that looking up
    a word costs as many dictionary reads as it has letters. `except_` are real words of their own.
    """

    def __init__(self, words: Iterable[str], except_: Iterable[str]) -> None:
        self._real = frozenset(except_)
        self._short: dict[str, set[str]] = {}
        for word in words:
            for form in _shorter(word, 2 if len(word) >= 9 else 1):
                self._short.setdefault(form, set()).add(word)

    def repair(self, word: str) -> str:
        """The key word this word was meant to be, or the word itself."""
        if not 5 <= len(word) <= _LONGEST or word in self._real:
            return word
        for form in (word, *(word[:at] + word[at + 1 :] for at in range(len(word)))):
            for meant in self._short.get(form, ()):
                if OSA.distance(word, meant) <= (2 if len(meant) >= 9 else 1):
                    return meant
        return word


def _shorter(word: str, letters: int) -> set[str]:
    forms = {word}
    for _ in range(letters):
        forms |= {form[:at] + form[at + 1 :] for form in forms for at in range(len(form))}
    return forms


def known(word: str, vocabulary: Mapping[str, object] | frozenset[str]) -> str:
    """The word, or the word with held letters let go (`willl`, `leeven`) when only that is known."""
    if word in vocabulary:
        return word
    once = re.sub(r"([a-z])\1+", r"\1", word)
    return once if once in vocabulary else word
