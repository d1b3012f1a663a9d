"""One table of what is still to be done: words to speak (outbox) and hours to keep (timers).

Rules of this file
- A job is written in the transaction that decided it, and goes away when it is done.
- What is spoken at one lane is spoken in the order of `seq`.
- A job's `key` is its nonce: the same for every try.
- A timer with the same name and target moves; it is never there twice.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.chat.events import Address
from bot.chat.replies import AnyReply
from bot.store.crypto import HOUSE, CannotOpen
from bot.store.database import SHREDDED
from bot.store.quick import Quick
from bot.store.scope import Scope
from bot.store.tables.machine import jobs


class Words(msgspec.Struct, frozen=True, omit_defaults=True):
    """A reply with where it goes: the body of a job that speaks."""

    reply: AnyReply
    to: Address
    handle: str | None = None
    account: str | None = None
    prompt: str | None = None


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """Words that wait to be spoken. `owner`: whose key seals them. `tries` counts the failed ones."""

    seq: int
    key: str
    words: Words
    due: datetime
    owner: str = HOUSE
    tries: int = 0


class Timer(msgspec.Struct, frozen=True, kw_only=True):
    """An hour that was promised."""

    seq: int
    name: str
    about: str
    due: datetime


# Our markup is a kind of text; once written it is plain text.
_WRITE = msgspec.json.Encoder(enc_hook=str)
_READ = msgspec.json.Decoder(Words)
_SAY = Quick(insert(jobs), "key", "kind", "lane", "due", "state", "tries", "owner", "body")
_DROP = Quick(delete(jobs).where(jobs.c.seq == bindparam("which")))
_OWNER = select(jobs.c.owner).where(jobs.c.seq == bindparam("which"))
_LATER = (
    update(jobs).where(jobs.c.seq == bindparam("which")).values(due=bindparam("at"), tries=jobs.c.tries + 1)
)
_STUCK = update(jobs).where(jobs.c.seq == bindparam("which")).values(state="stuck")
_DUE_TIMERS = (
    select(jobs.c.seq, jobs.c.name, jobs.c.about, jobs.c.due)
    .where(jobs.c.kind == "tick", jobs.c.state == "due", jobs.c.due <= bindparam("until"))
    .order_by(jobs.c.due, jobs.c.seq)
    .limit(500)
)
_NEXT_TIMER = select(func.min(jobs.c.due)).where(jobs.c.kind == "tick", jobs.c.state == "due")
_FORGET = delete(jobs).where(jobs.c.key == bindparam("which"))
_TAKE = delete(jobs).where(jobs.c.seq == bindparam("which"), jobs.c.due == bindparam("at"))


def _remind(put: sqlite.Insert | postgresql.Insert) -> sqlite.Insert | postgresql.Insert:
    moved = {"due": put.excluded.due, "state": put.excluded.state}
    return put.on_conflict_do_update(index_elements=["key"], set_=moved)


_REMIND = Quick(
    _remind(sqlite.insert(jobs)),
    "key", "kind", "lane", "due", "state", "tries", "name", "about",
    elsewhere=_remind(postgresql.insert(jobs)),
)  # fmt: skip


class Jobs:
    """The outbox and the timers."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._db = scope.connection

    def say(self, words: Words, owner: str) -> Job:
        """Words to speak; sealed with the key of whom they are about."""
        key = secrets.token_urlsafe(15)
        now = self._scope.now
        body = _WRITE.encode(words)
        row = {
            "key": key,
            "kind": "say",
            "lane": words.to.lane,
            "due": now,
            "state": "due",
            "tries": 0,
            "owner": owner,
            "body": self._scope.seal(owner, body, f"jobs:body:{key}"),
        }
        return Job(seq=_SAY.add(self._db, row), key=key, words=_READ.decode(body), due=now, owner=owner)

    def instead(self, job: Job, words: Words) -> Job:
        """Other words in place of these, sealed with the same key; those that were not said go."""
        owner = self._db.execute(_OWNER, {"which": job.seq}).scalar()
        self.spoken(job.seq)
        return self.say(words, owner or HOUSE)

    def unsaid(self) -> tuple[Job, ...]:
        """All words that still wait, in order."""
        query = select(jobs).where(jobs.c.kind == "say", jobs.c.state == "due").order_by(jobs.c.seq)
        found = (self._readable(row) for row in self._db.execute(query).all())
        return tuple(job for job in found if job is not None)

    def spoken(self, seq: int, last: bool = False) -> None:
        """It is said. `last`: to somebody who was erased just now; the log does not keep where that was."""
        _DROP.change(self._db, {"which": seq})
        if last:
            self._db.info[SHREDDED] = True

    def later(self, seq: int, at: datetime) -> None:
        self._db.execute(_LATER, {"which": seq, "at": at})

    def stuck(self, seq: int) -> None:
        """It will not be tried again by itself; kept, so that nothing is silently lost."""
        self._db.execute(_STUCK, {"which": seq})

    def drop_lane(self, lane: str) -> None:
        """Nobody can be reached there: what waits for that lane is let go."""
        self._db.execute(delete(jobs).where(jobs.c.kind == "say", jobs.c.lane == lane))

    def remind(self, name: str, about: str, at: datetime) -> None:
        row = {
            "key": f"{name}:{about}",
            "kind": "tick",
            "lane": f"timer:{name}",
            "due": at,
            "state": "due",
            "tries": 0,
            "name": name,
            "about": about,
        }
        _REMIND.change(self._db, row)

    def forget(self, name: str, about: str) -> None:
        self._db.execute(_FORGET, {"which": f"{name}:{about}"})

    def due_timers(self, until: datetime) -> tuple[Timer, ...]:
        rows = self._db.execute(_DUE_TIMERS, {"until": until})
        return tuple(Timer(seq=r.seq, name=r.name, about=r.about, due=r.due) for r in rows)

    def take_timer(self, timer: Timer) -> bool:
        """Whether this very promise was still there; it is now done."""
        done = self._db.execute(_TAKE, {"which": timer.seq, "at": timer.due})
        return done.rowcount == 1

    def next_timer(self) -> datetime | None:
        found: datetime | None = self._db.execute(_NEXT_TIMER).scalar()
        return found

    def _readable(self, row: Any) -> Job | None:
        """None when its key is gone or it was changed: set aside, so that it holds up nobody."""
        try:
            words = self._open(row.owner, row.body, row.key)
        except CannotOpen:
            self.stuck(row.seq)
            return None
        return Job(
            seq=row.seq, key=row.key, words=words, due=row.due, owner=row.owner or HOUSE, tries=row.tries
        )

    def _open(self, owner: str | None, body: bytes, key: str) -> Words:
        opened = self._scope.open(owner or HOUSE, body, f"jobs:body:{key}")
        return _READ.decode(opened)
