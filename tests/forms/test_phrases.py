"""Which messages steer, and which are answers."""

from __future__ import annotations

import re

import pytest

from bot.core.shelf import content_root
from bot.forms.nodes import BadForm
from bot.forms.phrases import Phrases
from tests.forms.sample import PHRASES

STEERS = [
    ("terug", "back"), ("Terug!", "back"), ("trug", "back"), ("vorige", "back"), ("overslaan", "skip"),
    ("overslan", "skip"), ("weet ik niet", "skip"), ("Weet niet.", "skip"), ("geen idee", "skip"),
    ("later", "later"), ("later verder", "later"), ("wie leest dit?", "readers"),
    ("Wie leest dit mee", "readers"), ("waarom?", "why"), ("waarom vraag je dit", "why"),
    ("stop", "stop"), ("STOPPEN", "stop"), ("go back", "back"), ("I don't know", "skip"),
    ("who reads this?", "readers"), ("nee toch nog even verder", "go-on"), ("hoi daar ben ik weer", "go-on"),
    ("later verder, kind is wakker", "later"),
]  # fmt: skip
ANSWERS = [
    "ik wil terug naar school", "later die week", "hij bleef thuis omdat hij later werd", "stoep",
    "laten", "daarom", "waarom mag school mijn kind uitschrijven?", "we stoppen nooit",
    "later, als hij groot is, wordt hij kok", "ja later",
    "ik weet niet waarom hij bang is", "step", "", "wie leest dit verslag van de school", "ja", "11",
]  # fmt: skip


@pytest.mark.parametrize(("raw", "steering"), STEERS)
def test_a_whole_message_steers(raw: str, steering: str) -> None:
    assert PHRASES.navigation(raw) == steering


@pytest.mark.parametrize("raw", ["bedankt, dat helpt", "oké dank je wel", "super bedankt hoor"])
def test_thanks_with_a_word_more_are_thanks(raw: str) -> None:
    assert PHRASES.thanks(raw)


@pytest.mark.parametrize(
    "raw", ["bedankt, maar wat nu?", "bedankt maar dit helpt niet", "ze hebben ons nooit bedankt"]
)
def test_thanks_with_more_to_say_are_not(raw: str) -> None:
    assert not PHRASES.thanks(raw)


@pytest.mark.parametrize("raw", ANSWERS)
def test_a_sentence_does_not_steer(raw: str) -> None:
    assert PHRASES.navigation(raw) is None


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("ja", True),
        ("Ja, klopt.", True),
        ("klopt niet", False),
        ("nee hoor", False),
        ("ja maar", None),
        ("ja is goed hoor 👍", True),
        ("Tuurlijk mag dat!", True),
        ("ja prima, doe maar", True),
        ("👍🏽", True),
        ("👎", False),
        ("hoor", None),
        ("goed gesprek gehad", None),
        ("nee maar ja", None),
        ("😀", None),
        ("", None),
    ],
)
def test_yes_and_no(raw: str, meant: bool | None) -> None:
    assert PHRASES.yes_or_no(raw) is meant


TEXT = (content_root() / "knowledge" / "phrases.yaml").read_text("utf-8")


def test_a_volunteer_adds_a_phrase_as_it_is_written() -> None:
    phrases = Phrases.read(TEXT.replace("agrees: [", 'agrees: ["Dat\'s goed, hé!",'))
    assert phrases.yes_or_no("dats goed he") is True


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("'yes'", "yes", 'Schrijf "yes"'),
        ("agrees:", "agree:", "Bedoel je «agrees»?"),
        ("greeting:", "fil:", "Bedoel je «fill»?"),
    ],
)
def test_a_mistake_is_told_with_its_mend(old: str, new: str, mend: str) -> None:
    with pytest.raises(BadForm, match=re.escape(mend)):
        Phrases.read(TEXT.replace(old, new, 1))
