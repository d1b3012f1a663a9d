"""Our small Markdown: bold, italic, link, list and quote, parsed once and rendered by each adapter.

Rules of this file
- `**bold**`, `*italic*`, `[words](https://address)`; a line that starts with "> " is a quote,
  one that starts with "- " is a list item.
- A backslash makes the next mark plain text. `plain` puts them before every mark, so text of a
  person never becomes markup, a link or a mention.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

MARKS = re.compile(r"([\\*\[\]()>`_~|#-])")
_TOKEN = re.compile(
    r"\\(?P<escaped>.)"
    r"|(?P<bold>\*\*)"
    r"|(?P<italic>\*)"
    r"|\[(?P<words>(?:\\.|[^\]\\])+)\]\((?P<url>https?://[^\s()]+|tel:[0-9+]+|mailto:[^\s()]+)\)",
    re.DOTALL,
)


_REMEMBERED = 1000
"""lines that are not parsed again"""


class Piece(msgspec.Struct, frozen=True, omit_defaults=True):
    """A run of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line: its pieces, and whether it is quoted or an item of a list."""

    pieces: tuple[Piece, ...]
    quote: bool = False
    item: bool = False


class Markup(str):
    """Text that is our markup already: `Texts.format` puts it in as it is."""


def plain(text: str) -> Markup:
    """The same words with every mark made harmless."""
    return Markup(MARKS.sub(r"\\\1", text) if MARKS.search(text) else text)


def parse(text: str) -> tuple[Line, ...]:
    """Our Markdown as lines of pieces. Unclosed marks are closed at the end of their line."""
    return tuple(_line(line) for line in text.split("\n"))


def bare(text: str) -> str:
    """The words alone, as a screen reader or a test reads them; a link keeps its address."""
    return "\n".join(_bare(line) for line in parse(text))


def _bare(line: Line) -> str:
    prefix = "> " if line.quote else "- " if line.item else ""
    words = "".join(
        f"{piece.text} ({piece.url})" if piece.url and piece.url != piece.text else piece.text
        for piece in line.pieces
    )
    return prefix + words


@lru_cache(_REMEMBERED)
def _line(text: str) -> Line:
    """Most lines are the same for everybody: our own words."""
    quote = text.startswith("> ")
    item = text.startswith("- ")
    return Line(pieces=tuple(_pieces(text[2:] if quote or item else text)), quote=quote, item=item)


def _pieces(text: str) -> list[Piece]:
    if "*" not in text and "[" not in text and "\\" not in text:  # most lines, and much faster
        return [Piece(text=text)] if text else []
    pieces: list[Piece] = []
    bold = italic = False
    run: list[str] = []

    def end_run() -> None:
        if run:
            pieces.append(Piece(text="".join(run), bold=bold, italic=italic))
            run.clear()

    at = 0
    for token in _TOKEN.finditer(text):
        run.append(text[at : token.start()])
        at = token.end()
        if token["escaped"] is not None:
            run.append(token["escaped"])
            continue
        end_run()
        if token["bold"]:
            bold = not bold
        elif token["italic"]:
            italic = not italic
        else:
            words = re.sub(r"\\(.)", r"\1", token["words"])
            pieces.append(Piece(text=words, bold=bold, italic=italic, url=token["url"]))
    run.append(text[at:])
    end_run()
    return [piece for piece in pieces if piece.text]
