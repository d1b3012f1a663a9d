"""Each claim carries its source, and the writers hear where one does not."""

from __future__ import annotations

import pytest

from knowledge import article
from knowledge.claims import claims
from tests.knowledge.mini import source

SECOND = "  - name: Nieuwsblad\n    url: https://nieuws.example\n    mark: CONTROLEER\nschool:"


def told(extra: str, answer: str = "School mag dat niet. [1]", certainty: str = "zeker") -> list[str]:
    """What a writer hears about one claim, beside an article that has all it needs."""
    text = source(certainty=certainty).replace("school:", SECOND, 1)
    head = text.rpartition("---\n")[0]
    body = f"{answer}\n\n{extra}\n\n## Hoe zit het?\nVroeger was het anders, zegt men. Dat is niet zeker. [2]"
    return [message for _, message in claims(article.read("uitschrijven.md", f"{head}---\n{body}\n"))]


@pytest.mark.parametrize(
    "good",
    [
        "De school zoekt mee. [1]",
        "Het moet binnen 6 weken. [1] Wacht dus niet te lang.",
        "Waarschijnlijk mag het niet.",
        "Het moet binnen 6 weken. Dat is niet zeker.",
        "Kijk in de brief of het mag.",
        "Of het moet, is niet zeker.",
        "Wat mag school?",
        "Vraag school of het mag.",
        "School let op:\n- wat er mag;\n- wat er moet. [1]",
        "## Wat kun je nu doen?\n- Bel de school.\n- Meld het binnen 2 dagen. [1]",
        "## Wie heb je nodig?\n- De mentor.",
    ],
)
def test_what_names_its_source_is_in_doubt_or_only_asks_is_good(good: str) -> None:
    assert told(good) == []


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("De school zoekt mee.", "de bron, zoals [1]"),
        ("- De school zoekt mee.", "de bron, zoals [1]"),
        ("Waarschijnlijk mag het niet. De school zoekt mee.", "de bron, zoals [1]"),
        ("Dat klopt. [1] Waarschijnlijk mag het niet. Het moet.", "Achter de laatste zin"),
        ("Dat klopt. [1] Het moet binnen 6 weken.", "Achter de laatste zin"),
        ("School let op:\n- wat er mag;\n- wat er moet.", "de bron, zoals [1]"),
        ("## Wat kun je nu doen?\n- Meld het binnen 2 dagen.", "Achter de laatste zin"),
        ("## Wie heb je nodig?\n- De arts. Die moet tekenen.", "Achter de laatste zin"),
        ("## En nu?\nDe boete is hoog. [2]", "oud of omstreden"),
        ("## En nu?\nBel de school. [1] De boete is hoog. [2]", "oud of omstreden"),
    ],
)
def test_a_claim_without_a_source_is_named(bad: str, words: str) -> None:
    (message,) = told(bad)
    assert words in message


def test_a_source_that_may_be_old_makes_the_short_answer_uncertain() -> None:
    doubt = "Dat kost € 5. [2] Of dat nog zo is, is niet zeker."
    assert any("Kies «onzeker»" in message for message in told("Bel eerst. [1]", doubt))
    assert told("Bel eerst. [1]", doubt, certainty="onzeker") == []


def test_every_source_is_used() -> None:
    assert told("Dat is zo. [1]", answer="Bel de school. [1]") == []
    (message,) = told("Dat is niet zeker.", answer="Bel de school. Dat is niet zeker.")
    assert message.startswith("Bron 1 staat nergens")


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("Leerplichtwet 1969, artikel 5 onder a", True),
        ("Leerplichtwet 1969, artikel 5a", True),
        ("Wet op het primair onderwijs, artikel 40a lid 6 tot en met 8", True),
        ("Leerplichtwet 1969, artikel 5 onder a en 5a", False),
        ("Leerplichtwet 1969, artikel 10 en artikel 18 lid 1", False),
        ("Leerplichtwet 1969, artikel 11, 13 en 14", False),
        ("Wet op het primair onderwijs, artikel 40 lid 4 en 8", False),
    ],
)
def test_each_article_of_a_law_is_a_source_of_its_own(name: str, good: bool) -> None:
    text = source().replace("name: Leerplichtwet 1969, artikel 10", f'name: "{name}"')
    read = article.read("uitschrijven.md", text.rstrip() + " [1]\n")
    assert list(claims(read)) == (
        [] if good else [("sources:", "In bron 1 staan meer artikelen. Maak van elk een eigen bron.")]
    )
