"""What the team may learn from: an answer a human gave, on its way to the library."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """An answered question. `status`: answer (nobody decided yet), alias (an article is chosen), draft.

    Its words stay with the family that asked: they are sealed with its key and go when it goes.
    """

    id: str
    code: str
    person: str
    region: str | None
    status: str
    article: str | None
    made: datetime


class Exchange(msgspec.Struct, frozen=True):
    """What was asked and what was answered."""

    question: str
    answer: str


class Missed(msgspec.Struct, frozen=True):
    """A question the library could not answer; never its words. `request`: the id of what waits or waited."""

    request: str
    code: str
    asked: datetime
    answered: bool
