"""All sentences of the bot: Fluent messages by key, in the reader's language, Dutch when it is missing.

Rules of this file
- What comes out is our Markdown (`Markup`), so one message may be an argument of another.
- An argument that is `str` is somebody's words: its marks are made harmless. `Markup` goes in as it is.
- A line may begin with our marks: `**bold**`, `*italic*`, `[words](address)`.
- A selector sees the argument unescaped; `True` and `False` are the words "yes" and "no".
- A message without arguments is put together once; one with the same numbers too, with room left open
  for the words, which are not kept.
- A number stays a number (plural rules work), with grouping from 10.000; a day reads «donderdag 3 september».
  In a message `DATE($day)` gives «3 september 2026» and `TIME($at)` gives «14:30». Times are Dutch times.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple, Self

from babel import Locale
from babel.dates import format_date, format_time
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentInt, FluentType
from fluent.runtime.utils import native_to_fluent
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.chat.markup import Markup, bare, plain
from bot.model.promises import HOME

MAIN_LOCALE = "nl"
_GROUPED_FROM = 10_000
_DAY = {"nl": "EEEE d MMMM", "en": "EEEE d MMMM"}
_DATE = {"nl": "d MMMM y", "en": "d MMMM y"}
# Fluent gives «*» and «[» at the start of a line a meaning of its own; ours is bold, italic and a link.
_MARK_FIRST = re.compile(r"^([ \t]+)(\*(?!\[)|\[(?=[^\]\n]*\]\())", re.MULTILINE)
_REMEMBERED = 2048
_SLOT = re.compile("\ue000(.*?)\ue001", re.DOTALL)


class BadText(ValueError):
    """A Fluent source that cannot be read; the message says the language, the line and the words."""


class _Slot(FluentType, str):
    """Words that are put in after Fluent is done, so no length limit and no mark can touch them."""

    name: str

    def format(self, locale: Locale) -> str:  # type: ignore[override]  # Fluent's name, not that of str
        return f"\ue000{self.name}\ue001"


class _Count(FluentInt):
    def format(self, locale: Locale) -> str:
        return str(int(self)) if abs(self) < _GROUPED_FROM else super().format(locale)


class _Moment(FluentType):
    def __init__(self, value: date, style: str = "day") -> None:
        if isinstance(value, datetime) and value.tzinfo:
            value = value.astimezone(HOME)
        self.value = value
        self.style = style

    def format(self, locale: Locale) -> str:
        language = locale.language
        if self.style == "time":
            at = self.value.time() if isinstance(self.value, datetime) else None
            return format_time(at, "HH:mm", locale=locale) if at else ""
        patterns = _DATE if self.style == "date" else _DAY
        return format_date(self.value, patterns.get(language, "EEEE d MMMM"), locale=locale)


class _Entry(NamedTuple):
    bundle: FluentBundle
    pattern: Any
    tree: ast.Pattern


class Texts:
    """Every message by (locale, key); an attribute has the key "message.attribute"."""

    def __init__(self, entries: Mapping[str, Mapping[str, _Entry]], strict: bool) -> None:
        self._entries = entries
        self._strict = strict
        self._whole: dict[tuple[str, str], Markup] = {}
        self._bare: dict[tuple[str, str], str] = {}
        self._weighed: dict[tuple[str, str], frozenset[str]] = {}
        self._drawn = lru_cache(_REMEMBERED, typed=True)(self._draw)

    @classmethod
    def read(cls, sources: Mapping[str, Sequence[str]], strict: bool = False) -> Self:
        """The texts of each locale from their Fluent sources. Raises BadText.

        `strict`: a missing argument or reference raises; otherwise the sentence is shown without it.
        """
        entries = {locale: dict(_entries(locale, parts)) for locale, parts in sources.items()}
        return cls(entries, strict)

    def format(self, locale: str, key: str, **args: object) -> Markup:
        """The message with its arguments filled in, as our Markdown. Raises KeyError for an unknown key."""
        if args:
            return self._filled(locale, key, args)
        whole = self._whole.get((locale, key))
        if whole is None:
            whole = self._whole[locale, key] = self._filled(locale, key, args)
        return whole

    def words(self, locale: str, key: str, **args: object) -> str:
        """The message without any markup, for a button or a title that shows plain words."""
        if args:
            return bare(self.format(locale, key, **args))
        words = self._bare.get((locale, key))
        if words is None:
            words = self._bare[locale, key] = bare(self.format(locale, key))
        return words

    def _filled(self, locale: str, key: str, args: Mapping[str, object]) -> Markup:
        weighed = self._weighed.get((locale, key))
        if weighed is None:
            weighed = self._weighed[locale, key] = frozenset(self._names(locale, key).weighed)
        told = ("" if isinstance(arg, str) and name not in weighed else arg for name, arg in args.items())
        before, *slots = self._drawn(locale, key, tuple(args), *told)
        pairs = zip(slots[::2], slots[1::2], strict=True)
        return Markup(before + "".join(_words(args[name]) + after for name, after in pairs))

    def _draw(self, locale: str, key: str, names: tuple[str, ...], *values: object) -> list[str]:
        """The message, cut at each slot for her words: text, name, text, name, … text.

        The words themselves are left out unless they are weighed.
        """
        slots = {name: _argument(name, value) for name, value in zip(names, values, strict=True)}
        result, errors = _put_together(self._entry(locale, key), slots)
        if errors and self._strict:
            raise ValueError(f"{key} ({locale}): {'; '.join(str(error) for error in errors)}")
        return _SLOT.split(result)

    def keys(self, locale: str) -> frozenset[str]:
        """The keys that this locale has itself, attributes included."""
        return frozenset(self._entries.get(locale, {}))

    def placeholders(self, key: str, locale: str = MAIN_LOCALE) -> frozenset[str]:
        """The names of the arguments the message uses, through what it refers to. Raises KeyError."""
        return frozenset(self._names(locale, key).variables)

    def _names(self, locale: str, key: str) -> _Names:
        """What the message mentions, through what it refers to, as far as that is there."""
        found = _Names()
        found.visit(self._entry(locale, key).tree)
        seen = {key}
        while waiting := found.messages - seen:
            for at in waiting:
                with contextlib.suppress(KeyError):
                    found.visit(self._entry(locale, at).tree)
            seen |= waiting
        return found

    def _entry(self, locale: str, key: str) -> _Entry:
        for language in (locale, MAIN_LOCALE):
            entry = self._entries.get(language, {}).get(key)
            if entry:
                return entry
        raise KeyError(key)


def _put_together(entry: _Entry, slots: Mapping[str, object]) -> tuple[str, list[Exception]]:
    """As `FluentBundle.format_pattern`, which would turn our counts into its own numbers again."""
    errors: list[Exception] = []
    asked = ResolverEnvironment(
        context=entry.bundle, current=CurrentEnvironment(args=dict(slots)), errors=errors
    )
    try:
        return str(entry.pattern(asked)), errors
    except ValueError as error:
        return "{???}", [*errors, error]


class _Names(Visitor):
    """Collects the variables and messages that a pattern mentions, and the variables it weighs."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()
        self.weighed: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.messages.add(node.id.name + (f".{node.attribute.name}" if node.attribute else ""))

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        self._weigh(node.selector)
        self.generic_visit(node)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        self._weigh(node.arguments)
        self.generic_visit(node)

    def _weigh(self, node: ast.BaseNode) -> None:
        inside = _Names()
        inside.visit(node)
        self.weighed |= inside.variables


def _entries(locale: str, sources: Iterable[str]) -> Iterable[tuple[str, _Entry]]:
    bundle = FluentBundle([locale], functions={"DATE": _date, "TIME": _time}, use_isolating=False)
    messages: dict[str, ast.Message] = {}
    for source in sources:
        resource = FluentResource(_MARK_FIRST.sub(_as_text, source))
        bundle.add_resource(resource)
        for item in resource.body:
            _refuse_junk(locale, source, item)
            if isinstance(item, ast.Message):
                if item.id.name in messages:
                    raise BadText(f"{locale}: «{item.id.name}» staat er twee keer.")
                messages[item.id.name] = item
    for name, tree in messages.items():
        compiled = bundle.get_message(name)
        if tree.value:
            yield name, _Entry(bundle, compiled.value, tree.value)
        for attribute in tree.attributes:
            pattern = compiled.attributes[attribute.id.name]
            yield f"{name}.{attribute.id.name}", _Entry(bundle, pattern, attribute.value)


def _as_text(mark: re.Match[str]) -> str:
    return f'{mark[1]}{{"{mark[2]}"}}'


def _refuse_junk(locale: str, source: str, item: object) -> None:
    if isinstance(item, ast.Junk):
        at = item.annotations[0].span.start if item.annotations and item.annotations[0].span else 0
        why = item.annotations[0].message if item.annotations else ""
        line = source.count("\n", 0, at) + 1
        words = (item.content or "").strip().split("\n")[0]
        raise BadText(f"{locale}, regel {line}: «{words}» kan ik niet lezen ({why}).")


def _argument(name: str, value: object) -> object:
    if isinstance(value, bool):
        value = _yes_no(value)
    if isinstance(value, str):
        slot = _Slot(value)
        slot.name = name
        return slot
    if isinstance(value, int):
        return _count(value)
    return _Moment(value) if isinstance(value, date) else native_to_fluent(value)


@lru_cache(maxsize=1024)
def _count(value: int) -> _Count:
    return _Count(value)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return _yes_no(value)
    return value if isinstance(value, Markup) else plain(str(value))


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _date(moment: _Moment) -> _Moment:
    return _Moment(moment.value, "date")


def _time(moment: _Moment) -> _Moment:
    return _Moment(moment.value, "time")
