"""The playground, on a small stage."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from functools import partial
from typing import Literal

import msgspec

from bot.chat.events import Address
from bot.chat.platform import Raw
from bot.chat.replies import AnyReply, Do, Say
from bot.platforms.web.read import Update
from bot.platforms.web.wire import Message
from tests.platforms.columns.column import Act, Column, Shown
from tests.platforms.telegram.house import ListHouse
from tests.platforms.web.stage import ANNA, BRAM, FATMA, MENU, START, UTRECHT, Theatre, private

Did = Literal["leave", "knock", "added", "removed"]


class OnWeb:
    """Anna writes; Bram is in the group with her."""

    def __init__(self, theatre: Theatre) -> None:
        self.house = ListHouse()
        self.platform = theatre.web
        self.account = ANNA.account
        self.other = BRAM.account
        self.here = private(ANNA)
        self.stranger = private(FATMA)
        self.group = Address("web", UTRECHT.chat)
        self.acts: dict[str, Act] = {
            "said": partial(self._does, "say", text="hallo"),
            "said in a group": partial(self._does, "say", self.group, text="@act hallo"),
            "commanded": partial(self._does, "say", text="/vraag mag dat?"),
            "commanded in a group": partial(self._does, "say", self.group, text="/vraag mag dat?"),
            "submitted": partial(self._does, "card", message="m", token="c1", fields=[["naam", "Sam"]]),
            "shared": partial(self._does, "share", kind="photo", file="foto.jpg"),
            "joined": partial(self._does, "join", self.group),
            "left": partial(self._recorded, "leave"),
            "asked to join": partial(self._recorded, "knock"),
            "added": partial(self._recorded, "added"),
            "removed": partial(self._recorded, "removed"),
        }
        self.troubles = {"gone": self._closed, "group gone": self._nowhere, "refused": self._errand}

    def seen(self, where: Address) -> list[Shown]:
        messages = self.platform.desk.hello().messages
        return [_shown(one) for one in messages if one.chat == where.chat and not one.by and not one.removed]

    def clear(self) -> None:
        self.platform.clear()

    def invitations(self) -> tuple[str, ...]:
        return ()

    async def press(self, where: Address, message: str, number: int, token: str) -> None:
        await self._does("press", where, message=message, token=token)

    async def _does(self, what: str, where: Address | None = None, **more: object) -> None:
        ask = {"do": what, "persona": ANNA.account, "chat": (where or self.here).chat, **more}
        assert await self.platform.desk.answer(msgspec.json.encode(ask)) is None

    async def _recorded(self, did: Did) -> None:
        """What the page has no button for, as its update would be."""
        update = Update(
            key=did, at=START, account=BRAM.account, name="Bram", chat=UTRECHT.chat, private=False, did=did
        )
        await self.house.receive(Raw(did, "web:utrecht", msgspec.json.encode(update), START))

    async def _closed(self) -> tuple[AnyReply, Address]:
        shut = {"do": "closed", "account": BRAM.account, "yes": True}
        await self.platform.desk.answer(msgspec.json.encode(shut))
        return Say(text="hoi"), private(BRAM)

    async def _nowhere(self) -> tuple[AnyReply, Address]:
        return Say(text="hoi"), Address("web", "atlantis")

    async def _errand(self) -> tuple[AnyReply, Address]:
        return Do(task="pdf"), self.here


def _shown(message: Message) -> Shown:
    pieces = [piece for line in message.lines for piece in line.pieces]
    return Shown(
        id=message.id,
        text="\n".join("".join(piece.text for piece in line.pieces) for line in message.lines),
        options=tuple((option.label, option.token) for option in message.options),
        only=message.only,
        links=tuple(piece.url for piece in pieces if piece.url),
    )


@contextlib.asynccontextmanager
async def on_web() -> AsyncIterator[Column]:
    theatre = Theatre()
    column = OnWeb(theatre)
    running = asyncio.create_task(theatre.web.run(column.house, MENU))
    await theatre.web.listening.wait()
    yield column
    running.cancel()
    await asyncio.wait([running])
