"""Looking something up while typing: public knowledge with its source, and nothing that does not fit."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat.markup import bare
from bot.core.reception import Reception
from bot.core.shelf import content_root
from tests.core.content import Home
from tests.player import shelf


@pytest.fixture
async def reception(migrated: Path, tmp_path: Path) -> AsyncIterator[Reception]:
    file = shutil.copy(migrated, tmp_path / "act.db")
    async with Home(content_root(), f"sqlite:///{file}", content=shelf()) as home:
        yield home.house.reception(home.screen)


async def test_what_is_found_says_where_it_stands(reception: Reception) -> None:
    first = (await reception.look("mag school mijn kind zomaar uitschrijven", "nl"))[0]
    assert first.title == "Mag school mijn kind zomaar uitschrijven?"
    assert "Leerplichtwet 1969, artikel 10" in first.text
    assert "Geldig per 1 augustus 2026" in first.text
    for locale in ("en-GB", "nl"):
        first = (await reception.look("may the school deregister my child", locale))[0]
        assert first.title == "May school just deregister my child?"
        assert "Source:" in first.text


async def test_first_words_find_what_comes_near_and_soup_finds_nothing(reception: Reception) -> None:
    assert "uitschrijven" in [found.id for found in await reception.look("uitschr", "nl")]
    assert not await reception.look("recept voor erwtensoep met worst", "nl")


async def test_danger_finds_the_number_to_call_and_nothing_else(reception: Reception) -> None:
    for words, locale, call in (
        ("ik wil dood", "nl", "Bel 113"),
        ("I want to die", "en-GB", "Call 113"),
        ("help hij slaat me", "nl", "Bel 0800-2000"),
        ("mag school mijn kind uitschrijven, ik wil dood", "nl", "Bel 113"),
    ):
        [found] = await reception.look(words, locale)
        assert found.title.startswith(call) and call.split()[-1] in bare(found.text)
        assert found.asks == words
