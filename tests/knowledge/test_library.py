"""Questions find their article, in any everyday form, and nothing finds what is not there."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from knowledge.article import Article
from knowledge.library import Answer, Library
from knowledge.search import passages
from tests.knowledge.mini import one, real_settings, several


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.read(several(), real_settings())


def first(answer: Answer) -> str:
    return answer.hits[0].article.id


@pytest.mark.parametrize(
    ("question", "id"),
    [
        ("mag school mijn kind uitschrijven", "uitschrijven"),
        ("mag school mn kind uitschrjven", "uitschrijven"),
        ("hoe vraag ik leerlingenvervoer aan", "leerlingenvervoer"),
        ("taxi", "leerlingenvervoer"),
        ("vervoer van leerlingen", "leerlingenvervoer"),
        ("mag de lpa dat vragen", "leerplichtambtenaar"),
        ("LEERPLICHTAMBTENAAR?!", "leerplichtambtenaar"),
        ("vrijstelling 5a", "vrijstelling"),
        ("wat is 5 sub a", "vrijstelling"),
        ("wat zegt artikel 5a", "artikel-5a"),
        ("can the school deregister my son", "uitschrijven"),
        ("who pays the transport to school", "leerlingenvervoer"),
    ],
)
def test_a_question_finds_its_article(library: Library, question: str, id: str) -> None:
    assert first(library.ask(question)) == id


@pytest.mark.parametrize("question", ["", "   ", "?!", "wat is het", "\u0000", "🙂" * 50])
def test_a_question_without_words_is_no_question(library: Library, question: str) -> None:
    assert library.ask(question).band == "none"


def test_a_question_about_something_else_is_not_answered(library: Library) -> None:
    assert library.ask("recept voor erwtensoep met rookworst").band == "none"


def test_bands_follow_the_settings() -> None:
    settings = dataclasses.replace(real_settings(), sure=0.6, unsure=0.2)
    library = Library.read(several(), settings)
    assert [library.band(confidence) for confidence in (0.6, 0.59, 0.2, 0.19)] == [
        "sure",
        "unsure",
        "unsure",
        "none",
    ]


def test_confidence_is_a_share_and_hits_are_ordered(library: Library) -> None:
    hits = library.ask("mag school mijn kind zomaar uitschrijven van school").hits
    assert all(0 < hit.confidence <= 1 for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(hits) <= 10


def test_an_expired_article_sinks_and_is_marked() -> None:
    twin = dataclasses.replace(one(), id="oud", valid_to=date(2026, 12, 31))
    library = Library.read([twin, one(), *several()[1:]], real_settings())
    before = library.ask("uitschrijven", today=date(2026, 12, 1))
    after = library.ask("uitschrijven", today=date(2027, 1, 1))
    assert not any(hit.expired for hit in before.hits)
    assert [(hit.article.id, hit.expired) for hit in after.hits[:2]] == [
        ("uitschrijven", False),
        ("oud", True),
    ]


def test_an_expired_article_is_never_the_reason_to_be_sure() -> None:
    library = Library.read([dataclasses.replace(one(), valid_to=date(2026, 12, 31))], real_settings())
    before, after = (library.ask(one().title, today=date(2027, 1, 1) if gone else None) for gone in (0, 1))
    assert (before.band, after.band) == ("sure", "unsure")


def test_what_holds_elsewhere_comes_after_what_holds_for_her() -> None:
    def first_for(region: str | None) -> str:
        return first(library.ask("wie mag mijn kind uitschrijven", region=region))

    local = dataclasses.replace(
        one(), id="elders", regions=("utrecht",), questions=("mijn kind uitschrijven",)
    )
    library = Library.read([one(), local, *several()[1:]], real_settings())
    assert first_for("utrecht") == first_for(None) == "elders"
    assert first_for("groningen") == "uitschrijven"


def test_a_question_that_stands_with_an_article_is_that_articles(library: Library) -> None:
    taught = library.learned({"vrijstelling": ("en wie betaalt dan die taxi",)})
    assert first(library.ask("En wie betaalt dan die taxi?")) == "leerlingenvervoer"
    answer = taught.ask("En wie betaalt dan die taxi?")
    assert (first(answer), answer.band) == ("vrijstelling", "sure")


def test_small_words_alone_stay_in_doubt(library: Library) -> None:
    assert library.ask("wat is dat dan voor een").band == "none"


def test_an_empty_library_knows_nothing() -> None:
    assert Library.read([], real_settings()).ask("uitschrijven") == Answer("none", ())


def test_two_articles_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="uitschrijven"):
        Library.read([one(), one()], real_settings())


def test_a_long_article_is_cut_into_passages_and_found_by_its_end() -> None:
    def with_body(body: str) -> Article:
        return dataclasses.replace(one(), id="lang", body=body)

    long = with_body(
        "\n".join(["De school praat met jullie over de plannen."] * 80) + "\nEen olifant woont hier."
    )
    assert len(passages(long)) == 3
    library = Library.read([long, *several()], real_settings())
    assert first(library.ask("waar woont de olifant")) == "lang"


def test_a_warmed_library_answers_the_same(library: Library) -> None:
    warmed = Library.read(several(), real_settings())
    warmed.warm()
    assert warmed.ask("wie betaalt de taxi") == library.ask("wie betaalt de taxi")


def test_another_way_to_ask_finds_the_article_and_is_shown_nowhere(library: Library) -> None:
    taught = library.learned({"vrijstelling": ("zwaluwstaart bij storm",), "weg": ("is er niet",)})
    assert library.ask("zwaluwstaart").band == "none"
    assert first(taught.ask("zwaluwstaart bij storm")) == "vrijstelling"
    assert taught.articles == library.articles
    assert taught.learned({}).ask("zwaluwstaart").band == "none"


def test_an_address_is_no_word() -> None:
    mail = dataclasses.replace(one(), id="mail", body="Mail naar hulp@zwaluw.example.")
    (text,) = passages(mail)
    assert text.startswith("Mail naar ")
    assert "zwaluw" not in text
