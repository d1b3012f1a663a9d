"""Updates as they should never be: recorded shapes with something odd in them."""

from __future__ import annotations

import copy
import random
from typing import Any

ANNA = {"id": 77, "is_bot": False, "first_name": "Anna", "language_code": "nl"}
CHAT = {"id": 77, "type": "private", "first_name": "Anna"}
TEXT = {"message_id": 5, "from": ANNA, "chat": CHAT, "date": 1764320000, "text": "hoi"}
MEMBER = {"user": ANNA, "status": "member"}
CHANGE = {"chat": CHAT, "from": ANNA, "date": 1, "old_chat_member": MEMBER, "new_chat_member": MEMBER}
SHAPES: tuple[dict[str, Any], ...] = (
    {"message": TEXT},
    {"message": TEXT | {"photo": [{"file_id": "f", "width": 1, "height": 1}]}},
    {"message": TEXT | {"text": "/start x"}},
    {"callback_query": {"id": "1", "from": ANNA, "message": TEXT, "data": "tok"}},
    {"my_chat_member": CHANGE},
    {"chat_member": CHANGE},
    {"chat_join_request": {"chat": CHAT, "from": ANNA, "date": 1}},
)
ODD: tuple[Any, ...] = (
    None, True, -1, 2**63, 1e308, "", "x" * 10_000, "a\0b", "\ud800", [], {}, [[[[{}]]]], "٣", {"id": "x"},
)  # fmt: skip


def mutated(chance: random.Random) -> dict[str, Any]:
    """One shape with one to three things taken out, or replaced by something odd."""
    shape = copy.deepcopy(chance.choice(SHAPES))
    for _ in range(chance.randint(1, 3)):
        inside: Any = shape
        name = chance.choice(list(inside))
        while isinstance(inside[name], dict) and inside[name] and chance.random() < 0.8:
            inside = inside[name]
            name = chance.choice(list(inside))
        _spoil(inside, name, chance)
    return shape


def _spoil(inside: dict[str, Any], name: str, chance: random.Random) -> None:
    if chance.random() < 0.3 and len(inside) > 1:
        del inside[name]
    else:
        inside[name] = chance.choice(ODD)
