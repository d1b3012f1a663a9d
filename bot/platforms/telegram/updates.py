"""Updates on their way in: which ones we want, whose turn each is, and the bytes that are kept.

Rules of this file
- An update is kept as it came, with the moment we received it beside it: a press has no time of its own.
- An odd update is never refused here: it gets a key and a lane, and fails later, alone. Both are plain
  letters that any database takes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256

from bot.chat.platform import Raw

ALLOWED = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
)
RECEIVED = "received_at"
LARGEST = 2**62
"""No update has such a number. Taken for one, it would move the offset past all that comes after it."""
_ODD = re.compile(r"[^\w-]", re.ASCII)
_ID = re.compile(rb'"update_id"\s*:\s*(\d+)')


def number(update: object) -> int | None:
    """The update's own number, where it has one."""
    value = update.get("update_id") if isinstance(update, Mapping) else None
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST else None


def raw(update: object, at: datetime) -> Raw:
    """The update as the house keeps it: JSON, in ASCII so that half a character harms nobody."""
    kept = {**update, RECEIVED: at.timestamp()} if isinstance(update, Mapping) else update
    body = json.dumps(kept, separators=(",", ":")).encode("ascii")
    known = number(update)
    key = str(known) if known is not None else "odd-" + sha256(body).hexdigest()[:24]
    return Raw(key=_album(update) or key, lane=_lane(update), body=body, at=at)


def unreadable(payload: bytes, at: datetime) -> tuple[int | None, Raw]:
    """An answer with one update that no parser takes: its number, and the bytes for quarantine."""
    found = _ID.search(payload)
    known = int(found[1]) if found else None
    key = str(known) if known is not None else "odd-" + sha256(payload).hexdigest()[:24]
    return known, Raw(key=key, lane="", body=payload, at=at)


def by_lane(raws: Iterable[Raw]) -> list[list[Raw]]:
    """The same updates, in order, a list for each lane."""
    lanes: dict[str, list[Raw]] = {}
    for item in raws:
        lanes.setdefault(item.lane, []).append(item)
    return list(lanes.values())


def _album(update: object) -> str:
    """One key for all photos without words of one album: they are one message to whoever sent them."""
    message = update.get("message") if isinstance(update, Mapping) else None
    if not isinstance(message, Mapping) or message.get("caption"):
        return ""
    album = _ODD.sub("", str(message.get("media_group_id", "")))[:64]
    return f"album-{album}" if album else ""


def _lane(update: object) -> str:
    if not isinstance(update, Mapping):
        return ""
    inside = next((update[kind] for kind in ALLOWED if kind in update), None)
    if not isinstance(inside, Mapping):
        return ""
    found = (inside.get(whose) for whose in ("from", "chat"))
    ids = (str(someone["id"]) for someone in found if isinstance(someone, Mapping) and "id" in someone)
    return _ODD.sub("", next(ids, ""))[:64]
