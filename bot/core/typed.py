"""The button somebody typed instead of pressed: its label, its number, yes or no, or nearly so.

Rules of this file
- Only the question that waits is answered so, and only by the whole message.
- A near miss presses only a button that nothing else comes close to.
- A form reads its own answers; its buttons are not typed here.
"""

from __future__ import annotations

from rapidfuzz import fuzz, process

from bot.core.asking import TOPIC
from bot.core.turn import Turn
from bot.forms.words import plain, yes_or_no
from bot.store.prompts import Waiting, token

SURE = 88.0
APART = 10.0
LONGEST = 60


def yes_no(turn: Turn) -> str | None:
    """The token of the yes or no she typed, when something waits for one."""
    yes = yes_or_no(turn.rest)
    if yes is None:
        return None
    waiting = turn.work.prompts.waiting(turn.person.account, turn.event.where.lane)
    if waiting is None:
        return None
    wanted = "yes" if yes else "no"
    values = [value.partition(":")[0] for _, value, _ in waiting.meanings]
    return token(waiting.prompt, values.index(wanted)) if wanted in values else None


def label(turn: Turn) -> str | None:
    """The token of the label or number she typed, when a question with buttons waits."""
    words = turn.rest.strip()
    if not words or len(words) > LONGEST:
        return None
    waiting = turn.work.prompts.waiting(turn.person.account, turn.event.where.lane)
    if waiting is None or waiting.topic == TOPIC:
        return None
    number = _number(waiting, words)
    return None if number is None else token(waiting.prompt, number)


def _number(waiting: Waiting, words: str) -> int | None:
    labels = [plain(label) for _, _, label in waiting.meanings]
    typed = words.rstrip(".)")
    if typed.isascii() and typed.isdigit() and len(typed) <= 2 and 1 <= int(typed) <= len(labels):
        return int(typed) - 1
    near = process.extract(plain(words), labels, scorer=fuzz.ratio, limit=2, score_cutoff=SURE)
    if not near or (len(near) > 1 and near[0][1] - near[1][1] < APART):
        return None
    return int(near[0][2])
