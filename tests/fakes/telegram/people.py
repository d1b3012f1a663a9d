"""What people do in Telegram, as the updates a bot gets of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.fakes.telegram.world import BOT, Chat, Json, World

BLOCKED = "bot was blocked by the user"
KICKED = "bot was kicked from the supergroup chat"
_ENTITIES = re.compile(r"(?P<bot_command>^/\w+(?:@\w+)?)|(?P<mention>(?<!\w)@\w{3,})")


class People:
    """Everybody but the bot. A person is a name or a number; a group is its title or number."""

    def __init__(self, world: World, arrived: Callable[[], None]) -> None:
        self._world = world
        self._arrived = arrived

    def say(self, user: int | str, text: str, **more: Any) -> int:
        """Somebody writes to the bot; the update's number."""
        chat = self._world.private_chat(user)
        chat.closed = ""
        return self._message(chat, self._world.person(user), text=text, **_entities(text), **more)

    def share(self, user: int | str, **content: Any) -> int:
        """Somebody sends the bot something else: photo=[...], voice={...}, caption="..."."""
        return self._message(self._world.private_chat(user), self._world.person(user), **content)

    def group(self, title: str, members: tuple[int | str, ...] = (), kind: str = "supergroup") -> int:
        """A group with the bot in it; its number."""
        chat = self._world.new_group(title, kind)
        for member in members:
            chat.members[self._world.person(member)["id"]] = "member"
        return chat.id

    def group_say(self, group: int | str, user: int | str, text: str, **more: Any) -> int:
        chat = self.place(group)
        person = self._world.person(user)
        chat.members.setdefault(person["id"], "member")
        return self._message(chat, person, text=text, **_entities(text), **more)

    def press(self, user: int | str, button: str, group: int | str | None = None, message: int = 0) -> str:
        """Press the newest button with this label or data; the press's id."""
        chat = self._world.private_chat(user) if group is None else self.place(group)
        for under, found in self._world.buttons(chat):
            here = not message or under["message_id"] == message
            if here and button in (found["text"], found.get("callback_data")):
                return self.press_data(user, chat.id, under["message_id"], found.get("callback_data", ""))
        raise LookupError("no such button there")

    def press_data(self, user: int | str, chat: int, message: int, data: str) -> str:
        """A press with any data, under any message: also one that was never there."""
        place = self._world.chat(chat)
        gone = {"chat": place.about, "message_id": message, "date": 0}
        known = self._world.press_id()
        press = {
            "id": known,
            "from": self._world.person(user),
            "message": place.messages.get(message, gone),
            "chat_instance": str(chat),
            "data": data,
        }
        self._put(callback_query=press)
        return known

    def look(self, user: int | str, query: str) -> str:
        """Somebody types "@actbot ..." somewhere; the look-up's id."""
        known = self._world.press_id()
        self._world.looks.add(known)
        self._put(inline_query={"id": known, "from": self._world.person(user), "query": query, "offset": ""})
        return known

    def block(self, user: int | str) -> int:
        chat = self._world.private_chat(user)
        chat.closed = BLOCKED
        return self._self_change(chat, self._world.person(user), "member", "kicked")

    def add_bot(self, group: int | str, by: int | str) -> int:
        chat = self.place(group)
        chat.closed = ""
        return self._self_change(chat, self._world.person(by), "left", "administrator")

    def kick_bot(self, group: int | str, by: int | str) -> int:
        chat = self.place(group)
        chat.closed = KICKED
        return self._self_change(chat, self._world.person(by), "administrator", "kicked")

    def join(self, group: int | str, user: int | str) -> int:
        return self._member_change(group, user, "left", "member")

    def leave(self, group: int | str, user: int | str) -> int:
        return self._member_change(group, user, "member", "left")

    def ask_to_join(self, group: int | str, user: int | str) -> int:
        chat, person = self.place(group), self._world.person(user)
        request = {"chat": chat.about, "from": person, "user_chat_id": person["id"], "date": self._date()}
        return self._put(chat_join_request=request)

    def migrate(self, group: int | str) -> int:
        """A small group becomes a supergroup: it lives on under the number that is given back."""
        old = self.place(group)
        new = self._world.new_group(old.about["title"])
        new.members, old.moved_to = dict(old.members), new.id
        self._message(old, None, sender_chat=old.about, migrate_to_chat_id=new.id)
        self._message(new, None, sender_chat=new.about, migrate_from_chat_id=old.id)
        return new.id

    def raw(self, **content: Any) -> int:
        """Any update at all."""
        return self._put(**content)

    def verbatim(self, text: str) -> int:
        """A message that holds this JSON text as it is, however odd."""
        mark = f"@verbatim-{len(self._world.verbatim)}@"
        self._world.verbatim[mark] = text
        return self._put(message={"nested": mark})

    def place(self, group: int | str) -> Chat:
        return self._world.chat(group if isinstance(group, int) else self._world.names[group])

    def _message(self, chat: Chat, sender: Json | None, **content: Any) -> int:
        return self._put(message=self._world.message(chat, sender, **content))

    def _self_change(self, chat: Chat, by: Json, was: str, now: str) -> int:
        return self._put(my_chat_member=self._change(chat, by, BOT, was, now))

    def _member_change(self, group: int | str, user: int | str, was: str, now: str) -> int:
        chat, person = self.place(group), self._world.person(user)
        chat.members[person["id"]] = now
        return self._put(chat_member=self._change(chat, person, person, was, now))

    def _change(self, chat: Chat, by: Json, whose: Json, was: str, now: str) -> Json:
        return {
            "chat": chat.about,
            "from": by,
            "date": self._date(),
            "old_chat_member": {"user": whose, "status": was},
            "new_chat_member": {"user": whose, "status": now},
        }

    def _date(self) -> int:
        return int(self._world.now())

    def _put(self, **content: Any) -> int:
        number = self._world.update(**content)
        self._arrived()
        return number


def _entities(text: str) -> Json:
    """Commands and mentions, placed in UTF-16 units as Telegram does."""
    found = [
        {"type": hit.lastgroup, "offset": _units(text[: hit.start()]), "length": _units(hit[0])}
        for hit in _ENTITIES.finditer(text)
    ]
    return {"entities": found} if found else {}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
