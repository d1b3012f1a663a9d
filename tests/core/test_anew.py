"""The same question stands there twice: a button of the older one does what it says."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.proof.town import Town

ANNA = "anna"


@pytest.fixture
async def town(url: str) -> AsyncIterator[Town]:
    async with Town.open(url) as opened:
        yield opened


async def twice(town: Town, *way: str, label: str) -> tuple[str, str]:
    """A button (token and message) whose question was asked again since."""
    for words in way:
        await town.say(ANNA, words)
    older = town.labelled(ANNA, label)
    await town.say(ANNA, way[-1])
    return older


def last(town: Town) -> str:
    return town.heard[-1].words


async def test_an_older_welcome_is_as_good_as_the_newest(town: Town) -> None:
    token, message = await twice(town, "/start", label="Mijn kind zit thuis")
    await town.press(ANNA, token, message)
    assert "Mag ACT! je antwoorden bewaren" in last(town)


async def test_only_once(town: Town) -> None:
    token, message = await twice(town, "/start", label="Mijn kind zit thuis")
    newest, _ = town.labelled(ANNA, "Mijn kind zit thuis")
    await town.press(ANNA, token, message)
    await town.pass_by(minutes=1)
    await town.press(ANNA, newest, message)
    assert "Die knop is al gebruikt" in last(town)


async def test_consent_is_given_under_the_text_that_was_read(town: Town) -> None:
    await town.say(ANNA, "/intake")
    token, message = town.labelled(ANNA, "Ja, dat mag")
    await town.say(ANNA, "/intake")
    await town.press(ANNA, token, message)
    assert "Die knop is al gebruikt" in last(town)


async def test_too_old_is_too_old(town: Town) -> None:
    token, message = await twice(town, "/start", label="Mijn kind zit thuis")
    await town.pass_by(days=2)
    await town.press(ANNA, token, message)
    assert "Die knop is al gebruikt" in last(town)
