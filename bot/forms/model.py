"""The nouns of a questionnaire: the form, its questions, what was answered and what is asked now.

Rules of this file
- A form is content: it is made from YAML by `load.py` and never changes while it runs.
- `State` is all that is stored. Which question comes next is derived from it, never stored;
  only a question somebody went to on purpose (`at`) is.
- What she typed is kept word for word beside the value that was read (C39).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

Texts = dict[str, str]
"""The same words per locale: {"nl": ..., "en": ...}. Dutch is always there."""

Value = str | int | bool | tuple[str, ...]
"""What is kept. date: ISO; one: an option's id; many: option ids; phone: E.164; yes-no: bool."""

Kind = Literal[
    "text", "name", "long", "number", "date", "postcode", "phone", "one", "many", "yes-no", "scale"
]
KINDS: tuple[Kind, ...] = get_args(Kind)

READERS = ("case", "coordinator", "match")
"""case: her Maatje and the coordinator. coordinator: the coordinator alone.
match: also, without names, who is looked for as a Maatje."""


def in_words(texts: Texts, locale: str) -> str:
    """The text in this locale, else in Dutch; "" when there is none."""
    return texts.get(locale.split("-")[0]) or texts.get("nl", "")


class Choice(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing to choose. `aliases`: other words that mean the same (any language).

    `then`: what is said to whoever chose it.
    """

    id: str
    label: Texts
    aliases: tuple[str, ...] = ()
    then: Texts = {}


class When(msgspec.Struct, frozen=True, omit_defaults=True):
    """When a question is asked: all of `all`, and, if there is an `any`, one of its mappings too.

    A mapping is {question id: values}; one of the values is enough.
    """

    all: dict[str, tuple[str, ...]] = {}
    any: tuple[dict[str, tuple[str, ...]], ...] = ()


class Question(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One question. `minimum` and `maximum` bound a number or a scale; `future`: a date may lie ahead.

    Questions with the same `card` may be shown together on one card. `readers`: one of READERS.
    `names`: what she may call it (any language): «de postcode klopt niet».
    """

    id: str
    section: str
    ask: Texts
    why: Texts
    kind: Kind
    options: tuple[Choice, ...] = ()
    when: When = When()
    required: bool = False
    readers: str = "case"
    help: Texts = {}
    example: Texts = {}
    card: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    future: bool = False
    names: tuple[str, ...] = ()


class Section(msgspec.Struct, frozen=True):
    """A part of a form."""

    id: str
    title: Texts


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A questionnaire. `migrates`: from version N to N+1, {old question id: new id, or "" to drop}."""

    id: str
    version: int
    title: Texts
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    migrates: dict[int, dict[str, str]] = {}

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if there is one."""
        return next((q for q in self.questions if q.id == question_id), None)

    def section(self, section_id: str) -> Section | None:
        """The section with this id, if there is one."""
        return next((s for s in self.sections if s.id == section_id), None)


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was answered, by whom (`by`: a person), and when (`at`: ISO instant).

    `text` is what was typed, word for word. `precision` is how exact a date is:
    day, week, month, season, holiday, schoolyear or year. `skipped`: she left it open on purpose.
    """

    value: Value | None
    text: str
    by: str
    at: str
    precision: str = ""
    skipped: bool = False


Answers = Mapping[str, Answer]


class Pending(msgspec.Struct, frozen=True, omit_defaults=True):
    """A reading that waits for her yes, or up to three near choices she was offered."""

    question: str
    answer: Answer | None = None
    options: tuple[Choice, ...] = ()


class State(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that is stored of a running form. `misses`: misunderstandings in a row at this question.

    `typed`: {question id: the platform's id of the message she last answered it with}.
    """

    answers: dict[str, Answer] = {}
    misses: int = 0
    pending: Pending | None = None
    at: str | None = None
    typed: dict[str, str] = {}


NoteKind = Literal[
    "asked", "accepted", "confirm", "unsure", "misunderstood", "skipped", "cannot-skip", "first", "finished"
]
Reason = Literal[
    "", "empty", "too-long", "bsn", "number", "too-low", "too-high", "date", "dates", "no-such-day",
    "group", "vague", "future", "choice", "yes-no", "scale", "postcode", "phone", "picture",
]  # fmt: skip


class StepNote(msgspec.Struct, frozen=True, omit_defaults=True):
    """What just happened, for the handler to put in words.

    `about` is the question it is about. `shown` is the value as it is kept, as text (ISO date,
    option ids joined by ",", digits, E.164); `options` are the choices it names (confirm, accepted)
    or might mean (unsure, at most 3).
    """

    kind: NoteKind
    about: str = ""
    shown: str = ""
    precision: str = ""
    options: tuple[Choice, ...] = ()
    reason: Reason = ""
    misses: int = 0


class Step(msgspec.Struct, frozen=True):
    """The next state and what to ask. `question` None: all is answered, show the summary.

    `number` of `of` is progress and never goes down; `minutes` is what is left, at least 1
    while something is asked.
    """

    state: State
    question: Question | None
    note: StepNote
    number: int
    of: int
    section: Section | None
    minutes: int
