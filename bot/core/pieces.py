"""What she types past the question that waits: the rest of the story before it, or past a guess of ours.

Rules of this file
- A story comes in pieces: what fits no answer here, within minutes, stands with the story before it.
- A guess that waits for a yes or no is not thrown away by other words.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.chat.replies import Replies
from bot.core import correcting
from bot.core.walking import Walk
from bot.forms import engine
from bot.forms.choices import OTHER
from bot.forms.model import Answer, Question, Step
from bot.forms.words import plain
from knowledge.asked import looks_asked

ONE_STORY = timedelta(minutes=10)
FEWEST_WORDS = 3
GUESSED = ("number", "choice", "yes-no", "postcode")
"""kinds of «not understood» that say nothing of their own"""


def past_the_question(walk: Walk, step: Step, raw: str) -> Replies | None:
    """None: the step is an answer, or a plain «not understood»."""
    if walk.state.pending is not None:
        return _guess_again(walk, step, raw)
    before = _story_before(walk)
    if before is None or step.note.kind in ("accepted", "skipped"):
        return None
    if walk.turn.shelf.phrases.nothing_more(raw):
        return walk.show(walk.here, walk.turn.text("form-noted-long"))
    if not _fits_nothing(step) or looks_asked(raw) or len(raw.split()) < FEWEST_WORDS:
        return None
    question, given = before
    walk.keep(correcting.amended(walk, question, f"{given.text}\n{raw}"))
    return walk.show(walk.here, walk.turn.text("form-story-goes-on"))


def _guess_again(walk: Walk, step: Step, raw: str) -> Replies | None:
    """«Bedoel je «12»?», and she tells the next thing: the guess is asked once more."""
    waiting, note = walk.state.pending, step.note
    if (
        waiting is None
        or waiting.answer is None
        or note.kind != "misunderstood"
        or note.reason not in GUESSED
    ):
        return None
    refused = walk.turn.shelf.phrases.yes_or_no(plain(raw).partition(" ")[0]) is False
    return None if refused or looks_asked(raw) else walk.show(walk.here, walk.turn.text("form-this-first"))


def _story_before(walk: Walk) -> tuple[Question, Answer] | None:
    """The story she told just now, at the question before this one."""
    if walk.state.at is not None:
        return None
    question = engine.back(walk.form, walk.state).question
    given = walk.state.answers.get(question.id) if question and question.kind == "long" else None
    if question is None or given is None or given.skipped or given.by != walk.turn.person.id:
        return None
    return (question, given) if walk.turn.now - datetime.fromisoformat(given.at) <= ONE_STORY else None


def _fits_nothing(step: Step) -> bool:
    """Not understood, or only as «iets anders»."""
    if step.note.kind == "misunderstood":
        return step.note.reason not in correcting.REFUSED
    pending = step.state.pending
    meant = pending.answer.value if step.note.kind == "confirm" and pending and pending.answer else None
    return meant in (OTHER, (OTHER,))
