"""The patterns of the guard: read from the editable YAML, matched on spelled words.

Rules of this file
- `a b` stand next to each other, `a .. b` with up to 2 words between, `a ... b` with up to 5;
  `a & b` in either order, up to 2 between; `a + b + c` in any order, each within 8 of the rarest.
- `a|b` is a choice, `<name>` a list under `words`; `!a` at the end: not when `a` is near the rarest.
- Words under `skip` do not count: they are gone from a message, so no pattern may hold one.
- A pattern never reaches over the end of a sentence; `.` in a pattern is that end,
  or in front the end of the one before: the start.
- A pattern is tried only where its rarest word stands: the longest, and best no `everyday` one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

import yaml

from bot.guard.spelling import END, spell

Words = Mapping[str, Sequence[str]]
Index = dict[str, list["Pattern"]]
TIERS = ("always", "certain", "topic", "gentle")
_Thing = TypeVar("_Thing")
_GAPS = {"..": 2, "...": 5}
_NEAR = 8


class Leave(NamedTuple):
    """Words that say little: `skip` is left out, `everyday` is in too many messages to start from."""

    skip: frozenset[str]
    everyday: frozenset[str]


class Slot(NamedTuple):
    """The words that may stand here, and how many others may come between it and the slot before."""

    words: frozenset[str]
    gap: int


class Pattern(NamedTuple):
    """Slots in order, or `loose` in any order; `anchor` is the place of the rarest one."""

    slots: tuple[Slot, ...]
    anchor: int
    loose: bool
    never: frozenset[str]

    def at(self, words: Sequence[str], place: int) -> tuple[int, ...]:
        """The places of this pattern's words when its anchor stands at `place`; empty when it fails."""
        places = self._around(words, place) if self.loose else self._along(words, place)
        if self.never and _near(words, place, self.never) is not None:
            return ()
        return places

    def _along(self, words: Sequence[str], place: int) -> tuple[int, ...]:
        places = [place]
        for slot in self.slots[self.anchor + 1 :]:
            found = _next(words, places[-1], slot.words, slot.gap, 1)
            if found is None:
                return ()
            places.append(found)
        first = place
        for at in range(self.anchor, 0, -1):
            before = _next(words, first, self.slots[at - 1].words, self.slots[at].gap, -1)
            if before is None:
                return ()
            places.append(first := before)
        return tuple(places)

    def _around(self, words: Sequence[str], place: int) -> tuple[int, ...]:
        places = [place]
        for slot in self.slots[: self.anchor] + self.slots[self.anchor + 1 :]:
            found = _near(words, place, slot.words)
            if found is None:
                return ()
            places.append(found)
        return tuple(places)


def _near(words: Sequence[str], place: int, wanted: frozenset[str]) -> int | None:
    """The place of a wanted word in the same sentence, at most `_NEAR` words before or after."""
    after = _next(words, place, wanted, _NEAR, 1)
    return after if after is not None else _next(words, place, wanted, _NEAR, -1)


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
    past: frozenset[str]
    again: frozenset[str]
    back_then: frozenset[str]
    skip: frozenset[str]
    joined: dict[tuple[str, str], str]
    heads: tuple[str, ...]
    same: dict[str, str]
    alike: dict[str, str]
    words: frozenset[str]
    typos: tuple[str, ...]
    core: frozenset[str]
    real_words: frozenset[str]

    @classmethod
    def read(cls, text: str) -> Signals:
        """The signals of a YAML text; ValueError or KeyError says which line or part cannot be read."""
        data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
        leave = Leave(frozenset(data["skip"]), frozenset([END, *data["everyday"]]))
        calm = read_patterns(data["calm"], data["words"], leave)
        frames = read_patterns(data["frames"], data["words"], leave)
        signs = list(_signs(data["lanes"], data["words"], leave))
        patterns = [*calm, *frames, *(sign.pattern for sign in signs)]
        words = {word for pattern in patterns for slot in pattern.slots for word in slot.words}
        return cls(
            lanes=tuple(data["lanes"]),
            signs=_by_anchor([(sign.pattern, sign) for sign in signs]),
            calm=_by_anchor([(pattern, pattern) for pattern in calm]),
            frames=_by_anchor([(pattern, pattern) for pattern in frames]),
            past=frozenset(data["words"]["verleden"]),
            again=frozenset(data["words"]["opnieuw"]),
            back_then=frozenset(data["words"]["toen"]),
            skip=leave.skip,
            joined={(first, second): first + second for first, second in map(str.split, data["joined"])},
            heads=tuple(data["heads"]),
            same={other: word for word, others in data["same"].items() for other in others},
            alike={word: name for name in reversed(data["alike"]) for word in data["words"][name]},
            words=frozenset(words) | leave.skip,
            typos=tuple(data["typos"]),
            core=frozenset(data["core"]),
            real_words=frozenset(data["real_words"]),
        )


def _signs(lanes: Mapping[str, Any], words: Words, leave: Leave) -> Iterator[Sign]:
    for lane, tiers in enumerate(lanes.values()):
        for tier, lines in tiers.items():
            if tier not in TIERS:
                raise ValueError(f"crisis signals know no tier {tier!r}, only {TIERS}")
            for pattern in read_patterns(lines, words, leave):
                yield Sign(pattern, lane, tier)


def _by_anchor(pairs: Iterable[tuple[Pattern, _Thing]]) -> dict[str, list[_Thing]]:
    index: dict[str, list[_Thing]] = {}
    for pattern, thing in pairs:
        for word in pattern.slots[pattern.anchor].words:
            index.setdefault(word, []).append(thing)
    return index


def read_patterns(lines: Iterable[str], words: Words, leave: Leave) -> list[Pattern]:
    """The patterns of a list of lines; ValueError names a line that cannot be read."""
    patterns: list[Pattern] = []
    for line in lines:
        try:
            patterns += _orders(line, words, leave)
        except (KeyError, ValueError) as trouble:
            raise ValueError(f"crisis pattern {line!r} cannot be read: {trouble}") from trouble
    return patterns


def _orders(line: str, words: Words, leave: Leave) -> list[Pattern]:
    text, _, avoided = line.partition(" !")
    never = _choice(avoided, words) if avoided else frozenset()
    if " + " in text:
        loose = [Slot(_choice(item, words), _NEAR) for item in text.split(" + ")]
        return [Pattern(tuple(loose), _rarest(loose, leave), True, never)]
    orders = itertools.permutations(text.split(" & "))
    slots = [_slots(" .. ".join(order), words) for order in orders]
    return [Pattern(tuple(order), _rarest(order, leave), False, never) for order in slots]


def _slots(text: str, words: Words) -> list[Slot]:
    slots: list[Slot] = []
    gap = 0
    for item in text.split():
        if item in _GAPS:
            gap = _GAPS[item]
        else:
            slots.append(Slot(_choice(item, words), gap))
            gap = 0
    return slots


def _rarest(slots: Sequence[Slot], leave: Leave) -> int:
    """The place of the rarest slot; ValueError when a slot holds a word that no message keeps."""
    for slot in slots:
        if unheard := slot.words & leave.skip:
            raise ValueError(f"{min(unheard)!r} stands under skip")
    rarity = [(slot.words.isdisjoint(leave.everyday), min(map(len, slot.words))) for slot in slots]
    return rarity.index(max(rarity))


def _choice(item: str, words: Words) -> frozenset[str]:
    """All plain words of `a|<list>`."""
    choice: set[str] = set()
    for part in item.split("|"):
        choice.update(words[part[1:-1]] if part.startswith("<") else [part])
    return frozenset(word if word == END else _plain(word) for word in choice)


@lru_cache(16_384)
def _plain(word: str) -> str:
    spelled = spell(word)
    if len(spelled) != 2:
        raise ValueError(f"{word!r} is not one word")
    return spelled[0]
