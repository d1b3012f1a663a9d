"""A draft is a file that the library can nearly read, and it says itself what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.article import read
from knowledge.draft import draft, slug
from knowledge.front import BadArticle

TODAY = date(2026, 11, 28)
SOURCES = "sources:\n  - name: Gemeente\n    url: https://gemeente.example\n    mark: BRON\n"


@pytest.mark.parametrize(
    "question", ['mag school: dat "zo" maar?', "krijg ik #1 vergoeding", "---", "één\n\ncafé 'tje", "{id}"]
)
def test_what_is_missing_is_a_source_and_nothing_else(question: str) -> None:
    name, text = draft(question, "Dat mag niet. Bel de school.", "verlof", TODAY)
    with pytest.raises(BadArticle, match=f"^{name}, regel 8: «sources»"):
        read(name, text)
    article = read(name, text.replace("sources:\n", SOURCES))
    assert article.questions == (" ".join(question.split()),)
    assert article.title.casefold() == article.questions[0].casefold()
    assert (article.topic, article.certainty, article.checked_on) == ("verlof", "onzeker", TODAY)
    assert article.answer == "Dat mag niet. Bel de school."


def test_without_a_topic_it_says_so() -> None:
    name, text = draft("Mag dat?", "# Nee.", "", TODAY)
    with pytest.raises(BadArticle, match="«topic» ontbreekt"):
        read(name, text)
    assert text.endswith("\nNee.\n")


def test_a_name_is_short_and_made_of_whole_words() -> None:
    assert slug("Mag school dat?") == "mag-school-dat"
    long = slug("krijg ik een vergoeding voor de paardrijlessen van mijn dochter op Texel en daarna")
    assert long == "krijg-ik-een-vergoeding-voor-de-paardrijlessen-van-mijn"
    assert slug("x" * 100) == "x" * 60
    assert slug("🙂") == "nieuw"


def test_no_name_stands_in_the_name_of_the_file() -> None:
    name, text = draft("mag onze Lotte op De Regenboog blijven?", "Ja.", "", TODAY)
    assert name == "mag-onze-op-blijven.md"
    assert "id: mag-onze-op-blijven\n" in text
