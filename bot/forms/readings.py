"""What reading an answer can give: a value, a value to confirm, near choices, or a reason why not."""

from __future__ import annotations

import msgspec

from bot.forms.model import Choice, Reason, Value


class Read(msgspec.Struct, frozen=True):
    """Surely read. `value` None: she says she does not know, which counts as skipping."""

    value: Value | None
    precision: str = ""


class Confirm(msgspec.Struct, frozen=True):
    """Read, but she has to say yes first: every date, every near miss."""

    value: Value
    precision: str = ""


class Unsure(msgspec.Struct, frozen=True):
    """It may be one of these, best first, at most 3: the question's options, or others a reader knows."""

    choices: tuple[Choice, ...]


class Misread(msgspec.Struct, frozen=True):
    """Not understood, or not allowed to be kept."""

    reason: Reason


Reading = Read | Confirm | Unsure | Misread
