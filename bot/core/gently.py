"""The question when somebody may be in danger and it is not certain: a number, and one press to answer."""

from __future__ import annotations

from bot.chat.markup import Markup
from bot.chat.replies import Ask, Option
from bot.core.turn import Turn
from bot.store.prompts import URGENT

TOPIC = URGENT


def ask(turn: Turn, lane: str, words: Markup) -> Ask:
    """These words, which hold the number of this lane, with «ja» and «nee»."""
    options = (
        Option(turn.words("crisis-yes"), "crisis", yes(lane), "stop"),
        Option(turn.words("crisis-no"), "crisis", f"no:{lane}"),
    )
    return Ask(text=words, options=options, private=True, prompt=TOPIC)


def yes(lane: str) -> str:
    """What the button stands for that says there is danger."""
    return f"yes:{lane}"
