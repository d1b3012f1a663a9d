"""Their update as our event: what a persona did on the page. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

import msgspec

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

PLATFORM = "web"
_MENTION = re.compile(r"@act(?:bot)?\b[\s,:!]*", re.IGNORECASE)
_COMMAND = re.compile(r"/([a-z0-9_-]+)(?:@\w+)?(?:\s+(.*))?\Z", re.IGNORECASE | re.DOTALL)


class Update(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that happened on the page: the body of a `Raw`."""

    key: str
    at: datetime
    account: str
    name: str
    chat: str
    private: bool
    did: Literal["say", "press", "card", "share", "join", "leave", "knock", "added", "removed"]
    text: str = ""
    message: str | None = None
    token: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    kind: Literal["photo", "voice", "video", "file"] = "file"
    ref: str = ""
    locale: str = "nl"


def read(body: bytes) -> AnyEvent | None:
    """The event in this update; None for empty words. Raises `msgspec.DecodeError` on nonsense."""
    update = msgspec.json.decode(body, type=Update)
    where = Address(platform=PLATFORM, chat=update.chat, private=update.private)
    who = Sender(account=update.account, name=update.name, locale=update.locale)
    if update.did == "say":
        return _words(update, where, who)
    return _deed(update, where, who)


def _words(update: Update, where: Address, who: Sender) -> Said | Commanded | None:
    text = update.text.strip()
    if not text:
        return None
    command = _COMMAND.match(text)
    if command:
        return Commanded(
            key=update.key,
            at=update.at,
            where=where,
            who=who,
            message=update.message,
            name=command[1].lower(),
            rest=(command[2] or "").strip(),
        )
    mention = None if where.private else _MENTION.match(text)
    return Said(
        key=update.key,
        at=update.at,
        where=where,
        who=who,
        message=update.message,
        text=text[mention.end() :] if mention else text,
        to_bot=mention is not None,
    )


def _deed(update: Update, where: Address, who: Sender) -> AnyEvent:
    key, at, message = update.key, update.at, update.message
    match update.did:
        case "press":
            return Chose(key=key, at=at, where=where, who=who, message=message, choice=update.token)
        case "card":
            return Submitted(
                key=key, at=at, where=where, who=who, message=message, card=update.token, fields=update.fields
            )
        case "share":
            return Shared(
                key=key, at=at, where=where, who=who, message=message, kind=update.kind, ref=update.ref
            )
        case "join":
            return Joined(key=key, at=at, where=where, who=who)
        case "leave":
            return Left(key=key, at=at, where=where, who=who)
        case "knock":
            return AskedToJoin(key=key, at=at, where=where, who=who)
        case "added":
            return PlaceChanged(key=key, at=at, where=where, who=who, change="added", title=update.text)
        case _:
            return PlaceChanged(key=key, at=at, where=where, who=who, change="removed", title=update.text)
