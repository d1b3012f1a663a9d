"""What the writers hear about their articles."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import article
from knowledge.lint import Finding, lint, sentences
from tests.knowledge.mini import source

TODAY = date(2026, 12, 1)
SENTENCE = "De school praat eerst met jullie over een goed plan.\n"


def good(extra: str = "", **changes: str) -> str:
    questions = "\n".join(f"  - vraag nummer {number}" for number in range(8))
    text = source(**changes).replace("questions:\n", f"questions:\n{questions}\n")
    return f"{text.rstrip()} [1]\n\n## Wat kun je nu doen?\n{SENTENCE * 12}{extra}"


def findings(text: str) -> list[Finding]:
    read = article.read("uitschrijven.md", text)
    return lint(read, text, ["uitschrijven", "anders"], ["uitschrijven", "ander"], TODAY)


def test_a_good_article_has_no_findings() -> None:
    assert findings(good("Zie [hier](ander) en [daar](https://example.org).\n")) == []


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ("Dat is fout.\n", "«fout»"),
        ("Zie [hier](weg).\n", "dat artikel is er niet"),
        ("Zie [hier](www.example.org).\n", "geen goed adres"),
        ("Het moet binnen 6 weken.\n", "hoort de bron"),
        ("Als " + "woord " * 21 + ".\n", "22 woorden"),
        (SENTENCE * 20, "De tekst heeft"),
    ],
)
def test_the_text_is_read_as_a_reader_would(extra: str, words: str) -> None:
    found = findings(good(extra))
    assert len(found) == 1
    assert words in found[0].message
    if "tekst heeft" not in words:
        assert found[0].line == good(extra).rstrip("\n").count("\n") + 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"topic": "uitschijven"}, "Bedoelde je «uitschrijven»?"),
        ({"checked_on": "2027-01-01"}, "toekomst"),
        ({"review_by": "2026-11-30"}, "nagekeken"),
        ({"valid_to": "2026-11-30"}, "geldt niet meer"),
        ({"valid_to": "2026-07-01"}, "voor het begin"),
    ],
)
def test_the_front_matter_makes_sense(changes: dict[str, str], words: str) -> None:
    text = good(**changes)
    found = findings(text)
    assert any(words in finding.message for finding in found)
    assert text.split("\n")[found[0].line - 1].startswith(next(iter(changes)))


def test_few_questions_and_long_sentences_are_said() -> None:
    messages = " ".join(finding.message for finding in findings(source()))
    assert "Er staan 2 vragen" in messages
    assert "De tekst heeft" in messages
    long = good("Dit is een zin van precies zestien woorden die de meting een stuk hoger maakt nu.\n" * 12)
    assert any("gemiddeld" in finding.message for finding in findings(long))


def test_sentences_end_at_points_and_list_items() -> None:
    assert sentences("## Kop\n- Bel school.\n- Wacht\n\nKlaar? Ja: [mooi zo](https://a.b).") == [
        ["Kop"], ["Bel", "school"], ["Wacht"], ["Klaar"], ["Ja"], ["mooi", "zo"],
    ]  # fmt: skip
