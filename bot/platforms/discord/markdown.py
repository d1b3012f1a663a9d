"""Our small Markdown in Discord's: a person's words stay words, whatever marks are in them."""

from __future__ import annotations

import re

from bot.chat.markup import Line, Piece, parse

_MARKS = re.compile(r"[\\*_~`|<>@#\[\]]|:(?=//|[\w+-]+:)|(?i:(?<=\.gg)|(?<=\.com))/")
"""what means something to Discord: also the slash of an invitation, which it shows without `https:` too"""
_HEAD = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))")


def markdown(text: str) -> str:
    """Discord's form of our Markdown."""
    return "\n".join(_line(line) for line in parse(text))


def length(text: str) -> int:
    """How long Discord finds our Markdown, in UTF-16 units (never less than what it counts)."""
    return len(markdown(text).encode("utf-16-le")) // 2


def escape(text: str) -> str:
    """The same words, with no mark, mention, emoji code, link or heading in them."""
    return _MARKS.sub(lambda mark: "\\" + mark[0], text)


def _line(line: Line) -> str:
    prefix = "> " if line.quote else "- " if line.item else ""
    words = "".join(_piece(piece) for piece in line.pieces)
    return prefix + _HEAD.sub(_harmless_head, words)


def _harmless_head(head: re.Match[str]) -> str:
    """A list mark or a number at the start of a line would begin a list: keep it a word."""
    mark = head[2]
    return f"{head[1]}{mark}\\" if mark.isdigit() else f"{head[1]}\\{mark}"


def _piece(piece: Piece) -> str:
    words = _link(piece) if piece.url else escape(piece.text)
    mark = "***" if piece.bold and piece.italic else "**" if piece.bold else "*" if piece.italic else ""
    core = words.strip()
    if not mark or not core:
        return words
    start = words.index(core)
    return f"{words[:start]}{mark}{core}{mark}{words[start + len(core) :]}"


def _link(piece: Piece) -> str:
    """Only web addresses can hide behind words; a phone number or mail address is shown."""
    scheme, _, rest = piece.url.partition(":")
    if scheme in ("http", "https"):
        url = piece.url.replace("<", "%3C").replace(">", "%3E")
        return f"<{url}>" if "://" in piece.text else f"[{escape(piece.text)}](<{url}>)"
    shown = re.sub(r"\D", "", rest) if scheme == "tel" else rest
    seen = re.sub(r"\D", "", piece.text) if scheme == "tel" else piece.text
    return escape(piece.text) if shown in seen else f"{escape(piece.text)} ({escape(rest)})"
