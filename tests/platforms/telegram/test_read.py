"""Recorded shapes of Telegram's updates, and the event each must become."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.events import (
    Address,
    AnyEvent,
    AskedToJoin,
    Chose,
    Commanded,
    Joined,
    Left,
    Lost,
    PlaceChanged,
    Said,
    Sender,
    Shared,
)
from bot.platforms.telegram.read import Me, read
from bot.platforms.telegram.updates import raw

ME = Me(4242, "actbot")
AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DATE = int(AT.timestamp())
ANNA = {"id": 77, "is_bot": False, "first_name": "Anna", "last_name": "de Vries", "language_code": "nl"}
BOT = {"id": 4242, "is_bot": True, "first_name": "ACT!", "username": "actbot"}
DM = {"id": 77, "type": "private", "first_name": "Anna"}
GROUP = {"id": -1001234567890, "type": "supergroup", "title": "Utrecht", "is_forum": True}
WHO = Sender("telegram:77", "Anna de Vries", "nl")
HOME = Address("telegram", "77", private=True)
UTRECHT = Address("telegram", "-1001234567890")
TOPIC = Address("telegram", "-1001234567890", thread="12")
FORWARD = {"forward_origin": {"type": "hidden_user", "sender_user_name": "School", "date": DATE}}


def message(chat: dict[str, Any] = DM, **content: Any) -> dict[str, Any]:
    return {"message": {"message_id": 5, "from": ANNA, "chat": chat, "date": DATE} | content}


def event(sort: Any, where: Address = HOME, /, **fields: Any) -> AnyEvent:
    made: AnyEvent = sort(key="9", at=AT, where=where, **({"who": WHO, "message": "5"} | fields))
    return made


def member(
    chat: dict[str, Any], was: str, now: str, whose: dict[str, Any] = BOT, **more: Any
) -> dict[str, Any]:
    old, new = {"user": whose, "status": was}, {"user": whose, "status": now, **more}
    return {"chat": chat, "from": ANNA, "date": DATE, "old_chat_member": old, "new_chat_member": new}


def press(**content: Any) -> dict[str, Any]:
    under = {"message_id": 5, "from": BOT, "chat": DM, "date": DATE, "text": "?"}
    return {"callback_query": {"id": "38", "from": ANNA, "message": under, "chat_instance": "1"} | content}


REPLY = {"reply_to_message": {"message_id": 4, "from": BOT, "chat": GROUP, "date": DATE, "text": "?"}}
TOPIC_START = {"reply_to_message": REPLY["reply_to_message"] | {"forum_topic_created": {"name": "Vragen"}}}
PHOTO = [{"file_id": "s", "width": 90, "height": 90}, {"file_id": "b", "width": 900, "height": 900}]

TABLE: list[tuple[str, dict[str, Any], AnyEvent | None]] = [
    ("text", message(text="elf jaar"), event(Said, text="elf jaar")),
    ("text with NUL", message(text="a\0b"), event(Said, text="ab")),
    ("half a character", message(text="a\ud83d"), event(Said, text="a?")),
    ("command", message(text="/Intake"), event(Commanded, name="intake")),
    ("deep link", message(text="/start school-x"), event(Commanded, name="start", rest="school-x")),
    ("command, more lines", message(text="/hulp a\nb"), event(Commanded, name="hulp", rest="a\nb")),
    ("no command", message(text="/ ja"), event(Said, text="/ ja")),
    ("forwarded command", message(text="/wis", **FORWARD), event(Said, text="/wis")),
    ("group talk", message(GROUP, text="wie weet iets"), event(Said, UTRECHT, text="wie weet iets")),
    ("mention", message(GROUP, text="@ActBot, oppp?"), event(Said, UTRECHT, text="oppp?", to_bot=True)),
    ("someone like us", message(GROUP, text="@actbots?"), event(Said, UTRECHT, text="@actbots?")),
    ("answer to us", message(GROUP, text="ja", **REPLY), event(Said, UTRECHT, text="ja", to_bot=True)),
    (
        "group command",
        message(GROUP, text="/koppel@ActBot A B"),
        event(Commanded, UTRECHT, name="koppel", rest="A B"),
    ),
    ("for another bot", message(GROUP, text="/koppel@otherbot"), None),
    (
        "topic",
        message(GROUP, text="ja", is_topic_message=True, message_thread_id=12, **TOPIC_START),
        event(Said, TOPIC, text="ja"),
    ),
    (
        "a thread that is no topic",
        message(GROUP, text="ja", message_thread_id=3),
        event(Said, UTRECHT, text="ja"),
    ),
    ("photo", message(photo=PHOTO, caption="brief"), event(Shared, kind="photo", ref="b", caption="brief")),
    ("voice", message(voice={"file_id": "v", "duration": 3}), event(Shared, kind="voice", ref="v")),
    ("round video", message(video_note={"file_id": "r"}), event(Shared, kind="video", ref="r")),
    (
        "gif",
        message(animation={"file_id": "g"}, document={"file_id": "d"}),
        event(Shared, kind="video", ref="g"),
    ),
    ("document", message(document={"file_id": "d"}), event(Shared, kind="file", ref="d")),
    (
        "sticker",
        message(sticker={"file_id": "s", "emoji": "👍"}),
        event(Shared, kind="sticker", ref="s", caption="👍"),
    ),
    (
        "contact",
        message(contact={"phone_number": "31612345678", "first_name": "Jan"}),
        event(Shared, kind="contact", ref="31612345678", caption="Jan"),
    ),
    (
        "location",
        message(location={"latitude": 52.1, "longitude": 5.1}),
        event(Shared, kind="location", ref="52.1,5.1"),
    ),
    ("poll", message(poll={"id": "1"}), event(Shared, kind="other", ref="poll")),
    ("group photo", message(GROUP, photo=PHOTO), None),
    (
        "group photo with words",
        message(GROUP, photo=PHOTO, caption="kijk"),
        event(Said, UTRECHT, text="kijk"),
    ),
    (
        "group photo for us",
        message(GROUP, photo=PHOTO, caption="kijk @actbot"),
        event(Shared, UTRECHT, kind="photo", ref="b", caption="kijk"),
    ),
    ("title changed", message(GROUP, new_chat_title="Utrecht!"), None),
    ("somebody came, said twice", message(GROUP, new_chat_members=[ANNA]), None),
    ("anonymous admin", message(GROUP, text="x", sender_chat=GROUP), None),
    (
        "anonymous admin by number",
        message(GROUP, text="x", **{"from": {"id": 1087968824, "is_bot": False}}),
        None,
    ),
    (
        "anonymous admin asks something",
        message(GROUP, text="/regio@ActBot koppel utrecht", sender_chat=GROUP, **{"from": BOT}),
        event(Commanded, UTRECHT, name="regio", rest="koppel utrecht", who=None),
    ),
    (
        "anonymous admin asks another bot",
        message(GROUP, text="/regio@other x", sender_chat=GROUP, **{"from": BOT}),
        None,
    ),
    (
        "a channel asks something",
        message(GROUP, text="/regio x", sender_chat={"id": -100, "type": "channel", "title": "N"}),
        None,
    ),
    ("another bot asks something", message(GROUP, text="/regio x", **{"from": BOT}), None),
    ("another bot", message(GROUP, text="x", **{"from": BOT}), None),
    ("through a bot", message(text="x", via_bot=BOT), None),
    ("automatic forward", message(GROUP, text="x", is_automatic_forward=True), None),
    ("channel", message({"id": -100, "type": "channel", "title": "N"}, text="x"), None),
    ("channel post", {"channel_post": message()["message"]}, None),
    (
        "edited",
        {"edited_message": message(text="x", date=0, edit_date=DATE)["message"]},
        event(Said, text="x", edited=True),
    ),
    (
        "caption edited in a group",
        {"edited_message": message(GROUP, photo=PHOTO, caption="x", edit_date=DATE)["message"]},
        event(Said, UTRECHT, text="x", edited=True),
    ),
    ("photo edited", {"edited_message": message(photo=PHOTO, edit_date=DATE)["message"]}, None),
    (
        "edited by another bot",
        {"edited_message": message(text="x", edit_date=DATE, **{"from": BOT})["message"]},
        None,
    ),
    ("unknown kind", {"gift_message": {"x": 1}}, None),
    ("press", press(data="tok"), event(Chose, choice="tok", handle="38")),
    (
        "press under a message that is gone",
        press(data="tok", message={"chat": DM, "message_id": 5, "date": 0}),
        event(Chose, choice="tok", handle="38"),
    ),
    ("press on a game", press(game_short_name="x"), None),
    ("press on a looked-up text", press(data="tok", message=None, inline_message_id="i"), None),
    (
        "blocked",
        {"my_chat_member": member(DM, "member", "kicked")},
        event(Lost, message=None, reason="blocked"),
    ),
    ("back again", {"my_chat_member": member(DM, "kicked", "member")}, None),
    (
        "added",
        {"my_chat_member": member(GROUP, "left", "member")},
        event(PlaceChanged, UTRECHT, message=None, change="added", title="Utrecht"),
    ),
    (
        "removed",
        {"my_chat_member": member(GROUP, "administrator", "kicked")},
        event(PlaceChanged, UTRECHT, message=None, change="removed", title="Utrecht"),
    ),
    (
        "rights",
        {"my_chat_member": member(GROUP, "member", "administrator")},
        event(PlaceChanged, UTRECHT, message=None, change="rights", title="Utrecht"),
    ),
    (
        "moved",
        message(GROUP | {"id": -7, "type": "group"}, migrate_to_chat_id=-100555, sender_chat=GROUP),
        event(
            PlaceChanged,
            Address("telegram", "-7"),
            who=None,
            message=None,
            change="moved",
            title="Utrecht",
            moved_to=Address("telegram", "-100555"),
        ),
    ),
    ("moved, said from there", message(GROUP, migrate_from_chat_id=-7), None),
    ("joined", {"chat_member": member(GROUP, "left", "member", ANNA)}, event(Joined, UTRECHT, message=None)),
    ("left", {"chat_member": member(GROUP, "member", "left", ANNA)}, event(Left, UTRECHT, message=None)),
    ("put out", {"chat_member": member(GROUP, "restricted", "kicked", ANNA)}, None),
    (
        "muted, still there",
        {"chat_member": member(GROUP, "member", "restricted", ANNA, is_member=True)},
        None,
    ),
    ("promoted", {"chat_member": member(GROUP, "member", "administrator", ANNA)}, None),
    ("a bot joined", {"chat_member": member(GROUP, "left", "member", BOT)}, None),
    (
        "asks to join",
        {"chat_join_request": {"chat": GROUP, "from": ANNA, "user_chat_id": 77, "date": DATE}},
        event(AskedToJoin, UTRECHT, message=None),
    ),
]


@pytest.mark.parametrize(("update", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_update_becomes_event(update: dict[str, Any], expected: AnyEvent | None) -> None:
    kept = json.loads(raw({"update_id": 9} | update, AT).body)
    assert read(kept, ME) == expected


@pytest.mark.parametrize(
    "update",
    [
        message(text="a" * 1_000_000),
        message(text="/vraag " + "a" * 1_000_000),
        message(caption="a" * 1_000_000, voice={"file_id": "v"}),
        {"edited_message": message(text="a" * 1_000_000)["message"] | {"edit_date": DATE}},
    ],
    ids=["said", "commanded", "beside a voice", "edited"],
)
def test_of_a_book_the_first_page_is_read(update: dict[str, Any]) -> None:
    found = read({"update_id": 9} | update, ME)
    assert isinstance(found, Said | Commanded | Shared)
    words = (
        found.text if isinstance(found, Said) else found.words if isinstance(found, Shared) else found.rest
    )
    assert 4000 < len(words) <= 4096


def test_a_press_has_the_time_it_was_received() -> None:
    later = datetime(2026, 12, 1, tzinfo=UTC)
    found = read(json.loads(raw({"update_id": 9} | press(data="t"), later).body), ME)
    assert found is not None
    assert found.at == later


def test_the_kept_bytes_are_the_update_and_say_whose_turn_it_is() -> None:
    said = raw({"update_id": 9} | message(GROUP, text="hé\ud83d"), AT)
    assert (said.key, said.lane) == ("9", "77")
    assert json.loads(said.body)["message"]["text"] == "hé\ud83d"


def test_photos_of_one_album_without_words_are_one_message() -> None:
    one = message(DM, photo=[{"file_id": "a"}], media_group_id="5511")
    other = message(DM, photo=[{"file_id": "b"}], media_group_id="5511")
    said = other | {"message": other["message"] | {"caption": "brief van school"}}
    keys = [raw({"update_id": number} | each, AT).key for number, each in enumerate((one, other, said), 1)]
    assert keys == ["album-5511", "album-5511", "3"]


@pytest.mark.parametrize(
    "odd", [7, None, [], {}, {"update_id": True}, {"message": 3}, {"update_id": -1}, {"update_id": 2**63}]
)
def test_an_odd_update_gets_a_key_of_its_own(odd: object) -> None:
    kept = raw(odd, AT)
    assert kept.key.startswith("odd-")
    assert kept.lane == ""
