"""«Klopt dit?»: everything she said on one card, with a way to each line."""

from __future__ import annotations

from bot.chat.replies import Ask, Option
from bot.core import asking
from bot.core.turn import Turn
from bot.forms import engine
from bot.forms.model import Answer, Form, State, in_words


def summary(turn: Turn, form: Form, state: State, before: str = "") -> Ask:
    """The card. `before` is said above it."""
    answers = engine.complete(form, state)
    lines = [turn.text("summary-is-this-right"), *_lines(turn, form, answers), "", turn.text("summary-how")]
    text = "\n".join(lines)
    return Ask(
        text=f"{before}\n\n{text}" if before else text,
        options=_options(turn, tuple(answers)),
        private=True,
        prompt=asking.TOPIC,
    )


def _lines(turn: Turn, form: Form, answers: dict[str, Answer]) -> list[str]:
    lines: list[str] = []
    section = ""
    for number, (key, given) in enumerate(answers.items(), 1):
        question = form.question(key)
        if question is None:
            continue
        if question.section != section:
            section = question.section
            titled = form.section(section)
            lines.append(f"\n**{in_words(titled.title, turn.locale) if titled else section}**")
        asked = in_words(question.ask, turn.locale)
        lines.append(
            turn.text(
                "summary-line", number=number, asked=asked, shown=asking.answer_words(turn, question, given)
            )
        )
    return lines


def _options(turn: Turn, keys: tuple[str, ...]) -> tuple[Option, ...]:
    changes = tuple(
        Option(
            turn.words("summary-change", number=number),
            asking.PICK,
            f"change:{key}",
            row=1,
        )
        for number, key in enumerate(keys, 1)
    )
    return (Option(turn.words("summary-send"), asking.PICK, "send", "yes"), *changes)
