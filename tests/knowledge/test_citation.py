"""The figure behind a claim."""

from __future__ import annotations

import pytest

from knowledge.citation import cited, raised, small, uncited

TEXT = "Dat mag niet. [2] Bel de school, [1, 2] of wacht [3][4]. Zie [12](https://a.example) en [een]."


def test_sources_are_named_once_in_the_order_of_the_text() -> None:
    assert cited(TEXT) == (2, 1, 3, 4)
    assert cited("Geen bron.") == ()


def test_the_words_alone_have_no_figure_and_keep_their_links() -> None:
    assert uncited(TEXT) == "Dat mag niet. Bel de school, of wacht. Zie [12](https://a.example) en [een]."


def test_a_card_counts_its_sources_from_one() -> None:
    assert raised("Dat mag niet. [7] Bel. [3, 7]", (7, 3)) == "Dat mag niet.¹ Bel.²,¹"


@pytest.mark.parametrize(("number", "figure"), [(1, "¹"), (9, "⁹"), (10, "¹⁰")])
def test_figures_are_small(number: int, figure: str) -> None:
    assert small(number) == figure
