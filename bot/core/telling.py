"""Telling somebody else something in their own chat and their own language."""

from __future__ import annotations

from bot.chat.replies import Replies, Say
from bot.core.turn import Turn
from bot.model.people import Person


def at_home(turn: Turn, person: Person | None, key: str, **args: object) -> Replies:
    """One message to this person alone; nothing when there is nobody, or nowhere to write."""
    if person is None or person.home is None:
        return ()
    return (Say(text=turn.text_for(person, key, **args), to=person.home, private=True),)
