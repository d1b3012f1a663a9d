"""One questionnaire, one step at a time: pure functions from a state and what she does to the next.

Rules of this file
- Nothing raises on anything a person can type or press.
- A value that was not surely read waits in `state.pending` for her yes; it is never kept silently.
- `back` and `change` only move: an answer stays until another takes its place, so nothing is lost.
- Skipping a question again takes its old answer away: so she can take something back.
- Of two people answering the same question the later one counts, in whatever order it arrives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

import msgspec

from bot.forms import choices, values
from bot.forms.migration import migrate
from bot.forms.model import (
    Answer,
    Choice,
    Form,
    Pending,
    Question,
    Reason,
    State,
    Step,
    StepNote,
    Value,
    in_words,
)
from bot.forms.phrases import Phrases
from bot.forms.progress import current, path, step
from bot.forms.readings import Confirm, Misread, Read, Reading, Unsure

__all__ = [
    "Reader", "answer", "back", "begin", "change", "choose", "complete", "confirm", "dump", "fill", "leave",
    "load_state", "migrate", "named", "offer", "path", "refuse", "resume", "skip",
]  # fmt: skip

Reader = Callable[[Question, str, date], Reading]


def begin(form: Form) -> Step:
    """The first question."""
    return resume(form, State())


def resume(form: Form, state: State) -> Step:
    """The question that waits, and what it waits for."""
    here = step(form, state, StepNote("finished"))
    question, waiting = here.question, state.pending
    if question is None:
        return here
    if waiting and waiting.question == question.id:
        return msgspec.structs.replace(here, note=_waits(question, waiting))
    return msgspec.structs.replace(here, note=StepNote("asked", question.id))


def answer(
    form: Form, state: State, raw: str, by: str, at: datetime, today: date, read: Reader, phrases: Phrases
) -> Step:  # fmt: skip
    """She typed something at the question that waits."""
    question = current(form, state)
    if question is None:
        return resume(form, state)
    waiting = state.pending if state.pending and state.pending.question == question.id else None
    if waiting and waiting.answer and (yes := phrases.yes_or_no(raw)) is not None:
        return confirm(form, state, yes, by, at)
    if waiting and not waiting.answer and (yes := phrases.yes_or_no(raw)) is not None:
        return resume(form, state) if yes else refuse(form, state)
    picked = _picked(question, waiting, raw)
    if picked is not None:
        reading: Reading = Confirm(picked)
    else:
        reading = read(question, raw, today)
    return _weigh(form, state, question, reading, raw, by, at)


def choose(
    form: Form, state: State, question_id: str, choice_ids: tuple[str, ...], by: str, at: datetime
) -> Step:
    """She pressed a button, or picked from a menu. Yes-no has the ids "ja" and "nee"."""
    question = form.question(question_id)
    if question is None:
        return resume(form, state)
    value = values.chosen(question, choice_ids)
    if value is None:
        value = _near_value(question, state.pending, choice_ids)
    if value is None:
        return _missed(form, state, question, "choice")
    words = ", ".join(in_words(choice.label, "nl") for choice in named(question, value))
    waits = current(form, state) is question
    return _accept(form, state, question, Answer(value, words, by, _instant(at)), waits)


def confirm(form: Form, state: State, yes: bool, by: str, at: datetime) -> Step:
    """Her yes or no to a reading that waits. A no asks the question again."""
    question = current(form, state)
    waiting = state.pending
    if question is None or waiting is None or waiting.question != question.id or waiting.answer is None:
        return resume(form, state)
    if not yes:
        return refuse(form, state)
    meant = msgspec.structs.replace(waiting.answer, by=by, at=_instant(at))
    return _accept(form, state, question, meant)


def refuse(form: Form, state: State) -> Step:
    """What waits for her yes is not what she meant: the question is asked again."""
    return resume(form, msgspec.structs.replace(state, pending=None))


def offer(form: Form, state: State, question: Question, given: Answer) -> Step:
    """She told this one already, with an answer before it: it waits for her yes."""
    return _wait(form, state, question, Pending(question.id, given))


def skip(form: Form, state: State, by: str, at: datetime, text: str = "") -> Step:
    """She leaves this question open. `text`: what she said instead of an answer."""
    question = current(form, state)
    if question is None:
        return resume(form, state)
    if question.required:
        return step(form, state, StepNote("cannot-skip", question.id))
    left_open = Answer(None, text, by, _instant(at), skipped=True)
    return _accept(form, state, question, left_open)


def back(form: Form, state: State) -> Step:
    """To the question before this one; its answer stays until she gives another."""
    asked = [q.id for q in path(form, state.answers)]
    question = current(form, state)
    place = asked.index(question.id) if question else len(asked)
    if place == 0:
        return step(form, state, StepNote("first", question.id if question else ""))
    return resume(form, _moved(state, asked[place - 1]))


def change(form: Form, state: State, question_id: str) -> Step:
    """To a question on the path, on purpose; an unknown one leaves her where she is."""
    if question_id not in {q.id for q in path(form, state.answers)}:
        return resume(form, state)
    return resume(form, _moved(state, question_id))


def leave(form: Form, state: State) -> Step:
    """Away from a question she went to on purpose: its answer stays as it was."""
    return resume(form, _moved(state, None))


def fill(
    form: Form, state: State, given: Mapping[str, str], by: str, at: datetime, today: date, read: Reader
) -> Step:  # fmt: skip
    """She filled in a card: {question id: text}. Good answers are kept, the first other one is asked.

    A field left empty counts as skipped, unless it is required or was answered before.
    """
    trouble: Step | None = None
    for question in form.questions:
        if question.id not in given or question not in path(form, state.answers):
            continue
        raw = given[question.id]
        if not raw.strip():
            state = _left_empty(state, question, by, at)
            continue
        here = msgspec.structs.replace(state, at=question.id, pending=None, misses=0)
        tried = _weigh(form, here, question, read(question, raw, today), raw, by, at)
        if tried.note.kind in ("accepted", "skipped"):
            state = _settled(state, tried.state, question)
        else:
            trouble = trouble or tried
    if trouble is None:
        return resume(form, state)
    return step(form, msgspec.structs.replace(trouble.state, answers=state.answers), trouble.note)


def complete(form: Form, state: State) -> dict[str, Answer]:
    """The answers on the path, in the form's order; what lies beside it is left out."""
    return {q.id: state.answers[q.id] for q in path(form, state.answers) if q.id in state.answers}


def named(question: Question, value: Value | None) -> tuple[Choice, ...]:
    """The options a value names, in the question's order."""
    if value is None:
        return ()
    ids = {values.choice_id(value)} if not isinstance(value, tuple) else set(value)
    return tuple(choice for choice in question.options if choice.id in ids)


def dump(state: State) -> bytes:
    """The state as JSON, the same bytes for the same state."""
    return msgspec.json.encode(state, order="sorted")


def load_state(raw: bytes) -> State:
    """The state back from `dump`. Raises msgspec.DecodeError on anything else."""
    return msgspec.json.decode(raw, type=State)


def _weigh(
    form: Form, state: State, question: Question, reading: Reading, raw: str, by: str, at: datetime
) -> Step:
    text = values.verbatim(question, raw)
    match reading:
        case Read(None, _):
            return skip(form, state, by, at, text)
        case Read(value, precision):
            return _accept(form, state, question, Answer(value, text, by, _instant(at), precision))
        case Confirm(value, precision):
            meant = Answer(value, text, by, _instant(at), precision)
            return _wait(form, state, question, Pending(question.id, meant))
        case Unsure((only,)):
            meant = Answer((only.id,) if question.kind == "many" else only.id, text, by, _instant(at))
            return _wait(form, state, question, Pending(question.id, meant))
        case Unsure(choices):
            return _wait(form, state, question, Pending(question.id, None, choices[:3]))
        case Misread(reason):
            return _missed(form, state, question, reason)


def _accept(form: Form, state: State, question: Question, given: Answer, waits: bool = True) -> Step:
    """`waits`: this is the question she is at, so she goes on from here."""
    kept = state.answers.get(question.id)
    if kept is None or kept.by == given.by or (kept.at, kept.by) <= (given.at, given.by):
        state = msgspec.structs.replace(state, answers={**state.answers, question.id: given})
    if waits:
        state = msgspec.structs.replace(state, misses=0, pending=None, at=None)
    if given.skipped:
        return step(form, state, StepNote("skipped", question.id))
    note = StepNote(
        "accepted", question.id, values.shown(given.value), given.precision, named(question, given.value)
    )
    return step(form, state, note)


def _wait(form: Form, state: State, question: Question, pending: Pending) -> Step:
    return step(form, msgspec.structs.replace(state, pending=pending, misses=0), _waits(question, pending))


def _waits(question: Question, pending: Pending) -> StepNote:
    if pending.answer is None:
        return StepNote("unsure", question.id, options=pending.options)
    meant = pending.answer
    return StepNote(
        "confirm", question.id, values.shown(meant.value), meant.precision, named(question, meant.value)
    )


def _missed(form: Form, state: State, question: Question, reason: Reason) -> Step:
    misses = state.misses + 1
    state = msgspec.structs.replace(state, misses=misses, pending=None)
    return step(form, state, StepNote("misunderstood", question.id, reason=reason, misses=misses))


def _picked(question: Question, waiting: Pending | None, raw: str) -> Value | None:
    """Which of the near choices she means: by its number, or by a word that only this one has."""
    near = waiting.options if waiting else ()
    place = choices.number_of(raw)
    if place is not None:
        found = near[place - 1] if 1 <= place <= len(near) else None
    else:
        found = choices.told_apart(near, raw)
    return _near_value(question, waiting, (found.id,)) if found else None


def _near_value(question: Question, waiting: Pending | None, ids: tuple[str, ...]) -> Value | None:
    """The value of one of the near choices she was offered at this question."""
    if waiting is None or waiting.question != question.id:
        return None
    if len(ids) != 1 or ids[0] not in {choice.id for choice in waiting.options}:
        return None
    return ids if question.kind == "many" else ids[0]


def _moved(state: State, to: str | None) -> State:
    return msgspec.structs.replace(state, at=to, misses=0, pending=None)


def _left_empty(state: State, question: Question, by: str, at: datetime) -> State:
    if question.required or question.id in state.answers:
        return state
    left_open = Answer(None, "", by, _instant(at), skipped=True)
    return msgspec.structs.replace(state, answers={**state.answers, question.id: left_open})


def _settled(state: State, tried: State, question: Question) -> State:
    """The state with this one answer in it; she is no longer at that question on purpose."""
    at = None if state.at == question.id else state.at
    return msgspec.structs.replace(state, answers=tried.answers, at=at, misses=0, pending=None)


def _instant(at: datetime) -> str:
    return at.isoformat()
