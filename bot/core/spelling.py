"""How a message is spelled out before the guard reads it: plain small words, whatever way they were typed.

Rules of this file
- Case, accents, invisible characters and apostrophes are folded away.
- Digits and stars inside a word stand for letters (`d00d`); letters apart (`d o o d`) are one word.
- The end of a sentence or a line is a word of its own: `END`.
- Every step is one pass over the text: linear, whatever is sent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection

END = "."
_LONGEST = 400
_ENDS = ".!?;\n"
_LEET = str.maketrans("013457@$*", "oieastaso")
_SAME = str.maketrans("аеіоорсухієı", "aeioopcyxiei") | dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *map(ord, "'’‘`´")]
)
_MARKS = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]+")
_TOKEN = re.compile(r"[a-z0-9@$*]+|[.!?;]+(?=\s|$)|\n")
_HELD = re.compile(r"([a-z])\1{2,}")
_APART = re.compile(r"(?<![a-z0-9])(?:[a-z0-9][ .\-_*]{1,2}){2,}[a-z0-9](?![a-z0-9])")
_GAPS = re.compile(r"[ .\-_*]+")


def fold(text: str) -> str:
    """The text in small plain letters; what is not a letter or a digit stays for `spell` to drop."""
    text = text.casefold().translate(_SAME)
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _APART.sub(lambda found: _GAPS.sub("", found[0]), text)


def spell(text: str, whole: Callable[[str], str] = str) -> list[str]:
    """The words of a text in order, `END` between sentences and at the end.

    `whole` makes a word whole once for all its places, and leaves it out by returning nothing.
    """
    tokens = _TOKEN.findall(fold(text))
    words = {token: whole(_word(token)) for token in set(tokens)}
    return [*filter(None, map(words.__getitem__, tokens)), END]


def _word(token: str) -> str:
    if token.isalpha() or token.isdigit():
        return token
    if token[0] in _ENDS:
        return END
    return token.strip("*@$").translate(_LEET)


def let_go(word: str, vocabulary: Collection[str]) -> str:
    """The word with a letter that was held down (`dooood`, `willll`) once or twice, whichever is known."""
    if len(word) > _LONGEST:
        return word
    twice = _HELD.sub(r"\1\1", word)
    if twice == word or twice in vocabulary:
        return twice
    once = _HELD.sub(r"\1", word)
    return once if once in vocabulary else twice
