"""Which option she means: by label, number, other word or near miss.

Rules of this file
- Exactly an option's label, number or other word: sure.
- One option clearly nearest, or named inside a sentence: asked back.
- Several about as near: up to three are offered.
- Nothing near: a sentence is asked back as the option «anders», where there is one; else not understood.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from bot.forms.model import Choice
from bot.forms.readings import Confirm, Misread, Read, Reading, Unsure
from bot.forms.words import plain

NEAR = 80.0
POSSIBLE = 68.0
MARGIN = 10.0
NAMED = 92.0
SHORT = 3
WHOLE = 8
"""letters of a label that are enough: «een deel van de tijd»"""
MOST_PARTS = 30
MOST_TOLD = 6
OTHER, SENTENCE = "anders", range(5, 41)
_NUMBER = re.compile(r"(?:optie|nummer|nr|keuze|option|number)?\s*(\d{1,2})(?:e)?")
_ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "bovenste": 1, "first": 1, "second": 2,
    "third": 3, "fourth": 4, "fifth": 5,
}  # fmt: skip
_SEAMS = re.compile(r"[,;+&/\n]|\b(?:en|and|plus|ook)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:(?:de|het|een|onze|mijn|zijn|haar|the|our|my) )+")
_ROUND = frozenset("ik ben de het een zijn haar mijn mn onze eh uh nou dus gewoon van hem i am the".split())
"""words round a name of an option that change nothing"""
_NONE = frozenset({
    "geen", "geen van deze", "niets", "niks", "niemand", "none", "none of these", "nothing", "nobody",
})  # fmt: skip


def read_one(options: tuple[Choice, ...], text: str) -> Reading:
    """One option's id."""
    said = plain(text)
    bare = _ARTICLE.sub("", said)
    exact = [choice.id for choice in options if not _names(choice).isdisjoint((said, bare))]
    exact = exact or [choice.id for choice in options if _core(said) in map(_core, _names(choice))]
    if len(exact) == 1:
        return Read(exact[0])
    place = number_of(text)
    if place is not None:
        return Read(options[place - 1].id) if 1 <= place <= len(options) else Misread("choice")
    near = _nearest(options, said)
    return Misread("choice") if near == Confirm(OTHER) and text.rstrip().endswith("?") else near


def number_of(text: str) -> int | None:
    """Which one she means by a number or «de eerste»; None when it is neither."""
    bare = _ARTICLE.sub("", plain(text))
    number = _NUMBER.fullmatch(bare)
    return int(number[1]) if number else _ORDINALS.get(bare)


def read_many(options: tuple[Choice, ...], text: str) -> Reading:
    """Several options' ids, in the form's order. «geen» is none of them."""
    whole = read_one(options, text)
    if isinstance(whole, Read):
        return Read((str(whole.value),))
    if plain(text) in _NONE:
        return Read(())
    said = _parts(text)
    if len(said) > MOST_PARTS:
        return _as_many(whole)
    parts = [read_one(options, part) for part in said]
    found = {str(part.value) for part in parts if isinstance(part, Read | Confirm)}
    if not found:
        return _as_many(whole)
    ids = tuple(choice.id for choice in options if choice.id in found)
    return Read(ids) if all(isinstance(part, Read) for part in parts) else Confirm(ids)


def told_apart(near: tuple[Choice, ...], text: str) -> Choice | None:
    """«Die in Overijssel»: the one of these with a word of hers that the others lack."""
    said = {word for word in plain(text).split() if len(word) > SHORT}
    words = [{word for label in choice.label.values() for word in plain(label).split()} for choice in near]
    shared = set.intersection(*words) if words else set()
    found = [choice for choice, its in zip(near, words, strict=True) if (its - shared) & said]
    return found[0] if len(found) == 1 and len(text.split()) <= MOST_TOLD else None


def _parts(text: str) -> list[str]:
    numbers = re.fullmatch(r"\s*\d{1,2}(?:\s+\d{1,2})+\s*", text)
    parts = text.split() if numbers else _SEAMS.split(text)
    return [part for part in dict.fromkeys(parts) if part.strip()]


def _as_many(reading: Reading) -> Reading:
    return Confirm((str(reading.value),)) if isinstance(reading, Confirm) else reading


def _nearest(options: tuple[Choice, ...], said: str) -> Reading:
    scored = sorted(((_score(choice, said), -place) for place, choice in enumerate(options)), reverse=True)
    near = [(score, options[-place]) for score, place in scored if score >= POSSIBLE]
    if not near:
        return _other(options, said)
    best = near[0][0]
    rivals = tuple(choice for score, choice in near if score > best - MARGIN)
    if best >= NEAR and len(rivals) == 1:
        return Confirm(rivals[0].id)
    return Unsure(rivals[:3])


def _other(options: tuple[Choice, ...], said: str) -> Reading:
    """Her story need not fit in our list: «nee, dat ligt bij de voogd»."""
    told = len(said.split()) in SENTENCE and any(choice.id == OTHER for choice in options)
    return Confirm(OTHER) if told else Misread("choice")


def _score(choice: Choice, said: str) -> float:
    return max(_alike(name, said) for name in _names(choice))


def _alike(name: str, said: str) -> float:
    if len(name) > SHORT and f" {name} " in f" {said} ":
        return NAMED
    if len(said) >= WHOLE and f" {said} " in f" {name} ":
        return NAMED
    return fuzz.ratio(name, said, score_cutoff=POSSIBLE)


def _core(said: str) -> str:
    """«Mama», out of «ik mama» and «ik ben zijn mama»; all of it when nothing else is said."""
    return " ".join(word for word in said.split() if word not in _ROUND) or said


def _names(choice: Choice) -> set[str]:
    return {plain(name) for name in (*choice.label.values(), *choice.aliases, choice.id.replace("_", " "))}
