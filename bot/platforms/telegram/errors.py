"""What Telegram refuses, in the house's words.

Rules of this file
- No text of the platform goes on: a reason is one word of ours.
- A time-out may have been delivered, so the house tries again after a few seconds, never at once.
"""

from __future__ import annotations

import random

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken

from bot.chat.events import Address
from bot.chat.platform import Gone, Refused, TryAgain
from bot.platforms.telegram.wire import TooMuch

WITHOUT_TOKEN = 60.0
_GONE = ("chat not found", "peer_id_invalid", "group chat was deactivated")
_UNCHANGED = ("message is not modified",)
_NO_MESSAGE = ("message to edit not found", "message to delete not found", "message can't be edited",
               "message_id_invalid", "there is no text in the message")  # fmt: skip


class BadToken(Exception):
    """Telegram does not know this token (any more)."""


def unchanged(error: Exception) -> bool:
    """Whether the message looked like that already."""
    return isinstance(error, BadRequest) and _says(error, _UNCHANGED)


def no_message(error: Exception) -> bool:
    """Whether the message is not there to be changed any more."""
    return isinstance(error, BadRequest) and _says(error, _NO_MESSAGE)


def bad_token(error: Exception) -> bool:
    return isinstance(error, InvalidToken)


def translate(error: Exception) -> TryAgain | Gone | Refused:
    """Their exception as one of ours."""
    if isinstance(error, TooMuch):
        return TryAgain(error.after, too_much=True)
    if isinstance(error, ChatMigrated):
        return Gone("moved", Address("telegram", str(error.new_chat_id)))
    if isinstance(error, Forbidden):
        return Gone(_why(error))
    if isinstance(error, BadRequest):
        return Gone("unknown") if _says(error, _GONE) else Refused("Telegram does not take this")
    jitter = random.uniform(1.0, 5.0)  # noqa: S311 - spreads load, guards nothing
    return TryAgain(WITHOUT_TOKEN if bad_token(error) else jitter)


def _why(error: Forbidden) -> str:
    said = error.message.lower()
    if "kicked" in said or "not a member" in said:
        return "kicked"
    if "deactivated" in said:
        return "deactivated"
    return "never-wrote" if "initiate" in said else "blocked"


def _says(error: BadRequest, words: tuple[str, ...]) -> bool:
    said = error.message.lower()
    return any(word in said for word in words)
