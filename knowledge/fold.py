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
_UNDER = re.compile(r"\b(\d+)\s*(?:onder|sub)\s*'?([a-z])\b")
_GROUND = re.compile(r"\b(?<!art )(?<!art\. )(?<!artikel )(?<!lid )5([abc])\b")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ĳ": "ij", "Ĳ": "ij"})


def fold(text: str) -> str:
    """The text in lower case without accents."""
    spelled = unicodedata.normalize("NFKD", text.translate(_PLAIN).lower())
    return "".join(mark for mark in spelled if not unicodedata.combining(mark))


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    folded = _UNDER.sub(r"\1onder\2", fold(text))
    return _WORD.findall(_GROUND.sub(r"5onder\1", folded))


@lru_cache(maxsize=50_000)
def grams(word: str) -> tuple[str, ...]:
    """The pieces of four letters of `_word_`; a shorter word is one piece."""
    padded = f"_{word}_"
    return tuple(padded[at : at + 4] for at in range(max(1, len(padded) - 3)))
