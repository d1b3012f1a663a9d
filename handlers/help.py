"""`/hulp`: who helps with what, with number, hours and cost, as of a date (C31)."""

from __future__ import annotations

from bot.chat.markup import Markup
from bot.chat.replies import Ask, Option, Replies, Say
from bot.core.turn import Turn
from knowledge.helplist import find


def overview(turn: Turn) -> Replies:
    """The situations to choose from, or the one that was named."""
    if turn.rest.strip():
        found = find(turn.shelf.help, turn.rest)
        if found:
            return (_entry(turn, found[0].id),)
    options = tuple(
        Option(entry.label(turn.locale), "help", entry.id, row=number)
        for number, entry in enumerate(turn.shelf.help)
    )
    return (Ask(text=turn.text("help-which"), options=options, hint="one", prompt="help"),)


def show(turn: Turn) -> Replies:
    """One situation."""
    return (_entry(turn, turn.value),)


def hint(turn: Turn) -> Replies:
    """«Stel een vraag»: how to."""
    return (Ask(text=turn.text("question-how")),)


def _entry(turn: Turn, entry_id: str) -> Say | Ask:
    entry = next((each for each in turn.shelf.help if each.id == entry_id), None)
    if entry is None:
        return Say(text=turn.text("question-gone"))
    if entry.lane:
        return Say(text=Markup(turn.shelf.guard.answer(entry.lane, turn.locale)))
    options = () if turn.in_group else (Option(turn.words("human-button"), "human"),)
    return Ask(text=entry.text(turn.locale, turn.shelf.texts), options=options)
