"""The scripted questionnaire: twenty questions, and what a parent answers to each."""

from __future__ import annotations

from collections.abc import Iterator

from bot.forms.model import Choice, Form, Kind, Question, Section

QUESTIONS = 20
_KINDS: tuple[Kind, ...] = ("text", "one", "long", "number", "text", "one", "yes-no", "text", "long", "scale")
_CHOICES = tuple(Choice(f"c{number}", {"nl": f"keuze {number}"}) for number in range(1, 5))


def mark(number: int) -> str:
    """What stands in question `number`, so that a parent knows which one it is."""
    return f"q{number:02d}"


def question_words(number: int) -> str:
    return f"Wat wil je hier over vertellen? ({mark(number)})"


def kind(number: int) -> Kind:
    return _KINDS[(number - 1) % len(_KINDS)]


def answer_words(parent: int, number: int) -> str:
    """What this parent types at this question. Words at a free question are hers alone."""
    match kind(number):
        case "one":
            return f"keuze {1 + parent % 4}"
        case "number":
            return str(1 + (parent + number) % 90)
        case "scale":
            return str(1 + (parent + number) % 5)
        case "yes-no":
            return "ja" if parent % 2 else "nee"
    return f"Antwoord {number} van ouder {parent}."


def twenty_questions(*, words_only: bool = False) -> Form:
    """The form under the intake's own name, so that the intake's handlers walk it."""
    return Form(
        id="intake",
        version=1,
        title={"nl": "Twintig vragen"},
        sections=(Section("alles", {"nl": "Alles"}),),
        questions=tuple(_questions(words_only)),
    )


def _questions(words_only: bool) -> Iterator[Question]:
    for number in range(1, QUESTIONS + 1):
        what = "text" if words_only else kind(number)
        yield Question(
            id=mark(number),
            section="alles",
            ask={"nl": question_words(number)},
            why={"nl": "Voor de meting."},
            kind=what,
            options=_CHOICES if what == "one" else (),
            minimum={"number": 1, "scale": 1}.get(what),
            maximum={"number": 99, "scale": 5}.get(what),
        )
