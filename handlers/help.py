"""`/hulp`: who helps with what, with number, hours and cost, as of a date (C31)."""

from __future__ import annotations

from bot.chat.markup import Markup
from bot.chat.replies import Ask, Option, Replies, Say
from bot.core.turn import Turn
from knowledge.helplist import Entry, find

WORDS = ("hulp", "help", "hulplijst")


def overview(turn: Turn) -> Replies:
    """The situations to choose from, or the one that was named."""
    if turn.rest.strip():
        found = find(turn.shelf.help, turn.rest)
        if found:
            return (_entry(turn, found[0].id),)
    return _all(turn)


def asked(turn: Turn) -> Replies | None:
    """The one word «hulp», without a slash."""
    return _all(turn) if turn.rest.strip(" !.?").lower() in WORDS else None


def _all(turn: Turn) -> Replies:
    if turn.in_group:
        return (Say(text=turn.text("help-in-group")),)
    options = tuple(_option(turn, entry, row) for row, entry in enumerate(turn.shelf.help))
    text = turn.text("help-which", found=not turn.rest.strip() or turn.rest.strip(" !.?").lower() in WORDS)
    return (Ask(text=text, options=options, hint="one", prompt="help"),)


def show(turn: Turn) -> Replies:
    """One situation."""
    return (_entry(turn, turn.value),)


def hint(turn: Turn) -> Replies:
    """«Stel een vraag»: how to."""
    return (Ask(text=turn.text("question-how")),)


def _option(turn: Turn, entry: Entry, row: int) -> Option:
    """A situation of danger is an answer to «is er gevaar?»: the number, and somebody is told."""
    if entry.lane:
        return Option(entry.label(turn.locale), "crisis", f"yes:{entry.lane}", row=row)
    return Option(entry.label(turn.locale), "help", entry.id, row=row)


def _entry(turn: Turn, entry_id: str) -> Say | Ask:
    entry = next((each for each in turn.shelf.help if each.id == entry_id), None)
    if entry is None:
        return Say(text=turn.text("question-gone"))
    if entry.lane:
        return _gently(turn, entry.lane)
    options = () if turn.in_group else (Option(turn.words("human-button"), "human"),)
    return Ask(text=entry.text(turn.locale, turn.shelf.texts), options=options)


def _gently(turn: Turn, lane: str) -> Say | Ask:
    """She named a danger: the number and the question, before anybody is told."""
    text = Markup(turn.shelf.guard.question(lane, turn.locale))
    if turn.in_group:
        return Say(text=text)
    options = (
        Option(turn.words("crisis-yes"), "crisis", f"yes:{lane}", "stop"),
        Option(turn.words("crisis-no"), "crisis", f"no:{lane}"),
    )
    return Ask(text=text, options=options, private=True, prompt="crisis")
