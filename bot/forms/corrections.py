"""What she wants to change: «wijzig postcode», «de leeftijd is 12», «het is Utrecht, niet Amersfoort».

Rules of this file
- A question is named by one of its `names`; of two names the longest counts.
- A new value is only what stands after «is», «moet zijn» and the like; without it she is asked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.forms.model import Question
from bot.forms.words import plain

LONGEST = 120
_LINK = (
    r"(?:(?:is|was|moet|moest|had|moeten|het|zijn|wordt|worden|in|naar|wel|eigenlijk|gewoon|should be|to|=|:)"
    r"(?=\W|$)\W*)+"
)
_WRONG = re.compile(
    r"\b(?:wijzig|wijzigen|verander|veranderen|aanpassen|pas .+ aan|verbeter|corrigeer|change|wrong"
    r"|(?:klopt|kloppen|klopte|goed|juist)(?: nog| helemaal)? niet|niet goed|fout|verkeerd)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\W*(?:(?:ik wil|kan ik|mag ik|i want to|can i)\W+)?(?:graag |even |nog )*"
    r"(?:wijzig|wijzigen|verander|veranderen|verbeter|corrigeer|change)\b"
    r"|.+\b(?:aanpassen|wijzigen|veranderen)\W*\Z",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(r"\W*\b(?:eigenlijk|toch|niet|geen|actually|not)\b\W*", re.IGNORECASE)
_NAMING = re.compile(r"\b(?:heet|naam|genaamd|noem|noemen|called|name)\b", re.IGNORECASE)
_NOT_SO = re.compile(r"\W+(?:en |dus )?(?:niet|geen|not)\b.*", re.IGNORECASE)
_INSTEAD = (
    re.compile(
        r"(?:(?:en|maar|nee|oh|sorry|oeps|het is|het moet|moet|is|toch|ik woon|(?:we|wij) wonen|in"
        r"|(?:hij|ze|zij) is)\W+)*(?P<new>[^,]+?)(?: zijn)?,? (?:en )?"
        r"(?:niet|i\.?p\.?v\.?|in plaats van|not) (?P<old>[^,]+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?:oeps|sorry|nee|ik bedoel(?:de)?|het is|is)\W+)*niet (?P<old>[^,]+?),? maar (?P<new>.+)",
        re.IGNORECASE,
    ),
)
_ARTICLE = re.compile(r"^(?:(?:de|het|een|mijn|onze|zijn|haar|the|my) )+")
_AFTER_NO = re.compile(r"\bniet(?: goed)?\s*[,.;:]\s*(?P<value>.+)", re.IGNORECASE | re.DOTALL)
"""«de leeftijd klopt niet, ze is 12»"""
_MOST_WORDS = 5


class Change(NamedTuple):
    """What she wants to change, and to what; `value` "" when she does not say to what."""

    question: Question
    value: str


class Swap(NamedTuple):
    """«Utrecht, niet Amersfoort»."""

    new: str
    old: str


def named(questions: Iterable[Question], raw: str) -> Change | None:
    """The question she names, and the new value if there is one."""
    if len(raw) > LONGEST:
        return None
    said = f" {plain(raw)} "
    known = [(len(name), q, name) for q in questions for name in q.names if f" {plain(name)} " in said]
    if not known:
        return None
    _, question, name = max(known, key=lambda each: each[0])
    found = re.search(rf"\b{re.escape(name)}\b\W*{_LINK}(?P<value>.+)", raw, re.IGNORECASE | re.DOTALL)
    found = found or _AFTER_NO.search(raw)
    value = re.sub(r"\s+(?:zijn|worden|geweest)$", "", found["value"].strip(" .!,")) if found else ""
    if swap := swapped(value):
        value = swap.new
    return Change(question, "" if _WRONG.search(value) else value)


def only(questions: Iterable[Question], raw: str) -> Question | None:
    """The one question she names and nothing else: «leeftijd», «de naam», «hoe oud is je kind?»."""
    said = _ARTICLE.sub("", plain(raw))
    found = [question for question in questions if said in {plain(name) for name in _names(question)}]
    return found[0] if len(found) == 1 else None


def _names(question: Question) -> Iterable[str]:
    return (*question.names, *question.ask.values())


def complains(raw: str) -> bool:
    """Whether she says outright that something has to change."""
    return len(raw) <= LONGEST and bool(_WRONG.search(raw))


def orders(raw: str) -> bool:
    """«Wijzig leeftijd», «de naam aanpassen»: no story begins or ends so."""
    return len(raw) <= LONGEST and bool(_ORDER.match(raw))


def renaming(raw: str) -> str:
    """«Hij heet Tim», out of «hij heet eigenlijk Tim» and «hij heet Tim, niet Sem»; "" when it is no such."""
    if len(raw) > LONGEST or not (_OTHERWISE.search(raw) and _NAMING.search(raw)):
        return ""
    return _OTHERWISE.sub(" ", _NOT_SO.sub("", raw)).strip()


def swapped(raw: str) -> Swap | None:
    """The new and the old value, when she names both."""
    if len(raw) > LONGEST:
        return None
    for pattern in _INSTEAD:
        found = pattern.fullmatch(raw.strip(" .!"))
        if found and max(len(part.split()) for part in found.groups()) <= _MOST_WORDS:
            return Swap(found["new"].strip(), found["old"].strip())
    return None
