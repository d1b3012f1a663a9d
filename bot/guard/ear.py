"""The second ear of the guard: it knows how people say it, and hears what sounds like that.

Rules of this file
- It learns from example sentences alone: each word, and each two words side by side, weigh what
  they weighed there, in danger against in everyday talk. Where a sentence starts and ends is a word.
- Words of one list in the signals («wil», «wou», «wilt») are alike to it, and so are all numbers.
- It is never certain: what only this ear hears is asked about gently, and so is what it alone does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from bot.guard.spelling import END

CALM = "calm"
_LOUD = 8.5
_QUIET = -3.0
_SMALL = 0.2
_LISTENS = 400
_TRUST = 100
Sound = str | tuple[str, str]


class Example(NamedTuple):
    """A sentence somebody might send, as spelled words, and the lane it belongs to (or `CALM`)."""

    lane: str
    words: Sequence[str]


class Ear:
    """Made by `Ear.learn`; it may be shared."""

    def __init__(self, alike: Mapping[str, str]) -> None:
        self._alike = alike
        self._lanes: dict[str, Counter[Sound]] = {}
        self._many: Counter[str] = Counter()
        self._grave: Counter[Sound] = Counter()
        self._totals: dict[str, int] = {}
        self._weights: dict[Sound, float] = {}

    @classmethod
    def learn(cls, examples: Iterable[Example], alike: Mapping[str, str]) -> Ear:
        """The ear that has heard these examples; one that has heard none hears nothing."""
        ear = cls(alike)
        for lane, words in examples:
            ear._many[lane] += 1
            ear._lanes.setdefault(lane, Counter()).update(ear._sounds(words))
        ear._weigh()
        return ear

    def hears(self, words: Sequence[str]) -> str | None:
        """The lane that these words sound like, or None."""
        if len(words) > 2 * _LISTENS:
            words = [*words[:_LISTENS], END, *words[-_LISTENS:]]
        return next((self._lane(part) for part in _parts(words) if self.loudness(part) > _LOUD), None)

    def calm(self, words: Sequence[str]) -> bool:
        """Whether these words sound like everyday talk rather than like danger."""
        return self.loudness(words) < _QUIET

    def loudness(self, words: Sequence[str]) -> float:
        """How much more these words sound like danger than like everyday talk."""
        weight = self._weights.get
        return sum(weight(sound, 0.0) for sound in self._sounds(words))

    def _sounds(self, words: Sequence[str]) -> set[Sound]:
        alike = self._alike
        heard = ["#" if word.isdigit() else alike.get(word, word) for word in words]
        return {*heard, *words, *pairwise(heard)}

    def _weigh(self) -> None:
        calm = self._lanes.pop(CALM, Counter())
        grave: Counter[Sound] = sum(self._lanes.values(), Counter())
        balance = log((self._many.pop(CALM, 0) + 1) / (self._many.total() + 1))
        for sound in {*grave, *calm}:
            self._weights[sound] = log((grave[sound] + _SMALL) / (calm[sound] + _SMALL)) + balance
        self._grave = grave
        self._totals = {lane: heard.total() for lane, heard in self._lanes.items()}

    def _lane(self, words: Sequence[str]) -> str:
        """The lane these sounds belong to most: heard there often, for how much was heard there."""
        sounds = self._sounds(words) & self._grave.keys()
        return max(self._lanes, key=lambda lane: self._nearness(lane, sounds))

    def _nearness(self, lane: str, sounds: set[Sound]) -> float:
        heard, all_heard = self._lanes[lane], sum(self._totals.values())
        total = self._totals[lane] + _TRUST
        return log(self._many[lane]) + sum(
            log((heard[sound] + _TRUST * (self._grave[sound] + _SMALL) / all_heard) / total)
            for sound in sounds
        )


def _parts(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """All of it, and each sentence with both its ends when there are more."""
    yield words
    ends = [place for place, word in enumerate(words) if word == END]
    if len(ends) > 2:
        yield from (words[start : end + 1] for start, end in pairwise(ends) if end > start + 1)
