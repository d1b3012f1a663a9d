"""A question that stands with an article but for small words is that article's."""

from __future__ import annotations

import dataclasses

import pytest

from knowledge.fold import words
from knowledge.library import Library
from knowledge.same import by_gist, gist
from tests.knowledge.mini import one, real_settings, several


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Mijn dochter wil niet naar school", "wat als een kind niet meer naar school wil"),
        ("hij zit nu thuis", "onze zoon zit thuis"),
        ("my daughter refuses to go to school", "child refuses to go to school"),
    ],
)
def test_the_child_has_many_names_and_fillers_say_nothing(said: str, stands: str) -> None:
    assert gist(words(said)) == gist(words(stands)) != frozenset()


@pytest.mark.parametrize(
    "other", ["mijn dochter wil wel naar huis", "de school wil niet", "wil niet naar de opvang"]
)
def test_another_word_is_another_question(other: str) -> None:
    assert gist(words(other)) != gist(words("mijn dochter wil niet naar school"))


def test_what_is_all_filler_has_no_gist() -> None:
    assert gist(words("en mijn zoon dan")) == gist(words("wat is dat nou weer")) == frozenset()


def test_a_question_of_two_articles_is_nobodys() -> None:
    asked = [("zoon zit thuis", 0), ("hij zit nu thuis", 1), ("dochter zit vast", 1), ("kind zit thuis", 0)]
    listed = [(words(question), owner) for question, owner in asked]
    assert by_gist(listed) == {frozenset({"kind", "zit", "vast"}): 1}


def test_everyday_words_without_a_rare_one_among_them_find_their_article() -> None:
    asked = dataclasses.replace(one(), id="durft", questions=("wat als een kind niet meer naar school wil",))
    library = Library.read([asked, *several()], real_settings())
    answer = library.ask("mijn zoon wil niet naar school")
    assert (answer.hits[0].article.id, answer.band) == ("durft", "sure")
    assert library.ask("mijn zoon wil niet naar oma").band == "none"
