"""Our reply as Telegram's calls. Pure.

Rules of this file
- What is private never goes to a group, and Telegram cannot show something to one person there: refused.
- Buttons stand under the last part of a long text.
- An edit without options takes the buttons away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

import msgspec

from bot.chat.events import Address
from bot.chat.platform import Refused
from bot.chat.replies import (
    AnyReply,
    Ask,
    Close,
    Edit,
    Invite,
    Option,
    Remove,
    Say,
    SendFile,
    Visibility,
)
from bot.chat.wording import split
from bot.platforms.telegram.html import html
from bot.platforms.telegram.read import clean

TEXT = 4096
CAPTION = 1024
ROW = 3
SHORT = 12
_STYLES = {"yes": "success", "stop": "danger"}
_NO_PREVIEW = {"is_disabled": True}
Params = dict[str, Any]


class Upload(msgspec.Struct, frozen=True):
    """A file that goes along with a call."""

    name: str
    content: bytes


class Call(msgspec.Struct, frozen=True):
    """One call: the method as Telegram names it, and its parameters."""

    method: str
    params: Params


def render(reply: AnyReply, to: Address) -> tuple[Call, ...]:
    """The calls, in order, that say this. Raises Refused for what cannot be said there."""
    guard(reply, to)
    renderer = _RENDERERS.get(type(reply))
    if renderer is None:
        raise Refused(f"{type(reply).__name__} is not said on Telegram")
    return tuple(renderer(reply, to))


def invite_link(reply: Invite, until: datetime) -> Call:
    """The call that makes a link for one person, good until then."""
    params = {"chat_id": _id(reply.group.chat), "member_limit": 1, "expire_date": int(until.timestamp())}
    return Call("createChatInviteLink", params)


def send(text: str, options: Sequence[Option], to: Address, protect: bool = False) -> list[Call]:
    """A text, in as many messages as it needs, with the options under the last."""
    calls = [Call("sendMessage", place(to) | _text(part, protect)) for part in _parts(text)]
    if options:
        calls[-1].params["reply_markup"] = keyboard(options)
    return calls


def keyboard(options: Sequence[Option]) -> Params:
    """Rows of buttons: short ones beside each other, long ones below each other."""
    rows = []
    for _, group in groupby(sorted(options, key=lambda option: option.row), key=lambda option: option.row):
        line = list(group)
        width = ROW if all(len(option.label) <= SHORT for option in line) else 1
        rows += [[_button(option) for option in line[at : at + width]] for at in range(0, len(line), width)]
    return {"inline_keyboard": rows}


def units(text: str) -> int:
    """The length as Telegram counts it: UTF-16 code units."""
    return len(text) + sum(1 for letter in text if letter > "\uffff")


def _say(reply: Say, to: Address) -> list[Call]:
    return send(reply.text, (), to, reply.protect)


def _ask(reply: Ask, to: Address) -> list[Call]:
    return send(reply.text, reply.options, to, reply.protect)


def _edit(reply: Edit, to: Address) -> list[Call]:
    first, *more = send(reply.text, reply.options, to)
    params = first.params | {"message_id": _id(reply.about)}
    params.pop("message_thread_id", None)
    return [Call("editMessageText", params), *more]


def _close(reply: Close, to: Address) -> list[Call]:
    if not reply.message:
        return []
    return [Call("editMessageReplyMarkup", {"chat_id": _id(to.chat), "message_id": _id(reply.message)})]


def _remove(reply: Remove, to: Address) -> list[Call]:
    return [Call("deleteMessage", {"chat_id": _id(to.chat), "message_id": _id(reply.message)})]


def _file(reply: SendFile, to: Address) -> list[Call]:
    """The words go under the file, or in a message after it when they are too many."""
    params = place(to) | {"document": Upload(_file_name(reply.name), reply.content)}
    if units(reply.text) > CAPTION:
        return [Call("sendDocument", params), *send(reply.text, (), to)]
    if reply.text:
        params |= {"caption": html(clean(reply.text)), "parse_mode": "HTML"}
    return [Call("sendDocument", params)]


def _file_name(name: str) -> str:
    """A name that can be no path and breaks no header."""
    return re.sub(r'[\x00-\x1f\x7f"\\/]', "-", clean(name))[:100] or "bestand"


def guard(reply: AnyReply, to: Address) -> None:
    """Raises Refused when this may not be said there."""
    if to.private:
        return
    if getattr(reply, "private", False) or getattr(reply, "visibility", "") == Visibility.ONLY_YOU:
        raise Refused("this is for one person, and that is a group")
    if isinstance(reply, Invite):
        raise Refused("an invitation goes to a person")


def _parts(text: str) -> tuple[str, ...]:
    return split(clean(text), TEXT, units)


def place(to: Address) -> Params:
    """Where a new message goes."""
    thread = {"message_thread_id": _id(to.thread)} if to.thread else {}
    return {"chat_id": _id(to.chat)} | thread


def _text(text: str, protect: bool) -> Params:
    params: Params = {"text": html(text), "parse_mode": "HTML", "link_preview_options": _NO_PREVIEW}
    return params | {"protect_content": True} if protect else params


def _button(option: Option) -> Params:
    button = {"text": clean(option.label), "callback_data": option.token}
    style = _STYLES.get(option.style)
    return button | {"style": style} if style else button


def _id(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Refused("that is no address on Telegram") from None


_RENDERERS: dict[type, Callable[[Any, Address], list[Call]]] = {
    Say: _say,
    Ask: _ask,
    Edit: _edit,
    Close: _close,
    Remove: _remove,
    SendFile: _file,
}
