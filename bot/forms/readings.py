"""What reading an answer can give: a value, a value to confirm, near choices, or a reason why not."""

from __future__ import annotations

import msgspec

from bot.forms.model import Reason, Value


class Read(msgspec.Struct, frozen=True):
    """Surely read. `value` None: she says she does not know, which counts as skipping."""

    value: Value | None
    precision: str = ""


class Confirm(msgspec.Struct, frozen=True):
    """Read, but she has to say yes first: every date, every near miss."""

    value: Value
    precision: str = ""


class Unsure(msgspec.Struct, frozen=True):
    """It may be one of these options (their ids, best first, at most 3)."""

    choices: tuple[str, ...]


class Misread(msgspec.Struct, frozen=True):
    """Not understood, or not allowed to be kept."""

    reason: Reason


Reading = Read | Confirm | Unsure | Misread
