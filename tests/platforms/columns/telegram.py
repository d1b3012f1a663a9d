"""Telegram: python-telegram-bot over the loopback server."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from html import unescape
from typing import Any

from bot.chat.events import Address
from bot.chat.replies import AnyReply, Say, SendFile
from bot.platforms.telegram.client import Telegram
from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.telegram.world import BOT
from tests.platforms.columns.column import Act, Column, Shown
from tests.platforms.telegram.house import NO_MENU, QUICK, TOKEN, ListHouse

_MADE = re.compile(r'<a href="([^"]*)">.*?</a>|<code>.*?</code>', re.DOTALL)
_FOUND = re.compile(r"(?:https?|tg)://\S+|\b(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_PING = re.compile(r"(?<![\w@])@\w{3,}")
PHOTO = [{"file_id": "a", "width": 9, "height": 9}]


class OnTelegram:
    """Anna writes; Bram is in the group with her."""

    def __init__(self, fake: FakeTelegram) -> None:
        self.fake = fake
        self.house = ListHouse()
        self.platform = Telegram(TOKEN, api_url=fake.url, pace=QUICK)
        self.account = f"telegram:{fake.world.person('Anna')['id']}"
        self.other = f"telegram:{fake.world.person('Bram')['id']}"
        self.here = Address("telegram", str(fake.world.private_chat("Anna").id), private=True)
        self.stranger = Address("telegram", str(fake.world.person("Vreemde")["id"]), private=True)
        self.group = Address("telegram", str(fake.group("Utrecht", ("Anna", "Bram"))))
        for title in ("Weg", "Dicht"):
            fake.group(title, ("Anna",))
        fake.group("Klein", ("Anna",), kind="group")
        self.acts: dict[str, Act] = {
            "said": _act(lambda: fake.say("Anna", "hallo")),
            "said in a group": _act(lambda: fake.group_say("Utrecht", "Anna", "@actbot hallo")),
            "commanded": _act(lambda: fake.say("Anna", "/vraag mag dat?")),
            "commanded in a group": _act(lambda: fake.group_say("Utrecht", "Anna", "/vraag mag dat?")),
            "shared": _act(lambda: fake.share("Anna", photo=PHOTO, caption="kijk")),
            "joined": _act(lambda: fake.join("Utrecht", "Cor")),
            "left": _act(lambda: fake.leave("Utrecht", "Cor")),
            "asked to join": _act(lambda: fake.ask_to_join("Utrecht", "Dina")),
            "added": _act(lambda: fake.add_bot("Weg", "Anna")),
            "removed": _act(lambda: fake.kick_bot("Weg", "Anna")),
            "moved": _act(lambda: fake.migrate("Klein")),
            "lost": _act(lambda: fake.block("Dina")),
        }
        self.troubles = {
            "gone": self._blocked,
            "group gone": self._put_out,
            "busy": self._busy,
            "refused": self._empty_file,
        }

    def seen(self, where: Address) -> list[Shown]:
        chat = self.fake.world.chat(int(where.chat))
        return [shown(one, self._caption()) for one in chat.messages.values() if one.get("from") == BOT]

    def clear(self) -> None:
        for chat in self.fake.world.chats.values():
            chat.messages.clear()

    def invitations(self) -> tuple[str, ...]:
        group = self.fake.world.chat(int(self.group.chat))
        return tuple(f"https://t.me/+link{abs(group.id)}x{n}" for n in range(1, group.links + 1))

    async def press(self, where: Address, message: str, number: int, token: str) -> None:
        self.fake.press_data("Anna", int(where.chat), int(message), token)

    def _caption(self) -> str:
        sent = self.fake.called("sendDocument")
        return str(sent[-1].get("caption", "")) if sent else ""

    async def _blocked(self) -> tuple[AnyReply, Address]:
        self.fake.say("Bo", "hoi")
        self.fake.block("Bo")
        return Say(text="hoi"), Address("telegram", str(self.fake.world.person("Bo")["id"]), private=True)

    async def _put_out(self) -> tuple[AnyReply, Address]:
        self.fake.kick_bot("Dicht", "Anna")
        return Say(text="hoi"), Address("telegram", str(self.fake.place("Dicht").id))

    async def _busy(self) -> tuple[AnyReply, Address]:
        self.fake.fault("429", method="sendMessage", seconds=3)
        return Say(text="hoi"), self.here

    async def _empty_file(self) -> tuple[AnyReply, Address]:
        return SendFile(name="leeg.txt", content=b""), self.here


def shown(message: dict[str, Any], caption: str = "") -> Shown:
    """The bot's message as a reader sees it, with what Telegram finds in its words by itself."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    html = message["raw"] or caption
    bare = unescape(re.sub(r"<[^>]+>", "", _MADE.sub("x", html)))
    made = tuple(unescape(found[1]) for found in _MADE.finditer(html) if found[1])
    return Shown(
        id=str(message["message_id"]),
        text=message.get("text") or message.get("caption", ""),
        options=tuple((one["text"], one["callback_data"]) for row in rows for one in row),
        widest=max(map(len, rows), default=0),
        links=(*made, *_FOUND.findall(bare)),
        pings=(*_PING.findall(bare), *(link for link in made if link.startswith("tg:"))),
    )


def _act(do: Any) -> Act:
    async def act() -> None:
        do()

    return act


@contextlib.asynccontextmanager
async def on_telegram() -> AsyncIterator[Column]:
    async with FakeTelegram() as fake:
        column = OnTelegram(fake)
        running = asyncio.create_task(column.platform.run(column.house, NO_MENU))
        yield column
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
