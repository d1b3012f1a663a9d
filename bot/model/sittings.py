"""A form that somebody is filling in."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """One person at one form. `status`: open or paused; it goes when it was sent.

    `state` is what `bot.forms` dumped.
    """

    id: str
    person: str
    form: str
    version: int
    status: str
    state: bytes
    started: datetime
    touched: datetime
