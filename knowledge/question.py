"""A question as weighted search terms.

Rules of this file
- A word counts 1, a stop word little; parts of a compound .6, a repaired word .8, an abbreviation in full 1.
- The ideal score is what an article would get that held every word: twice the rarity of each word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from knowledge.compounds import Splitter
from knowledge.fold import grams, words
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


@dataclass(slots=True)
class Terms:
    """`asked`: the words themselves (for the ideal score); `words` and `grams`: what is searched for."""

    asked: dict[str, float] = field(default_factory=dict)
    words: dict[str, float] = field(default_factory=dict)
    grams: dict[str, float] = field(default_factory=dict)

    def add(self, word: str, weight: float) -> None:
        self.words[word] = max(weight, self.words.get(word, 0.0))

    def add_grams(self, word: str, weight: float) -> None:
        for gram in grams(word):
            self.grams[gram] = max(weight, self.grams.get(gram, 0.0))


def written_out(found: Iterable[str], settings: Settings) -> list[str]:
    """The words, each abbreviation followed by what it means."""
    full = settings.abbreviations
    return [each for word in found for each in ((word, *full[word]) if word in full else (word,))]


def is_english(found: list[str], settings: Settings) -> bool:
    """Whether a question reads as English: more English small words than Dutch ones."""
    english = sum(word in _ENGLISH and word not in _BOTH for word in found)
    dutch = sum(word in settings.stopwords and word not in _ENGLISH for word in found)
    return english > dutch


def terms(question: str, locale: str, settings: Settings, splitter: Splitter, repair: Repair | None,
          known: Collection[str]) -> Terms:  # fmt: skip
    """The terms of a question; `known` are the words of the library."""
    found = words(question)
    english = is_english(found, settings)
    asked = Terms()
    for word in written_out(found, settings):
        translated = settings.english.get(word, ()) if english else ()
        if english and (word in _ENGLISH or word in settings.stopwords) and not translated:
            continue
        for each in translated or (word,):
            weight = settings.stop if each in settings.stopwords else 1.0
            asked.asked[each] = weight
            _search_for(asked, each, weight, settings)
    _complete(asked, settings, splitter, repair, known)
    return asked


def _search_for(asked: Terms, word: str, weight: float, settings: Settings) -> None:
    asked.add(word, weight)
    for other in settings.synonyms.get(word, ()):
        asked.add(other, weight)
        asked.add_grams(other, weight)
    if weight == 1.0:
        asked.add_grams(word, 1.0)


def _complete(asked: Terms, settings: Settings, splitter: Splitter, repair: Repair | None,
              known: Collection[str]) -> None:  # fmt: skip
    """Adds parts of compounds, and repairs of what the library does not know."""
    for word in list(asked.words):
        parts = splitter.parts(word)
        for part in parts:
            asked.add(part, settings.parts)
        if repair and not parts and word not in known:
            for meant in repair.meant(word):
                asked.add(meant, settings.repaired)
                asked.add_grams(meant, settings.repaired)
