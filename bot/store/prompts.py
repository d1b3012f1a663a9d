"""What a button means: kept here, so that a press is a token nobody can forge, borrow or misread.

Rules of this file
- A token is "<128 random bits>.<number of the option>"; what it stands for never leaves the database.
- It is bound to who may press it (None: anybody in that place) and to the lane it was shown at.
- Single use: the first press wins, by a conditional UPDATE; later ones hear that it was done.
- «Not yours» and «does not exist» are the same answer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

import msgspec
from sqlalchemy import bindparam, insert, select, update

from bot.store.scope import Scope, new_id
from bot.store.tables.machine import prompts

GOOD_FOR = timedelta(days=400)


class Picked(msgspec.Struct, frozen=True, kw_only=True):
    """A press, resolved. `fresh` is False when the prompt was spent or is too old."""

    prompt: str
    topic: str
    choice: str
    value: str
    fresh: bool
    single: bool


_FIND = select(prompts).where(prompts.c.id == bindparam("prompt"))
_ADD = insert(prompts)
_USE = (
    update(prompts)
    .where(prompts.c.id == bindparam("prompt"), prompts.c.status == "open")
    .values(status="used", used=bindparam("at"))
)
_CLOSE = (
    update(prompts)
    .where(
        prompts.c.lane == bindparam("at_lane"),
        prompts.c.topic == bindparam("about"),
        prompts.c.status == "open",
    )
    .values(status="closed")
    .returning(prompts.c.id)
)
_SHOWN = update(prompts).where(prompts.c.id == bindparam("prompt")).values(message=bindparam("at_message"))


class Prompts:
    """Questions with buttons that somebody may still press."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._db = scope.connection

    def make(
        self, lane: str, actor: str | None, topic: str, choices: Sequence[tuple[str, str]],
        *, single: bool, message: str | None = None,
    ) -> str:  # fmt: skip
        """A new prompt; the token of its n-th choice is `token(prompt, n)`."""
        prompt = new_id()
        now = self._scope.now
        row = {
            "id": prompt,
            "lane": lane,
            "actor": actor,
            "topic": topic,
            "options": json.dumps(choices, separators=(",", ":")),
            "single": single,
            "status": "open",
            "made": now,
            "expires": now + GOOD_FOR,
            "message": message,
        }
        self._db.execute(_ADD, row)
        return prompt

    def find(self, token: str, account: str, lane: str) -> Picked | None:
        """What this press means, for this person at this place; None when it means nothing to them."""
        prompt, _, number = token.partition(".")
        if not number.isascii() or not number.isdigit() or len(number) > 3 or len(prompt) > 24:
            return None
        row = self._db.execute(_FIND, {"prompt": prompt}).first()
        if row is None or row.lane != lane or (row.actor is not None and row.actor != account):
            return None
        choices = json.loads(row.options)
        if int(number) >= len(choices):
            return None
        choice, value = choices[int(number)]
        fresh = row.status == "open" and row.expires > self._scope.now
        return Picked(
            prompt=prompt,
            topic=row.topic,
            choice=choice,
            value=value,
            fresh=fresh,
            single=row.single,
        )

    def use(self, prompt: str) -> bool:
        """Whether this press is the first."""
        done = self._db.execute(_USE, {"prompt": prompt, "at": self._scope.now})
        return done.rowcount == 1

    def close(self, lane: str, topic: str) -> tuple[str, ...]:
        """Spend the open prompts about `topic` at this lane; returns which they were."""
        return tuple(self._db.execute(_CLOSE, {"at_lane": lane, "about": topic}).scalars())

    def shown(self, prompt: str, message: str) -> None:
        """The platform's id of the message that carries this prompt."""
        self._db.execute(_SHOWN, {"prompt": prompt, "at_message": message})

    def message(self, prompt: str) -> str | None:
        found = self._db.execute(_FIND, {"prompt": prompt}).first()
        return found.message if found else None


def token(prompt: str, number: int) -> str:
    return f"{prompt}.{number}"
