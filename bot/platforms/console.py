"""The console as a platform: one person and the bot in a terminal, or in a pipe.

Rules of this file
- Choices are numbered; a number alone picks one, through the same token a button carries.
- Numbers belong to the last question only: as soon as something else is said they are words again.
- What steers a terminal (escape codes, a bell) is not printed.
- From a pipe the next line is read when the bot fell silent; at the end of the input `run` returns.
"""

from __future__ import annotations

import asyncio
import re
import sys
import threading
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TextIO

import msgspec

from bot.chat.events import Address, AnyEvent, Chose, Commanded, Said, Sender
from bot.chat.markup import bare
from bot.chat.platform import Abilities, About, Gone, House, Menu, Raw, Receipt, Refused
from bot.chat.replies import AnyReply, Ask, Close, Edit, Invite, Option, Remove, Say, SendFile
from bot.chat.wording import numbered

ABILITIES: Final = Abilities(
    text=100_000,
    buttons=99,
    row=1,
    label=200,
    only_you=True,
    cards=False,
    edit=timedelta(),
    delete=timedelta(),
    file=100 * 1024 * 1024,
    once=True,
)
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_COMMAND = re.compile(r"/([a-z0-9_-]+)(?:\s+(.*))?\Z", re.IGNORECASE | re.DOTALL)


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line as it was typed: the body of a `Raw`. `token` when it picked a choice."""

    key: str
    at: datetime
    text: str
    token: str = ""
    message: str | None = None


class Console:
    """A `Platform` for one person. `account` is "console:<name>", `chat` the private chat.

    `folder` is where files land. `quiet` and `patience` are in seconds: how long the bot is silent
    when it is done, and how long a first word may take; both count only where nobody types.
    """

    def __init__(
        self,
        account: str,
        name: str = "",
        locale: str = "nl",
        chat: str = "me",
        *,
        source: TextIO | None = None,
        sink: TextIO | None = None,
        folder: Path = Path(),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        quiet: float = 0.3,
        patience: float = 3.0,
    ) -> None:
        self._who = Sender(account=account, name=name, locale=locale)
        self._where = Address(platform="console", chat=chat, private=True)
        self._source = source or sys.stdin
        self._sink = sink or sys.stdout
        self._folder = folder
        self._now = now
        self._quiet = quiet
        self._patience = patience
        self._options: tuple[Option, ...] = ()
        self._prompt = ""
        self._asked: str | None = None
        self._spoke = asyncio.Event()
        self._shown: dict[str, Receipt] = {}
        self._born = f"{int(now().timestamp() * 1000):x}-{id(self) & 0xFFFF:x}"
        self._count = 0

    @property
    def name(self) -> str:
        return "console"

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    @property
    def silent(self) -> float:
        return 0.0

    async def run(self, house: House, menu: Menu) -> None:
        """Read lines until the input ends or this is cancelled."""
        self._greet(menu)
        typed = self._source.isatty()
        async for text in self._lines():
            if not text.strip():
                continue
            line = self._line(text.strip())
            self._spoke.clear()
            body = msgspec.json.encode(line)
            await house.receive(Raw(line.key, self._where.lane, body, line.at))
            if not typed:
                await self._silence()

    def read(self, body: bytes) -> AnyEvent | None:
        """The line as an event. Raises `msgspec.DecodeError` on nonsense."""
        line = msgspec.json.decode(body, type=Line)
        key, at, where, who = line.key, line.at, self._where, self._who
        if line.token:
            return Chose(key=key, at=at, where=where, who=who, message=line.message, choice=line.token)
        command = _COMMAND.match(line.text)
        if command:
            name, rest = command[1].lower(), (command[2] or "").strip()
            return Commanded(key=key, at=at, where=where, who=who, name=name, rest=rest)
        return Said(key=key, at=at, where=where, who=who, text=line.text) if line.text else None

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        """Print it. Raises `Gone` for another chat, `Refused` for what no terminal can do."""
        if to != self._where:
            raise Gone("unknown")
        if about.nonce in self._shown:
            return self._shown[about.nonce]
        receipt = self._show(reply)
        if about.nonce:
            self._shown[about.nonce] = receipt
        self._spoke.set()
        return receipt

    def _show(self, reply: AnyReply) -> Receipt:
        match reply:
            case Say():
                self._print(bare(reply.text))
            case Ask() | Edit():
                self._print(bare(reply.text), numbered(reply.options))
                return self._offer(reply.options, reply.prompt)
            case SendFile():
                self._print(bare(reply.text), f"📎 {self._save(reply)}")
            case Invite():
                self._print(bare(reply.text), reply.group.chat)
            case Close():
                if reply.prompt == self._prompt:
                    self._options = ()
            case Remove():
                raise Refused("what a terminal printed stays")
            case _:
                raise Refused(f"{type(reply).__name__} is no business of a terminal")
        return Receipt()

    def _offer(self, options: tuple[Option, ...], prompt: str) -> Receipt:
        """From now on numbers mean these options."""
        self._count += 1
        self._asked = f"{self._born}-m{self._count}"
        self._options = options
        self._prompt = prompt
        return Receipt(self._asked)

    def _print(self, *blocks: str) -> None:
        text = _STEERING.sub("", "\n".join(block for block in blocks if block))
        print(text, end="\n\n", file=self._sink, flush=True)

    def _save(self, reply: SendFile) -> Path:
        """A new file in the folder; one that is there already is never written over."""
        wanted = Path(Path(reply.name).name or "file")
        self._folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, 1000):
            name = wanted.name if number == 1 else f"{wanted.stem}-{number}{wanted.suffix}"
            try:
                with (self._folder / name).open("xb") as file:
                    file.write(reply.content)
            except FileExistsError:
                continue
            return self._folder / name
        raise Refused(f"there are too many files named {wanted.name}")

    def _greet(self, menu: Menu) -> None:
        locale = self._who.locale
        words = menu.description.get(locale) or menu.description.get("nl", "")
        commands = "\n".join(
            f"/{one.name}  {one.texts.get(locale) or one.texts.get('nl', '')}".rstrip()
            for one in menu.entries
            if one.private and one.audience == "everyone"
        )
        if words or commands:
            self._print(words, commands)

    def _line(self, text: str) -> Line:
        """What was typed; a number picks the option it stands before."""
        self._count += 1
        key = f"{self._born}-{self._count}"
        options, self._options = self._options, ()
        if text.isascii() and text.isdigit() and 1 <= int(text) <= len(options):
            token = options[int(text) - 1].token
            return Line(key=key, at=self._now(), text=text, token=token, message=self._asked)
        return Line(key=key, at=self._now(), text=text)

    async def _lines(self) -> AsyncIterator[str]:
        """Lines as they come. A thread waits for them, so that nothing else has to."""
        loop = asyncio.get_running_loop()
        lines: asyncio.Queue[str] = asyncio.Queue()

        def wait() -> None:
            try:
                for line in self._source:
                    loop.call_soon_threadsafe(lines.put_nowait, line)
                loop.call_soon_threadsafe(lines.put_nowait, "")
            except RuntimeError:
                return  # the loop is closed: nobody is listening any more

        threading.Thread(target=wait, name="console", daemon=True).start()
        while line := await lines.get():
            yield line

    async def _silence(self) -> None:
        """Wait for a first word, then until nothing more is said."""
        wait = self._patience
        while True:
            try:
                async with asyncio.timeout(wait):
                    await self._spoke.wait()
            except TimeoutError:
                return
            self._spoke.clear()
            wait = self._quiet
