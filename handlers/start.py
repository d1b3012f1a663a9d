"""The front door: who this is for, and three ways in (C01, C02, C04)."""

from __future__ import annotations

from bot.chat.replies import Ask, Option, Replies
from bot.core.turn import Turn


def begin(turn: Turn) -> Replies:
    """Welcome, whoever it is; any choice leads to a human within three taps."""
    if turn.in_group:
        return (Ask(text=turn.text("start-in-group")),)
    return (
        Ask(
            text=turn.text("start-welcome"),
            options=(
                Option(turn.words("start-home"), "way", "thuis", row=1),
                Option(turn.words("start-stuck"), "way", "vast", row=2),
                Option(turn.words("start-professional"), "way", "werk", row=3),
            ),
            prompt="start",
        ),
    )


def professional(turn: Turn) -> Replies:
    """The advice route; never a case, unless a family invites."""
    return (
        Ask(
            text=turn.text("start-professional-route"),
            options=(
                Option(turn.words("start-ask-question"), "hint", "question", row=1),
                Option(turn.words("human-button"), "human", row=2),
            ),
        ),
    )
