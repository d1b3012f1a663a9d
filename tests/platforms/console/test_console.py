"""The console: lines in, words out, numbers for buttons."""

from __future__ import annotations

import asyncio
import io
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.chat.events import Address, AnyEvent, Chose, Commanded, Said
from bot.chat.platform import About, Finding, Gone, Menu, MenuEntry, Raw, Refused
from bot.chat.replies import Ask, Close, Edit, Invite, Option, Remove, Say, SendFile
from bot.platforms.console import Console

HERE = Address("console", "me", private=True)
CHOICES = (Option("Ja", token="t-yes"), Option("Nee", token="t-no"))
MENU = Menu(
    entries=(MenuEntry("start", {"nl": "Begin hier"}), MenuEntry("open", {"nl": "Open"}, audience="team")),
    description={"nl": "Hoi, ik ben ACT!."},
)


class Room:
    """A house that asks after /start, and answers a moment later."""

    def __init__(self, typed: str, folder: Path = Path()) -> None:
        self.sink = io.StringIO()
        self.events: list[AnyEvent] = []
        self.keys: list[str] = []
        self.answered = asyncio.Event()
        self.late: list[asyncio.Task[None]] = []
        self.console = Console(
            "console:anna", "Anna", source=io.StringIO(typed), sink=self.sink, folder=folder, quiet=0.1
        )

    async def receive(self, raw: Raw) -> bool:
        event = self.console.read(raw.body)
        self.keys.append(raw.key)
        if event is not None:
            self.events.append(event)
            self.late.append(asyncio.create_task(self._answer(event)))
        return True

    async def recall(self, name: str) -> str | None:
        return None

    async def keep(self, name: str, value: str) -> None:
        raise AssertionError("the console keeps nothing")

    async def conversations(self) -> Sequence[Address]:
        return ()

    async def look(self, text: str, locale: str) -> Sequence[Finding]:
        return ()

    async def _answer(self, event: AnyEvent) -> None:
        await asyncio.sleep(0.05)
        match event:
            case Commanded(name="start"):
                reply: Ask | Say = Ask(text="**Verder?**", options=CHOICES, prompt="p")
            case Chose(choice=choice):
                reply = Say(text=f"gekozen: {choice}")
            case _:
                reply = Say(text="gehoord")
        await self.console.deliver(reply, HERE, About())
        self.answered.set()

    async def play(self) -> str:
        await asyncio.wait_for(self.console.run(self, MENU), 10)
        return self.sink.getvalue()


async def test_a_pipe_is_a_conversation_to_its_end() -> None:
    room = Room("/start\n2\n2\n\nhallo")
    text = await room.play()
    assert text == (
        "Hoi, ik ben ACT!.\n/start  Begin hier\n\n"
        "Verder?\n1. Ja\n2. Nee\n\ngekozen: t-no\n\ngehoord\n\ngehoord\n\n"
    )
    assert [type(event) for event in room.events] == [Commanded, Chose, Said, Said]
    assert len(set(room.keys)) == 4


async def test_a_press_says_under_which_question_it_stands() -> None:
    room = Room("1\n")
    receipt = await room.console.deliver(Ask(text="Verder?", options=CHOICES), HERE, About())
    await room.play()
    (event,) = room.events
    assert isinstance(event, Chose)
    assert (event.choice, event.message) == ("t-yes", receipt.message)
    assert event.who is not None
    assert (event.who.account, event.where) == ("console:anna", HERE)


@pytest.mark.parametrize("typed", ["0", "3", "11", "2e", "²"])
async def test_another_number_is_an_answer(typed: str) -> None:
    room = Room(typed)
    await room.console.deliver(Ask(text="Hoe oud?", options=CHOICES), HERE, About())
    await room.play()
    (event,) = room.events
    assert isinstance(event, Said)
    assert event.text == typed


async def test_closed_choices_are_numbers_again() -> None:
    room = Room("1\n")
    await room.console.deliver(Ask(text="Verder?", options=CHOICES, prompt="p"), HERE, About())
    await room.console.deliver(Close(prompt="other"), HERE, About())
    await room.console.deliver(Close(prompt="p"), HERE, About())
    await room.play()
    assert isinstance(room.events[0], Said)


async def test_marks_are_not_shown_and_an_edit_is_said_again() -> None:
    room = Room("")
    await room.console.deliver(Say(text="Zie [de wet](https://example.org) **nu**"), HERE, About(nonce="n"))
    await room.console.deliver(Say(text="Zie [de wet](https://example.org) **nu**"), HERE, About(nonce="n"))
    await room.console.deliver(Edit(about="x", text="Toch?", options=CHOICES), HERE, About())
    group = Address("console", "utrecht")
    await room.console.deliver(Invite(group=group, account="console:anna", text="Kom erbij."), HERE, About())
    assert room.sink.getvalue() == (
        "Zie de wet (https://example.org) nu\n\nToch?\n1. Ja\n2. Nee\n\nKom erbij.\nutrecht\n\n"
    )


def all_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.json"))


async def test_a_file_lands_in_the_folder_and_nowhere_else(tmp_path: Path) -> None:
    room = Room("", tmp_path / "files")
    for _ in range(2):
        await room.console.deliver(SendFile(name="../../inzage.json", content=b"{}"), HERE, About())
    assert all_files(tmp_path) == ["files/inzage-2.json", "files/inzage.json"]
    assert "inzage-2.json" in room.sink.getvalue()


async def test_what_a_terminal_cannot_do_is_refused() -> None:
    room = Room("")
    with pytest.raises(Gone):
        await room.console.deliver(Say(text="x"), Address("console", "bram", private=True), About())
    with pytest.raises(Refused):
        await room.console.deliver(Remove(message="m"), HERE, About())


async def test_a_waiting_terminal_can_be_left() -> None:
    read_end, write_end = os.pipe()
    with os.fdopen(read_end) as source, os.fdopen(write_end, "w") as typing:
        room = Room("")
        room.console = Console("console:anna", source=source, sink=room.sink, quiet=0.05, patience=0.3)
        running = asyncio.create_task(room.console.run(room, MENU))
        typing.write("hallo\n")
        typing.flush()
        await asyncio.wait_for(room.answered.wait(), 5)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        typing.close()
        await asyncio.sleep(0.05)
