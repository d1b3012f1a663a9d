"""One story, told to the house through a real client library over its loopback fake."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
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
from tests.fakes.telegram.server import FakeTelegram
from tests.player import KEY, shelf

ANNA, BRAM, KIM = "anna", "bram", "kim"
DISCORD_IDS = {ANNA: "1", BRAM: "2", KIM: "3"}


class Teller(Protocol):
    """Somebody at a platform: types, gives a command, presses the newest button with a label."""

    platform: Platform

    def account(self, who: str) -> str: ...
    async def ready(self) -> None: ...
    async def say(self, who: str, text: str) -> None: ...
    async def press(self, who: str, label: str) -> None: ...


class OnTelegram:
    def __init__(self, fake: FakeTelegram) -> None:
        self.fake = fake
        self.platform: Platform = Telegram("42:story", api_url=fake.url)

    def account(self, who: str) -> str:
        return f"telegram:{self.fake.world.person(who)['id']}"

    async def ready(self) -> None:
        """Telegram keeps what was sent before the bot was there."""

    async def say(self, who: str, text: str) -> None:
        self.fake.say(who, text)

    async def press(self, who: str, label: str) -> None:
        self.fake.press(who, label)


class OnDiscord:
    def __init__(self, fake: FakeDiscord) -> None:
        self.fake = fake
        self.platform: Platform = Discord("token", api_url=fake.api_url, gateway_url=fake.gateway_url)

    def account(self, who: str) -> str:
        return f"discord:{DISCORD_IDS[who]}"

    async def ready(self) -> None:
        async with asyncio.timeout(10):
            while not self.fake.gateway.identified:  # noqa: ASYNC110 - what is waited for lives in the fake
                await asyncio.sleep(0.02)

    async def say(self, who: str, text: str) -> None:
        if text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            await self.fake.people.slash(DISCORD_IDS[who], name, rest)
        else:
            await self.fake.people.say(DISCORD_IDS[who], text)

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

    def __init__(self, real: Platform) -> None:
        self.real = real
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
            self.said.append(_reply(reply))
        return receipt


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
async def open_house(teller: Teller, folder: Path) -> AsyncIterator[tuple[Household, Recorded]]:
    """A real house with this one platform."""
    recorded = Recorded(teller.platform)
    team = (
        Member(teller.account(BRAM), Role.BUDDY, "Bram", ("utrecht",), 1),
        Member(teller.account(KIM), Role.COORDINATOR, "Kim"),
    )
    plan = Plan(
        url=f"sqlite:///{folder / 'act.db'}",
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


