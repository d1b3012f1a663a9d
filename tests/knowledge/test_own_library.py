"""The articles we ship, with words alone: the FAQ answers itself, and small talk is not answered at all."""

from __future__ import annotations

import pytest

from bot.core.shelf import Shelf, content_root
from knowledge.card import MOST_WORDS, card, length
from knowledge.citation import cited
from knowledge.fold import words
from knowledge.library import Library
from tests.knowledge.mini import card_texts

FAQ = [
    ("Voor wie is het ACT bedoeld?", "act-voor-wie"),
    ("horen wij wel bij jullie doelgroep", "act-voor-wie"),
    ("Hoe kan ik contact met jullie opnemen?", "act-contact"),
    ("op welk adres kan ik act mailen", "act-contact"),
    ("Kan ik begeleiding krijgen?", "act-begeleiding"),
    ("hoe verloopt de intake bij jullie", "act-begeleiding"),
    ("wat houdt de community in", "act-community"),
    ("Wat kost het?", "act-kosten"),
    ("hoe duur is het lidmaatschap", "act-kosten"),
    ("Wat maakt jullie uniek?", "act-uniek"),
    ("waarin zijn jullie anders dan andere hulp", "act-uniek"),
    ("Kan ik in mijn eigen regio terecht?", "act-eigen-regio"),
    ("zijn jullie ook bij mij in de buurt", "act-eigen-regio"),
    ("Waarom dit werk?", "act-waarom"),
    ("waarom zijn jullie hiermee begonnen", "act-waarom"),
    ("Wat is jullie missie?", "act-missie"),
    ("Is er iets aan de hand met deze thuiszitters?", "act-wat-is-er-met-deze-kinderen"),
    ("is er iets mis met mijn kind omdat het thuiszit", "act-wat-is-er-met-deze-kinderen"),
    ("waarom doen jullie dit eigenlijk", "act-waarom"),
    ("zijn we hier aan het goede adres met ons gezin", "act-voor-wie"),
    ("wat moet ik betalen als ik meedoe", "act-kosten"),
    ("hoe krijg ik iemand van jullie te pakken", "act-contact"),
    ("moet er een stempel op mijn kind", "act-wat-is-er-met-deze-kinderen"),
    ("how much is it per month", "act-kosten"),
    ("how can I become a member", "act-community"),
    ("mag school mijn kind zomaar uitschrijven?", "uitschrijven"),
    ("kan een school een leerplichtig kind uitschrijven", "uitschrijven"),
    ("school heeft mijn kind uitgeschreven", "uitschrijven"),
    ("kan ik mijn kind zelf uitschrijven", "zelf-uitschrijven"),
]


@pytest.fixture(scope="module")
def library() -> Library:
    return Shelf.library_in(content_root())


@pytest.mark.parametrize(("question", "id"), FAQ)
def test_the_faq_comes_first_in_any_words(library: Library, question: str, id: str) -> None:
    assert library.ask(question).hits[0].article.id == id


def test_no_question_stands_with_two_articles(library: Library) -> None:
    asked = [
        (tuple(words(question)), article.id)
        for article in library.articles.values()
        for question in (article.title, *article.questions, *article.english_questions)
    ]
    assert len(dict(asked)) == len(set(asked))


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_every_card_is_short_and_names_its_sources(library: Library, locale: str) -> None:
    for article in library.articles.values():
        told = card(article, locale, card_texts(), article.checked_on)
        assert length(told) <= MOST_WORDS, article.id
        assert cited(told) == (), article.id


@pytest.mark.parametrize(
    "small_talk",
    [
        "hoe laat is het daar",
        "zeg ik liever niet",
        "de postcode klopt niet",
        "weet ik niet meer hoor",
        "oké prima",
    ],
)
def test_small_talk_gets_no_card_and_no_titles(library: Library, small_talk: str) -> None:
    assert library.ask(small_talk).band == "none"
