"""The patterns of the guard: read from the editable YAML, matched on spelled words.

Rules of this file
- `a b` stand next to each other, `a .. b` with up to 2 words between, `a ... b` with up to 5;
  `a & b` in either order, up to 2 between. `a|b` is a choice, `<name>` a list under `words`.
- Words under `skip` do not count: they are gone from message and pattern alike.
- A pattern never reaches over the end of a sentence; `.` in a pattern is that end.
- A pattern is tried only where its rarest word (the longest) stands.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import yaml

from bot.core.spelling import END, spell

Words = Mapping[str, Sequence[str]]
Index = dict[str, list["Pattern"]]
TIERS = ("always", "certain", "topic", "gentle")
_Thing = TypeVar("_Thing")
_GAPS = {"..": 2, "...": 5}


class Slot(NamedTuple):
    """The words that may stand here, and how many others may come between it and the slot before."""

    words: frozenset[str]
    gap: int


class Pattern(NamedTuple):
    """Slots in order; `anchor` is the place of the rarest one."""

    slots: tuple[Slot, ...]
    anchor: int

    def at(self, words: Sequence[str], place: int) -> tuple[int, ...]:
        """The places of this pattern's words when its anchor stands at `place`; empty when it fails."""
        places = [place]
        for slot in self.slots[self.anchor + 1 :]:
            found = _next(words, places[-1], slot.words, slot.gap, 1)
            if found is None:
                return ()
            places.append(found)
        first = place
        for at in range(self.anchor, 0, -1):
            found = _next(words, first, self.slots[at - 1].words, self.slots[at].gap, -1)
            if found is None:
                return ()
            places.append(first := found)
        return tuple(places)


def _next(words: Sequence[str], start: int, wanted: frozenset[str], gap: int, step: int) -> int | None:
    """The nearest place of a wanted word within `gap` other words; never past the end of a sentence."""
    at = start
    for _ in range(gap + 1):
        at += step
        if not 0 <= at < len(words):
            return None
        if words[at] in wanted:
            return at
        if words[at] == END:
            return None
    return None


class Sign(NamedTuple):
    """A pattern that rings: its lane (0 is the gravest) and its tier (one of `TIERS`)."""

    pattern: Pattern
    lane: int
    tier: str


class Signals(NamedTuple):
    """All patterns, each under the words that may stand at its anchor, and what the words are."""

    lanes: tuple[str, ...]
    signs: dict[str, list[Sign]]
    calm: Index
    frames: Index
    skip: frozenset[str]
    words: frozenset[str]
    typos: tuple[str, ...]
    real_words: frozenset[str]

    @classmethod
    def read(cls, text: str) -> Signals:
        """The signals of a YAML text; ValueError or KeyError says which line or part cannot be read."""
        data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
        skip = frozenset(data["skip"])
        calm = read_patterns(data["calm"], data["words"], skip)
        frames = read_patterns(data["frames"], data["words"], skip)
        signs = list(_signs(data["lanes"], data["words"], skip))
        patterns = [*calm, *frames, *(sign.pattern for sign in signs)]
        words = {word for pattern in patterns for slot in pattern.slots for word in slot.words}
        return cls(
            lanes=tuple(data["lanes"]),
            signs=_by_anchor([(sign.pattern, sign) for sign in signs]),
            calm=_by_anchor([(pattern, pattern) for pattern in calm]),
            frames=_by_anchor([(pattern, pattern) for pattern in frames]),
            skip=skip,
            words=frozenset(words) | skip,
            typos=tuple(data["typos"]),
            real_words=frozenset(data["real_words"]),
        )


def _signs(lanes: Mapping[str, Any], words: Words, skip: frozenset[str]) -> Iterator[Sign]:
    for lane, tiers in enumerate(lanes.values()):
        for tier, lines in tiers.items():
            if tier not in TIERS:
                raise ValueError(f"crisis signals know no tier {tier!r}, only {TIERS}")
            for pattern in read_patterns(lines, words, skip):
                yield Sign(pattern, lane, tier)


def _by_anchor(pairs: Iterable[tuple[Pattern, _Thing]]) -> dict[str, list[_Thing]]:
    index: dict[str, list[_Thing]] = {}
    for pattern, thing in pairs:
        for word in pattern.slots[pattern.anchor].words:
            index.setdefault(word, []).append(thing)
    return index


def read_patterns(lines: Iterable[str], words: Words, skip: frozenset[str]) -> list[Pattern]:
    """The patterns of a list of lines; ValueError names a line that cannot be read."""
    return [pattern for line in lines for pattern in _orders(line, words, skip)]


def _orders(line: str, words: Words, skip: frozenset[str]) -> list[Pattern]:
    parts = line.split(" & ")
    return [_pattern(" .. ".join(order), words, skip) for order in itertools.permutations(parts)]


def _pattern(line: str, words: Words, skip: frozenset[str]) -> Pattern:
    slots: list[Slot] = []
    gap = 0
    for item in line.split():
        if item in _GAPS:
            gap = _GAPS[item]
        elif item not in skip:
            slots.append(Slot(_choice(item, words, line), gap))
            gap = 0
    if not slots:
        raise ValueError(f"crisis pattern without words: {line!r}")
    rarity = [min(len(word) for word in slot.words) for slot in slots]
    return Pattern(tuple(slots), rarity.index(max(rarity)))


def _choice(item: str, words: Words, line: str) -> frozenset[str]:
    choice: set[str] = set()
    for part in item.split("|"):
        if part.startswith("<"):
            if part[1:-1] not in words:
                raise ValueError(f"crisis pattern {line!r} names an unknown list {part}")
            choice.update(words[part[1:-1]])
        else:
            choice.add(part)
    return frozenset(word if word == END else _plain(word, line) for word in choice)


def _plain(word: str, line: str) -> str:
    spelled = spell(word)
    if len(spelled) != 2:
        raise ValueError(f"crisis pattern {line!r}: {word!r} is not one word")
    return spelled[0]
