"""How a step of any form is put in words: progress, the question, its buttons, the way back.

Rules of this file
- One question at a time, with progress in words; a way back, past and out at every one of them.
- A button carries the question it belongs to, so a late press is never read as another answer.
- Typed text is always welcome beside the buttons.
"""

from __future__ import annotations

from bot.chat.markup import Markup
from bot.chat.replies import Ask, Card, Field, Hint, Option
from bot.core import ticking
from bot.core.reading import date_words, place_words
from bot.core.turn import Turn
from bot.forms import engine, values
from bot.forms.engine import path
from bot.forms.model import Answer, Choice, Form, Question, Section, State, Step, StepNote, in_words

PICK = "form"
FILLED = "form-card"
TOPIC = "form"
_HINTS: dict[str, Hint] = {
    "number": "number",
    "date": "date",
    "postcode": "postcode",
    "one": "one",
    "many": "many",
    "long": "long",
}
_CARD_KINDS = frozenset({"text", "name", "long", "number", "date", "one", "phone", "yes-no", "scale"})
MOST_ON_CARD = 5


def ask(turn: Turn, form: Form, step: Step, before: str = "") -> Ask:
    """The question of this step. `before` is said above it, in the same message."""
    question = step.question
    assert question is not None
    waits = step.note if step.note.kind in ("confirm", "unsure") else None
    text = said_back(turn, question, waits) if waits else question_text(turn, step, question)
    options = _near(turn, question, waits) if waits else _options(turn, question, _kept(step, question))
    return Ask(
        text=f"{before}\n\n{text}" if before else text,
        options=(*options, *_ways(turn, step, question)),
        hint=_HINTS.get(question.kind, "none"),
        card=None if waits else card(turn, form, step.state, question),
        private=True,
        prompt=TOPIC,
    )


def question_text(turn: Turn, step: Step, question: Question) -> str:
    lines = [f"*{_progress(turn, step, question)}*", "", f"**{in_words(question.ask, turn.locale)}**"]
    lines += filter(None, (in_words(question.help, turn.locale), _example(turn, question)))
    if question.kind == "many":
        lines.append(turn.text("form-many"))
    before = step.state.answers.get(question.id)
    if before:
        lines += ["", turn.text("form-was", shown=answer_words(turn, question, before))]
    return "\n".join(lines)


def _progress(turn: Turn, step: Step, question: Question) -> Markup:
    """How far she is; at a question she came back to, only where she is."""
    section = _title(turn, step.section)
    if question.id in step.state.answers:
        return turn.text("form-again", section=section)
    return turn.text("form-progress", number=step.number, of=step.of, section=section, minutes=step.minutes)


def picked(turn: Turn, step: Step, question: Question, chosen: tuple[str, ...]) -> tuple[Option, ...]:
    """The buttons of a question with several answers, with what was ticked so far."""
    return (*_options(turn, question, chosen), *_ways(turn, step, question))


def said_back(turn: Turn, question: Question, note: StepNote) -> str:
    """«Bedoel je …?»"""
    if note.kind == "unsure":
        return turn.text("form-unsure")
    return turn.text(
        "form-confirm", shown=value_words(turn, question, note.shown, note.precision, note.options)
    )


def answer_words(turn: Turn, question: Question, given: Answer) -> str:
    """An answer she gave, as she reads it."""
    if given.value is None:
        return turn.words("summary-open")
    named = engine.named(question, given.value)
    return value_words(turn, question, values.shown(given.value), given.precision, named)


def value_words(
    turn: Turn, question: Question, shown: str, precision: str, options: tuple[Choice, ...] = ()
) -> str:
    """A kept value as this person reads it."""
    if options:
        return ", ".join(in_words(choice.label, turn.locale) for choice in options)
    if question.kind == "many" and not shown:
        return turn.words("form-none")
    if question.kind == "date" and shown:
        return date_words(turn, shown, precision)
    if question.kind == "postcode" and shown:
        return place_words(turn.shelf, shown)
    return shown


def reader_words(turn: Turn, question: Question) -> Markup:
    return turn.text(f"form-readers-{question.readers}")


def _near(turn: Turn, question: Question, note: StepNote) -> tuple[Option, ...]:
    if note.kind == "confirm":
        return (
            Option(turn.words("yes"), PICK, f"yes:{question.id}", "yes"),
            Option(turn.words("no"), PICK, f"no:{question.id}"),
        )
    return tuple(
        Option(in_words(choice.label, turn.locale), PICK, f"near:{question.id}:{choice.id}", row=place)
        for place, choice in enumerate(note.options)
    )


def _options(turn: Turn, question: Question, chosen: tuple[str, ...]) -> tuple[Option, ...]:
    if question.kind != "many":
        return tuple(
            Option(in_words(choice.label, turn.locale), PICK, f"pick:{question.id}:{choice.id}")
            for choice in question.options
        )
    ticks = tuple(_tick(turn, question, choice, chosen) for choice in question.options)
    if not chosen:
        return ticks
    ready = Option(turn.words("form-ready"), PICK, f"pick:{question.id}:{','.join(chosen)}", "yes", row=8)
    return (*ticks, ready)


def _kept(step: Step, question: Question) -> tuple[str, ...]:
    """What was ticked before: adding one thing is one press."""
    before = step.state.answers.get(question.id)
    return before.value if before and isinstance(before.value, tuple) else ()


def _tick(turn: Turn, question: Question, choice: Choice, chosen: tuple[str, ...]) -> Option:
    label = in_words(choice.label, turn.locale)
    shown = f"✓ {label}" if choice.id in chosen else label
    return Option(shown, PICK, ticking.value(question.id, chosen, choice.id))


def _ways(turn: Turn, step: Step, question: Question) -> tuple[Option, ...]:
    first = step.number <= 1 and not step.state.answers
    back = () if first else (Option(turn.words("form-back"), PICK, f"back:{question.id}", row=9),)
    if question.id not in step.state.answers:
        return (*back, *_plain_ways(turn, question))
    keep = Option(turn.words("form-keep"), PICK, f"keep:{question.id}", row=9)
    return (keep, *back, *_plain_ways(turn, question)[:-1])


def _plain_ways(turn: Turn, question: Question) -> tuple[Option, ...]:
    skip = () if question.required else (Option(turn.words("form-skip"), PICK, f"skip:{question.id}", row=9),)
    return (
        *skip,
        Option(turn.words("form-later"), PICK, f"later:{question.id}", row=9),
        Option(turn.words("form-who"), PICK, f"who:{question.id}", row=9),
    )


def card(turn: Turn, form: Form, state: State, question: Question) -> Card | None:
    """The questions that belong together with this one, where several can be shown at once."""
    if not turn.cards or question.card is None or state.at is not None:
        return None
    together = [
        other
        for other in path(form, state.answers)
        if other.card == question.card and other.kind in _CARD_KINDS and other.id not in state.answers
    ][:MOST_ON_CARD]
    if len(together) < 2:
        return None
    return Card(
        title=in_words(form.title, turn.locale)[:45],
        button=turn.words("form-card"),
        fields=tuple(_field(turn, other) for other in together),
        choice=FILLED,
        value=question.card,
    )


def _field(turn: Turn, question: Question) -> Field:
    return Field(
        id=question.id,
        label=in_words(question.ask, turn.locale)[:45],
        kind="one" if question.options else "long" if question.kind == "long" else "text",
        options=tuple((choice.id, in_words(choice.label, turn.locale)) for choice in question.options),
        required=question.required,
    )


def _title(turn: Turn, section: Section | None) -> str:
    return in_words(section.title, turn.locale) if section else ""


def _example(turn: Turn, question: Question) -> str:
    words = in_words(question.example, turn.locale)
    return turn.text("form-example", words=words) if words else ""
