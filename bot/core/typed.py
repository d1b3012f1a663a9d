"""The button somebody typed instead of pressed: its label, its number, yes or no, or nearly so.

Rules of this file
- Only the whole message answers; about danger its first word does: «nee, alleen heel moe».
- Yes, no and a number answer what was asked last; a label also an older question that still waits.
- A yes presses the only button there is.
- A near miss presses only a button that nothing else comes close to.
- A form reads its own answers; its buttons are not typed here.
"""

from __future__ import annotations

from rapidfuzz import fuzz, process

from bot.core.asking import TOPIC
from bot.core.turn import Turn
from bot.forms.phrases import Phrases
from bot.forms.words import plain
from bot.store.prompts import URGENT, Waiting, token

SURE = 88.0
APART = 10.0
LONGEST = 60
FEW = 6
IN_PART = ("start", "offer", "place")
"""topics of questions that a part of a label answers"""
NEED_AN_ANSWER = ("consent", "crisis", "erase", "offer", "place")
"""topics of questions that are not left lying because something was not understood"""


def waiting(turn: Turn) -> tuple[Waiting, ...]:
    """The questions with buttons that wait for this person here, the newest first."""
    return turn.work.prompts.waiting(turn.person.account, turn.event.where.lane)


def yes_no(turn: Turn) -> str | None:
    """The token of the yes or no she typed, when what was asked last waits for one."""
    phrases = turn.shelf.phrases
    whole, start = phrases.yes_or_no(turn.rest), phrases.yes_or_no(turn.rest.partition(" ")[0])
    asked = () if whole is None and start is None else waiting(turn)[:1]
    if not asked:
        return None
    yes = start if whole is None and _first_counts(asked[0], start, turn.rest) else whole
    wanted = {True: "yes", False: "no", None: None}[yes]
    values = [button.value.partition(":")[0] for button in asked[0].buttons]
    if wanted == "yes" and len(values) == 1 and _outright(asked[0], turn.rest, phrases):
        return token(asked[0].prompt, 0)
    return token(asked[0].prompt, values.index(wanted)) if wanted in values else None


def _first_counts(asked: Waiting, start: bool | None, words: str) -> bool:
    """About danger the first word answers; to an offer a short «nee, sorry, druk» is a no as well."""
    short = len(words.split()) <= FEW
    offered = asked.topic.partition(":")[0] == "offer"
    return asked.topic == URGENT or (
        offered and start is False and short and not words.rstrip().endswith("?")
    )


def _outright(asked: Waiting, words: str, phrases: Phrases) -> bool:
    """«Oké» under one button is mostly a nod; only an offer takes it for a yes."""
    first = plain(words).partition(" ")[0]
    return asked.topic.partition(":")[0] == "offer" or phrases.says("outright", first)


def label(turn: Turn) -> str | None:
    """The token of the label or number she typed, when a question with buttons waits."""
    words = turn.rest.strip()
    if not words or len(words) > LONGEST:
        return None
    for place, asked in enumerate(waiting(turn)):
        if asked.topic == TOPIC:
            continue
        number = _number(asked, words) if place == 0 else None
        number = _near(asked, words) if number is None else number
        number = _in_part(asked, words, turn.shelf.phrases) if number is None else number
        if number is not None:
            return token(asked.prompt, number)
    return None


def topic(turn: Turn) -> str:
    """What was asked last is about; "" when nothing waits."""
    return next((asked.topic.partition(":")[0] for asked in waiting(turn)[:1]), "")


def still_asked(turn: Turn) -> tuple[str, ...]:
    """The buttons of what was asked last, when that needs an answer before anything else."""
    if topic(turn) not in NEED_AN_ANSWER:
        return ()
    return tuple(button.label for button in waiting(turn)[0].buttons)


def _number(asked: Waiting, words: str) -> int | None:
    typed = words.rstrip(".)")
    if typed.isascii() and typed.isdigit() and len(typed) <= 2 and 1 <= int(typed) <= len(asked.buttons):
        return int(typed) - 1
    return None


def _in_part(asked: Waiting, words: str, phrases: Phrases) -> int | None:
    """«Hij zit thuis», «nu even niet»: the one label that holds all of these words."""
    said = {word for word in plain(words).split() if not phrases.says("around", word)}
    labels = [set(plain(button.label).split()) for button in asked.buttons]
    found = [place for place, label in enumerate(labels) if said <= label]
    known = asked.topic.partition(":")[0] in IN_PART
    return found[0] if known and said and len(found) == 1 else None


def _near(asked: Waiting, words: str) -> int | None:
    labels = [plain(button.label) for button in asked.buttons]
    if labels.count(plain(words)) == 1:
        return labels.index(plain(words))
    near = process.extract(plain(words), labels, scorer=fuzz.ratio, limit=2, score_cutoff=SURE)
    if not near or (len(near) > 1 and near[0][1] - near[1][1] < APART):
        return None
    return int(near[0][2])
