"""How text becomes words to search with.

Rules of this file
- Lower case, no accents, `’` is `'`, `ĳ` is `ij`; a word is letters and digits.
- "5 onder a", "5 sub a" and a parent's "vrijstelling 5a" are one word `5ondera`; "artikel 5a" is another
  article and stays `5a`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_UNDER = re.compile(r"(\d)\s*(?:onder|sub)\s*'?([a-z])\b")
_GROUND = re.compile(r"5([abc])\b")
_ARTICLE = re.compile(r"(?:\bart(?:ikel|\.)?\s?|\blid |[a-z0-9])$")
_ACCENTS = re.compile("[\u0300-\u036f]")
_PLAIN = {"’": "'", "‘": "'", "ĳ": "ij"}


def fold(text: str) -> str:
    """The text in lower case without accents."""
    lower = text.lower()
    if lower.isascii():
        return lower
    for sign, plain in _PLAIN.items():
        lower = lower.replace(sign, plain)
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", lower))


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    folded = fold(text)
    if "5" in folded or " onder " in folded:
        folded = _GROUND.sub(_ground, _UNDER.sub(r"\1onder\2", folded))
    return _WORD.findall(folded)


def _ground(match: re.Match[str]) -> str:
    """«5a» is a ground of article 5, unless it is called an article itself."""
    before = match.string[max(0, match.start() - 9) : match.start()]
    return match[0] if _ARTICLE.search(before) else f"5onder{match[1]}"


@lru_cache(maxsize=50_000)
def grams(word: str) -> tuple[str, ...]:
    """The pieces of four letters of `_word_`; a shorter word is one piece."""
    padded = f"_{word}_"
    return tuple(padded[at : at + 4] for at in range(max(1, len(padded) - 3)))
