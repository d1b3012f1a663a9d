"""What is read from her words, per kind of question."""

from __future__ import annotations

import pytest

from bot.forms.model import Question
from bot.forms.readings import Confirm, Misread, Read, Reading, Unsure
from tests.forms.sample import READ, TODAY, form

KINDS = form(
    "id: text, kind: text",
    "id: long, kind: long",
    "id: number, kind: number, min: 3, max: 23",
    "id: date, kind: date",
    "id: postcode, kind: postcode",
    "id: phone, kind: phone",
    "id: one, kind: one, options: ["
    "{id: bo, label: {nl: Basisschool, en: Primary school}, aliases: [basisonderwijs]},"
    "{id: so, label: {nl: Speciaal onderwijs}, aliases: [so]},"
    "{id: vso, label: {nl: Voortgezet speciaal onderwijs}}]",
    "id: many, kind: many, options: [{id: prikkels, label: {nl: Te veel prikkels}, aliases: [drukte]},"
    " {id: angst, label: {nl: Angst}}, {id: ruzie, label: {nl: 'Ruzie, of pesten en uitsluiten'}}]",
    "id: yesno, kind: yes-no",
    "id: scale, kind: scale, min: 1, max: 5",
    "id: meeting, kind: date, future: true",
)  # fmt: skip
KNOWN = {question.id: question for question in KINDS.questions}
TABLE: list[tuple[str, str, Reading]] = [
    ("text", "  Sem  ", Read("Sem")),
    ("text", "", Misread("empty")),
    ("long", "x" * 4096, Read("x" * 4096)),
    ("long", "x" * 4097, Misread("too-long")),
    ("long", "zijn bsn is 111222333", Misread("bsn")),
    ("long", "1112.22.333", Misread("bsn")),
    ("text", "111 222 333", Misread("bsn")),
    ("long", "bel 0611122233 of 030-1234567", Read("bel 0611122233 of 030-1234567")),
    ("long", "111222334 is geen bsn", Read("111222334 is geen bsn")),
    ("number", "11", Read(11)),
    ("number", "11 jaar", Read(11)),
    ("number", "elf jaar", Confirm(11)),
    ("number", "Elf", Confirm(11)),
    ("number", "eleven", Confirm(11)),
    ("number", "ze is bijna 12", Confirm(12)),
    ("number", "elf en een half", Misread("number")),
    ("number", "11,5", Confirm(11)),
    ("number", "10 of 11", Misread("number")),
    ("number", "2", Misread("too-low")),
    ("number", "eenentwintig", Confirm(21)),
    ("number", "99", Misread("too-high")),
    ("number", "oud genoeg", Misread("number")),
    ("number", "9" * 30, Misread("number")),
    ("date", "3-9-2026", Confirm("2026-09-03", "day")),
    ("date", "groep 5", Misread("group")),
    ("date", "morgen", Misread("future")),
    ("meeting", "morgen", Confirm("2026-11-19", "day")),
    ("postcode", "3511", Read("3511")),
    ("postcode", "3511 AB", Read("3511")),
    ("postcode", "3511ab", Read("3511")),
    ("postcode", "0511 AB", Misread("postcode")),
    ("postcode", "Utrecht", Misread("postcode")),
    ("phone", "06 12345678", Read("+31612345678")),
    ("phone", "+31 6 12 34 56 78", Read("+31612345678")),
    ("phone", "030-2345678", Read("+31302345678")),
    ("phone", "bel me op 06-12345678", Confirm("+31612345678")),
    ("phone", "06 1234", Misread("phone")),
    ("phone", "0612345678 of 0687654321", Misread("phone")),
    ("one", "Basisschool", Read("bo")),
    ("one", "basisonderwijs.", Read("bo")),
    ("one", "primary school", Read("bo")),
    ("one", "2", Read("so")),
    ("one", "optie 3", Read("vso")),
    ("one", "4", Misread("choice")),
    ("one", "basischool", Confirm("bo")),
    ("one", "hij zit op een basisschool", Confirm("bo")),
    ("one", "SO", Read("so")),
    ("one", "universiteit", Misread("choice")),
    ("many", "drukte", Read(("prikkels",))),
    ("many", "1 en 3", Read(("prikkels", "ruzie"))),
    ("many", "3,1", Read(("prikkels", "ruzie"))),
    ("many", "1 2", Read(("prikkels", "angst"))),
    ("many", "angst en drukte", Read(("prikkels", "angst"))),
    ("many", "angsd en drukte", Confirm(("prikkels", "angst"))),
    ("many", "angst en de bus", Confirm(("angst",))),
    ("many", "Ruzie, of pesten en uitsluiten", Read(("ruzie",))),
    ("many", "geen", Read(())),
    ("many", "de bus", Misread("choice")),
    ("many", ",".join(f"a{n}" for n in range(700)), Misread("choice")),
    ("phone", "06 12345678 " * 20, Misread("phone")),
    ("yesno", "Ja!", Read(True)),
    ("yesno", "jawel", Read(True)),
    ("yesno", "nope", Read(False)),
    ("yesno", "weet niet", Read(None)),
    ("yesno", "???", Read(None)),
    ("yesno", "jaaa", Confirm(True)),
    ("yesno", "nee, nog niet", Confirm(False)),
    ("yesno", "paars", Misread("yes-no")),
    ("scale", "4", Read(4)),
    ("scale", "vier", Confirm(4)),
    ("scale", "6", Misread("scale")),
    ("scale", "weinig", Misread("scale")),
]


@pytest.mark.parametrize(("kind", "raw", "reading"), TABLE, ids=lambda value: str(value)[:30])
def test_reading(kind: str, raw: str, reading: Reading) -> None:
    assert READ(KNOWN[kind], raw, TODAY) == reading


def test_two_near_options_are_offered_not_chosen() -> None:
    reading = READ(KNOWN["one"], "speciaal", TODAY)
    assert not isinstance(reading, Read | Confirm)
    pair: Question = form(
        "id: q, kind: one, options: [{id: a, label: {nl: Groep zeven}}, {id: b, label: {nl: Groep zeven b}}]"
    ).questions[0]
    near = READ(pair, "groep zevn", TODAY)
    assert isinstance(near, Unsure)
    assert [choice.id for choice in near.choices] == ["a", "b"]


NASTY = [
    "1" * 4096,
    "1 " * 2000,
    "111 222 33 " * 360,
    "drie " * 800,
    "+31 " * 1000,
    "12-" * 26,
    "eenen" * 800,
]


@pytest.mark.parametrize("kind", KNOWN)
def test_nasty_words_are_read_too(kind: str) -> None:
    READ(KNOWN[kind], "1", TODAY)
    for raw in (*NASTY, ",".join(f"a{n}" for n in range(800))):
        assert READ(KNOWN[kind], raw, TODAY) is not None
