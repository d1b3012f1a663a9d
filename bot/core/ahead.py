"""What she told with the name: «hij heet Sam en is 11» answers the next question too, and is asked back."""

from __future__ import annotations

from bot.chat.replies import Replies
from bot.core.noting import happened
from bot.core.reading import reader
from bot.core.walking import Walk
from bot.forms import engine
from bot.forms.model import Answer, Step, in_words
from bot.forms.readings import Confirm, Read
from bot.model.promises import HOME


def offered(walk: Walk, step: Step, raw: str) -> Replies | None:
    """The next question with what she said of it already; None when she said nothing of it."""
    given = _told(walk, step, raw)
    if given is None or step.question is None:
        return None
    turn, question = walk.turn, step.question
    waits = engine.offer(walk.form, step.state, question, given)
    walk.keep(waits)
    before = f"{happened(turn, walk.form, step)}\n\n**{in_words(question.ask, turn.locale)}**"
    return walk.show(waits, before)


def _told(walk: Walk, step: Step, raw: str) -> Answer | None:
    turn, question = walk.turn, step.question
    called = turn.shelf.asides.called(raw) if step.note.kind == "accepted" else None
    if called is None or question is None or question.kind != "number" or question.id in step.state.answers:
        return None
    day = turn.now.astimezone(HOME).date()
    reading = reader(turn.shelf, step.state.answers)(question, called.rest, day, turn.locale)
    if not isinstance(reading, Read | Confirm) or reading.value is None:
        return None
    return Answer(reading.value, raw, turn.person.id, turn.now.isoformat())
