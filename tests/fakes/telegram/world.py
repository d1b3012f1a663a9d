"""What Telegram knows: people, chats, messages and what waits to be fetched."""

from __future__ import annotations

import itertools
import time
from collections import deque
from collections.abc import Iterator
from typing import Any

import msgspec

from tests.fakes.telegram.refusal import bad, forbidden

BOT = {"id": 4242, "is_bot": True, "first_name": "ACT!", "username": "actbot"}
Json = dict[str, Any]


class Sent(msgspec.Struct, omit_defaults=True):
    """One thing the bot did that somebody can see."""

    number: int
    at: float
    method: str
    chat: int
    message: int = 0
    text: str = ""
    buttons: list[tuple[str, str]] = []
    params: Json = {}


class Chat:
    """A private chat or a group, as the bot's side of it."""

    def __init__(self, chat: Json) -> None:
        self.about = chat
        self.id: int = chat["id"]
        self.messages: dict[int, Json] = {}
        self.members: dict[int, str] = {}
        self.threads: set[int] = set()
        self.closed = ""
        self.admin = True
        self.moved_to: int | None = None
        self.links = 0
        self._next = itertools.count(1)

    @property
    def private(self) -> bool:
        return bool(self.about["type"] == "private")

    def next_message(self) -> int:
        return next(self._next)


class World:
    """Everything the server holds. `skew` moves its clock, in seconds."""

    def __init__(self) -> None:
        self.people: dict[int, Json] = {}
        self.names: dict[str, int] = {}
        self.chats: dict[int, Chat] = {}
        self.updates: deque[Json] = deque()
        self.presses: dict[str, float] = {}
        self.looks: set[str] = set()
        self.log: list[Sent] = []
        self.calls: list[tuple[str, Json]] = []
        self.commands: dict[str, list[Json]] = {}
        self.texts: dict[str, str] = {}
        self.webhook: Json = {}
        self.allowed: list[str] = []
        self.verbatim: dict[str, str] = {}
        self.skew = 0.0
        self._ids = itertools.count(1001)
        self._groups = itertools.count(1)
        self._numbers = itertools.count(700001)
        self._press_ids = itertools.count(1)

    def now(self) -> float:
        return time.time() + self.skew

    def person(self, who: int | str, **more: str) -> Json:
        """This person, made known when new. A name stands for one person."""
        known = who if isinstance(who, int) else self.names.get(who)
        if known is None or known not in self.people:
            known = known or next(self._ids)
            name = str(who)
            self.people[known] = {
                "id": known,
                "is_bot": False,
                "first_name": name,
                "language_code": "nl",
                **more,
            }
            self.names[name] = known
        return self.people[known]

    def private_chat(self, who: int | str) -> Chat:
        person = self.person(who)
        about = {"id": person["id"], "type": "private", "first_name": person["first_name"]}
        return self.chats.setdefault(person["id"], Chat(about))

    def new_group(self, title: str, kind: str = "supergroup") -> Chat:
        number = next(self._groups)
        known = -(1_000_000_000_000 + number) if kind == "supergroup" else -number
        chat = self.chats[known] = Chat({"id": known, "type": kind, "title": title})
        self.names[title] = known
        return chat

    def chat(self, known: int) -> Chat:
        found = self.chats.get(known)
        if found is None and known in self.people:
            raise forbidden("bot can't initiate conversation with a user")
        if found is None:
            raise bad("chat not found")
        return found

    def update(self, **content: Json) -> int:
        """Put an update in the queue; its number."""
        number = next(self._numbers)
        self.updates.append({"update_id": number, **content})
        return number

    def message(self, chat: Chat, sender: Json | None, **content: Any) -> Json:
        """A message in this chat, known to it, not yet an update."""
        message: Json = {
            "message_id": chat.next_message(),
            "date": int(self.now()),
            "chat": chat.about,
            **content,
        }
        if sender is not None:
            message["from"] = sender
        chat.messages[message["message_id"]] = message
        return message

    def press_id(self) -> str:
        known = str(4382_0000_0000 + next(self._press_ids))
        self.presses[known] = self.now()
        return known

    def buttons(self, chat: Chat) -> Iterator[tuple[Json, Json]]:
        """(message, button), the newest message first."""
        for message in reversed(chat.messages.values()):
            for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
                yield from ((message, button) for button in row)

    def note(self, method: str, chat: int, message: Json | None = None, **params: Any) -> Sent:
        message = message or {}
        rows = message.get("reply_markup", {}).get("inline_keyboard", ())
        buttons = [(button["text"], button.get("callback_data", "")) for row in rows for button in row]
        text = message.get("text") or message.get("caption", "")
        known = message.get("message_id", 0)
        sent = Sent(len(self.log) + 1, time.time(), method, chat, known, text, buttons, params)
        self.log.append(sent)
        return sent
