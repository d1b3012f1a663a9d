"""The guard: it reads every message before anything else, and knows when someone may be in danger.

Rules of this file
- The first lane in the file is the gravest. Certain beats not certain, then the graver lane wins.
- `always` patterns leave no doubt whatever stands around them. For all others the words of a calm
  phrase («ik lach me dood») do not count.
- `topic` patterns are certain, and `gentle` ones worth a question, unless a frame (a law question,
  the news, someone else long ago) stands in the same sentence.
- What happened long ago («vroeger wilde hij dood») is asked about; what is over and well is left.
- What a pattern knows but the second ear takes for everyday talk is asked about too.
- What no pattern knows may still sound like danger, with and without its calm phrases: the second
  ear asks gently.
- No message makes it fail or wait: it is linear, and of a message that is longer than any platform
  allows it reads the first and the last places where a sign may stand.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

import msgspec
from propcache.api import cached_property

from bot.guard.ear import Ear, Example
from bot.guard.numbers import Numbers
from bot.guard.signals import Index, Signals
from bot.guard.spelling import END, apart, head, let_go, spell
from bot.guard.typos import Typos

_PLACES = 400
_REMEMBERED = 10_000
_SENTENCE = 40
_AROUND = 4


class Alarm(msgspec.Struct, frozen=True):
    """Someone may be in danger: which lane, and whether the words leave no doubt."""

    lane: str
    certain: bool


class Guard:
    """Made by `Guard.read`; it may be shared."""

    def __init__(self, signals: Signals, numbers: Numbers, examples_text: str) -> None:
        self._examples = examples_text
        self._signals = signals
        self._numbers = numbers
        known = signals.words | signals.same.keys()
        self._typos = Typos(signals.typos, signals.core, known, signals.real_words | known)
        self._spelled = lru_cache(_REMEMBERED)(self._whole)

    @classmethod
    def read(cls, signals_text: str, numbers_text: str, examples_text: str = "") -> Guard:
        """The guard of two YAML texts, and of what its second ear has heard: lines of lane TAB sentence.

        ValueError or KeyError when a lane, pattern or number is missing.
        """
        signals, numbers = Signals.read(signals_text), Numbers.read(numbers_text)
        missing = set(signals.lanes) - set(numbers.lanes)
        if missing:
            raise ValueError(f"crisis lanes without an answer: {sorted(missing)}")
        return cls(signals, numbers, examples_text)

    def warm(self) -> None:
        """Makes the second ear ready, for a moment when nobody waits (half a second)."""
        _ = self._ear

    @cached_property
    def _ear(self) -> Ear:
        lines = (line.partition("\t") for line in self._examples.splitlines() if line)
        examples = (Example(lane, self._words(text)) for lane, _, text in lines)
        return Ear.learn(examples, self._signals.alike)

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

    def advice(self, lane: str, locale: str) -> str:
        """The last line of the gentle question: whom to call."""
        return self.question(lane, locale).rpartition("\n")[2]

    def check(self, text: str) -> Alarm | None:
        """The gravest alarm in this message, or None. Never raises."""
        words = self._words(text)
        places = _places(words, self._signals.signs)
        doubt, lane = self._gravest(words, places) if places else (2, 0)
        if doubt < 2:
            return Alarm(self.lanes[lane], certain=doubt == 0)
        heard = self._ear.hears(words) and self._ear.hears(self._left(words))
        return Alarm(heard, certain=False) if heard else None

    def _left(self, words: Sequence[str]) -> Sequence[str]:
        """What is left of the words without the calm phrases."""
        calm = _covered(words, self._signals.calm)
        return [word for at, word in enumerate(words) if at not in calm]

    def _words(self, text: str) -> list[str]:
        return [END, *_join(spell(text, self._spelled), self._signals.joined)]

    def _whole(self, word: str) -> str:
        """The word as the patterns know it, or nothing for one that does not count."""
        signals = self._signals
        word = signals.same.get(word, word)
        if word not in signals.words:
            word = self._typos.mend(let_go(word, signals.words))
            word = signals.same.get(word, word)
        if word not in signals.words and word not in signals.real_words:
            word = head(apart(word, signals.words, signals.core), signals.heads)
        return "" if word in signals.skip else word

    def _gravest(self, words: Sequence[str], places: Sequence[int]) -> tuple[int, int]:
        """The gravest sign as (0 certain, 1 not, 2 none; lane)."""
        gravest = (2, 0)
        calm: set[int] | None = None
        for at in places:
            for pattern, lane, tier in self._signals.signs[words[at]]:
                found = (int(tier == "gentle"), lane)
                if found < gravest and (match := pattern.at(words, at)):
                    if calm is None:
                        calm = _covered(words, self._signals.calm)
                    if self._counts(words, match, tier, calm):
                        doubt = tier == "gentle" or self._doubtful(words, match, tier)
                        gravest = min(gravest, (int(doubt), lane))
        return gravest

    def _doubtful(self, words: Sequence[str], match: tuple[int, ...], tier: str) -> bool:
        """Whether to ask first: it is long past, or what stands around it sounds like everyday talk."""
        around = words[max(0, min(match) - _AROUND) : max(match) + _AROUND + 1]
        return self._long_ago(words, match) or (tier != "always" and self._ear.calm(around))

    def _long_ago(self, words: Sequence[str], match: tuple[int, ...]) -> bool:
        """Whether it happened in the past («vroeger wilde hij dood»), and the sentence has no today."""
        signals, sentence = self._signals, _sentence(words, match[0])
        then = any(words[at] in signals.back_then for at in match)
        return then and not signals.past.isdisjoint(sentence) and signals.again.isdisjoint(sentence)

    def _counts(self, words: Sequence[str], match: tuple[int, ...], tier: str, calm: set[int]) -> bool:
        """Whether a match counts, seen its tier and what stands around it."""
        if tier == "always":
            return True
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
