"""The console, at both ends of a pipe."""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import re
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import TextIO

from bot.chat.events import Address
from bot.chat.platform import Menu
from bot.chat.replies import AnyReply, Remove, Say
from bot.platforms.console import Console
from tests.platforms.columns.column import Act, Column, Shown
from tests.platforms.telegram.house import ListHouse

_CHOICES = re.compile(r"\n1\. .*(?:\n\d+\. .*)*\Z")


class OnConsole:
    """Anna is alone with the bot: there is no group, and nobody else to press or see anything."""

    def __init__(self, source: TextIO, typing: TextIO, folder: Path) -> None:
        self.house = ListHouse()
        self.account = "console:anna"
        self.other = "console:bram"
        self.here = self.stranger = Address("console", "me", private=True)
        self.group = Address("console", "utrecht")
        self._sink = Paper()
        self._typing = typing
        self.platform = Console(
            self.account, "Anna", source=source, sink=self._sink, folder=folder, quiet=0.01, patience=0.01
        )
        self.acts: dict[str, Act] = {
            "said": partial(self._types, "hallo"),
            "commanded": partial(self._types, "/vraag mag dat?"),
        }
        self.troubles = {"gone": self._elsewhere, "group gone": self._nowhere, "refused": self._away}

    def seen(self, where: Address) -> list[Shown]:
        if where != self.here:
            return []
        return [_shown(number, block) for number, block in enumerate(self._sink.blocks)]

    def clear(self) -> None:
        self._sink.blocks.clear()

    def invitations(self) -> tuple[str, ...]:
        return ()

    async def press(self, where: Address, message: str, number: int, token: str) -> None:
        await self._types(str(number))

    async def _types(self, text: str) -> None:
        self._typing.write(f"{text}\n")
        self._typing.flush()

    async def _elsewhere(self) -> tuple[AnyReply, Address]:
        return Say(text="hoi"), Address("console", "bram", private=True)

    async def _nowhere(self) -> tuple[AnyReply, Address]:
        return Say(text="hoi"), self.group

    async def _away(self) -> tuple[AnyReply, Address]:
        return Remove(message="1"), self.here


def _shown(number: int, block: str) -> Shown:
    """The choices are numbered lines at the end; a number picks one, so no token is seen."""
    choices = _CHOICES.search(block)
    text = block[: choices.start()] if choices else block
    labels = re.findall(r"\n\d+\. (.*)", choices[0]) if choices else []
    return Shown(id=str(number), text=text, options=tuple((label, "") for label in labels))


class Paper(io.StringIO):
    """What was printed, a block for each time something was said."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []

    def write(self, text: str) -> int:
        if text.strip("\n"):
            self.blocks.append(text.strip("\n"))
        return len(text)


@contextlib.asynccontextmanager
async def on_console(folder: Path) -> AsyncIterator[Column]:
    read_end, write_end = os.pipe()
    with os.fdopen(read_end) as source, os.fdopen(write_end, "w") as typing:
        column = OnConsole(source, typing, folder)
        running = asyncio.create_task(column.platform.run(column.house, Menu(entries=())))
        yield column
        typing.close()
        await running
