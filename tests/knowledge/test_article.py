"""Articles are read whole, or refused with their line."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import article
from knowledge.front import SCHOOLS, BadArticle
from tests.knowledge.mini import one, source


def test_an_article_is_read_whole() -> None:
    read = one()
    assert read.id == "uitschrijven"
    assert read.sources[0].date == date(2026, 8, 1)
    assert (read.school, read.regions, read.valid_to) == (SCHOOLS, (), None)
    assert read.answer == "School mag je kind niet zomaar uitschrijven. Er moet eerst een andere school zijn."
    assert read.english == "School cannot deregister your child without another school."


def test_a_mark_at_the_start_and_lines_of_windows_make_no_difference() -> None:
    marked = "\ufeff" + source().replace("\n", "\r\n")
    assert article.read("uitschrijven.md", marked) == one()


def test_sections_are_found_by_their_heading() -> None:
    read = article.read(
        "uitschrijven.md", source() + "\n## Wat kun je nu doen?\n- Bel.\n\n## Wie?\nDe school.\n"
    )
    assert read.section("Wat kun je nu doen") == "- Bel."
    assert read.section("Wie") == "De school."
    assert read.section("Nergens") == ""
    assert "##" not in read.answer


def test_the_figures_of_sources_stand_beside_the_words() -> None:
    read = article.read("uitschrijven.md", source().rstrip() + " [1]\n\nEn meer. [1]\n")
    assert read.cited_answer.endswith("een andere school zijn. [1]")
    assert read.answer.endswith("een andere school zijn.")
    assert read.text.endswith("En meer.")


@pytest.mark.parametrize("figure", ["[0]", "[2]", "[1, 7]"])
def test_a_figure_without_a_source_is_refused_with_its_line(figure: str) -> None:
    text = source() + f"\nNog iets. {figure}\n"
    with pytest.raises(
        BadArticle, match=r"staat geen bron [027]. Kies \[1\], of zet de bron erbij"
    ) as refused:
        article.read("uitschrijven.md", text)
    assert refused.value.line == text.rstrip("\n").count("\n") + 1


def test_ended_and_past_its_review() -> None:
    read = one(valid_to="2027-01-01")
    assert not read.expired(date(2027, 1, 1))
    assert read.expired(date(2027, 1, 2))
    assert not read.stale(date(2027, 8, 1))
    assert read.stale(date(2027, 8, 2))
    assert not one().expired(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("changes", "line", "words"),
    [
        ({"title": ""}, 3, "«title» ontbreekt"),
        ({"title": "[a]"}, 3, "gewone tekst"),
        ({"title": '"open'}, None, "kan ik niet lezen"),
        ({"topic": "Met Spaties"}, 4, "kleine letters"),
        ({"law": "geen lijst"}, 8, "lijst met streepjes"),
        ({"law": "[1]"}, 8, "aanhalingstekens"),
        ({"school": "[havo]"}, 14, "po, vo, so, vso, mbo"),
        ({"checked_on": "gisteren"}, 18, "2026-08-31"),
        ({"certainty": "misschien"}, 20, "zeker, bron, onzeker"),
        ({"regions": "[]\nvreemd: ja"}, 16, "«vreemd» ken ik niet"),
        ({"review_by": "2027-02-30"}, 21, "Deze dag bestaat niet"),
        ({"title": '"Een"\ntopic: twee'}, 4, "«topic» staat er twee keer"),
        ({"title": '"Een"\nschool po'}, 4, "kan ik niet lezen"),
        ({"title": '"open\n'}, None, "niet gesloten"),
        ({"law": "[mag dit: ja]"}, 8, "«mag dit: ja»"),
    ],
)
def test_a_refusal_names_the_line_and_the_mend(changes: dict[str, str], line: int | None, words: str) -> None:
    with pytest.raises(BadArticle, match=words) as refused:
        one(**changes)
    assert refused.value.file == "uitschrijven.md"
    if line:
        assert refused.value.line == line


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("    mark: ZEKER", "    mark: MISSCHIEN", "Kies bij mark"),
        ("https://wetten", "wetten", "begint niet met https"),
        ("    mark: ZEKER", "    waar: hier", "Een bron heeft name"),
        ("    date: 2026-08-01", "    date: ooit", "dag van een bron"),
        ("id: uitschrijven", "id: anders", "niet gelijk aan de naam"),
        ("title: ", "titel: ", "«titel» ken ik niet. Bedoelde je «title»?"),
        ("---\nid", "id", "Begin met een blok"),
        ("---\nSchool", "---\n## School", "twee zinnen"),
    ],
)
def test_broken_parts_are_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(BadArticle) as refused:
        article.read("uitschrijven.md", source().replace(old, new))
    assert words in str(refused.value)
