"""Payloads as Discord documents them → our events."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from bot.chat.events import (
    Address,
    AnyEvent,
    Chose,
    Commanded,
    Joined,
    Left,
    PlaceChanged,
    Said,
    Shared,
    Submitted,
)
from bot.platforms.discord.read import read, trim

AT = datetime(2026, 9, 3, 10, tzinfo=UTC)
ANNA = {"id": "1", "username": "anna", "global_name": "Anna", "avatar": None, "discriminator": "0"}
PRIVATE = Address("discord", "51", private=True)
GROUP = Address("discord", "710")


def event(kind: str, payload: dict[str, Any], place: str | None = None) -> AnyEvent | None:
    raw = trim(kind, msgspec.Raw(msgspec.json.encode(payload)), me="900", at=AT, place=place)
    assert raw is not None
    found = read(raw.body)
    assert found is None or (found.key, found.at) == (raw.key, AT)
    return found


def said(text: str, place: str | None = None, **more: Any) -> AnyEvent | None:
    message = {
        "id": "77",
        "channel_id": "51",
        "author": ANNA,
        "content": text,
        "type": 0,
        "embeds": [],
        "tts": False,
    }
    return event("MESSAGE_CREATE", message | more, place)


def acted(kind: int, data: dict[str, Any], **more: Any) -> AnyEvent | None:
    frame = {
        "id": "88",
        "application_id": "900",
        "type": kind,
        "token": "tok",
        "data": data,
        "channel_id": "51",
        "user": ANNA,
        "locale": "en-GB",
        "version": 1,
    }
    return event("INTERACTION_CREATE", frame | more)


IN_GROUP: dict[str, Any] = {"guild_id": "700", "channel_id": "710", "member": {"nick": "Moeder van S"}}


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        ("hallo", {}, ("hallo", True, PRIVATE, "Anna")),
        ("hallo", IN_GROUP, ("hallo", False, GROUP, "Moeder van S")),
        ("<@900> wie helpt?", IN_GROUP | {"mentions": [{"id": "900"}]},
         ("wie helpt?", True, GROUP, "Moeder van S")),
        ("<@!900>: hoi", IN_GROUP, (": hoi", True, GROUP, "Moeder van S")),
        ("ja", IN_GROUP | {"type": 19, "referenced_message": {"author": {"id": "900"}}},
         ("ja", True, GROUP, "Moeder van S")),
        ("ja", IN_GROUP | {"type": 19, "referenced_message": None}, ("ja", False, GROUP, "Moeder van S")),
        ("/ is een streep", {}, ("/ is een streep", True, PRIVATE, "Anna")),
    ],
)  # fmt: skip
def test_words(text: str, more: dict[str, Any], expected: tuple[object, ...]) -> None:
    found = said(text, **more)
    assert isinstance(found, Said)
    assert (found.text, found.to_bot, found.where, found.who and found.who.name) == expected
    assert (found.key, found.message, found.who and found.who.account) == ("m77", "77", "discord:1")


@pytest.mark.parametrize(
    "more",
    [
        {"author": ANNA | {"bot": True}},
        {"webhook_id": "3"},
        {"type": 7},
        {"type": 6},
        {"content": ""},
        {"content": "<@900>"},
    ],
)
def test_words_of_nobody(more: dict[str, Any]) -> None:
    assert said("hallo", **more) is None


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        ("/Start", {}, ("start", "")),
        ("/vraag  mag dat zomaar?", {}, ("vraag", "mag dat zomaar?")),
        ("<@900> /regio koppel utrecht", IN_GROUP, ("regio", "koppel utrecht")),
    ],
)
def test_a_typed_command(text: str, more: dict[str, Any], expected: tuple[str, str]) -> None:
    found = said(text, **more)
    assert isinstance(found, Commanded)
    assert (found.name, found.rest) == expected


def test_a_command_in_a_group_that_is_not_for_the_bot_is_talk() -> None:
    assert isinstance(said("/start", **IN_GROUP), Said)


def test_a_thread_keeps_its_parent() -> None:
    found = said("hallo", place="710", **(IN_GROUP | {"channel_id": "720"}))
    assert found
    assert found.where == Address("discord", "710", thread="720")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("image/png", "photo"), ("audio/ogg", "voice"), ("video/mp4", "video"), (None, "file")],
)
def test_an_attachment(kind: str | None, expected: str) -> None:
    found = said("kijk", attachments=[{"id": "5", "filename": "x", "content_type": kind, "size": 3}])
    assert isinstance(found, Shared)
    assert (found.kind, found.ref, found.caption) == (expected, "51/77/5", "kijk")


def test_a_slash_command() -> None:
    options = [{"name": "tekst", "type": 3, "value": "mag dat?"}, {"name": "aantal", "type": 4, "value": 3}]
    found = acted(2, {"id": "1", "name": "vraag", "type": 1, "options": options})
    assert isinstance(found, Commanded)
    assert (found.name, found.rest, found.handle, found.message) == ("vraag", "mag dat? 3", "900/tok", None)
    assert (found.key, found.where, found.who and found.who.locale) == ("i88", PRIVATE, "en-GB")


@pytest.mark.parametrize(
    ("data", "message", "choice", "handle"),
    [
        ({"custom_id": "t1", "component_type": 2}, {"id": "77", "flags": 4}, "t1", "900/tok/press"),
        ({"custom_id": "card:c1", "component_type": 2}, {"id": "77"}, "c1", "900/tok/press"),
        (
            {"custom_id": "menu:t1", "component_type": 3, "values": ["t2"]},
            {"id": "77"},
            "t2",
            "900/tok/press",
        ),
        ({"custom_id": "t1", "component_type": 2}, {"id": "77", "flags": 68}, "t1", "900/tok/only-you/77"),
    ],
)
def test_a_choice(data: dict[str, Any], message: dict[str, Any], choice: str, handle: str) -> None:
    found = acted(
        3, data, message=message, guild_id="700", channel_id="710", member={"user": ANNA}, user=None
    )
    assert isinstance(found, Chose)
    assert (found.choice, found.handle, found.message, found.where) == (choice, handle, "77", GROUP)


@pytest.mark.parametrize(
    "components",
    [
        [{"type": 18, "component": {"type": 4, "custom_id": "name", "value": "Sam"}},
         {"type": 18, "component": {"type": 3, "custom_id": "school", "values": ["vo"]}}],
        [{"type": 1, "components": [{"type": 4, "custom_id": "name", "value": "Sam"}]},
         {"type": 1, "components": [{"type": 4, "custom_id": "school", "value": "vo"}]}],
    ],
)  # fmt: skip
def test_a_filled_card(components: list[dict[str, Any]]) -> None:
    found = acted(5, {"custom_id": "c1", "components": components}, message={"id": "77"})
    assert isinstance(found, Submitted)
    assert (found.card, found.fields) == ("c1", (("name", "Sam"), ("school", "vo")))


@pytest.mark.parametrize(
    ("kind", "data", "more"),
    [
        (2, {"name": "Meld", "type": 3}, {}),
        (4, {"name": "vraag"}, {}),
        (2, {"name": "start"}, {"context": 2}),
        (2, {"name": "start"}, {"user": None}),
        (2, {"name": "start"}, {"user": ANNA | {"bot": True}}),
    ],
)
def test_interactions_of_nobody(kind: int, data: dict[str, Any], more: dict[str, Any]) -> None:
    assert acted(kind, data, **more) is None


def test_who_comes_and_goes() -> None:
    member: dict[str, Any] = {"guild_id": "700", "user": ANNA, "nick": None, "roles": []}
    came = event("GUILD_MEMBER_ADD", member, "711")
    went = event("GUILD_MEMBER_REMOVE", member)
    assert isinstance(came, Joined)
    assert isinstance(went, Left)
    assert (came.where, went.where) == (Address("discord", "711"), Address("discord", "700"))
    assert event("GUILD_MEMBER_ADD", member | {"user": ANNA | {"bot": True}}) is None


def test_a_group_that_is_no_more() -> None:
    gone = event("CHANNEL_DELETE", {"id": "710", "guild_id": "700", "name": "utrecht", "type": 0})
    away = event("GUILD_DELETE", {"id": "700"}, "710")
    for found in (gone, away):
        assert isinstance(found, PlaceChanged)
        assert (found.change, found.where) == ("removed", GROUP)
    assert event("GUILD_DELETE", {"id": "700", "unavailable": True}) is None
    assert event("CHANNEL_DELETE", {"id": "51", "type": 1}) is None


def test_what_was_changed_is_heard_as_that() -> None:
    payload = {"id": "77", "channel_id": "51", "author": ANNA, "content": "ik wil dood"}
    found = event("MESSAGE_UPDATE", payload | {"edited_timestamp": "2026-09-03T10:00:00.000000+00:00"})
    assert isinstance(found, Said)
    assert (found.text, found.edited, found.message) == ("ik wil dood", True, "77")
    assert datetime.fromtimestamp((int(found.key[1:]) >> 22) / 1000 + 1_420_070_400, UTC) == AT


def test_a_link_that_got_its_picture_is_no_change() -> None:
    payload = {"id": "77", "channel_id": "51", "author": ANNA, "content": "x", "edited_timestamp": None}
    assert trim("MESSAGE_UPDATE", msgspec.Raw(msgspec.json.encode(payload)), me="900", at=AT) is None


def test_what_does_not_concern_us_is_not_kept() -> None:
    assert trim("TYPING_START", msgspec.Raw(b"{}"), me="900", at=AT) is None


def test_only_what_is_needed_is_kept() -> None:
    payload = {
        "id": "7",
        "channel_id": "51",
        "author": ANNA | {"email": "geheim"},
        "content": "x",
        "embeds": ["geheim"],
    }
    raw = trim("MESSAGE_CREATE", msgspec.Raw(msgspec.json.encode(payload)), me="900", at=AT)
    assert raw
    assert b"geheim" not in raw.body
    assert (raw.key, raw.lane, raw.at) == ("m7", "1", AT)


@pytest.mark.parametrize("body", [b"", b"{}", b'{"t":"MESSAGE_CREATE","at":"2026-09-03T10:00:00Z","d":{}}'])
def test_nonsense_is_said_to_be_so(body: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        read(body)


def test_a_book_is_no_message() -> None:
    """No Discord sends one; to weigh it would hold up everybody."""
    payload = {"id": "7", "channel_id": "5", "author": ANNA, "content": "a" * 1_000_000}
    with pytest.raises(msgspec.ValidationError):
        trim("MESSAGE_CREATE", msgspec.Raw(msgspec.json.encode(payload)), me="900", at=AT)


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"sticker_items": [{"id": "9", "name": "hoi", "format_type": 1}]}, "sticker"),
        ({"poll": {"question": {"text": "?"}}}, "other"),
        ({"message_snapshots": [{"message": {"content": "", "attachments": [{"id": "3"}]}}]}, "other"),
    ],
)
def test_what_is_no_words_is_shared(more: dict[str, Any], kind: str) -> None:
    came = said("", **more)
    assert isinstance(came, Shared)
    assert came.kind == kind


def test_what_is_forwarded_is_said_and_never_a_command() -> None:
    came = said("", message_snapshots=[{"message": {"content": "/wis alles"}}])
    assert isinstance(came, Said)
    assert came.text == "/wis alles"
