"""Questions that are the same but for small words: «mijn zoon wil niet», «kind wil niet meer».

Rules of this file
- Son, daughter, grandson, he and she are all the child; words that only fill say nothing; the order is free.
- Of a question that is nearly all filler nothing is left to go by: that one has to be the same word for word.
"""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.fold import words

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


def gist(question: str) -> frozenset[str]:
    """What is left of the question; empty when that is too little to go by."""
    left = frozenset("kind" if word in _CHILD else word for word in words(question) if word not in _FILLER)
    return left if len(left) >= FEWEST else frozenset()


def by_gist(questions: Iterable[tuple[str, int]]) -> dict[frozenset[str], int]:
    """Whose each question is, by its gist; one that could be of two is left out."""
    owners: dict[frozenset[str], set[int]] = {}
    for question, owner in questions:
        owners.setdefault(gist(question), set()).add(owner)
    return {left: owner.pop() for left, owner in owners.items() if left and len(owner) == 1}
