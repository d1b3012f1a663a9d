"""What a button means: kept here, so that a press is a token nobody can forge, borrow or misread.

Rules of this file
- A token is "<128 random bits>.<number of the option>"; what it stands for never leaves the database.
- It is bound to who may press it (None: anybody in that place) and to the lane it was shown at.
- Single use: the first press wins, by a conditional UPDATE; later ones hear that it was done.
- The same button of the same message again within moments is one press of a hand that trembled. In another
  message (the words were sent twice) it is a press that was not seen yet.
- A typed yes or no is a press too, on what was asked last.
- What the options stand for may be an answer of a family: it is sealed.
- «Not yours» and «does not exist» are the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import bindparam, insert, select, update

from bot.store.quick import Quick
from bot.store.scope import Scope, new_id
from bot.store.tables.machine import prompts

GOOD_FOR = timedelta(days=400)
MOMENT = timedelta(seconds=10)
_LOOKS = re.compile(r"[A-Za-z0-9_-]{22}\.(0|[1-9][0-9]{0,2})")
TYPED_WITHIN = timedelta(days=1)
URGENT = "crisis"
_A_TICK = timedelta(milliseconds=1)
"""between two questions of one turn: what is asked last is what a typed «ja» answers, on either database"""
_ONE_BREATH = timedelta(seconds=1)


class Button(NamedTuple):
    """What a button is called, and what it means: its name in the table of choices, and its target."""

    choice: str
    value: str
    label: str


_READ = msgspec.json.Decoder(tuple[Button, ...])


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A question with buttons that waits at a lane."""

    prompt: str
    topic: str
    buttons: tuple[Button, ...]


class Picked(msgspec.Struct, frozen=True, kw_only=True):
    """A press, resolved. `fresh` is False when the prompt was spent or is too old.

    `again`: this very button did its work a moment ago. `closed`: nobody pressed it before it was spent.
    """

    prompt: str
    topic: str
    choice: str
    value: str
    fresh: bool
    again: bool
    closed: bool
    single: bool


_FIND = Quick(select(prompts).where(prompts.c.id == bindparam("prompt")))
_ADD = Quick(
    insert(prompts),
    *("id", "lane", "actor", "topic", "owner", "options", "single", "status", "made", "expires", "message"),
)
_USE = Quick(
    update(prompts)
    .where(prompts.c.id == bindparam("prompt"), prompts.c.status == "open")
    .values(
        status="used", used=bindparam("at"), pressed=bindparam("number"), pressed_in=bindparam("at_message")
    )
)
# Looked up first: for RETURNING SQLite sets up a table of its own each time, at several times the cost.
_ABOUT = Quick(
    select(prompts.c.id).where(
        prompts.c.lane == bindparam("at_lane"),
        prompts.c.topic == bindparam("about"),
        prompts.c.status == "open",
    )
)
_CLOSE = Quick(
    update(prompts)
    .where(prompts.c.id == bindparam("prompt"), prompts.c.status == "open")
    .values(status="closed")
)
_OPEN = Quick(
    select(prompts)
    .where(
        prompts.c.lane == bindparam("at_lane"),
        prompts.c.status == "open",
        prompts.c.made > bindparam("since"),
    )
    .order_by(prompts.c.made.desc())
)
_SHOWN = Quick(
    update(prompts).where(prompts.c.id == bindparam("prompt")).values(message=bindparam("at_message"))
)
_MOVED = Quick(update(prompts).where(prompts.c.id == bindparam("prompt")).values(lane=bindparam("at_lane")))


class Prompts:
    """Questions with buttons that somebody may still press."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._db = scope.connection
        self._asked = 0

    def make(
        self, owner: str, lane: str, actor: str | None, topic: str, buttons: Sequence[Button],
        *, single: bool, message: str | None = None,
    ) -> str:  # fmt: skip
        """A new prompt; the token of its n-th choice is `token(prompt, n)`. Sealed with `owner`'s key."""
        prompt = new_id()
        now = self._scope.now
        row = {
            "id": prompt,
            "lane": lane,
            "actor": actor,
            "topic": topic,
            "owner": owner,
            "options": self._scope.seal(owner, msgspec.json.encode(buttons), f"prompts:options:{prompt}"),
            "single": single,
            "status": "open",
            "made": now + self._asked * _A_TICK,
            "expires": now + GOOD_FOR,
            "message": message,
        }
        _ADD.change(self._db, row)
        self._asked += 1
        return prompt

    def find(self, token: str, account: str, lane: str, message: str | None = None) -> Picked | None:
        """What this press means, for this person at this place; None when it means nothing to them.

        `message`: the platform's id of the message that was pressed.
        """
        if not _LOOKS.fullmatch(token):
            return None
        prompt, _, number = token.partition(".")
        row = _FIND.first(self._db, {"prompt": prompt})
        if row is None or row.lane != lane or (row.actor is not None and row.actor != account):
            return None
        buttons = self._buttons(row)
        if int(number) >= len(buttons):
            return None
        choice, value, _ = buttons[int(number)]
        now = self._scope.now
        same = row.pressed == int(number) and row.pressed_in == message
        return Picked(
            prompt=prompt,
            topic=row.topic,
            choice=choice,
            value=value,
            fresh=row.status == "open" and row.expires > now,
            again=same and row.used is not None and now - row.used <= MOMENT,
            closed=row.status == "closed" and row.expires > now,
            single=row.single,
        )

    def waiting(self, account: str, lane: str) -> tuple[Waiting, ...]:
        """The questions that typed words may answer at this lane, the newest first; after a day no more.

        Of what was asked in one breath a question about danger comes first.
        """
        since = self._scope.now - TYPED_WITHIN
        rows = _OPEN.rows(self._db, {"at_lane": lane, "since": since})
        mine = [row for row in rows if row.actor in (None, account)]
        mine.sort(key=_freshness, reverse=True)
        return tuple(Waiting(prompt=row.id, topic=row.topic, buttons=self._buttons(row)) for row in mine)

    def use(self, token: str, message: str | None = None) -> bool:
        """Whether this press, in this message, is the first of its prompt."""
        prompt, _, number = token.partition(".")
        pressed = {"prompt": prompt, "number": int(number), "at": self._scope.now, "at_message": message}
        return _USE.change(self._db, pressed) == 1

    def under(self, lane: str, message: str) -> bool:
        """Whether a question that still waits stands in this message."""
        rows = _OPEN.rows(self._db, {"at_lane": lane, "since": self._scope.now - GOOD_FOR})
        return any(row.message == message for row in rows)

    def meant(self, account: str, lane: str, topic: str, value: str, since: datetime) -> bool:
        """Whether she was shown a button with this value about `topic` at this lane, pressed or not."""
        there = (prompts.c.lane == lane, prompts.c.topic == topic, prompts.c.made > since)
        rows = self._db.execute(select(prompts).where(*there)).all()
        mine = [row for row in rows if row.actor in (None, account)]
        return any(value == button.value for row in mine for button in self._buttons(row))

    def close(self, lane: str, topic: str) -> tuple[str, ...]:
        """Spend the open prompts about `topic` at this lane; returns which they were."""
        found = _ABOUT.rows(self._db, {"at_lane": lane, "about": topic})
        return tuple(row.id for row in found if _CLOSE.change(self._db, {"prompt": row.id}))

    def close_all(self, lane: str) -> None:
        """Spend all that is open at this lane: it is not there to be answered any more."""
        hers = (prompts.c.lane == lane, prompts.c.status == "open")
        self._db.execute(update(prompts).where(*hers).values(status="closed"))

    def shown(self, prompt: str, message: str) -> None:
        """The platform's id of the message that carries this prompt."""
        _SHOWN.change(self._db, {"prompt": prompt, "at_message": message})

    def moved(self, prompt: str, lane: str) -> None:
        """It is asked at another lane than where it was meant to be."""
        _MOVED.change(self._db, {"prompt": prompt, "at_lane": lane})

    def message(self, prompt: str) -> str | None:
        found = _FIND.first(self._db, {"prompt": prompt})
        return found.message if found else None

    def _buttons(self, row: Any) -> tuple[Button, ...]:
        words = self._scope.open(row.owner, row.options, f"prompts:options:{row.id}")
        return _READ.decode(words)


def _freshness(row: Any) -> datetime:
    """Of what was asked in one breath a question about danger comes first."""
    made: datetime = row.made
    return made + _ONE_BREATH if row.topic == URGENT else made


def token(prompt: str, number: int) -> str:
    return f"{prompt}.{number}"
