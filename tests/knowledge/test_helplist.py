"""The help list: its data, its cards, and what is found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.chat.markup import bare
from bot.guard.guard import Guard
from knowledge.helplist import Entry, find, groups, read_entries
from knowledge.texts import Texts

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
SOURCE = (KNOWLEDGE / "help.yaml").read_text(encoding="utf-8")
ENTRIES = read_entries(SOURCE)
TEXTS = Texts.read(
    {locale: [(KNOWLEDGE / "texts" / f"help.{locale}.ftl").read_text("utf-8")] for locale in ("nl", "en")},
    strict=True,
)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry.id))
def test_every_situation_is_complete(entry: Entry) -> None:
    assert set(entry.situation) >= {"nl", "en"}
    assert len(set(entry.aliases)) >= 5
    for article in entry.articles:
        assert (KNOWLEDGE / "articles" / f"{article}.md").exists()
    for helper in entry.helpers:
        assert helper.source.startswith("http")
        assert date(2026, 1, 1) < helper.checked_on
        assert helper.mark in ("ZEKER", "BRON", "CONTROLEER")


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_a_card_says_what_first_who_and_when_checked(locale: str) -> None:
    for entry in ENTRIES:
        if entry.lane:
            continue
        card = bare(entry.text(locale, TEXTS))
        assert len(card.split()) <= 150, entry.id
        assert all(helper.name[locale] in card for helper in entry.helpers)
        assert "november 2026" in card.lower()


def test_crisis_situations_have_a_lane_of_the_guard() -> None:
    crisis = KNOWLEDGE / "crisis"
    guard = Guard.read(
        (crisis / "signals.yaml").read_text("utf-8"), (crisis / "numbers.yaml").read_text("utf-8")
    )
    lanes = {entry.id: entry.lane for entry in ENTRIES if entry.lane}
    assert lanes["kind-wil-niet-leven"] == "suicide"
    assert set(lanes.values()) <= set(guard.lanes)
    assert len(ENTRIES) - len(lanes) >= 14


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("brief van leerplicht", "brief-van-leerplicht"),
        ("ik heb een breif van de leerplicht gekregen", "brief-van-leerplicht"),
        ("school wil hem uitschrijven", "school-wil-uitschrijven"),
        ("geschorst", "geschorst"),
        ("klacht over school indienen", "klacht-over-school"),
        ("geen vervoer", "geen-vervoer"),
        ("second opinion", "second-opinion"),
        ("kind wil niet meer leven", "kind-wil-niet-leven"),
        ("proces-verbaal", "proces-verbaal"),
        ("ik kan niet meer", "ik-kan-niet-meer"),
        ("my child is suspended", "geschorst"),
        ("veilig thuis melding", "melding-veilig-thuis"),
    ],
)
def test_a_situation_is_found_in_other_words(said: str, expected: str) -> None:
    assert find(ENTRIES, said)[0].id == expected


@pytest.mark.parametrize("said", ["", "   ", "!?", "wat eten we vanavond", "voetbal op zaterdag", "x" * 5000])
def test_what_is_not_in_the_list_is_not_found(said: str) -> None:
    assert find(ENTRIES, said) == ()


def test_a_helper_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match=r"geschorst.*tante"):
        read_entries(SOURCE.replace("helpers: [steunpunt, klachtencommissie, act]", "helpers: [tante]"))


def test_a_handful_of_groups_comes_first_and_danger_before_all() -> None:
    shown = groups(ENTRIES)
    assert 3 <= len(shown) <= 7
    assert {entry.group.id for entry in ENTRIES if entry.lane} == {shown[0].id}
    assert all(set(group.name) >= {"nl", "en"} for group in shown)
    for group in shown:
        assert sum(entry.group.id == group.id for entry in ENTRIES) <= 6


def test_a_group_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match=r"nu-gevaar.*tuin"):
        read_entries(SOURCE.replace("nu-gevaar:\n    group: nood", "nu-gevaar:\n    group: tuin"))


def test_a_situation_without_help_is_refused() -> None:
    empty = (
        "helpers: {}\ngroups: {a: {}}\nsituations:\n  leeg: {group: a, situation: {nl: Leeg}, aliases: []}\n"
    )
    with pytest.raises(ValueError, match="leeg"):
        read_entries(empty)
