"""One story, told to the house through a real client library over its loopback fake."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from bot.chat.events import Address, AnyEvent, Chose, Commanded, Said
from bot.chat.markup import bare
from bot.chat.platform import Abilities, About, House, Menu, Platform, Receipt
from bot.chat.replies import AnyReply, Ask, Close, Edit
from bot.core.household import Household, Plan
from bot.core.menus import menu
from bot.model.people import Member, Role
from bot.platforms.discord.client import Discord
from bot.platforms.telegram.client import Telegram
from handlers import ROUTES
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import TOWN
from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.telegram.world import BOT
from tests.platforms.columns import discord, telegram
from tests.platforms.columns.column import Shown
from tests.player import KEY, shelf

ANNA, BRAM, KIM, MO, BO = PEOPLE = ("anna", "bram", "kim", "mo", "bo")
GROUP = "groep"
DISCORD_IDS = {who: str(number) for number, who in enumerate(PEOPLE, 1)}


class Teller(Protocol):
    """People at a platform: they type, give a command, press the newest button with a label."""

    platform: Platform

    def account(self, who: str) -> str: ...
    def name(self, where: Address) -> str:
        """Whose private chat this is, or the group."""

    def shown(self) -> list[Shown]:
        """All that the bot said, wherever, as its readers see it now."""

    async def ready(self) -> None: ...
    async def say(self, who: str, text: str, *, group: bool = False) -> None: ...
    async def press(self, who: str, label: str) -> None: ...


class OnTelegram:
    def __init__(self, fake: FakeTelegram) -> None:
        self.fake = fake
        self.platform: Platform = Telegram("42:story", api_url=fake.url)
        fake.group(GROUP, PEOPLE)

    def account(self, who: str) -> str:
        return f"telegram:{self.fake.world.person(who)['id']}"

    def name(self, where: Address) -> str:
        return next(name for name, number in self.fake.world.names.items() if str(number) == where.chat)

    def shown(self) -> list[Shown]:
        said = (one for chat in self.fake.world.chats.values() for one in chat.messages.values())
        return [telegram.shown(one) for one in said if one.get("from") == BOT]

    async def ready(self) -> None:
        """Telegram keeps what was sent before the bot was there."""

    async def say(self, who: str, text: str, *, group: bool = False) -> None:
        if group:
            self.fake.group_say(GROUP, who, text)
        else:
            self.fake.say(who, text)

    async def press(self, who: str, label: str) -> None:
        self.fake.press(who, label)


class OnDiscord:
    def __init__(self, fake: FakeDiscord) -> None:
        self.fake = fake
        self.platform: Platform = Discord("token", api_url=fake.api_url, gateway_url=fake.gateway_url)

    def account(self, who: str) -> str:
        return f"discord:{DISCORD_IDS[who]}"

    def name(self, where: Address) -> str:
        if not where.private:
            return GROUP
        user = where.chat.removeprefix("user:").removeprefix("5")
        return next(name for name, number in DISCORD_IDS.items() if number == user)

    def shown(self) -> list[Shown]:
        world = self.fake.world
        return [discord.shown(one) for channel in world.channels for one in world.said(channel)]

    async def ready(self) -> None:
        async with asyncio.timeout(10):
            while not self.fake.gateway.identified:  # noqa: ASYNC110 - what is waited for lives in the fake
                await asyncio.sleep(0.02)

    async def say(self, who: str, text: str, *, group: bool = False) -> None:
        channel = TOWN if group else None
        if text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            await self.fake.people.slash(DISCORD_IDS[who], name, rest, channel)
        else:
            await self.fake.people.say(DISCORD_IDS[who], text, channel)

    async def press(self, who: str, label: str) -> None:
        message, custom_id, value = self._button(who, label)
        if value:
            await self.fake.people.pick(DISCORD_IDS[who], message, custom_id, value)
        else:
            await self.fake.people.press(DISCORD_IDS[who], message, custom_id)

    def _button(self, who: str, label: str) -> tuple[str, str, str]:
        channel = str(self.fake.world.private(DISCORD_IDS[who])["id"])
        messages = self.fake.world.messages[channel].values()
        for message in sorted(messages, key=lambda one: int(one["id"]), reverse=True):
            for row in message.get("components", []):
                for part in row.get("components", []):
                    if part.get("label") == label:
                        return str(message["id"]), part["custom_id"], ""
                    for option in part.get("options", []):
                        if option["label"] == label:
                            return str(message["id"]), part["custom_id"], option["value"]
        raise LookupError(label)


class Recorded:
    """A platform that writes down what came in and what was said, and is otherwise the real one."""

    def __init__(self, real: Platform, name: Callable[[Address], str]) -> None:
        self.real = real
        self._name = name
        self.came: list[str] = []
        self.said: list[str] = []

    @property
    def name(self) -> str:
        return self.real.name

    @property
    def abilities(self) -> Abilities:
        return self.real.abilities

    async def run(self, house: House, entries: Menu) -> None:
        await self.real.run(house, entries)

    def read(self, body: bytes) -> AnyEvent | None:
        event = self.real.read(body)
        if event is not None:
            self.came.append(_event(event))
        return event

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        receipt = await self.real.deliver(reply, to, about)
        if not isinstance(reply, Close):
            self.said.append(f"{self._name(to)} < {_reply(reply)}")
        return receipt

    def heard(self) -> dict[str, list[str]]:
        """What each of them was told, in order; between them there is none."""
        return {who: [one for one in self.said if one.startswith(f"{who} <")] for who in (*PEOPLE, GROUP)}


def _event(event: AnyEvent) -> str:
    match event:
        case Said(text=text):
            return f"said {text}"
        case Commanded(name=name, rest=rest):
            return f"commanded {name} {rest}".rstrip()
        case Chose():
            return "chose"
    return type(event).__name__


def _reply(reply: AnyReply) -> str:
    """The words and buttons; that it was an edit; not which platform's card stood beside it."""
    labels = " ".join(f"[{option.label}]" for option in getattr(reply, "options", ()))
    kind = "edit" if isinstance(reply, Edit) else "ask" if isinstance(reply, Ask) else type(reply).__name__
    return f"{kind}: {bare(getattr(reply, 'text', ''))} {labels}".rstrip()


@contextlib.asynccontextmanager
async def open_house(teller: Teller, file: Path) -> AsyncIterator[tuple[Household, Recorded]]:
    """A real house with this one platform."""
    recorded = Recorded(teller.platform, teller.name)
    team = (
        Member(teller.account(BRAM), Role.BUDDY, "Bram", ("utrecht",), 1),
        Member(teller.account(KIM), Role.COORDINATOR, "Kim"),
        Member(teller.account(MO), Role.MODERATOR, "Mo"),
    )
    plan = Plan(
        url=f"sqlite:///{file}",
        key=KEY,
        routes=ROUTES,
        shelf=shelf(),
        platforms={recorded.name: recorded},
        now=lambda: datetime.now(UTC),
        team=team,
        on_call=(teller.account(KIM),),
    )
    household = await Household.open(plan)
    entries = menu(ROUTES, shelf(), team)
    loops = [
        asyncio.create_task(recorded.run(household.reception(recorded), entries)),
        asyncio.create_task(household.clock.run()),
    ]
    try:
        await teller.ready()
        yield household, recorded
    finally:
        for task in loops:
            task.cancel()
        await asyncio.gather(*loops, return_exceptions=True)
        await household.close()
