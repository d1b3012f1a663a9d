"""Forms being filled in: what was answered so far, sealed; the place in the form is derived from it."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select, update

from bot.model.sittings import Sitting
from bot.store.quick import Quick
from bot.store.scope import Scope, new_id
from bot.store.tables.cases import sittings

_UNDERWAY = Quick(select(sittings).where(sittings.c.person == bindparam("person")))
_BEGIN = Quick(insert(sittings), "id", "person", "form", "version", "status", "state", "started", "touched")
_SAVE = Quick(
    update(sittings)
    .where(sittings.c.id == bindparam("which"))
    .values(
        status=bindparam("status"),
        version=bindparam("version"),
        state=bindparam("state"),
        touched=bindparam("touched"),
    )
)


class Sittings:
    """All rooms of a form that is under way."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._db = scope.connection

    def latest(self, person: str) -> Sitting | None:
        """The form this person is at, or paused last."""
        rows = _UNDERWAY.rows(self._db, {"person": person})
        if not rows:
            return None
        row = max(rows, key=lambda row: row.touched)
        state = self._scope.open(person, row.state, f"sittings:state:{row.id}")
        return Sitting(
            id=row.id,
            person=person,
            form=row.form,
            version=row.version,
            status=row.status,
            state=state,
            started=row.started,
            touched=row.touched,
        )

    def begin(self, person: str, form: str, version: int, state: bytes) -> Sitting:
        sitting = new_id()
        now = self._scope.now
        row = {
            "id": sitting,
            "person": person,
            "form": form,
            "version": version,
            "status": "open",
            "state": self._scope.seal(person, state, f"sittings:state:{sitting}"),
            "started": now,
            "touched": now,
        }
        _BEGIN.change(self._db, row)
        return Sitting(
            id=sitting, person=person, form=form, version=version, status="open",
            state=state, started=now, touched=now,
        )  # fmt: skip

    def save(self, sitting: Sitting, state: bytes, status: str = "open", version: int | None = None) -> None:
        _SAVE.change(
            self._db,
            {
                "which": sitting.id,
                "status": status,
                "version": version or sitting.version,
                "state": self._scope.seal(sitting.person, state, f"sittings:state:{sitting.id}"),
                "touched": self._scope.now,
            },
        )

    def drop(self, sitting: str) -> None:
        self._db.execute(delete(sittings).where(sittings.c.id == sitting))
