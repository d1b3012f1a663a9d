"""Plays `.chat` files through the real core, store and timers, and writes them anew as they went.

Grammar
- `>` someone speaks: words, `/command`, `[button]`, `[[button]]` (pressed twice), `[one]+[other]` (pressed
  before the bot could answer), `{field=words; …}` (a filled card), `(foto)`, `(sticker)`,
  `(wijzigt) words`, `(wijzigt «what was typed») words`, `(komt erbij)`, `(zet de bot in de groep)`,
  `(5000 tekens)`; `> Anna #groep:` in a group, and `@act …` speaks to the bot there.
- `<` the bot says (`< Bram:` to somebody else); indented are further lines and buttons.
- `~` time passes. `=` the world, and what was said before the script begins. `#` a comment.
A fresh core is built for every line.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from bot.chat.events import Address, Chose, Commanded, Joined, PlaceChanged, Said, Sender, Shared, Submitted
from bot.chat.platform import Raw
from bot.core.household import Household, Plan
from bot.core.pace import Limits
from bot.core.routes import Routes
from bot.core.shelf import Shelf, content_root
from bot.model.people import Member, Role
from handlers import ROUTES
from tests.screen import PLATFORM, AnyIn, Screen, written

START = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
KEY = bytes(range(32))
UNITS = {"minuut": "minutes", "minuten": "minutes", "uur": "hours", "dag": "days", "dagen": "days",
         "week": "weeks", "weken": "weeks"}  # fmt: skip
ROLES = {
    "moderator": Role.MODERATOR,
    "coördinator": Role.COORDINATOR,
    "contactpersoon": Role.CONTACT,
    "maatje": Role.BUDDY,
}
AT_ONCE = Limits(over_all=1e6, chat_gap=0.0, group_minute=10**9)
"""a script waits for nobody"""
KINDS: dict[str, Literal["photo", "voice", "video", "file", "contact", "location", "sticker", "other"]] = {
    "foto": "photo", "spraak": "voice", "filmpje": "video", "bestand": "file", "contact": "contact",
    "locatie": "location", "sticker": "sticker", "peiling": "other",
}  # fmt: skip
AT_HOME = "Mijn kind zit thuis"
SEND = "Ja, klopt. Versturen"
TOLD = {"Hoe oud is je kind?": "11", "Hoe is het nu met school?": AT_HOME,
        "Waardoor kwam het zover? Kies alles wat past.": "angst of spanning"}  # fmt: skip


@cache
def shelf() -> Shelf:
    """The real content, read once for all chats."""
    return Shelf.read(content_root(), strict=True)


class Player:
    """One chat file: its people, its clock, its database."""

    def __init__(self, url: str, routes: Routes = ROUTES) -> None:
        self.url = url
        self.routes = routes
        self.now = START
        self.screen = Screen()
        self.team: list[Member] = []
        self.on_call: list[str] = []
        self.updates = 0
        self.names: dict[str, str] = {}
        self.typed: dict[tuple[str, str], str] = {}
        self.locale = "nl"
        self.broken: tuple[str, ...] = ()

    async def play(self, text: str) -> str:
        """The file as it really goes. Raises ValueError for a line that is not in the grammar."""
        script: list[str] = []
        for line in map(str.rstrip, text.splitlines()):
            if line.startswith(("<", "  ")):
                continue
            if line or (script and script[-1]):
                script.append(line)
                script.extend(await self._line(line))
        return "\n".join(script).rstrip() + "\n"

    async def _line(self, line: str) -> list[str]:
        if not line or line.startswith("#"):
            return []
        if line.startswith("="):
            await self._world(line[1:].strip())
            return []
        if line.startswith("~"):
            self.now += _span(line)
            return await self._happens("")
        return await self._happens(line[1:].strip())

    async def _happens(self, line: str) -> list[str]:
        """What a fresh core says to this line, or to the time that passed."""
        async with self._core() as household:
            return list(self._answers(await self._hears(household, line)))

    @asynccontextmanager
    async def _core(self) -> AsyncIterator[Household]:
        household = await Household.open(self._plan())
        try:
            yield household
        finally:
            await household.close()

    async def _hears(self, household: Household, line: str) -> str:
        self.screen.said.clear()
        chat = await self._speak(household, line) if line else ""
        await household.settle()
        return chat

    def _answers(self, chat: str) -> Iterator[str]:
        """What was said here first, then elsewhere; among each other the places have no order."""
        for reply, to in sorted(self.screen.said, key=lambda one: (one[1].chat != chat, one[1].chat)):
            name = self.names.get(to.chat, to.chat) if to.private else f"#{to.chat}"
            yield from written(reply, "" if to.chat == chat else f"{name}: ")

    def _plan(self) -> Plan:
        return Plan(
            url=self.url,
            key=KEY,
            routes=self.routes,
            shelf=replace(shelf(), problems=self.broken),
            platforms={PLATFORM: self.screen},
            now=lambda: self.now,
            team=tuple(self.team),
            on_call=tuple(self.on_call),
            limits=AT_ONCE,
            controller="Stichting Voorbeeld <privacy@voorbeeld.example>",
        )

    # the world

    async def _world(self, words: str) -> None:
        if found := re.fullmatch(r"(\w+) is (dicht|open)", words):
            closed = self.screen.closed
            closed.add(_chat(found[1])) if found[2] == "dicht" else closed.discard(_chat(found[1]))
        elif found := re.fullmatch(r"(\w+) is (\w+)(?: in ([\w, -]+?))?(?: met (\d+) plek(?:ken)?)?", words):
            self._join_team(found[1], ROLES[found[2]], found[3] or "", int(found[4] or 2))
        elif found := re.fullmatch(r"(\w+) heeft dienst", words):
            self.on_call.append(_account(found[1]))
        elif found := re.fullmatch(r"(\w+) heeft geen dienst meer", words):
            self.on_call.remove(_account(found[1]))
        elif found := re.fullmatch(r"taal (\w+)", words):
            self.locale = found[1]
        elif found := re.fullmatch(r"vandaag is (\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d))?", words):
            self.now = datetime.fromisoformat(found[1]).replace(
                hour=int(found[2] or 9), minute=int(found[3] or 0), tzinfo=UTC
            )
        elif found := re.fullmatch(r"(\w+) vertelde alles, uit (\w+)", words):
            await self._tell_all(found[1], found[2])
        elif found := re.fullmatch(r"stuk is (.+)", words):
            self.broken = (*self.broken, found[1])
        elif found := re.fullmatch(r"zei (.+)", words):
            await self._happens(found[1])
        else:
            raise ValueError(f"onbekende wereldregel: {words}")

    def _join_team(self, name: str, role: Role, regions: str, capacity: int) -> None:
        where = tuple(part.strip() for part in regions.split(",") if part.strip())
        self.team.append(Member(_account(name), role, name, where, capacity if role is Role.BUDDY else 0))
        self.names[_chat(name)] = name

    async def _tell_all(self, who: str, place: str) -> None:
        """The whole intake as short as it may be, up to «Klopt dit?»."""
        told = TOLD | {"Wat is je postcode of je woonplaats?": place}
        async with self._core() as household:
            for words in ("/start", f"[{AT_HOME}]", "[Ja, dat mag]"):
                await self._hears(household, f"{who}: {words}")
            while SEND not in self.screen.labels(_chat(who)):
                asked = getattr(self.screen.said[-1][0], "text", "")
                words = next((answer for question, answer in told.items() if question in asked), "overslaan")
                await self._hears(household, f"{who}: {words}")

    # what is said

    async def _speak(self, household: Household, line: str) -> str:
        found = re.fullmatch(r"(\w+)(?: #([\w-]+))?: (.*)", line)
        if not found:
            raise ValueError(f"onbekende regel: {line}")
        who, place, words = found[1], found[2], found[3]
        self.names[_chat(who)] = who
        self.now += timedelta(seconds=1)
        for event in [self._event(who, place, each) for each in _at_once(words)]:
            self.updates += 1
            one = msgspec.structs.replace(event, key=f"u{self.updates}")
            raw = Raw(key=one.key, lane=who, body=msgspec.json.encode(one), at=self.now)
            await household.reception(self.screen).receive(raw)
        return place or _chat(who)

    def _event(self, who: str, place: str | None, words: str) -> AnyIn:
        where = Address(PLATFORM, place or _chat(who), private=place is None)
        base: dict[str, Any] = {
            "key": "",
            "at": self.now,
            "where": where,
            "who": Sender(_account(who), who, self.locale),
            "message": f"in{self.updates}",
        }
        if words == "(komt erbij)":
            return Joined(**base)
        if words == "(zet de bot in de groep)":
            return PlaceChanged(change="added", **base)
        if words == "(zet de bot uit de groep)":
            return PlaceChanged(change="removed", **base)
        if found := re.fullmatch(rf"\(({'|'.join(KINDS)})\) ?(.*)", words):
            return Shared(kind=KINDS[found[1]], ref="x", caption=found[2], **base)
        if found := re.fullmatch(r"\(wijzigt(?: «(.+?)»)?\) (.+)", words):
            message = self.typed.setdefault((who, found[2]), self.typed.get((who, found[1]), base["message"]))
            return Said(text=found[2], edited=True, **(base | {"message": message}))
        if words.startswith("{"):
            pairs = (pair.partition("=") for pair in words.strip("{}").split("; "))
            fields = tuple((question, told) for question, _, told in pairs)
            return Submitted(card=self.screen.cards[where.chat], fields=fields, **base)
        if found := re.fullmatch(r"\[(.+)\]", words):
            message, token = self.screen.button(where.chat, found[1])
            return Chose(choice=token, **(base | {"message": message}))
        if words.startswith("/"):
            name, _, rest = words[1:].partition(" ")
            return Commanded(name=name, rest=rest, **base)
        self.typed[who, words] = base["message"]
        return Said(text=_long(words.removeprefix("@act ")), to_bot=words.startswith("@act "), **base)


def _at_once(words: str) -> list[str]:
    """What is said in one breath: a button pressed twice, or two buttons before the bot could answer."""
    return [words[1:-1]] * 2 if words.startswith("[[") else re.split(r"(?<=\])\+(?=\[)", words)


def _long(words: str) -> str:
    """«(5000 tekens)» stands for a story that long."""
    found = re.fullmatch(r"\((\d+) tekens\)", words)
    return ("en toen ging het weer mis " * int(found[1]))[: int(found[1])] if found else words


def _span(line: str) -> timedelta:
    found = re.search(r"(\d+) (\w+)", line)
    if not found or found[2] not in UNITS:
        raise ValueError(f"onbekende tijd: {line}")
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def _account(name: str) -> str:
    return f"{PLATFORM}:{name.lower()}"


def _chat(name: str) -> str:
    return name.lower()


def chats() -> list[Path]:
    """All conversations, in the order of their names."""
    return sorted((Path(__file__).parent / "chats").glob("*.chat"))
