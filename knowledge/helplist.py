"""The help list: for each situation who helps, how to reach them, and when that was checked.

Rules of this file
- A helper stands in one place (`helpers`) and is named by each situation it helps in.
- A situation stands in one group; the groups are what is shown first, in the order of the file.
- A situation with a `lane` is a crisis: the bot shows the answer of that lane and nothing else.
- What is not known (hours, cost) is left out of the file, and so left unsaid.
- `find` likes a situation when its words come close to one of the ways people say it; unsure is not found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
import yaml
from rapidfuzz import fuzz

from bot.chat.markup import Markup, plain
from knowledge.fold import words
from knowledge.texts import Texts

_ENOUGH = 78.0


class Helper(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who helps: texts by language, and where and when that was checked."""

    name: dict[str, str]
    what: dict[str, str]
    phone: str = ""
    mail: str = ""
    site: str = ""
    hours: dict[str, str] = {}
    cost: dict[str, str] = {}
    region: dict[str, str]
    checked_on: date
    source: str
    mark: str


class Group(msgspec.Struct, frozen=True):
    """Situations that belong together; `name` in a few words, by language."""

    id: str
    name: dict[str, str]

    def label(self, locale: str) -> str:
        return _in(self.name, locale)


class _Situation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    group: str
    situation: dict[str, str]
    aliases: list[str]
    first: dict[str, str] = {}
    helpers: list[str] = []
    articles: list[str] = []
    lane: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    helpers: dict[str, Helper]
    groups: dict[str, dict[str, str]]
    situations: dict[str, _Situation]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One situation; `first` is what to do first, `articles` are ids of articles that tell more."""

    id: str
    group: Group
    situation: dict[str, str]
    aliases: tuple[str, ...]
    first: dict[str, str]
    helpers: tuple[Helper, ...]
    articles: tuple[str, ...]
    lane: str

    def label(self, locale: str) -> str:
        """The situation in a few words, for a button."""
        return _in(self.situation, locale)

    def text(self, locale: str, texts: Texts) -> Markup:
        """The card: what to do first, then each helper, in our Markdown."""
        parts = [f"**{plain(self.label(locale))}**", _in(self.first, locale)]
        parts += [_helper(helper, locale, texts) for helper in self.helpers]
        if self.helpers:
            oldest = min(helper.checked_on for helper in self.helpers)
            parts.append(f"*{texts.format(locale, 'help-checked', day=oldest)}*")
        return Markup("\n\n".join(part for part in parts if part))


def read_entries(text: str) -> tuple[Entry, ...]:
    """The situations of a YAML text, group by group; ValueError when a part, helper or group is missing."""
    file = msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), _File)
    found = [_entry(name, situation, file) for name, situation in file.situations.items()]
    order = list(file.groups)
    return tuple(sorted(found, key=lambda entry: order.index(entry.group.id)))


def groups(entries: Sequence[Entry]) -> tuple[Group, ...]:
    """The groups of these situations, each once."""
    return tuple({entry.group.id: entry.group for entry in entries}.values())


def find(entries: Sequence[Entry], text: str) -> tuple[Entry, ...]:
    """The situations this text may be about, the likeliest first; none when nothing comes close."""
    said = " ".join(words(text))
    scored = [(_likeness(entry, said), entry) for entry in entries] if said else []
    likely = [pair for pair in scored if pair[0] >= _ENOUGH]
    return tuple(entry for _, entry in sorted(likely, key=lambda pair: -pair[0]))


def _likeness(entry: Entry, said: str) -> float:
    ways = (*entry.situation.values(), *entry.aliases, entry.id.replace("-", " "))
    return max(_close(said, " ".join(words(way))) for way in ways)


def _close(said: str, way: str) -> float:
    """How near two ways of saying it are, 0 to 100; words may stand in another order or between others."""
    if said == way:
        return 100.0
    return max(
        fuzz.token_sort_ratio(said, way), 0.97 * fuzz.partial_ratio(way, said) if len(way) > 8 else 0.0
    )


def _entry(name: str, situation: _Situation, file: _File) -> Entry:
    if situation.group not in file.groups:
        raise ValueError(f"help {name}: no group is called {situation.group}")
    missing = [helper for helper in situation.helpers if helper not in file.helpers]
    if missing:
        raise ValueError(f"help {name}: no helper is called {', '.join(missing)}")
    if not situation.lane and not (situation.helpers and situation.first):
        raise ValueError(f"help {name}: say what to do first and who helps, or name a lane")
    return Entry(
        id=name,
        group=Group(situation.group, file.groups[situation.group]),
        situation=situation.situation,
        aliases=tuple(situation.aliases),
        first=situation.first,
        helpers=tuple(file.helpers[helper] for helper in situation.helpers),
        articles=tuple(situation.articles),
        lane=situation.lane,
    )


def _helper(helper: Helper, locale: str, texts: Texts) -> str:
    name = plain(_in(helper.name, locale))
    facts = [
        helper.phone,
        helper.mail,
        *(_in(part, locale) for part in (helper.hours, helper.cost, helper.region)),
    ]
    line = " · ".join(plain(fact) for fact in facts if fact)
    heading = f"[{name}]({helper.site})" if helper.site else f"**{name}**"
    doubt = "" if helper.mark in ("ZEKER", "BRON") else f" *{texts.format(locale, 'help-doubt')}*"
    return f"{heading}: {_in(helper.what, locale)}\n{line}{doubt}"


def _in(by_locale: Mapping[str, str], locale: str) -> str:
    return by_locale.get(locale, by_locale.get("nl", ""))
