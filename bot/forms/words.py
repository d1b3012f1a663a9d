"""How a message is read as words: plain small ones, so that «Ja, klopt!» is «ja klopt»."""

from __future__ import annotations

import re
from functools import lru_cache

_ACCENTS = str.maketrans("éèëêïíîöóôüúûäáàâçñ", "eeeeiiiooouuuaaaacn")
_APOSTROPHES = str.maketrans("", "", "'’`´")
_NO_WORD = re.compile(r"\W+")


@lru_cache(maxsize=8)  # within one turn the same words are read ten times; no longer than that
def plain(raw: str) -> str:
    """Lower case, without accents and apostrophes; all else that is no letter or digit is one space."""
    text = unaccented(raw.lower()).translate(_APOSTROPHES)
    return _NO_WORD.sub(" ", text).strip()


def unaccented(text: str) -> str:
    """The same words without accents."""
    return text.translate(_ACCENTS)
