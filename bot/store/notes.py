"""What humans answered, what becomes of it, and what the library misses.

Rules of this file
- A note's words are sealed with the key of the family that asked: erasing the family erases them.
- An alias is the team's own wording, confirmed or typed by a team member; it is sealed by the house.
- What was asked and not found is a list of codes; words are read one by one, and each reading is audited.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import delete, func, insert, select, update

from bot.model import codes
from bot.model.notes import Exchange, Missed, Note
from bot.model.people import Person
from bot.model.requests import Request
from bot.store.audit import Audit
from bot.store.crypto import HOUSE
from bot.store.rows import struct
from bot.store.scope import Scope, new_id
from bot.store.tables.cases import requests
from bot.store.tables.library import aliases, drafts
from bot.store.tables.machine import audit


class Notes:
    """Answers on their way to the library."""

    def __init__(self, scope: Scope, trail: Audit) -> None:
        self._scope = scope
        self._db = scope.connection
        self._audit = trail

    def begin(self, request: Request, words: Exchange, by: str) -> Note:
        """Keep this answer until somebody decides what becomes of it."""
        note = new_id()
        row = {
            "id": note,
            "code": codes.code("D", self._scope.count("draft")),
            "person": request.person,
            "region": request.region,
            "status": "answer",
            "article": None,
            "made": self._scope.now,
        }
        sealed = self._scope.seal(request.person, msgspec.json.encode(words), f"drafts:words:{note}")
        self._db.execute(insert(drafts), row | {"by": by, "words": sealed})
        return Note(**row)  # type: ignore[arg-type]

    def get(self, note: str, reader: Person) -> Note | None:
        return self._one(drafts.c.id == note, reader)

    def by_code(self, code: str, reader: Person) -> Note | None:
        return self._one(drafts.c.code == code, reader)

    def words(self, note: Note, reader: Person) -> Exchange:
        """Question and answer, for a team member; the reading is audited."""
        self._audit.read(reader.account, note.person, note.code)
        sealed = self._db.execute(select(drafts.c.words).where(drafts.c.id == note.id)).scalar_one()
        opened = self._scope.open(note.person, sealed, f"drafts:words:{note.id}")
        return msgspec.json.decode(opened, type=Exchange)

    def move(self, note: Note, status: str, article: str | None = None) -> None:
        """It becomes a draft, or a way to ask for an article."""
        changed = {"status": status, "article": article}
        self._db.execute(update(drafts).where(drafts.c.id == note.id).values(**changed))

    def drop(self, note: Note) -> None:
        self._db.execute(delete(drafts).where(drafts.c.id == note.id))

    def drafts(self, reader: Person) -> tuple[Note, ...]:
        """Drafts this team member may see, newest first."""
        query = select(drafts).where(drafts.c.status == "draft").order_by(drafts.c.made.desc())
        notes = (struct(Note, row) for row in self._db.execute(query))
        return tuple(note for note in notes if reader.looks_after(note.region))

    # other ways to ask

    def add_alias(self, article: str, words: str, by: str) -> None:
        """Another way to ask for this article; part of the library at its next reload."""
        alias = new_id()
        sealed = self._scope.seal(HOUSE, words.encode(), f"aliases:words:{alias}")
        row = {"id": alias, "article": article, "words": sealed, "made": self._scope.now, "by": by}
        self._db.execute(insert(aliases), row)

    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        """For each article the other ways to ask for it, in alphabetical order."""
        found: dict[str, set[str]] = {}
        for row in self._db.execute(select(aliases)):
            words = self._scope.open(HOUSE, row.words, f"aliases:words:{row.id}").decode()
            found.setdefault(row.article, set()).add(words)
        return {article: tuple(sorted(words)) for article, words in found.items()}

    # what is missing

    def missed(self, reader: Person, since: datetime) -> tuple[Missed, ...]:
        """Questions without an answer in the library, newest first."""
        query = (
            select(requests)
            .where(requests.c.kind == "question", requests.c.opened >= since)
            .order_by(requests.c.opened.desc())
        )
        rows = (row for row in self._db.execute(query) if reader.looks_after(row.region))
        return tuple(Missed(row.id, row.code, row.opened, row.status == "answered") for row in rows)

    def thumbs_down(self, since: datetime) -> tuple[tuple[str, int], ...]:
        """Articles (by id) that were not the answer, with how often, the most first."""
        times = func.count().label("times")
        query = (
            select(audit.c.target, times)
            .where(audit.c.action == "answer-no", audit.c.at >= since)
            .group_by(audit.c.target)
            .order_by(times.desc(), audit.c.target)
        )
        return tuple((row.target, row.times) for row in self._db.execute(query))

    def _one(self, which: Any, reader: Person) -> Note | None:
        row = self._db.execute(select(drafts).where(which)).first()
        return struct(Note, row) if row is not None and reader.looks_after(row.region) else None
