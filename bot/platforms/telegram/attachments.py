"""What comes with a message: its kind, the reference to fetch it by, and the words beside it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

Kind = Literal["photo", "voice", "video", "file", "contact", "location", "sticker", "other"]

# In this order: a GIF also comes as a document, a venue also as a location.
_FILES: tuple[tuple[str, Kind], ...] = (
    ("voice", "voice"),
    ("video", "video"),
    ("video_note", "video"),
    ("animation", "video"),
    ("audio", "file"),
    ("document", "file"),
    ("sticker", "sticker"),
)
_OTHER = ("poll", "dice", "game", "story", "checklist", "paid_media", "rich_message")


def attachment(message: Mapping[str, Any]) -> tuple[Kind, str, str] | None:
    """(kind, reference, caption); None for a service message.

    A contact's reference is its phone number, a location's is "latitude,longitude" in degrees.
    """
    caption = message.get("caption") or ""
    if "photo" in message:
        largest = max(message["photo"], key=lambda size: size["width"] * size["height"])
        return "photo", largest["file_id"], caption
    for field, kind in _FILES:
        if field in message:
            return kind, message[field]["file_id"], caption or message[field].get("emoji", "")
    return _plain(message, caption)


def _plain(message: Mapping[str, Any], caption: str) -> tuple[Kind, str, str] | None:
    if "contact" in message:
        contact = message["contact"]
        return "contact", contact["phone_number"], contact.get("first_name", "")
    if "location" in message:
        place = message["location"]
        return "location", f"{float(place['latitude'])},{float(place['longitude'])}", caption
    other = next((field for field in _OTHER if field in message), None)
    return ("other", other, caption) if other else None
