"""The guard: it reads every message before anything else, and knows when someone may be in danger.

Rules of this file
- The first lane in the file is the gravest. Certain beats not certain, then the graver lane wins.
- `certain` patterns always count. `topic` patterns are certain, and `gentle` ones worth a question,
  unless a frame (a law question, the news, someone else long ago) stands in the same sentence.
- The words of a calm phrase («ik lach me dood») are taken away first.
- No message makes it fail or wait: it is linear, and of a message that is longer than any platform
  allows it reads the first and the last places where a sign may stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

import msgspec

from bot.core.numbers import Numbers
from bot.core.signals import Index, Signals
from bot.core.spelling import END, Typos, known, spell

_PLACES = 1200
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
        words = self._spelled(text)
        places = _places(words, self._signals.signs)
        if not places:
            return None
        calm = _covered(words, self._signals.calm)
        found = min(self._found(words, [at for at in places if at not in calm]), default=None)
        return None if found is None else Alarm(self.lanes[found[1]], certain=found[0] == 0)

    def _spelled(self, text: str) -> list[str]:
        vocabulary, skip = self._signals.words, self._signals.skip
        words = []
        for word in spell(text):
            if word not in vocabulary:
                word = self._typos.repair(known(word, vocabulary))
            if word not in skip:
                words.append(word)
        return words

    def _found(self, words: Sequence[str], places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Every alarm as (0 certain or 1 not, lane)."""
        for at in places:
            for pattern, lane, tier in self._signals.signs[words[at]]:
                if pattern.at(words, at) is None:
                    continue
                if tier == "certain" or not _covered(_sentence(words, at), self._signals.frames):
                    yield int(tier == "gentle"), lane


def _places(words: Sequence[str], index: Collection[str]) -> list[int]:
    """Where a pattern may stand; both ends when there are more than any real message holds."""
    places = [at for at, word in enumerate(words) if word in index]
    return places if len(places) <= _PLACES else places[: _PLACES // 2] + places[-_PLACES // 2 :]


def _covered(words: Sequence[str], index: Index) -> set[int]:
    """The places of all words that belong to one of these patterns."""
    covered: set[int] = set()
    for at in _places(words, index):
        for pattern in index[words[at]]:
            span = pattern.at(words, at)
            if span is not None:
                covered.update(range(span[0], span[1] + 1))
    return covered


def _sentence(words: Sequence[str], place: int) -> Sequence[str]:
    """The sentence around a place, at most `_SENTENCE` words to each side."""
    first = last = place
    while first > 0 and words[first - 1] != END and place - first < _SENTENCE:
        first -= 1
    while words[last] != END and last - place < _SENTENCE:
        last += 1
    return words[first : last + 1]
