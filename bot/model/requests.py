"""What waits for a human: a question, a cry for somebody, an alarm."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody asked of a human. `kind`: question, human."""

    id: str
    code: str
    person: str
    account: str
    kind: str
    region: str | None
    status: str
    opened: datetime
    due: datetime


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """A crisis somebody wrote about: its lane, never its words."""

    id: str
    person: str
    lane: str
    case_code: str | None
    status: str
    raised: datetime
