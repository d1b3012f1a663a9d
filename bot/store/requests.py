"""Questions and cries for a human: a number, a promise, an answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from bot.model import codes
from bot.model.people import Person
from bot.model.requests import Alarm, Request
from bot.store.audit import Audit
from bot.store.rows import struct
from bot.store.scope import Scope, new_id
from bot.store.tables.cases import alarms, requests

MOST_WORDS = 16_000
"""letters in one request: four of the longest messages"""


class Requests:
    """Requests and alarms."""

    def __init__(self, scope: Scope, audit: Audit) -> None:
        self._scope = scope
        self._db = scope.connection
        self._audit = audit

    def begin(self, person: Person, kind: str, words: str, due: datetime) -> Request:
        request = new_id()
        code = codes.code("H", self._scope.count("request"))
        sealed = self._scope.seal(person.id, words.encode(), f"requests:text:{request}")
        row = {
            "id": request,
            "code": code,
            "person": person.id,
            "account": person.account,
            "kind": kind,
            "region": person.region,
            "status": "open",
            "opened": self._scope.now,
            "due": due,
        }
        self._db.execute(insert(requests), row | {"text": sealed})
        return Request(**row)  # type: ignore[arg-type]

    def open_of(self, person: Person) -> Request | None:
        """What this person asked last and nobody answered yet."""
        query = select(requests).where(requests.c.person == person.id, requests.c.status == "open")
        row = self._db.execute(query.order_by(requests.c.opened.desc()).limit(1)).first()
        return struct(Request, row) if row else None

    def how_many_open(self, person: Person) -> int:
        query = select(func.count()).where(requests.c.person == person.id, requests.c.status == "open")
        return int(self._db.execute(query).scalar_one())

    def has_room(self, request: Request, words: str) -> bool:
        """Whether these words still fit in what one human can read at a sitting."""
        return len(self._text(request)) + len(words) <= MOST_WORDS

    def add(self, request: Request, words: str) -> bool:
        """Puts these words below those that stand there; whether that was new and it was still open."""
        before = self._text(request)
        if words in before.split("\n"):
            return False
        text = f"{before}\n{words}" if before else words
        sealed = self._scope.seal(request.person, text.encode(), f"requests:text:{request.id}")
        done = self._db.execute(
            update(requests)
            .where(requests.c.id == request.id, requests.c.status == "open")
            .values(text=sealed)
        )
        return done.rowcount == 1

    def open_for(self, reader: Person) -> tuple[Request, ...]:
        """Open requests this team member may see, oldest first."""
        query = select(requests).where(requests.c.status == "open").order_by(requests.c.opened)
        found = (struct(Request, row) for row in self._db.execute(query))
        return tuple(each for each in found if reader.looks_after(each.region))

    def by_code(self, code: str, reader: Person) -> Request | None:
        return self._one(requests.c.code == code, reader)

    def get(self, request: str, reader: Person) -> Request | None:
        return self._one(requests.c.id == request, reader)

    def words(self, request: Request, reader: Person) -> str:
        """What was asked, for a team member; the reading is audited."""
        if reader.id != request.person:
            self._audit.read(reader.account, request.person, request.code)
        return self._text(request)

    def _text(self, request: Request) -> str:
        query = select(requests.c.text).where(requests.c.id == request.id)
        sealed = self._db.execute(query).scalar_one()
        return self._scope.open(request.person, sealed, f"requests:text:{request.id}").decode()

    def _one(self, which: Any, reader: Person) -> Request | None:
        row = self._db.execute(select(requests).where(which)).first()
        return struct(Request, row) if row is not None and reader.looks_after(row.region) else None

    def answer(self, request: Request, by: str) -> bool:
        """Whether it was open and is now answered by this account."""
        done = self._db.execute(
            update(requests)
            .where(requests.c.id == request.id, requests.c.status == "open")
            .values(status="answered", answered=self._scope.now, answered_by=by)
        )
        return done.rowcount == 1

    # alarms

    def raise_alarm(self, person: str, lane: str, case_code: str | None) -> Alarm:
        row = {
            "id": new_id(),
            "person": person,
            "lane": lane,
            "case_code": case_code,
            "status": "raised",
            "raised": self._scope.now,
        }
        self._db.execute(insert(alarms), row)
        return Alarm(**row)  # type: ignore[arg-type]

    def alarm(self, alarm: str) -> Alarm | None:
        row = self._db.execute(select(alarms).where(alarms.c.id == alarm)).first()
        return struct(Alarm, row) if row else None

    def open_alarm(self, person: str, lane: str) -> Alarm | None:
        """An alarm of this kind that nobody took yet."""
        query = select(alarms).where(
            alarms.c.person == person, alarms.c.lane == lane, alarms.c.status == "raised"
        )
        row = self._db.execute(query.limit(1)).first()
        return struct(Alarm, row) if row else None

    def open_alarms_of(self, person: Person) -> tuple[Alarm, ...]:
        """Hers that nobody took yet, those from before we knew her too."""
        return tuple(each for each in self.open_alarms() if each.person in (person.id, person.account))

    def open_alarms(self) -> tuple[Alarm, ...]:
        """All that nobody took yet."""
        query = select(alarms).where(alarms.c.status == "raised").order_by(alarms.c.raised)
        return tuple(struct(Alarm, row) for row in self._db.execute(query))

    def take_alarm(self, alarm: str, by: str) -> bool:
        done = self._db.execute(
            update(alarms)
            .where(alarms.c.id == alarm, alarms.c.status == "raised")
            .values(status="taken", taken=self._scope.now, taken_by=by)
        )
        return done.rowcount == 1
