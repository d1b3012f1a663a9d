"""A call of Discord's REST interface as a value, and what its answers mean when it does not take it."""

from __future__ import annotations

from typing import Any, Protocol

import msgspec

from bot.chat.platform import Gone, Refused, TryAgain

_CLOSED = {50007, 50278}
_DELETED = {10013}
_KICKED = {10003, 10004, 50001}
_UNKNOWN = {10007, 10008, 10015, 10062, 50027}
_SLOW_DOWN = {20016, 20022, 20028, 20029, 40003, 40062}


class Call(msgspec.Struct, frozen=True):
    """`path` has its parameters in braces; `ids` fills them. `file` is (name, content)."""

    method: str
    path: str
    ids: dict[str, str] = {}
    json: Any = None
    params: dict[str, str] = {}
    file: tuple[str, bytes] | None = None


class Unknown(Refused):
    """What the call is about is no more: a message, a member, an interaction that ran out."""


class BadToken(Exception):
    """Discord does not know this token."""


class Wire(Protocol):
    """Where calls go. Raises TryAgain, Gone, Refused or Unknown."""

    async def call(self, call: Call) -> Any:
        """The answer's JSON; None when it has none."""


def trouble(status: int, code: int, after: float = 0.0) -> Exception:
    """What this answer means for who wanted to say something.

    `code` is Discord's own (documentation: Opcodes and Status Codes); `after` is in seconds.
    """
    if status == 429 or status >= 500 or code in _SLOW_DOWN:
        return TryAgain(after or 5.0, too_much=status < 500)
    if code in _CLOSED:
        return Gone("closed")
    if code in _DELETED:
        return Gone("deleted")
    if code in _KICKED:
        return Gone("kicked")
    if code in _UNKNOWN:
        return Unknown(str(code))
    return TryAgain(60.0) if status == 401 else Refused(f"{status}/{code}")
