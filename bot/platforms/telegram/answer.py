"""What Telegram answered to a call: its result, or one of the library's exceptions.

Rules of this file
- Nothing of an answer is ever logged; a refusal keeps Telegram's own description and nothing else.
- An answer that is nested too deep for any parser comes back as bytes.
"""

from __future__ import annotations

import json
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
)

TOO_MANY = 429
_REFUSALS: dict[int, type[TelegramError]] = {
    400: BadRequest,
    401: InvalidToken,
    403: Forbidden,
    404: InvalidToken,
    409: Conflict,
}


class TooMuch(TelegramError):
    """Telegram wants fewer messages for a while: `after` is in seconds."""

    __slots__ = ("after",)

    def __init__(self, after: float) -> None:
        super().__init__("too much")
        self.after = after


def result(status: int, payload: bytes) -> Any:
    """The result as plain JSON values. Raises `telegram.error` exceptions."""
    if not 200 <= status < 300:
        raise _refusal(status, payload)
    said = _parsed(payload)
    if "result" not in said:
        raise NetworkError("an answer without a result")
    return said["result"]


def _refusal(status: int, payload: bytes) -> TelegramError:
    try:
        said = _parsed(payload)
    except TelegramError:
        said = {}
    more = said.get("parameters")
    if not isinstance(more, dict):
        more = {}
    if status == TOO_MANY:
        return TooMuch(_after(more))
    if more.get("migrate_to_chat_id"):
        return ChatMigrated(more["migrate_to_chat_id"])
    return _REFUSALS.get(status, NetworkError)(str(said.get("description") or status))


def _parsed(payload: bytes) -> dict[str, Any]:
    try:
        said = json.loads(payload.decode("utf-8", "replace"))
    except RecursionError:
        return {"result": payload}
    except ValueError:
        raise TelegramError("not JSON") from None
    return said if isinstance(said, dict) else {}


def _after(more: dict[str, Any]) -> float:
    """How long to wait, as said in the answer; a second when it does not say."""
    try:
        return float(more["retry_after"])
    except (ValueError, LookupError, TypeError):
        return 1.0
