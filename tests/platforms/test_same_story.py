"""One table of a story, through python-telegram-bot and through discord.py: the same events, the same words."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.fakes.discord.server import FakeDiscord
from tests.fakes.telegram.server import FakeTelegram
from tests.platforms.story import ANNA, BRAM, OnDiscord, OnTelegram, Recorded, Teller, open_house

# who, what they type or [press], and words that must be in what the bot says next
STORY = (
    (BRAM, "/start", "Welkom"),
    (ANNA, "/start", "Welkom"),
    (ANNA, "[Mijn kind zit thuis]", "Mag ACT!"),
    (ANNA, "[Ja, dat mag]", "Vraag 1 van"),
    (ANNA, "ouder", "postcode"),
    (ANNA, "3511 AB", "Utrecht"),
    (ANNA, "terug", "postcode"),
    (ANNA, "mag school mijn kind zomaar uitschrijven?", "postcode"),
    (ANNA, "utrecht", "Vraag"),
    (ANNA, "[Overslaan]", "Vraag"),
    (ANNA, "[Later verder]", "/verder"),
    (ANNA, "/verder", "Vraag"),
    (ANNA, "ik wil dood", "113"),
    (ANNA, "/mens", "H-0001"),
    (ANNA, "/taal en", "English"),
)


async def tell(teller: Teller, folder: Path) -> Recorded:
    async with open_house(teller, folder) as (household, recorded):
        for who, what, words in STORY:
            before = len(recorded.said)
            if what.startswith("["):
                await teller.press(who, what.strip("[]"))
            else:
                await teller.say(who, what)
            await _hears(recorded, before, words)
            await household.settle()
        return recorded


async def _hears(recorded: Recorded, before: int, words: str) -> None:
    async with asyncio.timeout(10):
        while not any(words in said for said in recorded.said[before:]):
            await asyncio.sleep(0.01)


async def test_both_platforms_tell_the_same_story(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "d").mkdir()
    async with FakeTelegram() as fake:
        telegram = await tell(OnTelegram(fake), tmp_path / "t")
    discord_fake = FakeDiscord()
    await discord_fake.start()
    try:
        discord = await tell(OnDiscord(discord_fake), tmp_path / "d")
    finally:
        await discord_fake.stop()
    assert telegram.came == discord.came
    assert telegram.said == discord.said
