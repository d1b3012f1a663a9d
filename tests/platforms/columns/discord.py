"""Discord: discord.py over the loopback server."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

from bot.chat.events import Address
from bot.chat.platform import About
from bot.chat.replies import AnyReply, Ask, Card, Field, Say
from bot.platforms.discord.client import Discord
from tests.fakes.discord.server import FakeDiscord, Fault
from tests.fakes.discord.world import GUILD, TOWN
from tests.platforms.columns.column import Act, Column, Shown
from tests.platforms.discord.conftest import MENU
from tests.platforms.telegram.house import ListHouse, eventually

ANNA, BRAM, COR, BO, STRANGER = "1", "2", "4", "5", "6"
_MARKS = re.compile(
    r"\\(?P<plain>.)|\[(?P<words>(?:\\.|[^\]\\])+)\]\(<(?P<url>[^>]*)>\)|<(?P<bare>https?://[^>]*)>|\*+", re.S
)
_LIVE = re.compile(r"@everyone|@here|<@[!&]?\d+>|<#\d+>|<id:\w+>")
_LINK = re.compile(r"(?:https?://|discord\.gg/)\S+")
CARD = Card(title="Kind", button="Vul in", token="c1", fields=(Field("naam", "Naam?"),))


class OnDiscord:
    """Anna (1) writes; Bram (2) is in the guild with her."""

    def __init__(self, fake: FakeDiscord) -> None:
        self.fake = fake
        self.house = ListHouse()
        self.platform = Discord("token", api_url=fake.api_url, gateway_url=fake.gateway_url)
        self.account = f"discord:{ANNA}"
        self.other = f"discord:{BRAM}"
        self.here = Address("discord", str(fake.world.private(ANNA)["id"]), private=True)
        fake.world.user(STRANGER)
        self.stranger = Address("discord", f"user:{STRANGER}", private=True)
        self.group = Address("discord", TOWN)
        people = fake.people
        self.acts: dict[str, Act] = {
            "said": partial(people.say, ANNA, "hallo"),
            "said in a group": partial(people.say, ANNA, "<@900> hallo", TOWN),
            "commanded": partial(self._asks, None),
            "commanded in a group": partial(self._asks, TOWN),
            "submitted": self._fills,
            "shared": self._shares,
            "joined": partial(people.come, COR),
            "left": partial(people.go, COR),
            "removed": self._channel_goes,
        }
        self.troubles = {
            "gone": self._closed,
            "group gone": self._no_channel,
            "busy": self._busy,
            "refused": self._not_taken,
        }

    def seen(self, where: Address) -> list[Shown]:
        user = where.chat.removeprefix("user:")
        channel = where.chat if user == where.chat else str(self.fake.world.private(user)["id"])
        return [shown(message, self.account) for message in self.fake.world.said(channel)]

    def clear(self) -> None:
        for messages in self.fake.world.messages.values():
            messages.clear()

    def invitations(self) -> tuple[str, ...]:
        return ("https://discord.gg/welkom1",)

    async def press(self, where: Address, message: str, number: int, token: str) -> None:
        channel = None if where.private else where.chat
        world = self.fake.world
        if message not in world.in_channel(where.chat):  # it is taken away, but her screen still had it
            world.write(where.chat, world.users["900"], {"content": "weg"})
            world.in_channel(where.chat)[message] = world.said(where.chat)[-1] | {"id": message}
        await self.fake.people.press(ANNA, message, token, channel)

    async def _asks(self, channel: str | None) -> None:
        """Discord shows «thinking» before an answer can be to her alone."""
        one = await self.fake.people.slash(ANNA, "vraag", "mag dat?", channel)
        await eventually(lambda: self.fake.world.interactions[one].answered)

    async def _fills(self) -> None:
        """She presses the card's button, the modal opens, and she sends it."""
        about = await self.platform.deliver(Ask(text="Vertel", card=CARD), self.here, About())
        message = str(about.message)
        pressed = await self.fake.people.press(ANNA, message, "card:c1")
        one = self.fake.world.interactions[pressed]
        await eventually(lambda: one.answered and one.answered["type"] == 9)
        await self.fake.people.modal(ANNA, "c1", {"naam": "Sam"}, message=message)

    async def _shares(self) -> None:
        world = self.fake.world
        photo = {"id": "5", "filename": "a.png", "content_type": "image/png", "size": 3}
        sent = world.write(self.here.chat, world.user(ANNA), {"content": "kijk", "attachments": [photo]})
        await self.fake.gateway.tell("MESSAGE_CREATE", sent)

    async def _channel_goes(self) -> None:
        gone = {"id": "799", "guild_id": GUILD, "name": "weg", "type": 0}
        await self.fake.gateway.tell("CHANNEL_DELETE", gone)

    async def _closed(self) -> tuple[AnyReply, Address]:
        self.fake.world.closed.add(BO)
        return Say(text="hoi"), Address("discord", str(self.fake.world.private(BO)["id"]), private=True)

    async def _no_channel(self) -> tuple[AnyReply, Address]:
        return Say(text="hoi"), Address("discord", "999")

    async def _busy(self) -> tuple[AnyReply, Address]:
        self.fake.faults.append(Fault(429, f"/channels/{self.here.chat}/messages", after=90))
        return Say(text="hoi"), self.here

    async def _not_taken(self) -> tuple[AnyReply, Address]:
        self.fake.faults.append(Fault(400, f"/channels/{self.here.chat}/messages", code=50035))
        return Say(text="hoi"), self.here


def shown(message: dict[str, Any], account: str = "") -> Shown:
    """The bot's message as a reader sees it; `account` is who sees what only one person may."""
    content = message["content"]
    live = re.sub(r"\\.", " ", content, flags=re.DOTALL)
    rows = [row["components"] for row in message["components"]]
    return Shown(
        id=message["id"],
        text=_MARKS.sub(_read, content),
        options=tuple(option for row in rows for part in row for option in _options(part)),
        widest=max(map(len, rows), default=0),
        only=account if message["flags"] & 64 else "",
        links=tuple(found.rstrip(">)") for found in _LINK.findall(live)),
        pings=tuple(_LIVE.findall(live)),
    )


def _read(mark: re.Match[str]) -> str:
    """What a reader sees of this mark."""
    words = re.sub(r"\\(.)", r"\1", mark["words"] or "", flags=re.S)
    return mark["plain"] or words or mark["bare"] or ""


def _options(part: dict[str, Any]) -> list[tuple[str, str]]:
    if "options" in part:
        return [(option["label"], option["value"]) for option in part["options"]]
    return [(part["label"], part["custom_id"])]


@contextlib.asynccontextmanager
async def on_discord() -> AsyncIterator[Column]:
    fake = FakeDiscord()
    await fake.start()
    column = OnDiscord(fake)
    running = asyncio.create_task(column.platform.run(column.house, MENU))
    await eventually(lambda: fake.gateway.identified and column.house.kept)
    yield column
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await fake.stop()
