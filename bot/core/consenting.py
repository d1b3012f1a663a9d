"""Consent to the intake: asked for the text of now, kept with its version, taken back any time (P01)."""

from __future__ import annotations

from bot.chat.replies import Ask, Option
from bot.core import typed
from bot.core.turn import Turn
from bot.model.people import Person

PURPOSE = "intake"
TOPIC = "consent"


def ask(turn: Turn, before: str = "") -> Ask:
    """The question, with what it is about. `before` is said above it."""
    text = turn.text("consent-ask", version=_version(turn))
    readers = Option(turn.words("form-who"), "consent", "who", row=2)
    return Ask(
        text=f"{before}\n\n{text}" if before else text,
        options=(*_yes_or_no(turn), readers),
        prompt=TOPIC,
    )


def readers(turn: Turn) -> Ask:
    """Who reads along, and the question once more."""
    return Ask(text=turn.text("consent-who"), options=_yes_or_no(turn), prompt=TOPIC)


def about(turn: Turn) -> Ask:
    """What a yes and a no come to, and the question once more."""
    return Ask(text=turn.text("consent-about"), options=_yes_or_no(turn), prompt=TOPIC)


def asked_last(turn: Turn) -> bool:
    """Whether this is the last thing we asked her."""
    return typed.topic(turn) == TOPIC


def waits(turn: Turn) -> bool:
    """Whether she was asked today and did not answer yet."""
    return any(asked.topic == TOPIC for asked in typed.waiting(turn))


def keep(turn: Turn) -> None:
    """She said yes to the text of now."""
    turn.work.people.agree(turn.person, PURPOSE, _version(turn))


def agreed(turn: Turn, person: Person | None = None) -> bool:
    """Whether there is a living yes to the text of now."""
    return turn.work.people.agreed((person or turn.person).id, PURPOSE, _version(turn))


def _yes_or_no(turn: Turn) -> tuple[Option, ...]:
    return (
        Option(turn.words("consent-yes"), "consent", "yes", "yes", row=1),
        Option(turn.words("consent-no-button"), "consent", "no", row=2),
    )


def _version(turn: Turn) -> str:
    return turn.shelf.texts.words("nl", "consent-version")
