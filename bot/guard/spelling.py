"""How a message is spelled out before the guard reads it: plain small words, whatever way they were typed.

Rules of this file
- Case, accents, invisible characters and apostrophes are folded away; «da'k» is two words.
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
_ONE_WORD = 40
_ENDS = ".!?;؟؛\n"
_LEET = str.maketrans("013457@$*", "oieastaso")
_SAME = (
    str.maketrans("аеіоорсухієıłىة", "aeioopcyxieilيه")
    | {ord("_"): " "}
    | dict.fromkeys([0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, 0x0640, *map(ord, "'’‘`´ʼ")])
)
_MARKS = re.compile(r"[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u20d0-\u20ff]+")
_TOKEN = re.compile(r"[\w@$*]+|[.!?;؟؛]+(?=\s|$)|\n")
_HELD = re.compile(r"([a-z])\1{2,}")
_CLITIC = re.compile(r"['’](?<=[a-z].)(?=k\b)")
_APART = re.compile(r"(?<![a-z0-9])(?:[a-z0-9][ .\-_*]{1,2}){2,}[a-z0-9](?![a-z0-9])")
_GAPS = re.compile(r"[ .\-_*]+")


def fold(text: str) -> str:
    """The text in small plain letters; what is not a letter or a digit stays for `spell` to drop."""
    text = _CLITIC.sub(" ", text.casefold()).translate(_SAME)
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _APART.sub(lambda found: _GAPS.sub("", found[0]), text)


def spell(text: str, whole: Callable[[str], str] = str) -> list[str]:
    """The words of a text in order, `END` between sentences and at the end.

    `whole` makes a word whole once for all its places; it may return two words, or nothing.
    """
    tokens = _TOKEN.findall(fold(text))
    words = {token: whole(_word(token)) for token in set(tokens)}
    return [*" ".join([words[token] for token in tokens]).split(), END]


def _word(token: str) -> str:
    if token.isalpha() or token.isdigit():
        return token
    if token[0] in _ENDS:
        return END
    return token.strip("*@$").translate(_LEET)


def apart(word: str, vocabulary: Collection[str], core: frozenset[str]) -> str:
    """The known words that were written as one («ikwildood»), or the word itself.

    One of them, but not the first, is a core word: «doodgewoon» is one word.
    """
    pieces = _pieces(word, vocabulary) if len(word) <= _ONE_WORD else ()
    return " ".join(pieces) if not core.isdisjoint(pieces[1:]) else word


def head(word: str, heads: Collection[str]) -> str:
    """The last part of a compound («slaappillen») when that is one of these, or the word itself."""
    return next((each for each in heads if word.endswith(each) and " " not in word), word)


def _pieces(word: str, vocabulary: Collection[str]) -> tuple[str, ...]:
    """The word cut into known ones of at least two letters, as few as can be; nothing when it cannot."""
    ways: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(word) + 1):
        starts = enumerate(ways[: end - 1])
        cuts = [(*way, word[at:end]) for at, way in starts if way is not None and word[at:end] in vocabulary]
        ways.append(min(cuts, key=len, default=None))
    return ways[-1] or ()


def let_go(word: str, vocabulary: Collection[str]) -> str:
    """The word with a letter that was held down (`dooood`, `willll`) once or twice, whichever is known."""
    if len(word) > _LONGEST:
        return word
    twice = _HELD.sub(r"\1\1", word)
    if twice == word or twice in vocabulary:
        return twice
    once = _HELD.sub(r"\1", word)
    return once if once in vocabulary else twice
