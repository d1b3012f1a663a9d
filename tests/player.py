"""Plays `.chat` files through the real core, store and timers, and writes them anew as they went.

Grammar (docs/decisions/0006): `>` someone speaks, `<` the bot says, indented are options or further
lines, `~` time passes, `=` the world, `#` a comment. A fresh core is built for every line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from bot.chat.events import Address, Chose, Commanded, Joined, PlaceChanged, Said, Sender, Shared, Submitted
from bot.chat.markup import bare
from bot.chat.platform import Abilities, About, Gone, House, Menu, Raw, Receipt
from bot.chat.replies import AnyReply, Ask, Close, Edit, Invite, Option, Remove, Say, SendFile, Visibility
from bot.core.household import Household, Plan
from bot.core.shelf import Shelf, content_root
from bot.model.people import Member, Role
from handlers import ROUTES

PLATFORM = "chat"
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
AnyIn = Said | Commanded | Chose | Submitted | Joined | Shared | PlaceChanged
_SHELF: list[Shelf] = []


def shelf() -> Shelf:
    """The real content, read once for all chats."""
    if not _SHELF:
        _SHELF.append(Shelf.read(content_root(), strict=True))
    return _SHELF[0]


@dataclass
class Shown:
    """A message as somebody sees it, with the buttons that stand under it."""

    options: tuple[Option, ...] = ()


@dataclass
class Screen:
    """A `Platform` that keeps what was said, for the player to write down."""

    said: list[tuple[AnyReply, Address, str | None]] = field(default_factory=list)
    shown: dict[str, dict[str, Shown]] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    count: int = 0

    name = PLATFORM
    abilities = Abilities(
        text=4096, buttons=30, row=3, label=60, only_you=False, cards=True, rooms=False, writes_first=True,
        edit=None, delete=None, file=10_000_000, voice=False, once=True,
    )  # fmt: skip

    async def run(self, house: House, menu: Menu) -> None:
        raise NotImplementedError

    def read(self, body: bytes) -> AnyIn:
        return msgspec.json.decode(body, type=AnyIn)

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        if to.chat in self.closed:
            raise Gone("closed")
        self.said.append((reply, to, about.account))
        lane = self.shown.setdefault(to.chat, {})
        if isinstance(reply, Close):
            lane.pop(reply.message, None)
            return Receipt(reply.message)
        if isinstance(reply, Edit):
            lane[reply.about] = Shown(reply.options)
            return Receipt(reply.about)
        self.count += 1
        message = f"m{self.count}"
        lane[message] = Shown(getattr(reply, "options", ()))
        return Receipt(message)


class Player:
    """One chat file: its people, its clock, its database."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.now = START
        self.screen = Screen()
        self.team: list[Member] = []
        self.on_call: list[str] = []
        self.updates = 0
        self.names: dict[str, str] = {}
        self.locale = "nl"
        self.last_token: dict[str, tuple[str, str]] = {}

    async def play(self, text: str) -> str:
        """The file as it really goes."""
        written: list[str] = []
        for line in text.splitlines():
            if line.startswith("<") or (line.startswith("  ") and not line.startswith("  :")):
                continue
            if not line.strip():
                if written and written[-1] != "":
                    written.append("")
                continue
            written.append(line.rstrip())
            written.extend(await self._line(line.rstrip()))
        return "\n".join(written).rstrip() + "\n"

    async def _line(self, line: str) -> list[str]:
        if line.startswith("#"):
            return []
        if line.startswith("="):
            await self._world(line[1:].strip())
            return []
        household = await Household.open(self._plan())
        try:
            self.screen.said.clear()
            speaker = ""
            if line.startswith("~"):
                self.now += _span(line)
            else:
                speaker = await self._speak(household, line[1:].strip())
            await household.settle()
            return list(self._written(speaker))
        finally:
            await household.close()

    def _plan(self) -> Plan:
        return Plan(
            url=self.url,
            key=KEY,
            routes=ROUTES,
            shelf=shelf(),
            platforms={PLATFORM: self.screen},
            now=lambda: self.now,
            team=tuple(self.team),
            on_call=tuple(self.on_call),
            controller="Stichting Voorbeeld <privacy@voorbeeld.example>",
        )

    async def _world(self, words: str) -> None:
        """`= Bram is maatje in utrecht`, `= Kim heeft dienst`, `= Anna spreekt en`, `= Anna is dicht`."""
        if found := re.fullmatch(r"(\w+) is (\w+)(?: in ([\w, -]+))?(?: met (\d+) plekken)?", words):
            if found[2] == "dicht":
                self.screen.closed.add(_chat(found[1]))
                return
            regions = tuple(part.strip() for part in (found[3] or "").split(",") if part.strip())
            role = ROLES[found[2]]
            capacity = int(found[4] or 2) if role is Role.BUDDY else 0
            self.team.append(Member(_account(found[1]), role, found[1], regions, capacity))
            self.names[_chat(found[1])] = found[1]
        elif found := re.fullmatch(r"(\w+) heeft dienst", words):
            self.on_call.append(_account(found[1]))
        elif found := re.fullmatch(r"taal (\w+)", words):
            self.locale = found[1]
        elif found := re.fullmatch(r"vandaag is (\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d))?", words):
            self.now = datetime.fromisoformat(found[1]).replace(
                hour=int(found[2] or 9), minute=int(found[3] or 0), tzinfo=UTC
            )
        else:
            raise ValueError(f"onbekende wereldregel: {words}")

    async def _speak(self, household: Household, line: str) -> str:
        who, place, words = _spoken(line)
        self.names[_chat(who)] = who
        self.now += timedelta(seconds=1)
        event = self._event(who, place, words)
        for _ in range(2 if words.startswith("[[") else 1):
            self.updates += 1
            one = msgspec.structs.replace(event, key=f"u{self.updates}")
            raw = Raw(key=one.key, lane=who, body=msgspec.json.encode(one), at=self.now)
            await household.reception(self.screen).receive(raw)
        return _chat(who) if place is None else place

    def _event(self, who: str, place: str | None, words: str) -> AnyIn:
        where = Address(PLATFORM, place or _chat(who), private=place is None)
        base = {
            "key": "",
            "at": self.now,
            "where": where,
            "who": Sender(_account(who), who, self.locale),
            "message": None,
        }
        if words.startswith("/"):
            name, _, rest = words[1:].partition(" ")
            return Commanded(name=name, rest=rest, **base)  # type: ignore[arg-type]
        if found := re.fullmatch(r"\[?\[(.+?)\]\]?(?: \((\w+)\))?", words):
            message, token = self._token(where.chat, found[1])
            return Chose(choice=token, **(base | {"message": message}))  # type: ignore[arg-type]
        if found := re.fullmatch(r"\((foto|spraak|bestand)\) ?(.*)", words):
            kinds = {"foto": "photo", "spraak": "voice", "bestand": "file"}
            return Shared(kind=kinds[found[1]], ref="x", caption=found[2], **base)  # type: ignore[arg-type]
        if words == "(komt erbij)":
            return Joined(**base)  # type: ignore[arg-type]
        if words == "(zet de bot in de groep)":
            return PlaceChanged(change="added", **base)  # type: ignore[arg-type]
        if words.startswith("{"):
            fields = tuple(tuple(pair.split("=", 1)) for pair in words.strip("{}").split("; "))
            return Submitted(card=self._card(where.chat), fields=fields, **base)  # type: ignore[arg-type]
        to_bot = words.startswith("@act ")
        return Said(text=words.removeprefix("@act "), to_bot=to_bot, **base)  # type: ignore[arg-type]

    def _token(self, chat: str, label: str) -> tuple[str, str]:
        """The button with this label that was shown last; `oud` ones stay known."""
        for message, shown in reversed(list(self.screen.shown.get(chat, {}).items())):
            for option in shown.options:
                if option.label == label:
                    self.last_token[f"{chat}/{label}"] = (message, option.token)
                    return message, option.token
        return self.last_token.get(f"{chat}/{label}", ("m0", "unknown.0"))

    def _card(self, chat: str) -> str:
        for reply, to, _ in reversed(self.cards):
            if to.chat == chat and isinstance(reply, Ask) and reply.card:
                return reply.card.token
        return "unknown.0"

    @property
    def cards(self) -> list[tuple[AnyReply, Address, str | None]]:
        return self._cards

    _cards: list[tuple[AnyReply, Address, str | None]] = []

    def _written(self, speaker: str) -> Iterator[str]:
        self._cards = [*self._cards, *(one for one in self.screen.said if getattr(one[0], "card", None))]
        for reply, to, _account_ in self.screen.said:
            if isinstance(reply, Close):
                continue
            yield from _lines(reply, self._to(to, speaker))

    def _to(self, to: Address, speaker: str) -> str:
        if to.chat == speaker:
            return ""
        name = self.names.get(to.chat, to.chat)
        return f"{name}: " if to.private else f"#{to.chat}: "


def _lines(reply: AnyReply, to: str) -> Iterator[str]:
    text = bare(getattr(reply, "text", "")).split("\n")
    mark = {Edit: "(verandert) ", Remove: "(weg)", SendFile: "(bestand) ", Invite: "(uitnodiging) "}.get(type(reply), "")
    if isinstance(reply, Say | Ask) and reply.visibility is Visibility.ONLY_YOU:
        mark = "(alleen jij) "
    if isinstance(reply, SendFile):
        text = [f"{reply.name}: {text[0]}"]
    if isinstance(reply, Remove):
        text = [""]
    yield f"< {to}{mark}{text[0]}".rstrip()
    for line in text[1:]:
        yield f"  | {line}".rstrip()
    yield from _buttons(getattr(reply, "options", ()))
    card = getattr(reply, "card", None)
    if card:
        yield f"  [{card.button}: {', '.join(one.id for one in card.fields)}]"


def _buttons(options: tuple[Option, ...]) -> Iterator[str]:
    rows: dict[int, list[str]] = {}
    for option in options:
        rows.setdefault(option.row, []).append(f"[{option.label}]")
    for row in sorted(rows):
        yield "  " + " ".join(rows[row])


def _spoken(line: str) -> tuple[str, str | None, str]:
    found = re.fullmatch(r"(\w+)(?: #([\w-]+))?: (.*)", line)
    if not found:
        raise ValueError(f"onbekende regel: {line}")
    return found[1], found[2], found[3]


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
    return sorted((Path(__file__).parent / "chats").glob("*.chat"))


