"""Small forms for the tests: one with every kind of question and a path that forks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from bot.forms.load import load
from bot.forms.model import Form
from bot.forms.phrases import Phrases
from bot.forms.values import read

PHRASES = Phrases.read((Path(__file__).parents[2] / "knowledge" / "phrases.yaml").read_text("utf-8"))
READ = partial(read, phrases=PHRASES)
TODAY = date(2026, 11, 18)
AT = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
HEAD = "title: {nl: Proef}\nsections: [{id: s, title: {nl: Deel}}]"
WORDS = "ask: {nl: Vraag, en: Question}, why: {nl: Daarom, en: Because}"


def form(*questions: str, head: str = "version: 1") -> Form:
    """A form of these questions, each the inside of a YAML flow mapping: «id: a, kind: text»."""
    lines = "\n".join(f"  - {{section: s, {WORDS}, {question}}}" for question in questions)
    return load(f"id: sample\n{head}\n{HEAD}\nquestions:\n{lines}\n")


FORKED = form(
    "id: plek, kind: one, required: true, "
    "options: [{id: thuis, label: {nl: Thuis}}, {id: school, label: {nl: Op school}}]",
    "id: sinds, kind: date, when: {plek: [thuis]}",
    "id: hulp, kind: yes-no",
    "id: wie, kind: many, when: {hulp: [ja]}, "
    "options: [{id: arts, label: {nl: Arts}}, {id: coach, label: {nl: Coach}}]",
    "id: leeftijd, kind: number, min: 3, max: 23",
    "id: ruimte, kind: scale, min: 1, max: 5",
    "id: verhaal, kind: long, when: {any: [{plek: [school]}, {hulp: [ja]}]}",
)
