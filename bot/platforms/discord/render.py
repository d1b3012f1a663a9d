"""Our replies as Discord's calls.

Rules of this file
- Every message says that nobody is pinged, and shows no preview of a link.
- A nonce goes with every message in a channel: the same for every try, another for every part.
- What only one person may see goes through the interaction; without one it is refused here.
"""

from __future__ import annotations

import hashlib
from typing import Any

from bot.chat.events import Address
from bot.chat.platform import About, Refused
from bot.chat.replies import Ask, Close, Edit, Remove, Say, SendFile, Visibility
from bot.chat.wording import split
from bot.platforms.discord import components, handle
from bot.platforms.discord.calls import Call
from bot.platforms.discord.handle import Handle
from bot.platforms.discord.markdown import length, markdown

TEXT = 2000
NO_PREVIEW = 1 << 2
ONLY_YOU = 1 << 6
_MESSAGES = "/channels/{channel_id}/messages"
_MESSAGE = "/channels/{channel_id}/messages/{message_id}"
_FOLLOW_UP = "/webhooks/{webhook_id}/{webhook_token}"
_ORIGINAL = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"

Shown = Say | Ask | Edit | Close | Remove | SendFile
Json = dict[str, Any]


def calls(reply: Shown, channel: str, to: Address, about: About) -> tuple[Call, ...]:
    """What shows this reply in this channel. Raises Refused when it may not be shown there."""
    thread = handle.parse(about.handle)
    if isinstance(reply, Close):
        return _closed(reply, channel, thread)
    if isinstance(reply, Remove):
        return (Call("DELETE", _MESSAGE, {"channel_id": channel, "message_id": reply.message}),)
    if isinstance(reply, Edit):
        return _edited(reply, channel, to, about)
    if only_you(reply, to):
        return _whispered(reply, thread)
    return sent(reply, channel, about)


def only_you(reply: Shown, to: Address) -> bool:
    """Whether this must go through the interaction. Private words never go to a group in the open."""
    if to.private or isinstance(reply, Edit | Close | Remove):
        return False
    if isinstance(reply, SendFile):
        if reply.private:
            raise Refused("private file for a group")
        return False
    if reply.visibility == Visibility.ONLY_YOU:
        return True
    if reply.private:
        raise Refused("private words for a group")
    return False


def anew(reply: Edit, channel: str, to: Address, about: About) -> tuple[Call, ...]:
    """An edit of a message that is no more, as a new message; never in the open when it was not."""
    thread = handle.parse(about.handle)
    whispered = thread is not None and thread.message == reply.about
    ask = Ask(
        text=reply.text,
        options=reply.options,
        private=reply.private,
        visibility=Visibility.ONLY_YOU if whispered else Visibility.EVERYONE,
    )
    return calls(ask, channel, to, about)


def sent(reply: Say | Ask | SendFile, channel: str, about: About, tail: str = "") -> tuple[Call, ...]:
    """One call for each part; `tail` is Discord's own markup that ends the last one."""
    found = [
        Call("POST", _MESSAGES, {"channel_id": channel}, _once(page, about, number))
        for number, page in enumerate(_pages(reply, tail))
    ]
    if isinstance(reply, SendFile):
        last = found[-1]
        found[-1] = Call(last.method, last.path, last.ids, last.json, file=(reply.name, reply.content))
    return tuple(found)


def _whispered(reply: Say | Ask | SendFile, thread: Handle | None) -> tuple[Call, ...]:
    if thread is None:
        raise Refused("no interaction to answer")
    pages = _pages(reply)
    for page in pages:
        page["flags"] |= ONLY_YOU
    return tuple(Call("POST", _FOLLOW_UP, _hook(thread), page, {"wait": "true"}) for page in pages)


def _edited(reply: Edit, channel: str, to: Address, about: About) -> tuple[Call, ...]:
    thread = handle.parse(about.handle)
    first, *rest = _pages(Ask(text=reply.text, options=reply.options))
    first.setdefault("components", [])
    if thread and thread.message == reply.about:
        more = [
            Call(
                "POST", _FOLLOW_UP, _hook(thread), {**page, "flags": NO_PREVIEW | ONLY_YOU}, {"wait": "true"}
            )
            for page in rest
        ]
        return Call("PATCH", _ORIGINAL, _hook(thread), first), *more
    if reply.private and not to.private:
        raise Refused("private words for a group")
    place = {"channel_id": channel, "message_id": reply.about}
    more = [
        Call("POST", _MESSAGES, {"channel_id": channel}, _once(page, about, number))
        for number, page in enumerate(rest, 1)
    ]
    return Call("PATCH", _MESSAGE, place, first), *more


def _closed(reply: Close, channel: str, thread: Handle | None) -> tuple[Call, ...]:
    """Without the id of a message there is only the one that was pressed."""
    spent: Json = {"components": [], "allowed_mentions": {"parse": []}}
    if thread and thread.message and reply.message in ("", thread.message):
        return (Call("PATCH", _ORIGINAL, _hook(thread), spent),)
    if not reply.message:
        return ()
    return (Call("PATCH", _MESSAGE, {"channel_id": channel, "message_id": reply.message}, spent),)


def thought(thread: Handle) -> Call:
    """Take away the «thinking» of a slash command that was answered elsewhere."""
    return Call("DELETE", _ORIGINAL, _hook(thread))


def _hook(thread: Handle) -> dict[str, str]:
    return {"webhook_id": thread.application, "webhook_token": thread.token}


def _pages(reply: Say | Ask | SendFile, tail: str = "") -> list[Json]:
    """The text in parts of at most 2000 characters; choices stand under the last."""
    pages: list[Json] = [
        {"content": markdown(part), "allowed_mentions": {"parse": []}, "flags": NO_PREVIEW}
        for part in split(reply.text, TEXT - len(tail), length)
    ]
    pages[-1]["content"] += tail
    if isinstance(reply, Ask):
        rows = components.rows(reply.options, reply.card, reply.hint)
        if rows:
            pages[-1]["components"] = rows
    return pages


def _once(page: Json, about: About, number: int) -> Json:
    """Discord shows a message with a nonce it has just seen no second time."""
    return {**page, "nonce": _nonce(about.nonce, number), "enforce_nonce": True} if about.nonce else page


def _nonce(nonce: str, number: int) -> str:
    """The nonce of a part: at most 25 characters, the same for every try."""
    if number == 0:
        return nonce
    return hashlib.blake2b(f"{nonce}:{number}".encode(), digest_size=12).hexdigest()
