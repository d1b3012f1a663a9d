"""Telegram's update as our event. Pure.

Rules of this file
- Somebody is a person with an account. A channel, an anonymous admin, another bot, a message sent
  through an inline bot and an automatic forward are nobody: no event. Only a command of an admin who
  hides behind the group is one, of nobody: it waits for an answer.
- A text that a person forwards is data: it is said, it is never a command.
- Coming and going is read from `chat_member` only (the bot is an admin of its groups); the service
  messages about the same would count everybody twice.
- A message has its own time; a press has none, and gets the moment it was received.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

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
from bot.platforms.telegram.attachments import attachment
from bot.platforms.telegram.updates import RECEIVED

NAME = "telegram"
ANONYMOUS_ADMIN = 1087968824
LONGEST = 4096
"""characters in a message; Telegram gives no more, and to weigh a book would hold up everybody"""
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
_INSIDE = ("creator", "administrator", "member")
Json = Mapping[str, Any]


class Me(msgspec.Struct, frozen=True):
    """Who the bot is: its id (the first half of the token) and its user name without @."""

    id: int
    username: str = ""


def read(update: Json, me: Me) -> AnyEvent | None:
    """The event of this update, or None when it concerns nobody. May raise on nonsense."""
    for kind, reader in _READERS.items():
        if kind in update:
            return reader(update, update[kind], me)
    return None


def _message(update: Json, message: Json, me: Me) -> AnyEvent | None:
    if "migrate_to_chat_id" in message:
        return _moved(update, message)
    if message["chat"]["type"] == "channel":
        return None
    common = _common(update, message["chat"], message.get("from"), message["date"], _thread(message))
    common["message"] = _id(message["message_id"])
    if not _by_somebody(message):
        return _nameless(message, me, common)
    if "text" in message:
        return _said(message, message["text"][:LONGEST], me, common)
    return _shared(message, me, common)


def _edited(update: Json, message: Json, me: Me) -> Said | None:
    words = clean((message.get("text") or message.get("caption") or "")[:LONGEST])
    if not words or message["chat"]["type"] == "channel" or not _by_somebody(message):
        return None
    common = _common(update, message["chat"], message["from"], message["edit_date"], _thread(message))
    return Said(**common, message=_id(message["message_id"]), text=words, edited=True)


def _said(message: Json, text: str, me: Me, common: dict[str, Any]) -> AnyEvent | None:
    private = common["where"].private
    command = None if "forward_origin" in message else _COMMAND.fullmatch(text)
    if command is None:
        words, named = _without_name(clean(text), me)
        return Said(**common, text=words, to_bot=not private and (named or _answers(message, me)))
    name, addressed, rest = command.groups()
    if addressed and not private and addressed.lower() != me.username.lower():
        return None
    return Commanded(**common, name=name.lower(), rest=clean(rest or "").strip())


def _nameless(message: Json, me: Me, common: dict[str, Any]) -> Commanded | None:
    """A command of an admin of this group who does not show who it is."""
    if message.get("sender_chat", {}).get("id") != message["chat"]["id"] or "text" not in message:
        return None
    said = _said(message, message["text"][:LONGEST], me, common | {"who": None})
    return said if isinstance(said, Commanded) else None


def _shared(message: Json, me: Me, common: dict[str, Any]) -> AnyEvent | None:
    """In a group a file that is not for the bot is only its words, if it has any."""
    found = attachment(message)
    if found is None:
        return None
    kind, ref, caption = found
    words, named = _without_name(clean(caption[:LONGEST]), me)
    if common["where"].private or named or _answers(message, me):
        return Shared(**common, kind=kind, ref=clean(ref), caption=words)
    return Said(**common, text=words) if words else None


def _moved(update: Json, message: Json) -> PlaceChanged:
    there = Address(NAME, _id(message["migrate_to_chat_id"]))
    common = _common(update, message["chat"], None, message["date"])
    return PlaceChanged(**common, change="moved", title=_title(message["chat"]), moved_to=there)


def _press(update: Json, press: Json, me: Me) -> Chose | None:
    message = press.get("message")
    if "data" not in press or message is None or press["from"].get("is_bot"):
        return None
    common = _common(update, message["chat"], press["from"], _received(update, message), _thread(message))
    return Chose(
        **common,
        choice=clean(press["data"]),
        message=_id(message["message_id"]),
        handle=clean(str(press["id"])),
    )


def _self(update: Json, change: Json, me: Me) -> AnyEvent | None:
    """Something about the bot itself in this chat."""
    chat, was, now = change["chat"], _inside(change["old_chat_member"]), _inside(change["new_chat_member"])
    if chat["type"] == "channel":
        return None
    common = _common(update, chat, change["from"], change["date"])
    if chat["type"] == "private":
        return None if now else Lost(**common, reason="blocked")
    word = "added" if now and not was else "removed" if was and not now else "rights"
    return PlaceChanged(**common, change=word, title=_title(chat))  # type: ignore[arg-type]


def _member(update: Json, change: Json, me: Me) -> Joined | Left | None:
    person = change["new_chat_member"]["user"]
    was, now = _inside(change["old_chat_member"]), _inside(change["new_chat_member"])
    if was == now or person.get("is_bot") or change["chat"]["type"] == "channel":
        return None
    common = _common(update, change["chat"], person, change["date"])
    return Joined(**common) if now else Left(**common)


def _asked(update: Json, request: Json, me: Me) -> AskedToJoin | None:
    if request["chat"]["type"] == "channel" or request["from"].get("is_bot"):
        return None
    return AskedToJoin(**_common(update, request["chat"], request["from"], request["date"]))


def _common(
    update: Json, chat: Json, person: Json | None, date: float, thread: str | None = None
) -> dict[str, Any]:
    private = chat["type"] == "private"
    where = Address(NAME, _id(chat["id"]), thread=thread, private=private)
    at = datetime.fromtimestamp(date, UTC)
    return {"key": str(update["update_id"]), "at": at, "where": where, "who": _sender(person)}


def _sender(person: Json | None) -> Sender | None:
    if person is None or person.get("is_bot"):
        return None
    name = " ".join(part for part in (person.get("first_name"), person.get("last_name")) if part)
    locale = clean(person.get("language_code") or "")
    return Sender(f"{NAME}:{_id(person['id'])}", name=clean(name[:LONGEST]), locale=locale)


def _by_somebody(message: Json) -> bool:
    person = message.get("from")
    if person is None or person.get("is_bot") or person["id"] == ANONYMOUS_ADMIN:
        return False
    return not any(mark in message for mark in ("sender_chat", "via_bot", "is_automatic_forward"))


def _without_name(text: str, me: Me) -> tuple[str, bool]:
    """The text without the bot's own @name, and whether that was there."""
    if not me.username or "@" not in text:
        return text, False
    words, times = re.subn(rf"(?<![\w@])@{re.escape(me.username)}\b[,:]?\s*", "", text, flags=re.IGNORECASE)
    return words.strip(), times > 0


def _answers(message: Json, me: Me) -> bool:
    """Whether it answers the bot. In a topic, the topic's own first message is no question."""
    earlier = message.get("reply_to_message") or {}
    return earlier.get("from", {}).get("id") == me.id and "forum_topic_created" not in earlier


def _thread(message: Json) -> str | None:
    return _id(message["message_thread_id"]) if message.get("is_topic_message") else None


def _inside(member: Json) -> bool:
    status = member["status"]
    return status in _INSIDE or (status == "restricted" and bool(member.get("is_member")))


def _received(update: Json, message: Json) -> float:
    return float(update.get(RECEIVED) or message["date"])


def _title(chat: Json) -> str:
    return clean(chat.get("title") or "")


def _id(number: Any) -> str:
    """A number of Telegram's as text. Raises ValueError for one that Telegram never gives."""
    known = int(number)
    if abs(known) >= 2**63:
        raise ValueError("not a number of Telegram's")
    return str(known)


def clean(text: str) -> str:
    """The text without NUL, and with a mark in place of half a character."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


_READERS: dict[str, Callable[[Json, Any, Me], AnyEvent | None]] = {
    "message": _message,
    "edited_message": _edited,
    "callback_query": _press,
    "my_chat_member": _self,
    "chat_member": _member,
    "chat_join_request": _asked,
}
