"""Questions that are the same but for small words: «mijn zoon wil niet», «kind wil niet meer».

Rules of this file
- Son, daughter, grandson, he and she are all the child; words that only fill say nothing; the order is free.
- Of a question that is nearly all filler nothing is left to go by: that one has to be the same word for word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

FEWEST = 2
_CHILD = frozenset({
    "zoon", "dochter", "zoontje", "dochtertje", "kindje", "kleinkind", "kleinzoon", "kleindochter", "jongen",
    "meisje", "hij", "ze", "zij", "hem", "haar", "child", "son", "daughter", "he", "she", "him", "her", "boy",
    "girl",
})  # fmt: skip
_FILLER = frozenset({
    "mijn", "mn", "m'n", "onze", "ons", "de", "het", "een", "mij", "me", "dan", "toch", "eens", "even", "nou",
    "nu", "wel", "zo", "ook", "maar", "en", "als", "wat", "is", "er", "eigenlijk", "gewoon", "zomaar", "echt",
    "meer", "steeds", "weer", "precies", "eigen", "hoi", "hallo", "beste", "graag", "die", "dat", "deze",
    "dit", "my", "our", "the", "a", "an", "what", "just", "really", "now", "please",
})  # fmt: skip


def gist(words: Iterable[str]) -> frozenset[str]:
    """What is left of a question, of its folded words; empty when that is too little to go by."""
    left = frozenset(words) - _FILLER
    if not left.isdisjoint(_CHILD):
        left = left - _CHILD | {"kind"}
    return left if len(left) >= FEWEST else frozenset()


def by_gist(questions: Iterable[tuple[Sequence[str], int]]) -> dict[frozenset[str], int]:
    """Whose each question is, by its gist; one that could be of two is left out."""
    owners: dict[frozenset[str], int] = {}
    shared = {frozenset[str]()}
    for words, owner in questions:
        left = gist(words)
        if owners.setdefault(left, owner) != owner:
            shared.add(left)
    return {left: owner for left, owner in owners.items() if left not in shared}
