"""What she told with the name: «hij heet Sam en is 11» answers the next question too.

Rules of this file
- With only the age behind the name there is no doubt; anything else («bijna 11») is asked back.
"""

from __future__ import annotations

import re

from bot.chat.replies import Replies
from bot.core import asking
from bot.core.noting import happened
from bot.core.reading import reader
from bot.core.walking import Walk
from bot.forms import engine
from bot.forms.model import Answer, Question, Step, in_words
from bot.forms.readings import Confirm, Read

_AGE = re.compile(
    r"\W*(?:(?:is|en|van|hij|zij|ze|aged)\W+)*\d{1,2}(?: (?:jaar|jr|years old))?(?: oud)?"
    r"(?:\W+(?:groep|klas) \d)?\W*",
    re.IGNORECASE,
)
"""all that may stand behind a name when the number can only be an age"""


def offered(walk: Walk, step: Step, raw: str) -> Replies | None:
    """The next question with what she said of it already; None when she said nothing of it."""
    given = _told(walk, step, raw)
    if given is None or step.question is None:
        return None
    turn, question = walk.turn, step.question
    waits = engine.offer(walk.form, step.state, question, given)
    if _surely(walk, raw):
        return _both(walk, step, waits, question)
    walk.keep(waits)
    before = f"{happened(turn, walk.form, step)}\n\n**{in_words(question.ask, turn.locale)}**"
    return walk.show(waits, before)


def _both(walk: Walk, named: Step, waits: Step, question: Question) -> Replies:
    """Name and age are noted in one go."""
    turn = walk.turn
    aged = engine.confirm(walk.form, waits.state, True, turn.person.id, turn.now)
    name = walk.form.question(named.note.about)
    both = [asking.answer_words(turn, each, aged.state.answers[each.id]) for each in (name, question) if each]
    walk.keep(aged)
    return walk.show(aged, turn.text("form-noted-as", shown=", ".join(both)))


def _surely(walk: Walk, raw: str) -> bool:
    called = walk.turn.shelf.asides.called(raw)
    return called is not None and bool(_AGE.fullmatch(raw.strip().partition(called.name)[2]))


def _told(walk: Walk, step: Step, raw: str) -> Answer | None:
    turn, question = walk.turn, step.question
    called = turn.shelf.asides.called(raw) if step.note.kind == "accepted" else None
    if called is None or question is None or question.kind != "number" or question.id in step.state.answers:
        return None
    reading = reader(turn.shelf, step.state.answers)(question, called.rest, turn.today)
    if not isinstance(reading, Read | Confirm) or reading.value is None:
        return None
    return Answer(reading.value, raw, turn.person.id, turn.now.isoformat())
