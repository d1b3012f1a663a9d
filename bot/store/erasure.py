"""Everything held about a person: handed over as it is, or gone.

Rules of this file
- `PERSONAL` names every table with a person in it; a test walks the schema and finds none missing.
- Erasing destroys the data key first: what lingers in a backup or a page cannot be read.
- What was asked of others about her goes with it: a button nobody can read would stop their words.
- The audit keeps ids and codes; it never held words.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Table, delete, or_, select, update

from bot.model.people import Person, Role
from bot.store.scope import Scope
from bot.store.tables.cases import alarms, cases, pairings, requests, sittings
from bot.store.tables.library import drafts
from bot.store.tables.machine import audit, inbox, jobs, prompts, shown
from bot.store.tables.people import accounts, consents, people, team

PERSONAL: tuple[Table, ...] = (people, accounts, consents, sittings, cases, requests, alarms, drafts)
"""Tables with a row of a person; their key column is `person` (people: `id`)."""
SEALED = {"accounts": "name", "sittings": "state", "cases": "facts", "requests": "text", "drafts": "words"}
_HIDDEN = {"id", "person"}


class Erasure:
    """The two rights: to see it all, and to be forgotten."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._db = scope.connection

    def export(self, person: Person) -> dict[str, Any]:
        """Table name -> rows, with every sealed word opened."""
        held = {table.name: self._rows(table, person) for table in PERSONAL}
        return held | {"readings": self._readings([*held["cases"], *held["requests"]])}

    def _readings(self, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Who opened what she told, as a role and not a name (P10)."""
        codes = [row["code"] for row in told]
        query = select(audit.c.at, audit.c.actor, audit.c.target).where(
            audit.c.action == "read", audit.c.target.in_(codes)
        )
        return [
            {"at": row.at, "target": row.target, "who": self._role(row.actor)}
            for row in self._db.execute(query.order_by(audit.c.seq))
        ]

    def _role(self, account: str) -> str:
        roles = set(self._db.execute(select(team.c.role).where(team.c.account == account)).scalars())
        if Role.COORDINATOR.value in roles:
            return "coordinator"
        return "buddy" if Role.BUDDY.value in roles else "team"

    def erase(self, person: Person) -> None:
        """This person is not known any more. Others keep what is theirs."""
        self._scope.vault.destroy(self._db, person.id)
        owned = select(cases.c.id).where(cases.c.person == person.id)
        accounts_of = list(
            self._db.execute(select(accounts.c.account).where(accounts.c.person == person.id)).scalars()
        )
        self._forget_updates(accounts_of)
        lanes = [f"{row.platform}:{row.chat}" for row in self._chats(person)]
        self._db.execute(delete(pairings).where(pairings.c.case_id.in_(owned)))
        self._db.execute(delete(jobs).where(or_(jobs.c.owner == person.id, jobs.c.lane.in_(lanes))))
        self._db.execute(delete(shown).where(shown.c.lane.in_(lanes)))
        hers = (prompts.c.owner == person.id, prompts.c.actor.in_(accounts_of), prompts.c.lane.in_(lanes))
        self._db.execute(delete(prompts).where(or_(*hers)))
        for table in reversed(PERSONAL):
            self._db.execute(delete(table).where(_hers(table, person)))

    def _forget_updates(self, accounts_of: list[str]) -> None:
        """What failed holds her words under the house's key: they go, and whose each update was."""
        for account in accounts_of:
            platform, _, lane = account.partition(":")
            hers = (inbox.c.platform == platform, inbox.c.lane.in_((lane, account)))
            self._db.execute(update(inbox).where(*hers).values(body=None, state="done", lane=""))

    def _chats(self, person: Person) -> list[Any]:
        query = select(accounts.c.platform, accounts.c.chat).where(accounts.c.person == person.id)
        return list(self._db.execute(query))

    def _rows(self, table: Table, person: Person) -> list[dict[str, Any]]:
        found = self._db.execute(select(table).where(_hers(table, person))).mappings()
        return [self._readable(table, dict(row), person) for row in found]

    def _readable(self, table: Table, row: dict[str, Any], person: Person) -> dict[str, Any]:
        column = SEALED.get(table.name)
        if column and row[column] is not None:
            place = f"{table.name}:{column}:{row[next(iter(table.primary_key)).name]}"
            words = self._scope.open(person.id, row[column], place).decode()
            row[column] = json.loads(words) if column in ("state", "facts", "words") else words
        return {name: value for name, value in row.items() if name not in _HIDDEN}


def _hers(table: Table, person: Person) -> Any:
    """The rows of this person; an alarm from before we knew her bears her account."""
    key = table.c.id if table is people else table.c.person
    return key.in_((person.id, person.account))
