"""The ways on that stand under many a message: ask something, tell the story, have a human."""

from __future__ import annotations

from bot.chat.replies import Option
from bot.core.turn import Turn


def question(turn: Turn, row: int = 1) -> Option:
    return Option(turn.words("start-ask-question"), "hint", "question", row=row)


def intake(turn: Turn) -> Option:
    return Option(turn.words("lost-intake"), "intake", row=1)


def human(turn: Turn, row: int = 2) -> Option:
    return Option(turn.words("human-button"), "human", row=row)
