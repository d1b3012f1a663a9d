"""The answer card: short, with its source and its dates."""

from __future__ import annotations

import dataclasses
from datetime import date

from bot.chat.markup import bare
from knowledge import article
from knowledge.card import card, length, whole
from knowledge.front import SCHOOLS, Source
from tests.knowledge.mini import card_texts, one, source

TODAY = date(2026, 12, 1)
TEXTS = card_texts()


def test_the_card_has_answer_source_and_dates() -> None:
    assert card(one(), "nl", TEXTS, TODAY) == (
        "**Mag school mijn kind zomaar uitschrijven?**\n\n"
        "School mag je kind niet zomaar uitschrijven. Er moet eerst een andere school zijn.\n\n"
        "Bron: [Leerplichtwet 1969, artikel 10](https://wetten.overheid.nl/BWBR0002628/2026-08-01)\n"
        "Geldig per 1 augustus 2026 · nagekeken op 28 november 2026"
    )


LAW = one().sources[0]
SECOND = dataclasses.replace(LAW, name="Leerplichtwet 1969, artikel 18 lid 1")
PAGE = dataclasses.replace(LAW, name="Een pagina", url="https://voorbeeld.example", date=None)


def shown(body: str, *sources: Source) -> str:
    return card(dataclasses.replace(one(), body=body, sources=sources), "nl", TEXTS, TODAY)


def test_a_raised_figure_says_which_source_a_claim_comes_from() -> None:
    told = shown("Dat mag niet. [3] School meldt het. [1, 3]\n\nMeer. [2]", LAW, PAGE, SECOND)
    assert "\n\nDat mag niet.¹ School meldt het.²,¹\n\n" in told
    assert "Bron: ¹ [Leerplichtwet 1969, artikel 18 lid 1](https://wetten" in told
    assert "/2026-08-01) · ² artikel 10\n" in told
    assert "pagina" not in told


def test_a_source_is_shown_with_the_point_that_names_it() -> None:
    points = "## Wat kun je nu doen?\n- Bel. [2]"
    assert "- Bel.²\n\nBron: ¹ [Leerplichtwet" in shown(f"Dat mag niet. [1]\n\n{points}", LAW, PAGE)
    many = f"{points}\n- {'woord ' * 99}"
    assert "² [Een pagina](https://voorbeeld.example)\n" in shown(f"Dat mag niet. [1]\n\n{many}", LAW, PAGE)
    no_room = points.replace("Bel.", "woord " * 99)
    assert "pagina" not in shown(f"Dat mag niet. [1]\n\n{no_room}", LAW, PAGE)


def test_another_law_between_keeps_both_names_whole() -> None:
    told = shown("Een. [1] Twee. [2] Drie. [3]", LAW, PAGE, SECOND)
    assert "· ³ [Leerplichtwet 1969, artikel 18 lid 1](" in told


def test_the_source_of_the_date_stands_behind_when_no_figure_names_it() -> None:
    told = shown("Een. [1]", PAGE, LAW, LAW)
    assert "Bron: ¹ [Een pagina](https://voorbeeld.example) · [Leerplichtwet" in told
    assert told.count("Leerplichtwet 1969") == 1


def test_without_figures_all_sources_are_shown_those_of_a_law_together() -> None:
    told = shown("Een.", LAW, PAGE, SECOND)
    assert "Bron: [Leerplichtwet 1969, artikel 10](https://wetten" in told
    assert "/2026-08-01) · artikel 18 lid 1 · [Een pagina](https://voorbeeld.example)\n" in told


def test_points_are_shown_while_they_fit() -> None:
    points = "\n".join(
        f"- Doe ding {number} en daarna nog iets anders op dezelfde dag." for number in range(20)
    )
    long = article.read("uitschrijven.md", source() + f"\n## Wat kun je nu doen?\n{points}\n")
    shown = card(long, "nl", TEXTS, TODAY)
    assert "- Doe ding 0 " in shown
    assert "- Doe ding 19 " not in shown
    assert 100 <= length(shown) <= 120


def test_the_english_reader_gets_the_summary() -> None:
    shown = card(one(), "en", TEXTS, TODAY)
    assert shown.startswith("**May school deregister my child?**")
    assert "School cannot deregister your child" in shown
    assert "Valid from 1 August 2026 · checked on 28 November 2026" in shown
    assert "School mag je kind niet" in card(dataclasses.replace(one(), english=""), "en", TEXTS, TODAY)


def test_warnings_for_what_ended_is_old_or_uncertain() -> None:
    ended = card(one(valid_to="2026-11-01"), "nl", TEXTS, TODAY)
    assert "niet meer sinds 1 november 2026" in ended
    old = card(one(review_by="2026-11-01"), "nl", TEXTS, TODAY)
    assert "een tijd niet nagekeken" in old
    uncertain = card(one(certainty="onzeker"), "nl", TEXTS, TODAY)
    assert "niet helemaal zeker" in uncertain
    assert "Let op" not in card(one(), "nl", TEXTS, TODAY)


def test_an_article_for_some_regions_says_which() -> None:
    local = dataclasses.replace(one(), regions=("utrecht", "eem-en-vallei"))
    assert "alleen in de regio Utrecht, Eem en vallei." in card(local, "nl", TEXTS, TODAY)
    assert "only for the region Utrecht, Eem en vallei." in card(local, "en", TEXTS, TODAY)
    assert "regio" not in card(one(), "nl", TEXTS, TODAY)


def test_an_article_for_some_schools_says_which_or_which_one_not() -> None:
    def told(locale: str, *schools: str) -> str:
        return card(dataclasses.replace(one(), school=schools), locale, TEXTS, TODAY)

    assert "\n\nDit gaat over: basisschool, middelbare school.\nBron:" in told("nl", "vo", "po")
    assert "This is about: primary school, secondary school." in told("en", "po", "vo")
    assert "\n\nDit gaat niet over: mbo.\nBron:" in told("nl", "po", "vo", "so", "vso")
    for everybody in (told("nl"), told("nl", *SCHOOLS)):
        assert "Dit gaat" not in everybody


def test_without_a_start_only_the_day_of_checking() -> None:
    shown = card(dataclasses.replace(one(), valid_from=None), "nl", TEXTS, TODAY)
    assert shown.endswith("Nagekeken op 28 november 2026")


def test_a_title_with_marks_stays_a_title() -> None:
    shown = card(dataclasses.replace(one(), title="Wat is [een] *plan*?"), "nl", TEXTS, TODAY)
    assert bare(shown).startswith("Wat is [een] *plan*?\n")


def test_the_whole_article_has_every_part_and_every_source() -> None:
    body = "Dat mag niet. [2]\n\n## Wat kun je nu doen?\n- Bel.\n\n## Welke termijn loopt er?\n6 weken. [1]"
    long = dataclasses.replace(one(), body=body, sources=(LAW, PAGE), certainty="onzeker")
    assert whole(long, "nl", TEXTS, TODAY) == (
        "**Mag school mijn kind zomaar uitschrijven?**\n\n"
        "Dat mag niet.¹\n\n**Wat kun je nu doen?**\n- Bel.\n\n**Welke termijn loopt er?**\n6 weken.²\n\n"
        "**Let op:** dit is niet helemaal zeker. Vraag het na voordat je iets beslist.\n"
        "Bron: ¹ [Een pagina](https://voorbeeld.example) · ² "
        "[Leerplichtwet 1969, artikel 10](https://wetten.overheid.nl/BWBR0002628/2026-08-01)\n"
        "Geldig per 1 augustus 2026 · nagekeken op 28 november 2026"
    )
