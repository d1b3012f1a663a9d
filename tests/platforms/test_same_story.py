"""One story, told through python-telegram-bot and through discord.py: the same events, the same words.

Rules of this file
- What each person hears is the same, in the same order. Where a platform honestly differs stands in
  `ONLY_THERE`: on Telegram a private command is typed in the group, so it is taken away there; Discord
  shows a slash command to nobody else, and tells the asker alone where its answer went. The way into a
  group looks different, its words are the same.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.core.household import Household
from bot.forms.model import in_words
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.telegram.server import FakeTelegram
from tests.platforms.hostile import PAYLOADS
from tests.platforms.story import (
    ANNA,
    BO,
    BRAM,
    GROUP,
    KIM,
    MO,
    OnDiscord,
    OnTelegram,
    Recorded,
    Teller,
    open_house,
)
from tests.player import SEND, TOLD, shelf

ONLY_THERE = {"telegram": ("groep < Remove:",), "discord": ("groep < Say: Dat is iets voor jou alleen",)}
TELLERS = ("telegram", "discord")
REST = "…"
"""the rest of the intake, as short as it may be"""

# who (and where), what they type or [press], and what is heard after it: by whom < words of it
STORY: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (BRAM, "/start", ("bram < Welkom, Bram",)),
    (KIM, "/start", ("kim < Welkom, Kim",)),
    (f"{MO} #", "/regio koppel utrecht", ("groep < Deze groep hoort nu bij de regio Utrecht.",)),
    (f"{ANNA} #", "/vraag Mag school mijn kind zomaar uitschrijven?", ("groep < Mag school",)),
    (f"{ANNA} #", "/regio koppel utrecht", ("groep < Dit kan alleen iemand van het team.",)),
    (f"{BO} #", "/wis", ("groep < Dat doen we liever privé.",)),
    (ANNA, "/start", ("Welkom",)),
    (ANNA, "[Mijn kind zit thuis]", ("Mag ACT!",)),
    (ANNA, "[Ja, dat mag]", ("Vraag 1 van",)),
    (ANNA, "ouder", ("postcode",)),
    (ANNA, "3511 AB", ("Utrecht",)),
    (ANNA, "terug", ("postcode",)),
    (ANNA, "mag school mijn kind zomaar uitschrijven?", ("postcode",)),
    (ANNA, "utrecht", ("Vraag",)),
    (ANNA, "[Overslaan]", ("Vraag",)),
    (ANNA, "[Later verder]", ("/verder",)),
    (ANNA, "/verder", ("Vraag",)),
    (ANNA, "ik wil dood", ("anna < 113",)),
    (ANNA, "/verder", ("Vraag",)),
    (ANNA, REST, ("Klopt dit?",)),
    (ANNA, "wijzig 2", ("je past een antwoord aan",)),
    (ANNA, "[Laat zo staan]", ("Klopt dit?",)),
    (ANNA, f"[{SEND}]", ("anna < Dank je wel", "kim < Er is een nieuwe zaak", "anna < In de",
                         "bram < ACT! heeft een bericht voor je. [Open]")),
    (BRAM, "open", ("bram < Wil je Maatje worden",)),
    (BRAM, "[Ja]", ("bram < Mooi", "anna < Goed nieuws: Bram", "kim < Bram is nu")),
    (BRAM, "[Lees hun verhaal]", ("bram < Het verhaal van gezin Z-001",)),
    (ANNA, "[Ja, graag]", ("anna < Dit is de groep van Utrecht",)),
    (f"{ANNA} #", "/inzage", ("anna < Dit is alles",)),
    (ANNA, "/mens", ("anna < Een mens", "kim < Iemand wil een mens spreken: H-0001")),
    (KIM, "/antwoord H-0001 Ik bel je morgen.", ("anna < Antwoord van een mens", "Ik bel je morgen.")),
    (BO, "/start", ("bo < Welkom",)),
    (BO, "[Mijn kind loopt vast]", ("Mag ACT!",)),
    (BO, "[Ja, dat mag]", ("Vraag 1 van",)),
    (BO, REST, ("bo < Klopt dit?",)),
    (BO, "ja", ("bo < Dank je wel", "bo < Er is nu nog geen Maatje vrij. Je bent als eerste")),
    (ANNA, "/taal en", ("English",)),
    (ANNA, "/taal nl", ("Nederlands",)),
    (ANNA, "/wis", ("anna < Wil je dat ik alles van je wis?",)),
    (ANNA, "[Ja, wis alles]", ("anna < Alles is gewist", "bram < Het gezin met code Z-001")),
    (ANNA, "/verder", ("anna < Ik stel je straks vragen",)),
)  # fmt: skip


@contextlib.asynccontextmanager
async def at(platform: str) -> AsyncIterator[Teller]:
    if platform == "telegram":
        async with FakeTelegram() as fake:
            yield OnTelegram(fake)
        return
    little = FakeDiscord()
    await little.start()
    try:
        yield OnDiscord(little)
    finally:
        await little.stop()


class Told:
    """A house that listens, line by line."""

    def __init__(self, teller: Teller, household: Household, recorded: Recorded) -> None:
        self.teller = teller
        self.household = household
        self.recorded = recorded

    async def line(self, who: str, what: str, words: tuple[str, ...]) -> None:
        """Somebody does this, and all these words are heard."""
        before = len(self.recorded.said)
        who, group = who.removesuffix(" #"), who.endswith(" #")
        if what == REST:
            await self.rest(who, lambda asked: "overslaan")
            before = len(self.recorded.said) - 1
        elif re.fullmatch(r"\[[^\[\]\n]+\]", what):
            await self.teller.press(who, what.strip("[]"))
        else:
            await self.teller.say(who, what, group=group)
        await self._heard(before, words)

    async def rest(self, who: str, answer: Callable[[str], str]) -> None:
        """Whatever is asked, up to «Klopt dit?»."""
        known = TOLD | {"Wat is je postcode of je woonplaats?": "3512"}
        while SEND not in self._last(who):
            asked = self._last(who)
            words = next((told for question, told in known.items() if question in asked), "")
            await self.line(who, words or answer(asked), (f"{who} < ",))

    def _last(self, who: str) -> str:
        return next(said for said in reversed(self.recorded.said) if said.startswith(f"{who} <"))

    async def _heard(self, before: int, words: tuple[str, ...]) -> None:
        for _ in range(1000):
            if not self._missing(before, words):
                break
            await asyncio.sleep(0.01)
        assert self._missing(before, words) == [], self.recorded.said[before:]
        await self.household.settle()

    def _missing(self, before: int, words: tuple[str, ...]) -> list[str]:
        said = self.recorded.said[before:]
        wanted = (one.rpartition(" < ") for one in words)
        return [
            f"{who} < {phrase}"
            for who, _, phrase in wanted
            if not any(each.startswith(who) and phrase in each for each in said)
        ]


@contextlib.asynccontextmanager
async def telling(platform: str, file: Path) -> AsyncIterator[Told]:
    async with at(platform) as teller, open_house(teller, file) as (household, recorded):
        yield Told(teller, household, recorded)


async def tell(platform: str, file: Path) -> Recorded:
    async with telling(platform, file) as told:
        for row in STORY:
            await told.line(*row)
        assert "Open" not in [label for one in told.teller.shown() for label, _ in one.options]
        return told.recorded


@pytest.mark.full
async def test_both_platforms_tell_the_same_story(tmp_path: Path) -> None:
    telegram, discord = [await tell(platform, tmp_path / f"{platform}.db") for platform in TELLERS]
    assert telegram.came == discord.came
    for who, heard in telegram.heard().items():
        assert _without(heard, "telegram") == _without(discord.heard()[who], "discord")


def _without(heard: list[str], platform: str) -> list[str]:
    return [one for one in heard if not one.startswith(ONLY_THERE[platform])]


TIRED = (
    (ANNA, "/start", ("Welkom",)),
    (ANNA, "mijn kint zit thius", ("Mag ACT!",)),
    (ANNA, "en de gemeente dan?", ("Anderen lezen niets",)),
    (ANNA, "ja dat mag", ("Vraag 1 van",)),
    (ANNA, "ik ben zijn moeder", ("Genoteerd: Ouder", "Vraag 2 van")),
    (ANNA, "😢", ("Een plaatje kan ik alleen niet lezen",)),
    (ANNA, "hengelo", ("Bedoel je een van deze?",)),
    (ANNA, "die in overijssel", ("Bedoel je",)),
    (ANNA, "ja", ("Jouw regio is Twente",)),
    (ANNA, "wat is gezag?", ("Gezag betekent",)),
    (ANNA, "wat een kutbot", ("Dat snap ik",)),
    (ANNA, "alleen ik", ("Genoteerd: Nee, alleen ik",)),
    (ANNA, "nee gelukkig niet", ("Genoteerd: Nee",)),
    (ANNA, "wijzig leeftijd", ("Daar vraag ik straks naar",)),
    (ANNA, "lego en de hond", ("Het is bewaard",)),
    (ANNA, "Onze dochter Sem (9)", ("Genoteerd: Sem, 9",)),
    (ANNA, "hij heet eigenlijk Tim", ("Genoteerd: Tim",)),
    (ANNA, REST, ("Klopt dit?",)),
    (ANNA, "leeftijd", ("Je antwoord is nu: 9",)),
    (ANNA, "10", ("Klopt dit?",)),
    (ANNA, "dankjewel", ("nog niet verstuurd",)),
    (ANNA, "klopt zo", ("Je zaak heeft code",)),
    (ANNA, "heeft iemand het al gelezen?", ("Je verhaal is bij ons",)),
    (ANNA, "trek mijn hulpvraag in", ("/intrekken",)),
)  # fmt: skip


@pytest.mark.parametrize("platform", TELLERS)
async def test_a_tired_parent_is_heard_at_both_doors(platform: str, tmp_path: Path) -> None:
    async with telling(platform, tmp_path / "act.db") as told:
        for row in TIRED:
            await told.line(*row)


# words that want to be more than words

CHUNK = 56


def chunks() -> list[str]:
    """The payloads, in messages of a size that people write."""
    return ["\n".join(PAYLOADS[at : at + CHUNK]) for at in range(0, len(PAYLOADS), CHUNK)]


@pytest.mark.full
@pytest.mark.parametrize("platform", TELLERS)
async def test_nobodys_words_ping_or_link(platform: str, tmp_path: Path) -> None:
    """280 payloads in every text with a person's words in it: the summary, the story, the answer, a name."""
    waiting = chunks()
    async with telling(platform, tmp_path / "act.db") as told:
        for row in STORY[:3]:
            await told.line(*row)
        await told.line(ANNA, "/start", ("Welkom",))
        await told.line(ANNA, "[Mijn kind zit thuis]", ("Mag ACT!",))
        await told.line(ANNA, "[Ja, dat mag]", ("Vraag 1",))
        await told.rest(ANNA, lambda asked: waiting.pop() if waiting and _open(asked) else "overslaan")
        await told.line(ANNA, f"[{SEND}]", ("kim < Er is een nieuwe zaak", "bram < ACT! heeft"))
        await told.line(KIM, "/zaak Z-001", ("kim < Het verhaal",))
        for number, words in enumerate(chunks(), 1):
            await told.line(ANNA, f"/mens {words}", ("kim < Iemand wil",))
            await told.line(KIM, "/open", ("kim < Wat er openstaat",))
            await told.line(KIM, f"[Lees H-{number:04}]", ("kim < H-",))
            await told.line(KIM, f"/antwoord H-{number:04} {words}", ("anna < Antwoord",))
            await told.line(KIM, f"/koppel Z-001 {words}", ("kim < Ik vind geen Maatje",))
            await told.line(KIM, f"/koppel {words} x", ("kim < Typ het zo: /koppel",))
            await told.line(f"{MO} #", f"/regio koppel {words}", (f"{GROUP} < Ik ken",))
        shown = told.teller.shown()
    assert sum("kwaad" in one.text for one in shown) > 4 * len(chunks())
    assert [ping for one in shown for ping in one.pings] == []
    assert [link for one in shown for link in one.links if "kwaad" in link or link.startswith("tg:")] == []


def _open(asked: str) -> bool:
    """Whether this asks for her own words."""
    form = shelf().forms["intake"]
    return any(in_words(one.ask, "nl") in asked for one in form.questions if one.kind == "long")
