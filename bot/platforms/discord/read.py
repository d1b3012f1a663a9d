"""Discord's gateway events as ours.

Rules of this file
- `trim` keeps of a frame what `read` needs; `read` is what the stored bytes mean. Both are pure.
- Bots and webhooks are nobody: what they say gives no event.
- A person's account is the user id, whatever name is shown.
- What somebody changed has a key of its own: the snowflake of that moment, so that catching up goes on
  from there.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Literal

import msgspec

from bot.chat.events import (
    Address,
    AnyEvent,
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
from bot.chat.platform import Raw
from bot.platforms.discord import shapes
from bot.platforms.discord.handle import ONLY_YOU, PRESS, Handle
from bot.platforms.discord.heard import snowflake

EDIT = "MESSAGE_UPDATE"
_TYPED = (0, 19)
Kind = Literal["photo", "voice", "video", "file", "sticker", "other"]
_KINDS: dict[str, Kind] = {"image": "photo", "audio": "voice", "video": "video"}


def trim(event: str, payload: msgspec.Raw, *, me: str, at: datetime, place: str | None = None) -> Raw | None:
    """One gateway event as what is stored of it; None when this kind does not concern us.

    Raises msgspec.ValidationError when the payload is not what Discord documents.
    """
    shape = shapes.SHAPES.get(event)
    if shape is None:
        return None
    seen = msgspec.json.decode(payload, type=shape)
    if event == EDIT and isinstance(seen, shapes.Message) and seen.edited_timestamp is None:
        return None
    update = shapes.Update(t=event, at=at, d=msgspec.Raw(msgspec.json.encode(seen)), me=me, place=place)
    return Raw(key=_key(event, seen, at, place), lane=_lane(seen), body=msgspec.json.encode(update), at=at)


def update_of(body: bytes) -> tuple[shapes.Update, shapes.Payload]:
    """The stored bytes, opened."""
    update = msgspec.json.decode(body, type=shapes.Update)
    return update, msgspec.json.decode(update.d, type=shapes.SHAPES[update.t])


def read(body: bytes) -> AnyEvent | None:
    """The stored bytes as an event; None when they concern nobody. Raises on nonsense."""
    update, seen = update_of(body)
    key = _key(update.t, seen, update.at, update.place)
    if isinstance(seen, shapes.Message):
        return _message(key, update, seen)
    if isinstance(seen, shapes.Interaction):
        return _interaction(key, update, seen)
    if isinstance(seen, shapes.Membership):
        return _membership(key, update, seen)
    return _place(key, update, seen)


def _key(event: str, seen: shapes.Payload, at: datetime, place: str | None) -> str:
    if isinstance(seen, shapes.Message):
        edited = seen.edited_timestamp if event == EDIT else None
        return f"m{snowflake(edited) if edited else seen.id}"
    if isinstance(seen, shapes.Interaction):
        return f"i{seen.id}"
    moment = int(at.timestamp() * 1000)
    if isinstance(seen, shapes.Membership):
        return f"{'j' if event.endswith('ADD') else 'l'}{seen.guild_id}-{seen.user.id}-{moment}"
    return f"g{place or seen.id}-{moment}"


def happened(raw: Raw) -> int:
    """The snowflake of the moment a message was said, or changed."""
    return int(raw.key[1:])


def _lane(seen: shapes.Payload) -> str:
    if isinstance(seen, shapes.Message):
        return seen.author.id
    if isinstance(seen, shapes.Interaction):
        user = _user(seen)
        return user.id if user else seen.channel_id
    return seen.user.id if isinstance(seen, shapes.Membership) else seen.id


def _user(seen: shapes.Interaction) -> shapes.User | None:
    return seen.member.user if seen.member and seen.member.user else seen.user


def _sender(user: shapes.User, member: shapes.Member | None = None, locale: str = "") -> Sender:
    nick = member.nick if member else None
    return Sender(account=f"discord:{user.id}", name=nick or user.global_name or user.username, locale=locale)


def _where(channel: str, guild: str | None, parent: str | None) -> Address:
    if parent and parent != channel:
        return Address("discord", parent, thread=channel)
    return Address("discord", channel, private=guild is None)


def _message(key: str, update: shapes.Update, seen: shapes.Message) -> AnyEvent | None:
    if seen.author.bot or seen.webhook_id or seen.type not in _TYPED:
        return None
    where = _where(seen.channel_id, seen.guild_id, update.place)
    who = _sender(seen.author, seen.member)
    common: dict[str, Any] = {"key": key, "at": update.at, "where": where, "who": who, "message": seen.id}
    forwarded = " ".join(shot.message.content for shot in seen.message_snapshots).strip()
    text = re.sub(rf"<@!?{re.escape(update.me)}>", " ", seen.content).strip() if update.me else seen.content
    if update.t == EDIT:
        return Said(**common, text=text, edited=True) if text else None
    text = text or forwarded
    came = _came_along(seen)
    if came is not None:
        kind, ref = came
        return Shared(**common, kind=kind, ref=ref, caption=text)
    if not text:
        return None
    to_bot = where.private or _addressed(update.me, seen)
    if to_bot and not forwarded and re.match(r"/\w", text):
        name, _, rest = text[1:].partition(" ")
        return Commanded(**common, name=name.lower(), rest=rest.strip())
    return Said(**common, text=text, to_bot=to_bot)


def _came_along(seen: shapes.Message) -> tuple[Kind, str] | None:
    """The kind of what came with a message, and where it is."""
    here = f"{seen.channel_id}/{seen.id}"
    if seen.attachments:
        first = seen.attachments[0]
        return _KINDS.get((first.content_type or "").partition("/")[0], "file"), f"{here}/{first.id}"
    if seen.sticker_items:
        return "sticker", f"{here}/{seen.sticker_items[0].id}"
    if seen.poll or any(shot.message.attachments for shot in seen.message_snapshots):
        return "other", here
    return None


def _addressed(me: str, seen: shapes.Message) -> bool:
    quoted = seen.referenced_message.author if seen.referenced_message else None
    named = [user.id for user in seen.mentions] + ([quoted.id] if quoted else [])
    return bool(me) and (me in named or f"<@{me}>" in seen.content or f"<@!{me}>" in seen.content)


def handle_of(seen: shapes.Interaction) -> Handle:
    """The thread back to this interaction."""
    under = seen.message
    if under is None:
        return Handle(seen.application_id, seen.token)
    if under.flags & shapes.ONLY_YOU_FLAG:
        return Handle(seen.application_id, seen.token, ONLY_YOU, under.id)
    return Handle(seen.application_id, seen.token, PRESS)


def _interaction(key: str, update: shapes.Update, seen: shapes.Interaction) -> AnyEvent | None:
    user = _user(seen)
    if user is None or user.bot or seen.context == 2:
        return None
    said = seen.data
    common: dict[str, Any] = {
        "key": key,
        "at": update.at,
        "where": _where(seen.channel_id, seen.guild_id, update.place),
        "who": _sender(user, seen.member, seen.locale),
        "message": seen.message.id if seen.message else None,
        "handle": handle_of(seen).text,
    }
    if seen.type == shapes.COMMAND and said.type == 1:
        rest = " ".join(str(given.value) for given in said.options).strip()
        return Commanded(**common, name=said.name.lower(), rest=rest)
    if seen.type == shapes.PRESS:
        choice = said.custom_id if said.component_type == shapes.BUTTON else "".join(said.values[:1])
        return Chose(**common, choice=choice.removeprefix(shapes.CARD_MARK))
    if seen.type == shapes.MODAL:
        return Submitted(**common, card=said.custom_id, fields=tuple(_fields(said.components)))
    return None


def _fields(parts: list[shapes.Part]) -> list[tuple[str, str]]:
    """What was filled in, in order: rows hold several pieces, a label holds one."""
    filled: list[tuple[str, str]] = []
    for part in parts:
        inner = part.components or ([part.component] if part.component else [])
        filled += _fields(inner) if inner else [(part.custom_id, part.value or "".join(part.values[:1]))]
    return filled


def _membership(key: str, update: shapes.Update, seen: shapes.Membership) -> AnyEvent | None:
    if seen.user.bot:
        return None
    where = Address("discord", update.place or seen.guild_id)
    who = _sender(seen.user, shapes.Member(nick=seen.nick))
    if update.t == "GUILD_MEMBER_ADD":
        return Joined(key=key, at=update.at, where=where, who=who)
    return Left(key=key, at=update.at, where=where, who=who)


def _place(key: str, update: shapes.Update, seen: shapes.Channel | shapes.Guild) -> AnyEvent | None:
    if isinstance(seen, shapes.Guild):
        if seen.unavailable:
            return None
        return PlaceChanged(
            key=key, at=update.at, where=Address("discord", update.place or seen.id), change="removed"
        )
    if seen.guild_id is None:
        return None
    return PlaceChanged(
        key=key, at=update.at, where=Address("discord", seen.id), change="removed", title=seen.name or ""
    )
