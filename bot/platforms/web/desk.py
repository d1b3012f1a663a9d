"""The desk: does what a page asks, by telling the house or by pulling the strings of the stage."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import msgspec
from msgspec.structs import replace

from bot.chat.markup import Line, Piece
from bot.chat.platform import House, Menu, Raw
from bot.platforms.web.board import Board
from bot.platforms.web.read import PLATFORM, Update
from bot.platforms.web.render import plain_lines
from bot.platforms.web.stage import Persona, Stage
from bot.platforms.web.transcript import transcript
from bot.platforms.web.wire import (
    Advance,
    AnyAsk,
    AnyNews,
    ByPersona,
    Clock,
    Closed,
    Enter,
    Fill,
    Hello,
    Message,
    Oops,
    Press,
    Ready,
    Reset,
    Restart,
    Say,
    Share,
    Shut,
    Test,
    Transcript,
)


class Desk:
    """Answers the pages. Strings of the stage are pulled one at a time."""

    def __init__(self, board: Board, stage: Stage) -> None:
        self._board = board
        self._stage = stage
        self._house: House | None = None
        self.menu = Menu(entries=())
        self._strings = asyncio.Lock()

    def open(self, house: House | None, menu: Menu) -> None:
        """From now on this house hears what happens; None: nobody is home."""
        self._house = house
        self.menu = menu

    def hello(self) -> Hello:
        """All a page needs to show everything."""
        return Hello(
            personas=tuple(self._stage.personas),
            groups=tuple(self._stage.groups),
            commands=self.menu.entries,
            messages=tuple(self._board.messages.values()),
            closed=tuple(sorted(self._board.closed)),
            now=self._stage.now(),
        )

    async def answer(self, body: bytes) -> AnyNews | None:
        """Do what the page asks; what only this page should hear comes back."""
        try:
            ask: AnyAsk = msgspec.json.decode(body, type=AnyAsk)
        except msgspec.DecodeError:
            return Oops("unread")
        if isinstance(ask, ByPersona):
            return await self._deed(ask)
        async with self._strings:
            return await self._pull(ask)

    async def _pull(self, ask: AnyAsk) -> AnyNews | None:
        match ask:
            case Advance(hours=hours):
                await self._advance(timedelta(hours=hours))
            case Shut(account=account, yes=yes):
                (self._board.closed.add if yes else self._board.closed.discard)(account)
                self._board.tell(Closed(tuple(sorted(self._board.closed))))
            case Restart():
                await self._stage.restart()
                self._board.tell(Ready("restart"))
            case Reset():
                self._board.clear()
                await self._stage.reset()
                self._board.tell(self.hello())
                self._board.tell(Ready("reset"))
            case Test():
                return Transcript(self._transcript())
        return None

    async def _advance(self, delta: timedelta) -> None:
        """The line in the story comes first: what falls due is said after it."""
        self._board.passed(delta)
        self._board.tell(Clock(await self._stage.advance(delta)))

    def _transcript(self) -> str:
        start = self._board.since or self._stage.now()
        return transcript(self._board.story, self._stage.personas, start)

    async def _deed(self, ask: ByPersona) -> Oops | None:
        persona = next((one for one in self._stage.personas if one.account == ask.persona), None)
        if persona is None or ask.chat not in self._chats(persona):
            return Oops("stranger")
        if self._house is None:
            return Oops("away")
        if isinstance(ask, Say) and not ask.text.strip():
            return None
        update = self._update(ask, persona)
        self._write_down(ask, update)
        body = msgspec.json.encode(update)
        await self._house.receive(Raw(update.key, f"{PLATFORM}:{update.chat}", body, update.at))
        return None

    def _chats(self, persona: Persona) -> set[str]:
        return {persona.chat, *(group.chat for group in self._stage.groups)}

    def _update(self, ask: ByPersona, persona: Persona) -> Update:
        key = self._board.next_id()
        update = Update(
            key=key,
            at=self._stage.now(),
            account=persona.account,
            name=persona.name,
            chat=ask.chat,
            private=ask.chat == persona.chat,
            did="say",
            message=key,
        )
        match ask:
            case Say(text=text):
                return replace(update, text=text)
            case Press(message=message, token=token):
                return replace(update, did="press", message=message, token=token)
            case Fill(message=message, token=token, fields=fields):
                return replace(update, did="card", message=message, token=token, fields=fields)
            case Share(kind=kind, file=file):
                return replace(update, did="share", kind=kind, ref=file)
            case Enter():
                return replace(update, did="join", message=None)
        raise TypeError(f"{type(ask).__name__} is nothing a persona does")

    def _write_down(self, ask: ByPersona, update: Update) -> None:
        """What a persona did, as a message of that persona: seen by all pages and in the transcript."""
        message = Message(id=update.key, chat=ask.chat, at=update.at, lines=(), by=ask.persona)
        match ask:
            case Say(text=text):
                self._board.post(replace(message, lines=plain_lines(text.strip())))
            case Press():
                self._board.post(replace(message, kind="press", lines=_line(f"[{self._label(ask)}]")))
            case Fill(fields=fields):
                told = "; ".join(f"{name}={words}" for name, words in fields if words)
                lines = plain_lines("\n".join(words for _, words in fields if words))
                self._board.post(replace(message, lines=lines, told=f"{{{told}}}"))
            case Share(file=file, kind=kind):
                told = {"photo": "(foto)", "voice": "(spraak)"}.get(kind, "(bestand)")
                self._board.post(replace(message, lines=_line(f"📎 {file}"), told=told))
            case Enter():
                lines = _line(f"{update.name} → {ask.chat}")
                self._board.post(replace(message, kind="note", lines=lines, told="(komt erbij)"))

    def _label(self, ask: Press) -> str:
        """The words on the pressed button, also when it was spent already."""
        message = self._board.messages.get(ask.message)
        buttons = (*message.options, *message.spent) if message else ()
        return next((option.label for option in buttons if option.token == ask.token), "…")


def _line(text: str) -> tuple[Line, ...]:
    return (Line(pieces=(Piece(text=text),)),)
