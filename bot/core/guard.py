"""The guard: it reads every message before anything else, and knows when someone may be in danger.

Rules of this file
- The first lane in the file is the gravest. Certain beats not certain, then the graver lane wins.
- `always` patterns leave no doubt whatever stands around them. For all others the words of a calm
  phrase («ik lach me dood») do not count.
- `topic` patterns are certain, and `gentle` ones worth a question, unless a frame (a law question,
  the news, someone else long ago) stands in the same sentence.
- No message makes it fail or wait: it is linear, and of a message that is longer than any platform
  allows it reads the first and the last places where a sign may stand.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from bot.core.numbers import Numbers
from bot.core.signals import Index, Signals
from bot.core.spelling import END, let_go, spell
from bot.core.typos import Typos

_PLACES = 800
_SENTENCE = 40


class Alarm(msgspec.Struct, frozen=True):
    """Someone may be in danger: which lane, and whether the words leave no doubt."""

    lane: str
    certain: bool


class Guard:
    """Made by `Guard.read`; it holds no state and may be shared."""

    def __init__(self, signals: Signals, numbers: Numbers) -> None:
        self._signals = signals
        self._numbers = numbers
        self._typos = Typos(signals.typos, signals.real_words | signals.words)

    @classmethod
    def read(cls, signals_text: str, numbers_text: str) -> Guard:
        """The guard of two YAML texts; ValueError or KeyError when a lane, pattern or number is missing."""
        signals, numbers = Signals.read(signals_text), Numbers.read(numbers_text)
        missing = set(signals.lanes) - set(numbers.lanes)
        if missing:
            raise ValueError(f"crisis lanes without an answer: {sorted(missing)}")
        return cls(signals, numbers)

    @property
    def lanes(self) -> tuple[str, ...]:
        """All lanes, the gravest first."""
        return self._signals.lanes

    @property
    def oldest_check(self) -> date:
        """The day of the number that was checked longest ago."""
        return self._numbers.oldest_check

    def answer(self, lane: str, locale: str) -> str:
        """What a person in this lane reads at once, in our Markdown; Dutch when the locale is not known."""
        return self._numbers.answer(lane, locale)

    def question(self, lane: str, locale: str) -> str:
        """The one gentle question when it is not certain, the number under it, in our Markdown."""
        return self._numbers.question(lane, locale)

    def check(self, text: str) -> Alarm | None:
        """The gravest alarm in this message, or None. Never raises."""
        words = [END, *_join(spell(text, self._whole), self._signals.joined)]
        places = _places(words, self._signals.signs)
        if not places:
            return None
        doubt, lane = self._gravest(words, places, _covered(words, self._signals.calm))
        return None if doubt > 1 else Alarm(self.lanes[lane], certain=doubt == 0)

    def _whole(self, word: str) -> str:
        """The word as the patterns know it, or nothing for one that does not count."""
        signals = self._signals
        word = signals.same.get(word, word)
        if word not in signals.words:
            word = self._typos.mend(let_go(word, signals.words))
        return "" if word in signals.skip else word

    def _gravest(self, words: Sequence[str], places: Sequence[int], calm: set[int]) -> tuple[int, int]:
        """The gravest sign as (0 certain, 1 not, 2 none; lane)."""
        gravest = (2, 0)
        for at in places:
            for pattern, lane, tier in self._signals.signs[words[at]]:
                found = (int(tier == "gentle"), lane)
                if found < gravest and self._counts(words, pattern.at(words, at), tier, calm):
                    gravest = found
        return gravest

    def _counts(self, words: Sequence[str], match: tuple[int, ...], tier: str, calm: set[int]) -> bool:
        """Whether a match counts, seen its tier and what stands around it."""
        if not match or tier == "always":
            return bool(match)
        if not calm.isdisjoint(match):
            return False
        return tier == "certain" or not _covered(_sentence(words, match[0]), self._signals.frames)


def _join(words: list[str], joined: Mapping[tuple[str, str], str]) -> list[str]:
    """The words with what is one word but was written as two («zelf moord») made one."""
    if joined.keys().isdisjoint(pairwise(words)):
        return words
    whole: list[str] = []
    for word in words:
        pair = joined.get((whole[-1], word)) if whole else None
        if pair:
            whole[-1] = pair
        else:
            whole.append(word)
    return whole


def _places(words: Sequence[str], index: Collection[str]) -> list[int]:
    """Where a pattern may stand; both ends when there are more than any real message holds."""
    places = [at for at, word in enumerate(words) if word in index]
    return places if len(places) <= _PLACES else places[: _PLACES // 2] + places[-_PLACES // 2 :]


def _covered(words: Sequence[str], index: Index) -> set[int]:
    """The places of all words that belong to one of these patterns."""
    covered: set[int] = set()
    for at in _places(words, index):
        for pattern in index[words[at]]:
            covered.update(pattern.at(words, at))
    return covered


def _sentence(words: Sequence[str], place: int) -> Sequence[str]:
    """The sentence around a place, at most `_SENTENCE` words to each side."""
    first = last = place
    while first > 0 and words[first - 1] != END and place - first < _SENTENCE:
        first -= 1
    while words[last] != END and last - place < _SENTENCE:
        last += 1
    return words[first : last + 1]
