"""The figures are right on what can be counted by hand."""

from __future__ import annotations

import itertools

import pytest

from knowledge.bands import calibrate, written
from knowledge.evaluate import BadQuestions, Known, auroc, evaluate, read_outside, read_questions
from knowledge.library import Library
from tests.knowledge.mini import KNOWLEDGE, real_settings, several

OFF_TOPIC = ["recept voor erwtensoep", "hoe laat gaat de trein", "welke wijn past bij zalm"]


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.read(several(), real_settings())


def test_questions_are_read_and_a_broken_line_is_named() -> None:
    assert read_questions("a.tsv", "# kop\n\nWat nu?\tuitschrijven\textra\n") == (
        Known("Wat nu?", "uitschrijven"),
    )
    with pytest.raises(BadQuestions, match="a.tsv, regel 2"):
        read_questions("a.tsv", "Wat?\ta\nzonder tab\n")
    with pytest.raises(BadQuestions, match="geen vragen"):
        read_questions("a.tsv", "")


def test_figures(library: Library) -> None:
    known = [
        Known("mag school mijn kind uitschrijven", "uitschrijven"),
        Known("taxi naar school", "leerlingenvervoer"),
        Known("taxi", "bestaat-niet"),
        Known("vrijstelling 5 onder a", "vrijstelling"),
    ]
    ticks = itertools.count()
    figures = evaluate(library, known, OFF_TOPIC, lambda: next(ticks) / 1000)
    assert (figures.n, figures.recall_at_1, figures.recall_at_3, figures.mrr_at_10) == (4, 0.75, 0.75, 0.75)
    assert figures.auroc_off_topic > 0.9
    assert figures.p50_ms == pytest.approx(1.0)
    assert figures.p95_ms == pytest.approx(1.0)
    assert list(figures.rounded()) == [
        "n", "recall_at_1", "recall_at_3", "mrr_at_10", "auroc_off_topic", "p50_ms", "p95_ms",
    ]  # fmt: skip


def test_auroc() -> None:
    assert auroc([0.9, 0.8], [0.1, 0.2]) == 1
    assert auroc([0.1], [0.9]) == 0
    assert auroc([0.5], [0.5]) == 0.5
    assert auroc([], [0.5]) == 0.5


def test_bounds_keep_off_topic_out(library: Library) -> None:
    known = [Known(article.title, article.id) for article in several()]
    sure, unsure = calibrate(library, known, OFF_TOPIC)
    assert 0 < unsure <= sure <= 1
    assert all(library.ask(question).hits[:1] == () or library.ask(question).hits[0].confidence < sure
               for question in OFF_TOPIC)  # fmt: skip


def test_bounds_keep_what_no_article_answers_from_a_card(library: Library) -> None:
    known = [Known(f"Zeg {article.title}", article.id) for article in several()]  # not word for word
    near = ["zeg wie betaalt dan de taxi naar school"]
    before, lower = calibrate(library, known, OFF_TOPIC)
    sure, unsure = calibrate(library, known, OFF_TOPIC, near)
    score = library.ask(near[0]).hits[0].confidence
    assert before < score < sure
    assert lower <= unsure <= sure


@pytest.mark.parametrize(("name", "many"), [("offtopic.txt", 50), ("missing.txt", 29)])
def test_the_lists_of_questions_without_an_answer_are_split_in_two(name: str, many: int) -> None:
    setting, measuring = read_outside((KNOWLEDGE / name).read_text(encoding="utf-8"))
    assert abs(len(setting) - len(measuring)) <= 1
    assert len(setting) > many
    assert not set(setting) & set(measuring)


def test_bounds_are_written_where_they_stood() -> None:
    text = "# uitleg\nsure: 0.1\nunsure: 0.05\nbody: 1.0\n"
    assert written(text, (0.4567, 0.2)) == "# uitleg\nsure: 0.457\nunsure: 0.200\nbody: 1.0\n"
    assert written(text, (0.5, 0.4), mixed=True) == f"{text}mixed_sure: 0.500\nmixed_unsure: 0.400\n"
