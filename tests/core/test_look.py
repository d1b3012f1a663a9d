"""Looking something up while typing: public knowledge with its source, and nothing that does not fit."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.house import Reception
from bot.core.shelf import content_root
from tests.core.content import Home


@pytest.fixture
async def reception(migrated: Path, tmp_path: Path) -> AsyncIterator[Reception]:
    file = shutil.copy(migrated, tmp_path / "act.db")
    async with Home(content_root(), f"sqlite:///{file}", fresh=True) as home:
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


async def test_first_words_find_what_comes_near_and_danger_and_soup_find_nothing(
    reception: Reception,
) -> None:
    assert "uitschrijven" in [found.id for found in await reception.look("uitschr", "nl")]
    for words in ("recept voor erwtensoep met worst", "ik wil dood", "help hij slaat me"):
        assert not await reception.look(words, "nl")
