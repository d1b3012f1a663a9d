"""Putting right what she told before: by its name or old value, by «ik bedoelde», or in her own message.

Rules of this file
- A new value is read as that question reads it; what it cannot read is asked there again.
"""

from __future__ import annotations

import msgspec

from bot.chat.replies import Replies
from bot.core import asking
from bot.core.noting import happened
from bot.core.reading import reader
from bot.core.walking import Walk
from bot.forms import corrections, engine, values
from bot.forms.model import Question, Step, in_words
from bot.forms.readings import Confirm, Misread, Read
from bot.forms.words import plain

OPEN = ("text", "name", "long")
REFUSED = ("bsn", "too-long")
"""words that are read, and said to be no answer"""


def named(walk: Walk, raw: str, told_only: bool = False) -> Replies | None:
    """«Wijzig postcode», «de leeftijd is 12», «het is Utrecht, niet Amersfoort»; else None.

    `told_only`: only when she also says what it should be.
    """
    answered = _answered(walk)
    change = corrections.named(answered, raw)
    if change is not None and change.value and _reads(walk, change.question, change.value):
        return walk.moved(amended(walk, change.question, change.value))
    if told_only:
        return None
    swap = corrections.swapped(raw)
    old = _holding(walk, answered, swap.old) if swap else None
    if swap and old and _reads(walk, old, swap.new):
        return walk.moved(amended(walk, old, swap.new))
    if change is None or not (corrections.complains(raw) or change.value):
        return None
    return walk.moved(engine.change(walk.form, walk.state, change.question.id))


def by_name(walk: Walk, raw: str) -> Replies | None:
    """«Leeftijd», where a line is asked for; else None."""
    question = corrections.only(_answered(walk), raw)
    return walk.moved(engine.change(walk.form, walk.state, question.id)) if question else None


def _answered(walk: Walk) -> list[Question]:
    given = engine.complete(walk.form, walk.state)
    return [question for question in walk.form.questions if question.id in given]


def renamed(walk: Walk, raw: str) -> Replies | None:
    """«Hij heet eigenlijk Tim», at any later question: his name is put right; else None."""
    said = corrections.renaming(raw)
    called = walk.turn.shelf.asides.called(said) if said else None
    name = next((q for q in _answered(walk) if q.kind == "name" and q != walk.here.question), None)
    if called is None or name is None or walk.state.answers[name.id].value is None:
        return None
    return walk.moved(amended(walk, name, said))


def comes_yet(walk: Walk, raw: str) -> bool:
    """«Wijzig leeftijd», when that was not asked yet."""
    if walk.here.question is None or not corrections.orders(raw):
        return False
    later = (q for q in walk.form.questions if q.id not in walk.state.answers and q != walk.here.question)
    return corrections.named(later, raw) is not None


def about(walk: Walk, raw: str) -> Question | None:
    """The question she names: one she answered, or the one that waits."""
    waits = walk.here.question
    known = [q for q in walk.form.questions if q.id in walk.state.answers or q is waits]
    change = corrections.named(known, raw)
    return change.question if change else None


def meant(walk: Walk, words: str, outright: bool) -> Replies | None:
    """«Nee wacht, ik bedoelde 12»: the question here if it can read that, else the one before it.

    A story she told before is only replaced when she says `outright` that she meant something else.
    """
    here = walk.here.question
    if here is not None and here.kind not in OPEN and _reads(walk, here, words):
        return walk.moved(amended(walk, here, words))
    before = engine.back(walk.form, walk.state).question
    if before is None or before is here or not _reads(walk, before, words):
        return None
    if before.kind in OPEN and not outright:
        return None
    return walk.moved(amended(walk, before, words))


def remembered(walk: Walk, step: Step) -> Step:
    """The step, and which message answered this question: she may change that message."""
    here, message = walk.here.question, walk.turn.event.message
    if here is None or message is None:
        return step
    typed = {**step.state.typed, here.id: message}
    return msgspec.structs.replace(step, state=msgspec.structs.replace(step.state, typed=typed))


def reworded(walk: Walk) -> Replies | None:
    """She changed the message that was her answer: the answer changes too. None: it was no answer."""
    asked = engine.path(walk.form, walk.state.answers)
    changed = next((q for q in asked if walk.state.typed.get(q.id) == walk.turn.event.message), None)
    if changed is None:
        return None
    given = walk.state.answers.get(changed.id)
    if given is not None and given.text == values.verbatim(changed, walk.turn.rest):
        return ()
    step = amended(walk, changed, walk.turn.rest)
    if step.note.kind == "accepted":
        before = f"{walk.turn.text('reworded-answer')} {happened(walk.turn, walk.form, step)}"
    elif step.note.kind in ("confirm", "unsure"):
        before = f"**{in_words(changed.ask, walk.turn.locale)}**"
    else:
        return walk.moved(step)
    walk.keep(step)
    return walk.show(step, before)


def amended(walk: Walk, question: Question, words: str) -> Step:
    """The step of another answer to this question; after it she is where she was."""
    turn = walk.turn
    there = engine.change(walk.form, walk.state, question.id).state
    by, read, phrases = turn.person.id, reader(turn.shelf, walk.state.answers), turn.shelf.phrases
    return engine.answer(walk.form, there, words, by, turn.now, turn.today, read, phrases)


def _reads(walk: Walk, question: Question, words: str) -> bool:
    turn = walk.turn
    read = reader(turn.shelf, walk.state.answers)
    reading = read(question, words, turn.today)
    return isinstance(reading, Read | Confirm) or (isinstance(reading, Misread) and reading.reason in REFUSED)


def _holding(walk: Walk, answered: list[Question], old: str) -> Question | None:
    """The one question whose answer is, or names, this old value."""
    given = walk.state.answers
    found = [
        question
        for question in answered
        if question.kind != "long"
        and f" {plain(old)} " in f" {plain(asking.answer_words(walk.turn, question, given[question.id]))} "
    ]
    return found[0] if len(found) == 1 else None
