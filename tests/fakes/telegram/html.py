"""Telegram's HTML, as strictly as Telegram reads it (Bot API, "HTML style")."""

from __future__ import annotations

import re

from tests.fakes.telegram.refusal import Refusal, bad

TAGS = frozenset(
    [
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "tg-spoiler",
        "span",
        "a",
        "tg-emoji",
        "code",
        "pre",
        "blockquote",
    ]
)
_ATTRIBUTES = {"a": ("href",), "blockquote": ("expandable",), "code": ("class",), "span": ("class",)}
_TOKEN = re.compile(r"<(/?)([A-Za-z-]+)([^<>]*)>|<|&(#?\w+;)?")
_ATTRIBUTE = re.compile(r'\s+([a-z-]+)(?:="([^"]*)")?')
_ENTITIES = {"lt;": "<", "gt;": ">", "amp;": "&", "quot;": '"'}


def visible(text: str) -> str:
    """The words without the tags. Raises Refusal for what Telegram does not take."""
    words: list[str] = []
    opened: list[str] = []
    at = 0
    for token in _TOKEN.finditer(text):
        words.append(text[at : token.start()])
        at = token.end()
        if token[0].startswith("&"):
            words.append(_entity(token[4], token[0]))
        elif token[2] is None:
            raise _unreadable(f'Unsupported start tag "" at byte offset {token.start()}')
        elif token[1]:
            _close(token[2].lower(), opened, token.start())
        else:
            _open(token[2].lower(), token[3], opened, token.start())
    if opened:
        raise _unreadable(f'Can\'t find end tag corresponding to start tag "{opened[-1]}"')
    words.append(text[at:])
    return "".join(words)


def _open(tag: str, rest: str, opened: list[str], at: int) -> None:
    if tag not in TAGS:
        raise _unreadable(f'Unsupported start tag "{tag}" at byte offset {at}')
    if "".join(_ATTRIBUTE.sub("", rest).split()):
        raise _unreadable(f"Unexpected character in the attributes at byte offset {at}")
    for attribute in _ATTRIBUTE.finditer(rest):
        if attribute[1] not in _ATTRIBUTES.get(tag, ()):
            raise _unreadable(f'Unexpected attribute "{attribute[1]}" at byte offset {at}')
    if tag == "blockquote" and "blockquote" in opened:
        raise _unreadable("Nested blockquote")
    opened.append(tag)


def _close(tag: str, opened: list[str], at: int) -> None:
    if not opened:
        raise _unreadable(f"Unexpected end tag at byte offset {at}")
    if opened.pop() != tag:
        raise _unreadable(f"Unmatched end tag at byte offset {at}")


def _entity(name: str | None, whole: str) -> str:
    if name is None or (not name.startswith("#") and name not in _ENTITIES):
        raise _unreadable(f"Entity {whole!r} is not known")
    if name.startswith("#"):
        digits = name[1:-1]
        return chr(int(digits[1:], 16) if digits[:1] in "xX" else int(digits))
    return _ENTITIES[name]


def _unreadable(why: str) -> Refusal:
    return bad(f"can't parse entities: {why}")
