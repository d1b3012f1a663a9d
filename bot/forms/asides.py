"""What she says about the conversation itself: «wat bedoel je?», «mag dit later?», «wanneer hoor ik iets?».

Rules of this file
- Only a whole message counts, and a short one: a story that holds such words is an answer.
- The words are content: they are made from YAML and compiled once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import yaml

from bot.forms.nodes import BadForm, Entry, as_entry, as_list, as_text, line_of, root
from bot.forms.words import plain

Aside = Literal[
    "status", "what", "why", "readers", "later-too", "together", "siblings", "slip", "mistake", "again",
    "edit", "who", "call-me", "erase", "privacy", "export", "language", "abilities", "professional", "away",
    "withdraw", "upset", "sorry", "sign-up", "not-meant", "may-ask", "what-now", "takes-it",
    "declines", "rests", "returns", "second-thoughts",
]  # fmt: skip
KINDS: tuple[Aside, ...] = get_args(Aside)
OF_MAATJES: tuple[Aside, ...] = ("takes-it", "declines", "rests", "returns", "second-thoughts")
"""what a Maatje says about a family that is offered; a parent answers a question with the same words"""
LONGEST = 120
_PART = re.compile(r"(?<!P)<([a-z-]+)>")
_GROUP = re.compile(r"\((?!\?)")
_BEFORE = re.compile(r"^(?:(?:en|maar|ja|oke|ok|hoi|hallo|hey|dag|eh|uh|uhm|nou|tja|sorry|hm+) )+")
_AFTER = re.compile(r"(?: (?:dan|nou|eigenlijk|hoor|aub|alsjeblieft|he|please|dan wel))+$")
"""words around it that change nothing: «en hoe lang duurt dat dan?»"""
_Parts = Mapping[str, str]


class Called(NamedTuple):
    """A name she told in a sentence, and what else stands there."""

    name: str
    rest: str


@dataclass(frozen=True, slots=True)
class Asides:
    """The kinds of aside, in the order in which they are tried, and one pattern with a group for each."""

    kinds: tuple[Aside, ...]
    pattern: re.Pattern[str]
    names: tuple[re.Pattern[str], ...]
    instead: tuple[re.Pattern[str], ...]

    @classmethod
    def read(cls, text: str) -> Asides:
        """From the text of asides.yaml. Raises BadForm."""
        file = root(text)
        file.only(("parts", "asides", "called", "meant"))
        parts = _parts(as_entry(file.need("parts")))
        listed = as_entry(file.need("asides"))
        listed.only(KINDS)
        for kind in KINDS:
            listed.need(kind)
        kinds = tuple(sorted(KINDS, key=_order(listed)))
        return cls(
            kinds=kinds,
            pattern=re.compile("|".join(f"({_one_of(listed, kind, parts)})" for kind in kinds)),
            names=_told(file.need("called"), parts, "name"),
            instead=_told(file.need("meant"), parts, "meant"),
        )

    def of(self, raw: str) -> Aside | None:
        """What this message asks or says about the conversation; None when it does not."""
        said = plain(raw)
        if not said:
            return "what" if set(raw.strip()) == {"?"} else None
        if len(said) > LONGEST:
            return None
        bare = _BEFORE.sub("", _AFTER.sub("", said))
        return self._kind(said) or (self._kind(bare) if bare != said else None)

    def _kind(self, said: str) -> Aside | None:
        found = self.pattern.fullmatch(said)
        return self.kinds[found.lastindex - 1] if found and found.lastindex else None

    def meant(self, raw: str) -> str:
        """«12», when she says «nee wacht, ik bedoelde 12» or «oeps, 12»; "" when she says no such thing."""
        if len(raw) > LONGEST:
            return ""
        found = _first(self.instead, raw)
        return found["meant"].strip(" .!,") if found else ""

    def called(self, raw: str) -> Called | None:
        """«Sam», and all the rest of «hij heet Sam en is 11»; None when there is no sentence round a name."""
        found = _first(self.names, raw.strip()) if len(raw) <= LONGEST else None
        if found is None:
            return None
        rest = found.string[: found.start("name")] + found.string[found.end("name") :]
        return Called(found["name"].strip(" .!,"), rest)


def _first(patterns: tuple[re.Pattern[str], ...], raw: str) -> re.Match[str] | None:
    return next(filter(None, (pattern.fullmatch(raw) for pattern in patterns)), None)


def _order(listed: Entry) -> Callable[[str], int]:
    return list(listed.values).index


def _parts(entry: Entry) -> _Parts:
    """Each list as one choice; a list may hold the lists above it."""
    parts: dict[str, str] = {}
    for name, node in entry.values.items():
        parts[name] = f"(?:{'|'.join(_plain(item, parts) for item in as_list(node))})"
    return parts


def _one_of(listed: Entry, kind: str, parts: _Parts) -> str:
    """All patterns of one kind as one."""
    return "|".join(_plain(node, parts) for node in as_list(listed.need(kind)))


def _told(node: yaml.Node, parts: _Parts, group: str) -> tuple[re.Pattern[str], ...]:
    """Patterns that are read as she typed them; each holds that `group`."""
    patterns = []
    for item in as_list(node):
        pattern = re.compile(_plain(item, parts), re.IGNORECASE | re.DOTALL)
        if group not in pattern.groupindex:
            raise BadForm(line_of(item), f"Zet (?P<{group}> en een haakje sluiten om wat ze zegt.")
        patterns.append(pattern)
    return tuple(patterns)


def _plain(node: yaml.Node, parts: _Parts) -> str:
    """One pattern with its parts filled in, tried on its own so that a mistake has a line."""
    written = as_text(node)
    unknown = [name for name in _PART.findall(written) if name not in parts]
    if unknown:
        raise BadForm(line_of(node), f"«<{unknown[0]}>» staat niet boven deze regel bij «parts».")
    pattern = _GROUP.sub("(?:", _PART.sub(lambda found: parts[found[1]], written))
    try:
        re.compile(pattern)
    except re.error as error:
        raise BadForm(line_of(node), f"«{written}» kan ik niet lezen. Kloppen de haakjes?") from error
    return pattern
