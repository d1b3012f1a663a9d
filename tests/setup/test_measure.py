"""`evaluate` over our own library, from a file somebody wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.config import CannotStart
from bot.core.meaning import Extra
from bot.core.shelf import Shelf, content_root
from bot.setup.measure import bands, measure


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A question of ten articles, nearly as their writers put it."""
    articles = list(Shelf.library_in(content_root()).articles.values())[:10]
    file = tmp_path_factory.mktemp("measure") / "vragen.tsv"
    file.write_text("".join(f"Hoi, {article.questions[0]}\t{article.id}\n" for article in articles))
    return file


def test_the_figures_are_one_line_of_json(questions: Path) -> None:
    told = measure(questions, as_json=True)
    figures = json.loads(told)
    assert "\n" not in told
    assert list(figures) == [
        "n",
        "recall_at_1",
        "recall_at_3",
        "mrr_at_10",
        "auroc_off_topic",
        "p50_ms",
        "p95_ms",
    ]
    assert figures["n"] == 10
    assert figures["recall_at_3"] > 0.8
    assert figures["auroc_off_topic"] > 0.8


def test_for_people_each_figure_has_its_words(questions: Path) -> None:
    lines = measure(questions, as_json=False).splitlines()
    assert lines[0].split() == ["10", "vragen"]
    assert len(lines) == 7


def test_bounds_can_go_straight_into_the_settings(questions: Path) -> None:
    sure, unsure = (float(line.split(": ")[1]) for line in bands(questions).splitlines())
    assert 0 < unsure <= sure <= 1


@pytest.mark.parametrize("text", [None, "zonder tab\n", "", "\xff", "recept voor soep\t-\n"])
def test_a_file_that_will_not_do_is_refused_with_what_to_write(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "vragen.tsv"
    if text is not None:
        file.write_text(text, "latin-1")
    with pytest.raises(CannotStart) as caught:
        measure(file, as_json=False)
    assert "vragen.tsv" in caught.value.reason
    assert "tab" in caught.value.mend


def test_how_a_file_was_saved_makes_no_difference(questions: Path, tmp_path: Path) -> None:
    file = tmp_path / "vragen.tsv"
    file.write_text(questions.read_text("utf-8"), "utf-8-sig", newline="\r\n")
    assert _without_times(file) == _without_times(questions)


def test_questions_marked_as_off_topic_are_told_from_the_others(questions: Path, tmp_path: Path) -> None:
    file = tmp_path / "vragen.tsv"
    file.write_text(questions.read_text("utf-8") + "recept voor erwtensoep\toff-topic\n")
    figures = _without_times(file)
    assert figures["n"] == 10
    assert figures["auroc_off_topic"] == 1.0
    file.write_text(questions.read_text("utf-8") + "mag school mijn kind uitschrijven\tgeen\n")
    assert _without_times(file)["auroc_off_topic"] < 1.0


def test_a_name_no_article_has_is_said_and_counts_as_not_found(
    questions: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "vragen.tsv"
    file.write_text(questions.read_text("utf-8") + "wat is een tlv\ttlw\n")
    assert _without_times(file)["n"] == 11
    assert "«tlw»" in (told := capsys.readouterr().err)
    assert "«tlv»" in told
    _without_times(questions)
    assert capsys.readouterr().err == ""


def _without_times(file: Path) -> dict[str, float]:
    figures = json.loads(measure(file, as_json=True))
    return {name: value for name, value in figures.items() if not name.endswith("_ms")}


class Model:
    """Every text is a little like every other, by its first letters."""

    def passage(self, texts: str) -> object:
        np = pytest.importorskip("numpy")
        return np.asarray(
            [1.0, *(texts.casefold().count(letter) / 50 for letter in "aeiou")], dtype=np.float32
        )

    query = passage


def test_with_meaning_its_own_bounds_are_measured(questions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extra = Extra("letters", Model)  # type: ignore[arg-type]
    monkeypatch.setattr("bot.setup.measure.installed", lambda: extra)
    assert json.loads(measure(questions, as_json=True, semantic=True))["n"] == 10
    assert [line.split(":")[0] for line in bands(questions, semantic=True).splitlines()] == [
        "mixed_sure",
        "mixed_unsure",
    ]


def test_without_the_extra_it_says_what_to_install(questions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.setup.measure.installed", lambda: None)
    with pytest.raises(CannotStart) as caught:
        measure(questions, as_json=True, semantic=True)
    assert "actbot[semantic]" in caught.value.mend
