"""The front door: who this is for, and three ways in (C01, C02, C04)."""

from __future__ import annotations

from bot.chat.replies import Ask, Option, Replies, Say
from bot.core.turn import Turn
from bot.forms.words import plain

GREETINGS = frozenset({
    "hoi", "hallo", "hey", "hi", "hello", "dag", "goedemorgen", "goedemiddag", "goedenavond", "goeiemorgen",
    "goeiemiddag", "goeienavond", "hallo daar", "hoi daar", "start", "begin", "good morning", "good evening",
})  # fmt: skip
THANKS = frozenset({
    "dank je", "dankje", "dank je wel", "dankjewel", "dank u", "dank u wel", "bedankt", "heel erg bedankt",
    "super bedankt", "dank", "thanks", "thank you", "thank you so much", "top", "fijn", "fijn dank je",
})  # fmt: skip


def begin(turn: Turn) -> Replies:
    """Welcome, whoever it is; any choice leads to a human within three taps."""
    if turn.in_group:
        return (Ask(text=turn.text("start-in-group")),)
    if turn.person.memberships:
        role = turn.person.memberships[0].role
        return (Say(text=turn.text("start-team", role=role, name=turn.person.name)),)
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


def greeted(turn: Turn) -> Replies | None:
    """«Hallo», or «dank je»: said back, as people do."""
    said = plain(turn.rest)
    if said in GREETINGS:
        return _back(turn) if turn.work.sittings.latest(turn.person.id) else begin(turn)
    return (Say(text=turn.text("start-you-are-welcome")),) if said in THANKS else None


def _back(turn: Turn) -> Replies:
    """Somebody who began before and comes in again."""
    options = (
        Option(turn.words("intake-go-on"), "go-on", "intake", "yes", row=1),
        Option(turn.words("start-ask-question"), "hint", "question", row=2),
        Option(turn.words("human-button"), "human", row=2),
    )
    return (Ask(text=turn.text("start-welcome-back"), options=options, prompt="nudge"),)
