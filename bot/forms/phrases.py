"""What she says with a whole message: yes, no, that she does not know, where she wants to go.

Rules of this file
- The phrases are content: they are read from YAML once.
- A steering phrase counts only as the whole message, with at most one typing slip; in a word of five
  letters no letter may be another one («later» is not «laten»).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

from rapidfuzz.distance import OSA

from bot.forms.nodes import Entry, as_list, as_text, root
from bot.forms.words import plain

Steering = Literal["back", "skip", "later", "readers", "why", "go-on", "stop"]
Sort = Literal[
    "agrees", "refuses", "fill", "unknown", "send", "keep", "nothing-more", Steering, "greeting", "thanks",
    "pleased", "bye", "outright", "around", "padding",
]  # fmt: skip
STEERING: tuple[Steering, ...] = get_args(Steering)
SORTS: tuple[Sort, ...] = get_args(Sort)
_ALSO: Mapping[Steering, tuple[Sort, ...]] = {"skip": ("unknown",), "later": ("bye",)}
"""who does not know leaves the question open, who says goodbye goes on later"""
THUMBS = {"👍": True, "👎": False}
LONGEST = 40
LONGEST_TWICE = 80
LONGEST_THANKS = 7
"""words: «bedankt, dat helpt»"""
SHORTEST_SLIP = 5
_PAUSES = re.compile(r"[,.;!]+")
_NO_FIRST = re.compile(r"^(?:nee|neen|no|nope) ?")


class Phrases:
    """Every phrase by its sort. It may be shared."""

    def __init__(self, sorts: Mapping[Sort, frozenset[str]]) -> None:
        self._sorts = sorts
        self._steers = {
            phrase: way for way in STEERING for sort in (way, *_ALSO.get(way, ())) for phrase in sorts[sort]
        }
        yes_no = sorts["agrees"] | sorts["refuses"]
        self._yes_no_begins = {phrase.partition(" ")[0] for phrase in yes_no} - sorts["fill"]
        self._by_letter: dict[str, list[str]] = {}
        for phrase in self._steers:
            self._by_letter.setdefault(phrase[0], []).append(phrase)

    @classmethod
    def read(cls, text: str) -> Phrases:
        """From the text of phrases.yaml. Raises BadForm."""
        file = root(text)
        file.only(SORTS)
        return cls({sort: _phrases(file, sort) for sort in SORTS})

    def says(self, sort: Sort, raw: str) -> bool:
        """Whether the whole message is a phrase of this sort."""
        return plain(raw) in self._sorts[sort]

    def thanks(self, raw: str) -> bool:
        """«Dank je wel», «oké bedankt, dat helpt»: thanks, and nothing asked."""
        if self.says("thanks", raw):
            return True
        said = plain(raw)
        if "?" in raw or len(said.split()) > LONGEST_THANKS or " maar " in said:
            return False
        bare = self._bare(said)
        return any(f"{bare} ".startswith(f"{phrase} ") for phrase in self._sorts["thanks"])

    def unknown(self, raw: str) -> bool:
        """Whether she says that she does not know."""
        return self.says("unknown", raw) or set(raw.strip()) == {"?"}

    def nothing_more(self, raw: str) -> bool:
        """«Nee, dat was alles»: at the last question she has nothing to add."""
        return self.says("refuses", raw) or self.says("nothing-more", _NO_FIRST.sub("", plain(raw)))

    def yes_or_no(self, raw: str) -> bool | None:
        """True, False, or None when the whole message is neither."""
        said = plain(raw)
        if not said:
            return THUMBS.get(raw.strip()[:1])
        if said.partition(" ")[0] not in self._yes_no_begins or len(said) > LONGEST:
            return None
        return True if self._only("agrees", said) else False if self._only("refuses", said) else None

    def _only(self, sort: Sort, said: str) -> bool:
        """One after another of this sort: «ja is goed hoor», «nee klopt niet»."""
        words, known, fill = said.split(), self._sorts[sort], self._sorts["fill"]
        heads = ((" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words) + 1))
        return any(
            (head in known or head in fill) and (not rest or self._only(sort, rest)) for head, rest in heads
        )

    def navigation(self, raw: str) -> Steering | None:
        """Where she wants to go, if her whole message is a steering phrase; else None."""
        whole = self._way(raw)
        if whole or len(raw) > LONGEST_TWICE:
            return whole
        if not _PAUSES.search(raw):
            return self._twice(plain(raw).split())
        ways = [(self._way(part), part) for part in _PAUSES.split(raw) if plain(part)]
        if len({way for way, _ in ways}) == 1:
            return ways[0][0]
        first, part = ways[0] if ways else (None, "")
        return first if first == "later" and len(part.split()) > 1 else None

    def _twice(self, words: list[str]) -> Steering | None:
        """«Ik ga slapen morgen verder»: the same said twice, without a pause between."""
        halves = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
        ways = (self._steers[one] for one, other in halves if self._agree(one, other))
        return next(ways, None)

    def _agree(self, one: str, other: str) -> bool:
        return one in self._steers and self._steers[one] == self._steers.get(other)

    def _way(self, raw: str) -> Steering | None:
        said = plain(raw)
        if not said or len(said) > LONGEST:
            return None
        if said in self._steers:
            return self._steers[said]
        near = (each for each in self._by_letter.get(said[0], ()) if abs(len(each) - len(said)) <= 1)
        slipped = next((self._steers[phrase] for phrase in near if _slipped(said, phrase)), None)
        bare = None if slipped else self._steers.get(self._bare(said))
        return bare if bare in ("go-on", "back") else slipped

    def _bare(self, said: str) -> str:
        """«Verder», out of «nee toch nog even verder dan»."""
        words, padding = said.split(), self._sorts["padding"]
        while words and words[0] in padding:
            words.pop(0)
        while words and words[-1] in padding:
            words.pop()
        return " ".join(words)


def _phrases(file: Entry, sort: Sort) -> frozenset[str]:
    return frozenset(plain(as_text(node)) for node in as_list(file.need(sort)))


def _slipped(said: str, phrase: str) -> bool:
    """Whether it is this phrase with one typing slip."""
    if len(phrase) < SHORTEST_SLIP or OSA.distance(said, phrase, score_cutoff=1) > 1:
        return False
    return len(phrase) > SHORTEST_SLIP or len(said) != len(phrase) or sorted(said) == sorted(phrase)
