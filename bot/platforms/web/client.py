"""The playground as a platform: one local page where every part of the conversation is seen at once."""

from __future__ import annotations

import asyncio
from typing import Final

from bot.chat.events import Address, AnyEvent
from bot.chat.platform import Abilities, About, Gone, House, Menu, Receipt
from bot.chat.replies import AnyReply
from bot.platforms.web.board import Board
from bot.platforms.web.desk import Desk
from bot.platforms.web.guard import address
from bot.platforms.web.read import PLATFORM, read
from bot.platforms.web.render import LONGEST, show
from bot.platforms.web.server import Server
from bot.platforms.web.stage import Stage

ABILITIES: Final = Abilities(
    text=LONGEST,
    buttons=25,
    row=3,
    label=60,
    only_you=True,
    cards=True,
    edit=None,
    delete=None,
    file=10 * 1024 * 1024,
    once=True,
)


class Web:
    """A `Platform` on a loopback port.

    `listen` is "host:port", port 0 for any free one; `anywhere` lets it listen beyond loopback (in a
    container). Raises `ValueError` for an address that is not allowed.
    """

    def __init__(self, *, listen: str = "127.0.0.1:8080", stage: Stage, anywhere: bool = False) -> None:
        self._host, self._port = address(listen, anywhere=anywhere)
        self._stage = stage
        self._board = Board()
        self.desk = Desk(self._board, stage)
        self._server = Server(self._board, self.desk.hello, self.desk.answer)
        self.listening = asyncio.Event()
        """set while the page can be opened"""

    @property
    def name(self) -> str:
        return PLATFORM

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    @property
    def silent(self) -> float:
        return 0.0

    @property
    def url(self) -> str:
        """Where the page is; with port 0 only true once it is `listening`."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}/"

    async def run(self, house: House, menu: Menu) -> None:
        """Serve until cancelled. Raises `OSError` when the port is taken."""
        self.desk.open(house, menu)
        try:
            async with self._server.serving(self._host, self._port) as self._port:
                self.listening.set()
                await asyncio.Event().wait()
        finally:
            self.listening.clear()
            self.desk.open(None, menu)

    def read(self, body: bytes) -> AnyEvent | None:
        """What a persona did, as an event."""
        return read(body)

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        """Show it. Raises `Gone` ("closed", "unknown") or `Refused`."""
        self._reach(to)
        return show(self._board, reply, to, about, self._stage.now())

    def clear(self) -> None:
        """Empty every chat; the open pages hear it with the next `reset`."""
        self._board.clear()

    def _reach(self, to: Address) -> None:
        if to.private:
            person = next((one for one in self._stage.personas if one.chat == to.chat), None)
            if person is None:
                raise Gone("unknown")
            if person.account in self._board.closed:
                raise Gone("closed")
        elif all(group.chat != to.chat for group in self._stage.groups):
            raise Gone("unknown")
