"""What is said about the answer she just gave, above the next question."""

from __future__ import annotations

from bot.core import asking
from bot.core.reading import place
from bot.core.turn import Turn
from bot.forms.model import Form, Question, Step, StepNote, in_words

MISSES_BEFORE_HELP = 2


def happened(turn: Turn, form: Form, step: Step) -> str:
    """Noted, left open, or not understood and how to say it. Empty when nothing happened."""
    note = step.note
    question = form.question(note.about)
    match note.kind:
        case "accepted" if question is not None:
            return _noted(turn, question, note, step.state.answers[question.id].text.strip())
        case "skipped":
            return turn.text("form-skipped")
        case "cannot-skip":
            return turn.text("form-cannot-skip")
        case "first":
            return turn.text("form-first")
        case "misunderstood":
            return _misread(turn, note, bool(question and question.required))
    return ""


def _misread(turn: Turn, note: StepNote, required: bool) -> str:
    """What was not understood and how to say it; after a second time also another way on."""
    lines = [turn.text(f"form-misread-{note.reason or 'empty'}")]
    if note.misses >= MISSES_BEFORE_HELP:
        lines.append(turn.text("form-stuck", required=required))
    return "\n".join(lines)


def _noted(turn: Turn, question: Question, note: StepNote, given: str) -> str:
    """`given`: what she typed; a name is said back when it was taken out of a sentence."""
    if question.kind in ("text", "long", "phone") or (question.kind == "name" and given == note.shown):
        return turn.text("form-noted-long" if question.kind == "long" else "form-noted")
    shown = asking.value_words(turn, question, note.shown, note.precision, note.options)
    if question.kind == "postcode":
        return _where(turn, note.shown) or turn.text("form-noted")
    then = (in_words(choice.then, turn.locale) for choice in note.options if choice.then)
    return " ".join((turn.text("form-noted-as", shown=shown), *then))


def _where(turn: Turn, kept: str) -> str:
    """«3511 ligt in Utrecht. Jouw regio is …»"""
    found = place(turn.shelf, kept)
    if found is None:
        return ""
    name = found.pc4 or found.place or found.municipality.name
    return turn.text(
        "form-place-nearby" if found.nearby else "form-place",
        place=name,
        municipality=found.municipality.name,
        region=found.region.name,
        same=name == found.municipality.name,
    )
