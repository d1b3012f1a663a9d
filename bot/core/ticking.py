"""Ticks at a question with several answers: what is ticked so far travels in its buttons, nothing is stored.

Rules of this file
- A press means «on» or «off» as she saw it: quick presses at one message all count, and each counts once.
- What she sees is made true: a press under older words of the same question (they were sent twice) shows
  there what is ticked now.
"""

from __future__ import annotations

from bot.core.turn import Turn

TICK = "tick"


def value(question: str, chosen: tuple[str, ...], choice: str) -> str:
    """What the button of one choice stands for, when `chosen` is ticked."""
    return f"{TICK}:{question}:{','.join(chosen)}:{choice}"


def read(value: str) -> tuple[str, tuple[str, ...], str] | None:
    """The question, what was ticked when the button was shown, and its choice; None for another button."""
    action, _, rest = value.partition(":")
    if action != TICK:
        return None
    question, chosen, choice = rest.split(":")
    return question, tuple(filter(None, chosen.split(","))), choice


def after(turn: Turn) -> tuple[str, ...] | None:
    """What is ticked after this press; None when that changes nothing, here on her screen neither."""
    pressed = read(turn.value)
    if pressed is None:
        return None
    question, seen, choice = pressed
    now = _ticked_now(turn, question)
    now = seen if now is None else now
    if (choice in seen) != (choice in now):
        return None if _shown_here(turn) else now
    return tuple(key for key in now if key != choice) if choice in now else (*now, choice)


def _ticked_now(turn: Turn, question: str) -> tuple[str, ...] | None:
    """As the buttons say that stand there now."""
    waiting = turn.work.prompts.waiting(turn.person.account, turn.event.where.lane)
    shown = (read(button.value) for each in waiting for button in each.buttons)
    return next((ticked[1] for ticked in shown if ticked and ticked[0] == question), None)


def _shown_here(turn: Turn) -> bool:
    """Whether the message that was pressed is the one that shows what is ticked now."""
    message = turn.under
    return message is None or turn.work.prompts.under(turn.event.where.lane, message)
