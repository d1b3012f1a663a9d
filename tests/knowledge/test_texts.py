"""Sentences: filled in, escaped, in the reader's language."""

from __future__ import annotations

import enum
import itertools
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.chat.markup import Markup
from knowledge.texts import BadText, Texts

TEXTS = Path(__file__).resolve().parents[2] / "knowledge" / "texts"
NL = """
hello = Hoi { $name }, **welkom**.
list =
    Dit kan je doen:

    - bellen
    - schrijven
count = { $n ->
    [one] Nog één dag
   *[other] Nog { $n } dagen
 }
role = { $role ->
    [open-case] Je hulpvraag loopt
   *[other] Je rol is { $role }
 }
meeting = Jullie praten { $at } om { TIME($at) }.
    .short = { DATE($at) }
outer = Eerst: { hello } { -team }
-team = Het team
only-dutch = Alleen hier
"""
EN = """
hello = Hi { $name }, **welcome**.
meeting = You meet on { $at }.
"""


class Role(enum.StrEnum):
    OPEN = "open-case"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.read({"nl": [NL], "en": [EN]}, strict=True)


def test_words_of_a_person_never_become_markup(texts: Texts) -> None:
    assert texts.format("nl", "hello", name="*Anna*") == r"Hoi \*Anna\*, **welkom**."


def test_markup_goes_in_as_it_is(texts: Texts) -> None:
    inner = texts.format("nl", "hello", name="A")
    assert isinstance(inner, Markup)
    assert texts.format("nl", "hello", name=inner) == "Hoi Hoi A, **welkom**., **welkom**."


def test_long_words_fit(texts: Texts) -> None:
    assert texts.format("nl", "outer", name="a" * 5000) == f"Eerst: Hoi {'a' * 5000}, **welkom**. Het team"


def test_private_characters_of_a_person_do_no_harm(texts: Texts) -> None:
    assert texts.format("nl", "hello", name="\ue000name\ue001") == "Hoi \ue000name\ue001, **welkom**."


def test_blank_lines_and_lists_stay(texts: Texts) -> None:
    assert texts.format("nl", "list") == "Dit kan je doen:\n\n- bellen\n- schrijven"


@pytest.mark.parametrize(("n", "said"), [(1, "Nog één dag"), (3, "Nog 3 dagen"), (12000, "Nog 12.000 dagen")])
def test_numbers_follow_the_plural(texts: Texts, n: int, said: str) -> None:
    assert texts.format("nl", "count", n=n) == said


@pytest.mark.parametrize(("n", "said"), [(1234, "Nog 1234 dagen"), (12345, "Nog 12.345 dagen")])
def test_only_long_numbers_are_grouped(texts: Texts, n: int, said: str) -> None:
    assert texts.format("nl", "count", n=n) == said


def test_a_selector_sees_the_words_unescaped(texts: Texts) -> None:
    assert texts.format("nl", "role", role=Role.OPEN) == "Je hulpvraag loopt"
    assert texts.format("nl", "role", role="a-b") == r"Je rol is a\-b"


def test_a_moment_is_dutch_time(texts: Texts) -> None:
    at = datetime(2026, 9, 2, 22, 30, tzinfo=UTC)
    assert texts.format("nl", "meeting", at=at) == "Jullie praten donderdag 3 september om 00:30."
    assert texts.format("en", "meeting", at=date(2026, 9, 3)) == "You meet on Thursday 3 September."
    assert texts.format("nl", "meeting.short", at=date(2026, 9, 3)) == "3 september 2026"


def test_missing_english_is_dutch_and_a_missing_key_is_said(texts: Texts) -> None:
    assert texts.format("en", "only-dutch") == "Alleen hier"
    assert texts.format("fr", "only-dutch") == "Alleen hier"
    with pytest.raises(KeyError):
        texts.format("nl", "nothing")


def test_a_missing_argument_raises_only_when_strict(texts: Texts) -> None:
    with pytest.raises(ValueError, match="hello"):
        texts.format("nl", "hello")
    assert Texts.read({"nl": [NL]}).format("nl", "hello") == "Hoi name, **welkom**."


def test_what_was_said_before_changes_no_sentence() -> None:
    """Every message of ours, with each kind of argument after all others: as the first ever said."""
    sources = {locale: _written(locale) for locale in ("nl", "en")}
    used = Texts.read(sources)
    for arg in ("*Anna*", "yes", False, 1, True, 12_345, date(2026, 9, 3)):
        fresh = Texts.read(sources)
        for locale, key in itertools.product(sources, fresh.keys("nl")):
            told = dict.fromkeys(sorted(fresh.placeholders(key)), arg)
            assert used.format(locale, key, **told) == fresh.format(locale, key, **told), (key, arg)


def _written(locale: str) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(TEXTS.glob(f"*{locale}.ftl"))]


def test_a_reference_to_nothing_is_left_out() -> None:
    texts = Texts.read({"nl": ["a = Hoi { b } { $name }"]})
    assert texts.format("nl", "a", name="Anna") == "Hoi {b} Anna"


def test_words_are_without_markup(texts: Texts) -> None:
    assert texts.words("nl", "hello", name="Anne-Marie") == "Hoi Anne-Marie, welkom."


def test_keys_and_placeholders(texts: Texts) -> None:
    assert {"hello", "meeting", "meeting.short"} <= texts.keys("nl")
    assert texts.keys("en") == {"hello", "meeting"}
    assert texts.placeholders("outer") == {"name"}
    assert texts.placeholders("count") == {"n"}


def test_a_source_that_cannot_be_read_is_refused_with_its_line() -> None:
    with pytest.raises(BadText, match="nl, regel 2"):
        Texts.read({"nl": ["good = ja\nbad { x\n"]})
    with pytest.raises(BadText, match="twee keer"):
        Texts.read({"nl": ["a = 1", "a = 2"]})
