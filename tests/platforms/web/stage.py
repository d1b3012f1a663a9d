"""A small stage with a small house behind it: it echoes, asks, edits, whispers and sends a file."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta

from bot.chat.events import Address, AnyEvent, Chose, Commanded, Joined, Said, Submitted
from bot.chat.markup import plain
from bot.chat.platform import About, Finding, Gone, Menu, MenuEntry, Raw
from bot.chat.replies import (
    AnyReply,
    Ask,
    Card,
    Close,
    Edit,
    Field,
    Invite,
    Option,
    Say,
    SendFile,
    Visibility,
)
from bot.platforms.web.client import Web
from bot.platforms.web.stage import Group, Persona

ANNA = Persona("web:anna", "Anna", "parent", "anna")
FATMA = Persona("web:fatma", "Fatma", "parent", "fatma")
BRAM = Persona("web:bram", "Bram", "buddy", "bram", ("Bram is maatje in utrecht",))
MOD = Persona("web:mo", "Mo", "moderator", "mo")
JOOST = Persona("web:joost", "Joost", "group", "joost")
UTRECHT = Group("utrecht", "Regio Utrecht")
START = datetime(2026, 9, 3, 12, 5, tzinfo=UTC)
MENU = Menu(
    entries=(
        MenuEntry("start", {"nl": "Begin hier"}),
        MenuEntry("intake", {"nl": "Vertel over je kind"}),
        MenuEntry("open", {"nl": "Open hulpvragen"}, audience="team"),
        MenuEntry("vraag", {"nl": "Stel een vraag"}, group=True),
    )
)
YES_NO = (Option("Ja", style="yes", token="t-yes"), Option("Nu niet", style="stop", token="t-no"))
CARD = Card(
    title="Over je kind",
    button="Vul het in één keer in",
    token="t-card",
    fields=(
        Field("name", "Hoe noemen we je kind?", required=True),
        Field(
            "school", "Naar welke school?", kind="one", options=(("bo", "Basisschool"), ("vo", "Middelbaar"))
        ),
        Field("joy", "Waar wordt je kind blij van?", kind="long"),
    ),
)


def private(persona: Persona) -> Address:
    return Address("web", persona.chat, private=True)


class Theatre:
    """Stage and house in one: keeps every event, and answers by `answer`."""

    def __init__(self) -> None:
        self.events: list[AnyEvent] = []
        self.raws: list[Raw] = []
        self.gone: list[str] = []
        self.restarts = 0
        self._now = START
        self._nonce = itertools.count()
        self.web = Web(listen="127.0.0.1:0", stage=self)

    @property
    def personas(self) -> Sequence[Persona]:
        return (ANNA, FATMA, BRAM, MOD, JOOST)

    @property
    def groups(self) -> Sequence[Group]:
        return (UTRECHT,)

    def now(self) -> datetime:
        return self._now

    async def advance(self, delta: timedelta) -> datetime:
        self._now += delta
        await self.say(Say(text="Je was bezig met de intake. Wil je verder?"), private(ANNA))
        return self._now

    async def reset(self) -> None:
        self._now = START
        self.events.clear()

    async def restart(self) -> None:
        self.restarts += 1

    async def receive(self, raw: Raw) -> bool:
        event = self.web.read(raw.body)
        self.raws.append(raw)
        if event is not None:
            self.events.append(event)
            await self._answer(event)
        return True

    async def recall(self, name: str) -> str | None:
        return None

    async def keep(self, name: str, value: str) -> None:
        raise AssertionError("the playground keeps nothing")

    async def conversations(self) -> Sequence[Address]:
        return ()

    async def look(self, text: str, locale: str) -> Sequence[Finding]:
        return ()

    async def say(self, reply: AnyReply, to: Address, account: str | None = None) -> str | None:
        about = About(nonce=str(next(self._nonce)), account=account)
        try:
            return (await self.web.deliver(reply, to, about)).message
        except Gone as gone:
            self.gone.append(gone.reason)
            return None

    async def _answer(self, event: AnyEvent) -> None:
        account = event.who.account if event.who else None
        for reply, to in _replies(event):
            await self.say(reply, to, account)


@contextlib.asynccontextmanager
async def served(theatre: Theatre) -> AsyncIterator[None]:
    """The page of this theatre can be opened."""
    running = asyncio.create_task(theatre.web.run(theatre, MENU))
    await theatre.web.listening.wait()
    yield
    running.cancel()
    await asyncio.wait([running])


def _replies(event: AnyEvent) -> list[tuple[AnyReply, Address]]:
    here = event.where
    match event:
        case Commanded(name="start"):
            return [(Ask(text="Wil je **verder**?", options=YES_NO, prompt="p1"), here)]
        case Commanded(name="vink"):
            return [(Ask(text="Wat past?", options=(Option("Drukte", token="t-tick"),), prompt="p2"), here)]
        case Chose(choice="t-tick", message=message):
            ticked = (Option("✓ Drukte", token="t-tick"),)
            return [(Edit(about=message or "", text="Wat past?", options=ticked), here)]
        case Commanded(name="kaart"):
            return [(Ask(text="Vertel over je kind.", card=CARD), here)]
        case Commanded(name="inzage"):
            return [
                (SendFile(name="inzage één.json", content=b'{"naam": "Anna"}', text="Dit weten we."), here)
            ]
        case Commanded(name="groep"):
            return [(Invite(group=Address("web", "utrecht"), account="web:anna", text="Kom erbij."), here)]
        case Commanded(name="vraag"):
            return [(Say(text="Dit is voor jou.", visibility=Visibility.ONLY_YOU, private=True), here)]
        case Commanded(name="maatje"):
            return [(Say(text="Je hebt een bericht."), private(BRAM))]
        case Chose(choice="t-yes", message=message):
            return [(Edit(about=message or "", text="Fijn. We gaan verder."), here)]
        case Chose(choice="t-no", message=message):
            return [(Close(prompt="p1", message=message or ""), here), (Say(text="Goed, later."), here)]
        case Submitted(fields=fields):
            return [(Say(text=" / ".join(f"{name}={words}" for name, words in fields)), here)]
        case Joined():
            return [(Say(text="Welkom in de groep."), here)]
        case Said(text=text) if here.private or event.to_bot:
            return [(Say(text=f"Je zei: {plain(text)}"), here)]
    return []
