"""A button of an older message, when its question was asked again below: either one will do."""

from __future__ import annotations

from bot.core import consenting, typed
from bot.core.turn import Turn
from bot.store.prompts import Picked, token


def asked_anew(turn: Turn, picked: Picked) -> str | None:
    """The token of the same button below; None when there is none, or somebody pressed this one before.

    Not for consent: she agrees to the text she pressed under, and that may have been another one.
    """
    if not picked.closed or picked.topic == consenting.TOPIC:
        return None
    asked = next((each for each in typed.waiting(turn) if each.topic == picked.topic), None)
    meant = [(button.choice, button.value) for button in asked.buttons] if asked else []
    wanted = (picked.choice, picked.value)
    return token(asked.prompt, meant.index(wanted)) if asked and wanted in meant else None
