"""The forms themselves: whole in Dutch and English, plain, and asked in the order that was promised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.forms import engine
from bot.forms.load import load
from bot.forms.model import READERS, Form, State, Texts
from tests.forms.sample import AT, PHRASES, READ, TODAY

FOLDER = Path(__file__).parents[2] / "knowledge" / "forms"
FORMS = {path.stem: load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))}
INTAKE = FORMS["intake"]
NOT_SAID = re.compile(r"\b(fout|ongeldig|verplicht|status|u|uw)\b", re.IGNORECASE)
EVERY = pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))


def texts(form: Form) -> Iterator[tuple[str, Texts]]:
    """Every text a person may see, with where it stands."""
    yield "title", form.title
    for section in form.sections:
        yield section.id, section.title
    for question in form.questions:
        for name in ("ask", "why", "help", "example"):
            if found := getattr(question, name):
                yield f"{question.id}.{name}", found
        for choice in question.options:
            if question.kind != "scale":
                yield f"{question.id}.{choice.id}", choice.label


def sentences(form: Form) -> list[list[str]]:
    said = [part for _, text in texts(form) for part in re.split(r"[.?!:]", text["nl"])]
    return [part.split() for part in said if part.strip()]


def test_every_form_is_called_as_its_file() -> None:
    assert "intake" in FORMS
    assert all(form.id == name for name, form in FORMS.items())


@EVERY
def test_every_text_is_there_in_dutch_and_english(form: Form) -> None:
    assert [place for place, text in texts(form) if not {"nl", "en"} <= set(text)] == []


@EVERY
def test_sentences_are_short_and_kind(form: Form) -> None:
    lengths = [len(words) for words in sentences(form)]
    assert max(lengths) <= 20
    assert sum(lengths) / len(lengths) <= 12
    assert [place for place, text in texts(form) if NOT_SAID.search(text["nl"])] == []


@EVERY
def test_every_question_says_why_and_who_reads(form: Form) -> None:
    assert all(question.why["nl"] and question.readers in READERS for question in form.questions)


@EVERY
def test_every_button_fits_on_a_phone(form: Form) -> None:
    labels = [choice.label for question in form.questions for choice in question.options]
    assert [label for label in labels if max(map(len, label.values())) > 40] == []


@EVERY
def test_every_label_number_and_other_word_means_its_own_option(form: Form) -> None:
    for question in form.questions:
        if question.kind not in ("one", "yes-no"):
            continue
        for place, choice in enumerate(question.options, 1):
            names = [*choice.label.values(), *choice.aliases]
            for said in names if question.kind == "yes-no" else [*names, str(place)]:
                step = engine.choose(form, State(), question.id, (choice.id,), "anna", AT)
                reading = READ(question, said, TODAY)
                assert getattr(reading, "value", None) == step.state.answers[question.id].value, said


def test_the_intake_has_its_parts_and_is_short_enough() -> None:
    assert [section.id for section in INTAKE.sections] == ["gezin", "kind", "school", "denkt"]
    assert 12 <= len(INTAKE.questions) <= 30
    assert [question.id for question in INTAKE.questions if question.required] == ["postcode", "situatie"]


def test_the_first_question_about_the_child_is_what_makes_it_happy() -> None:
    first = next(question for question in INTAKE.questions if question.section == "kind")
    assert (first.id, first.ask["nl"]) == ("blij", "Waar wordt je kind blij van?")


@pytest.mark.parametrize("name", ["diagnose", "jeugdzorg", "gezag", "telefoon", "voicemail"])
def test_what_is_sensitive_may_be_skipped(name: str) -> None:
    question = INTAKE.question(name)
    assert question is not None
    assert not question.required


def test_a_tired_parent_can_skip_nearly_everything() -> None:
    step = engine.begin(INTAKE)
    given = {"postcode": "3511 AB", "situatie": "zit thuis"}
    for _ in range(40):
        if step.question is None:
            break
        if raw := given.get(step.question.id):
            step = engine.answer(INTAKE, step.state, raw, "anna", AT, TODAY, READ, PHRASES)
        else:
            step = engine.skip(INTAKE, step.state, "anna", AT)
    assert step.question is None
    kept = {key: one.value for key, one in engine.complete(INTAKE, step.state).items() if not one.skipped}
    assert kept == {"postcode": "3511", "situatie": "thuis"}


def test_when_she_does_not_want_a_call_no_number_is_asked() -> None:
    no = engine.choose(INTAKE, State(), "bellen", ("nee",), "anna", AT).state
    yes = engine.choose(INTAKE, State(), "bellen", ("ja",), "anna", AT).state
    assert "telefoon" not in {question.id for question in engine.path(INTAKE, no.answers)}
    assert {"telefoon", "voicemail"} <= {question.id for question in engine.path(INTAKE, yes.answers)}
