"""A question as the words that were asked, each with the ways it may stand in the library.

Rules of this file
- A word counts 1, a stop word little; parts of a compound .6, a repaired word .8, an abbreviation in full 1.
- A word and its synonyms, parts, repairs and translations are one thing asked: together they bring no more
  than one word can.
- A name that no article has is left out: who asks about Lotte asks about a child.
- A misspelt word is as rare as the word that was meant: a slip of the finger is no other subject.
  A misspelt small word is a small word, and an English one is mended before it is read in Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from knowledge.compounds import Splitter
from knowledge.fold import fold, grams, words
from knowledge.repair import Repair
from knowledge.settings import Settings

_ENGLISH = frozenset({
    "the", "my", "our", "your", "is", "are", "can", "do", "does", "what", "how", "who", "where", "when",
    "why", "which", "to", "of", "and", "i", "we", "he", "she", "they", "have", "has", "not", "for",
    "with", "if", "be", "at", "it", "about", "without", "may", "must", "should", "will", "get", "there",
    "from", "his", "her", "their", "a",
})  # fmt: skip
_BOTH = frozenset({
    "is", "we", "of", "for", "at", "he", "me", "in", "die", "was", "had", "want", "over",
})  # fmt: skip
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][^\W\d_]*[a-z][^\W\d_]*")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Asked:
    """One word of a question. `meant`: the words it stands for; `words` and `grams`: what is searched for."""

    meant: tuple[str, ...]
    weight: float
    words: dict[str, float] = field(default_factory=dict)
    grams: dict[str, float] = field(default_factory=dict)

    def add(self, word: str, weight: float) -> None:
        self.words[word] = max(weight, self.words.get(word, 0.0))

    def add_grams(self, word: str, weight: float) -> None:
        for gram in grams(word):
            self.grams[gram] = max(weight, self.grams.get(gram, 0.0))


def written_out(found: list[str], settings: Settings) -> list[str]:
    """The words, each abbreviation followed by what it means."""
    full = settings.abbreviations
    if full.keys().isdisjoint(found):
        return found
    return [each for word in found for each in ((word, *full[word]) if word in full else (word,))]


def is_english(found: list[str], settings: Settings, locale: str) -> bool:
    """Whether a question reads as English: more English small words than Dutch ones.

    With as many of both it is in the language of who asks.
    """
    english = sum(word in _ENGLISH and word not in _BOTH for word in found)
    dutch = sum(word in settings.stopwords and word not in _ENGLISH for word in found)
    return english > dutch or (english == dutch and locale == "en")


def asked(question: str, locale: str, settings: Settings, splitter: Splitter, repair: Repair,
          known: Collection[str]) -> tuple[Asked, ...]:  # fmt: skip
    """The words of a question, each once; `known`: words that are spelt well."""
    named = names(question)
    typed = [word for word in words(question) if word in known or word not in named]
    english = is_english(typed, settings, locale)
    small = settings.english if english else settings.stopwords
    found = [_listed(word, small, repair) if _misspelt(word, splitter, known) else word for word in typed]
    meant = _english(found, settings) if english else ((word,) for word in found)
    each = dict.fromkeys(one for ways in meant for one in _in_full(ways, settings))
    return tuple(_asked(ways, settings, splitter, repair, known) for ways in each)


def _misspelt(word: str, splitter: Splitter, known: Collection[str]) -> bool:
    return word not in known and not splitter.parts(word)


def _listed(word: str, listed: Collection[str], repair: Repair) -> str:
    """The word of the list that was meant, if it was one: «julie» says as little as «jullie»."""
    near = repair.meant(word)[:1]
    return near[0] if near and near[0] in listed else word


def names(question: str) -> frozenset[str]:
    """Words with a capital inside a sentence: of people, schools and places, and no sign of a subject."""
    return frozenset(map(fold, _NAME.findall(question)))


def nameless(question: str) -> str:
    """The question without those."""
    return " ".join(_NAME.sub("", question).split())


def _english(found: Iterable[str], settings: Settings) -> Iterator[tuple[str, ...]]:
    """Each English word with what it is in Dutch; small words that are nothing in Dutch are left out."""
    for word in found:
        dutch = settings.english.get(word, ())
        if dutch or not (word in _ENGLISH or word in settings.stopwords):
            yield (*dutch, word)


def _in_full(ways: tuple[str, ...], settings: Settings) -> Iterator[tuple[str, ...]]:
    yield ways
    yield from ((word,) for word in settings.abbreviations.get(ways[0], ()))


def _asked(meant: tuple[str, ...], settings: Settings, splitter: Splitter, repair: Repair,
           known: Collection[str]) -> Asked:  # fmt: skip
    one = Asked(meant, settings.stop if meant[0] in settings.stopwords else 1.0)
    others = (other for word in meant for other in settings.synonyms.get(word, ()))
    for word in (*meant, *others):
        one.add(word, one.weight)
        if one.weight == 1.0:
            one.add_grams(word, 1.0)
    for word in tuple(one.words):
        parts = splitter.parts(word)
        for part in parts:
            one.add(part, settings.parts)
        if not parts and word not in known and (nears := repair.meant(word)):
            for near in nears:
                one.add(near, settings.repaired)
                one.add_grams(near, settings.repaired)
            if meant == (word,):
                one.meant = nears
    return one


def mended(question: str, splitter: Splitter, repair: Repair, known: Collection[str]) -> str:
    """The question with each misspelt word as it was most likely meant, and all else as it was typed."""

    named = names(question)

    def meant(found: re.Match[str]) -> str:
        word = fold(found[0])
        nears = () if word in known or word in named or splitter.parts(word) else repair.meant(word)
        return nears[0] if nears else found[0]

    return _LETTERS.sub(meant, question)
