"""The figure behind a claim, `[1]` or `[1, 3]`: which of the article's sources say so, counted from one.

Rules of this file
- A figure speaks for all that stands before it in its paragraph or list line, as far back as the one before.
- Only a card shows it, small and raised. All who want the words alone ask for them without.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FIGURE = re.compile(r" *\[(\d+(?:, *\d+)*)\](?!\()")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def cited(text: str) -> tuple[int, ...]:
    """The sources a text names, each once, as they come."""
    found = (int(number) for figure in FIGURE.findall(text) for number in figure.split(","))
    return tuple(dict.fromkeys(found))


def uncited(text: str) -> str:
    """The words alone."""
    return FIGURE.sub("", text)


def raised(text: str, shown: Sequence[int]) -> str:
    """Each source by its place among `shown`: «Dat mag niet.¹»"""
    return FIGURE.sub(lambda figure: ",".join(small(shown.index(one) + 1) for one in cited(figure[0])), text)


def small(number: int) -> str:
    """12 -> «¹²»"""
    return str(number).translate(_RAISED)
