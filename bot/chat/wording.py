"""How long words are cut, and how choices are shown where there are no buttons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from bot.chat.replies import Option

_SEAMS = ("\n\n", "\n", ". ", " ")


def split(text: str, limit: int, measure: Callable[[str], int] = len) -> tuple[str, ...]:
    """The text in parts of at most `limit` by `measure`: at paragraphs, else lines, sentences, words."""
    text = text.strip("\n")
    parts: list[str] = []
    while measure(text) > limit:
        cut = _cut(text, limit, measure)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    if text or not parts:
        parts.append(text)
    return tuple(parts)


def _cut(text: str, limit: int, measure: Callable[[str], int]) -> int:
    """The latest seam that keeps the first part within the limit; a hard cut when there is none."""
    fits = _longest(text, limit, measure)
    for seam in _SEAMS:
        at = text.rfind(seam, 0, fits)
        if at > fits // 3:
            return at + len(seam)
    return fits - 1 if text[fits - 1] == "\\" and fits > 1 else fits


def _longest(text: str, limit: int, measure: Callable[[str], int]) -> int:
    low, high = 1, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle]) <= limit else (low, middle - 1)
    return low


def fitting(options: Sequence[Option], most: int) -> tuple[Option, ...]:
    """At most so many choices: the fullest row loses its last ones, so that the way back and out stays.

    What is not shown can still be typed.
    """
    kept = list(options)
    while len(kept) > most:
        rows = Counter(option.row for option in kept)
        fullest = max(rows, key=lambda row: (rows[row], -row))
        kept.pop(max(place for place, option in enumerate(kept) if option.row == fullest))
    return tuple(kept)


def numbered(options: Sequence[Option]) -> str:
    """The choices as a numbered list, for a place without buttons."""
    return "\n".join(f"{number}. {option.label}" for number, option in enumerate(options, 1))
