"""Our small Markdown as Telegram's HTML, every word escaped. Pure.

Rules of this file
- Telegram takes web links only; a telephone number or mail address is shown as words, which its apps
  make tappable by themselves.
- Telegram makes links of addresses and @names it finds in words by itself. Nobody's words become a link:
  such a word is shown as code, which is copied with a tap and opens nothing. A mail address stays one.
- Quoted lines that follow each other are one quote.
"""

from __future__ import annotations

import re
from itertools import groupby

from bot.chat.markup import Line, Piece, parse

_ADDRESS = re.compile(
    r"(?:\w+://\S+|(?<![\w@.])(?:[\w-]+\.)+[a-z]{2,}(?![\w@])(?:[/?#:]\S*)?|(?<![\w.])@\w{3,})", re.IGNORECASE
)
_MAY_BE = re.compile(r"://|\.[a-z]|@", re.IGNORECASE)
"""one of these is in every address; most words hold none, and this is quickly seen"""


def html(text: str) -> str:
    """The text for `parse_mode="HTML"`."""
    parts = []
    for quoted, lines in groupby(parse(text), key=lambda line: line.quote):
        block = "\n".join(_line(line) for line in lines)
        parts.append(f"<blockquote>{block}</blockquote>" if quoted and block.strip() else block)
    return "\n".join(parts)


def escape(text: str) -> str:
    """Words that stay words: in text and between double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _line(line: Line) -> str:
    return ("• " if line.item else "") + "".join(_piece(piece) for piece in line.pieces)


def _piece(piece: Piece) -> str:
    if piece.url:
        return _styled(_linked(piece), piece)
    if not _MAY_BE.search(piece.text):
        return _styled(escape(piece.text), piece)
    at, parts = 0, []
    for address in _ADDRESS.finditer(piece.text):
        parts += [_styled(escape(piece.text[at : address.start()]), piece), _code(address[0])]
        at = address.end()
    return "".join([*parts, _styled(escape(piece.text[at:]), piece)])


def _styled(words: str, piece: Piece) -> str:
    if not words.strip():
        return words
    if piece.italic:
        words = f"<i>{words}</i>"
    return f"<b>{words}</b>" if piece.bold else words


def _code(address: str) -> str:
    return f"<code>{escape(address)}</code>"


def _linked(piece: Piece) -> str:
    if piece.url.startswith("http"):
        return f'<a href="{escape(piece.url)}">{escape(piece.text)}</a>'
    address = piece.url.partition(":")[2]
    same = "".join(piece.text.split()) == address
    return escape(piece.text if same else f"{piece.text} ({address})")
