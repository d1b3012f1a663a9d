"""Their update as our event."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bot.chat.events import (
    Address,
    AnyEvent,
    AskedToJoin,
    Chose,
    Commanded,
    Joined,
    Left,
    PlaceChanged,
    Said,
    Sender,
    Shared,
    Submitted,
)
from bot.platforms.web.read import Update, read
from tests.platforms.web.stage import START


def event(private: bool = True, **traits: Any) -> AnyEvent | None:
    chat = "anna" if private else "utrecht"
    update = Update(key="k1", at=START, account="web:anna", name="Anna", chat=chat, private=private, **traits)
    return read(msgspec.json.encode(update))


def test_words_keep_who_where_and_when() -> None:
    assert event(did="say", text=" elf jaar ", message="m1") == Said(
        key="k1",
        at=START,
        where=Address("web", "anna", private=True),
        who=Sender("web:anna", "Anna", "nl"),
        message="m1",
        text="elf jaar",
    )


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("/start", "start", ""),
        ("/Start", "start", ""),
        ("/regio koppel utrecht", "regio", "koppel utrecht"),
        ("/vraag@actbot mag dat?\nEn dan?", "vraag", "mag dat?\nEn dan?"),
        ("/benik-thuiszitter", "benik-thuiszitter", ""),
    ],
)
def test_a_slash_is_a_command(text: str, name: str, rest: str) -> None:
    found = event(did="say", text=text)
    assert isinstance(found, Commanded)
    assert (found.name, found.rest) == (name, rest)


@pytest.mark.parametrize("text", ["/", "/ hallo", "1/2", "en/of"])
def test_a_loose_slash_is_text(text: str) -> None:
    assert isinstance(event(did="say", text=text), Said)


def test_in_a_group_the_bot_is_spoken_to_by_its_name() -> None:
    called = event(private=False, did="say", text="@ACT, mag dat?")
    other = event(private=False, did="say", text="@actie mag dat?")
    assert isinstance(called, Said)
    assert isinstance(other, Said)
    assert (called.text, called.to_bot) == ("mag dat?", True)
    assert (other.text, other.to_bot) == ("@actie mag dat?", False)


def test_no_words_are_no_event() -> None:
    assert event(did="say", text=" \n ") is None


def test_every_deed_has_its_event() -> None:
    pressed = event(did="press", token="t", message="m2")
    filled = event(did="card", token="t", fields=(("name", "Sam"),))
    shared = event(did="share", kind="photo", ref="brief.jpg")
    placed = event(private=False, did="added", text="Regio Utrecht")
    assert isinstance(pressed, Chose)
    assert (pressed.choice, pressed.message) == ("t", "m2")
    assert isinstance(filled, Submitted)
    assert (filled.card, filled.fields) == ("t", (("name", "Sam"),))
    assert isinstance(shared, Shared)
    assert (shared.kind, shared.ref) == ("photo", "brief.jpg")
    assert isinstance(placed, PlaceChanged)
    assert (placed.change, placed.title) == ("added", "Regio Utrecht")
    assert isinstance(event(private=False, did="join"), Joined)
    assert isinstance(event(private=False, did="leave"), Left)
    assert isinstance(event(private=False, did="knock"), AskedToJoin)


def test_nonsense_is_not_an_event() -> None:
    with pytest.raises(msgspec.DecodeError):
        read(b'{"did": "fly"}')
