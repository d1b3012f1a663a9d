"""Cases and pairings: the one room through which a family's case is reached.

Rules of this file
- Nothing here returns what a family told without saying for whom (`open`), and every reading by
  anybody but the family is written in the audit.
- What two people may touch at once is decided by a conditional UPDATE: exactly one of them wins.
"""

from __future__ import annotations

import json

from sqlalchemy import bindparam, func, insert, or_, select, update

from bot.model import codes
from bot.model.cases import Case, CaseStatus, Pairing, PairingStatus, may_open, may_see
from bot.model.people import Person
from bot.store.audit import Audit
from bot.store.quick import Quick
from bot.store.rows import struct
from bot.store.scope import Scope, new_id
from bot.store.tables.cases import cases, pairings

_PLAIN = tuple(cases.c[name] for name in Case.__struct_fields__)
"""what may be known of a case without opening it"""
_LIVE = (CaseStatus.WAITING.value, CaseStatus.OFFERED.value, CaseStatus.PAIRED.value)
_BY_ID = select(*_PLAIN).where(cases.c.id == bindparam("case"))
_OF = Quick(
    select(*_PLAIN)
    .where(cases.c.person == bindparam("person"), or_(*(cases.c.status == live for live in _LIVE)))
    .order_by(cases.c.opened.desc())
    .limit(1)
)
_HELD = select(cases.c.status).where(cases.c.id == bindparam("case")).with_for_update()


class NotYours(Exception):
    """This reader may not open this case."""


class Cases:
    """Families' cases, and the Maatjes asked for them."""

    def __init__(self, scope: Scope, audit: Audit) -> None:
        self._scope = scope
        self._db = scope.connection
        self._audit = audit

    def begin(
        self, person: Person, facts: bytes, *, region: str | None, preventive: bool, confidential: bool
    ) -> Case:
        """A new case, waiting. `facts` is JSON of the answers; it is sealed with the family's key."""
        case = new_id()
        code = codes.code("Z", self._scope.count("case"))
        self._db.execute(
            insert(cases),
            {
                "id": case,
                "code": code,
                "person": person.id,
                "region": region,
                "status": CaseStatus.WAITING.value,
                "preventive": preventive,
                "confidential": confidential,
                "opened": self._scope.now,
                "facts": self._scope.seal(person.id, facts, f"cases:facts:{case}"),
            },
        )
        found = self.get(case)
        assert found is not None
        return found

    def get(self, case: str) -> Case | None:
        row = self._db.execute(_BY_ID, {"case": case}).first()
        return struct(Case, row) if row else None

    def of(self, person: str) -> Case | None:
        """The case of this person that is alive, the newest first."""
        row = _OF.first(self._db, {"person": person})
        return struct(Case, row) if row else None

    def by_code(self, code: str, reader: Person) -> Case | None:
        """A case by its code, for its Maatje or a team member who may know that it exists; else None."""
        row = self._db.execute(select(*_PLAIN).where(cases.c.code == code)).first()
        if row is None:
            return None
        case = struct(Case, row)
        return case if may_see(case, reader) or self._buddy_of(case) == reader.account else None

    def visible(self, reader: Person) -> tuple[Case, ...]:
        """Cases that wait or are being offered, for this reader, oldest first."""
        waiting = (CaseStatus.WAITING.value, CaseStatus.OFFERED.value)
        query = select(*_PLAIN).where(cases.c.status.in_(waiting)).order_by(cases.c.opened)
        found = (struct(Case, row) for row in self._db.execute(query))
        return tuple(case for case in found if may_see(case, reader))

    def open(self, case: Case, reader: Person) -> bytes:
        """What the family told, for this reader. Raises NotYours; the reading is audited."""
        accepted = self.accepted(case.id)
        if not may_open(case, reader, accepted.account if accepted else None):
            self._audit.note(reader.account, "read-refused", case.code)
            raise NotYours(case.code)
        if reader.id != case.person:
            self._audit.read(reader.account, case.person, case.code)
        sealed = self._db.execute(select(cases.c.facts).where(cases.c.id == case.id)).scalar_one()
        return self._scope.open(case.person, sealed, f"cases:facts:{case.id}")

    def outline(self, case: Case, questions: tuple[str, ...]) -> bytes:
        """Only the answers to these questions, for the anonymised card a Maatje sees before a yes."""
        self._audit.shows(case.person)
        sealed = self._db.execute(select(cases.c.facts).where(cases.c.id == case.id)).scalar_one()
        facts = json.loads(self._scope.open(case.person, sealed, f"cases:facts:{case.id}"))
        told = {key: given for key, given in facts.get("answers", {}).items() if key in questions}
        return json.dumps({"answers": told}).encode()

    def move(self, case: str, to: CaseStatus, *, only_from: tuple[CaseStatus, ...]) -> bool:
        """Whether it was in one of `only_from` and is now in `to`."""
        done = self._db.execute(
            update(cases)
            .where(cases.c.id == case, cases.c.status.in_([status.value for status in only_from]))
            .values(status=to.value, ended=self._scope.now if to is CaseStatus.WITHDRAWN else None)
        )
        return done.rowcount == 1

    def place_in_line(self, case: Case) -> int:
        """1 for the family in this region that waits longest."""
        earlier = select(func.count()).where(
            cases.c.status == CaseStatus.WAITING.value,
            cases.c.region.is_not_distinct_from(case.region),
            cases.c.opened < case.opened,
        )
        return int(self._db.execute(earlier).scalar_one()) + 1

    def waiting(self) -> tuple[Case, ...]:
        """Cases nobody was asked for now, longest waiting first. For the pairing itself, not for eyes."""
        query = select(*_PLAIN).where(cases.c.status == CaseStatus.WAITING.value)
        found = self._db.execute(query.order_by(cases.c.opened, cases.c.code))
        return tuple(struct(Case, row) for row in found)

    # pairings

    def offer(self, case: Case, account: str) -> Pairing | None:
        """Ask this Maatje. None when the case is not waiting any more."""
        if not self.move(case.id, CaseStatus.OFFERED, only_from=(CaseStatus.WAITING,)):
            return None
        pairing = Pairing(
            id=new_id(), case_id=case.id, account=account,
            status=PairingStatus.ASKED, asked=self._scope.now,
        )  # fmt: skip
        self._db.execute(
            insert(pairings),
            {
                "id": pairing.id,
                "case_id": case.id,
                "account": account,
                "status": pairing.status.value,
                "asked": pairing.asked,
            },
        )
        return pairing

    def pairing(self, pairing: str) -> Pairing | None:
        row = self._db.execute(select(pairings).where(pairings.c.id == pairing)).first()
        return struct(Pairing, row) if row else None

    def settle(self, pairing: Pairing, to: PairingStatus) -> bool:
        """Whether it was still asked and is now `to`. A yes counts only while the case is on offer."""
        if self._held(pairing.case_id) is not CaseStatus.OFFERED:
            return False
        done = self._db.execute(
            update(pairings)
            .where(pairings.c.id == pairing.id, pairings.c.status == PairingStatus.ASKED.value)
            .values(status=to.value, decided=self._scope.now)
        )
        if done.rowcount != 1:
            return False
        after = CaseStatus.PAIRED if to is PairingStatus.ACCEPTED else CaseStatus.WAITING
        return self.move(pairing.case_id, after, only_from=(CaseStatus.OFFERED,))

    def _held(self, case: str) -> CaseStatus | None:
        """Where the case is; until the commit nobody else moves it. The case always comes before its
        pairings, so that two people never wait for each other."""
        row = self._db.execute(_HELD, {"case": case}).first()
        return CaseStatus(row.status) if row else None

    def asked(self, case: str) -> Pairing | None:
        return self._one(case, PairingStatus.ASKED)

    def accepted(self, case: str) -> Pairing | None:
        return self._one(case, PairingStatus.ACCEPTED)

    def _buddy_of(self, case: Case) -> str | None:
        accepted = self.accepted(case.id)
        return accepted.account if accepted else None

    def asked_of(self, account: str) -> tuple[Pairing, ...]:
        """What waits for this Maatje's answer."""
        query = select(pairings).where(
            pairings.c.account == account, pairings.c.status == PairingStatus.ASKED.value
        )
        return tuple(struct(Pairing, row) for row in self._db.execute(query))

    def let_go(self, account: str) -> Case | None:
        """The family this Maatje said no to last, or was silent about, while it still waits."""
        query = (
            select(*_PLAIN)
            .join(pairings, pairings.c.case_id == cases.c.id)
            .where(pairings.c.account == account, cases.c.status == CaseStatus.WAITING.value)
            .order_by(pairings.c.asked.desc())
        )
        row = self._db.execute(query.limit(1)).first()
        return struct(Case, row) if row else None

    def offers(self, case: str) -> tuple[Pairing, ...]:
        """Everybody who was ever asked for this case, in order."""
        query = select(pairings).where(pairings.c.case_id == case).order_by(pairings.c.asked)
        return tuple(struct(Pairing, row) for row in self._db.execute(query))

    def end_pairings(self, case: str) -> tuple[Pairing, ...]:
        """Everything asked or agreed for this case is withdrawn; returns what it was."""
        live = (PairingStatus.ASKED.value, PairingStatus.ACCEPTED.value)
        query = select(pairings).where(pairings.c.case_id == case, pairings.c.status.in_(live))
        ended = tuple(struct(Pairing, row) for row in self._db.execute(query))
        self._db.execute(
            update(pairings)
            .where(pairings.c.case_id == case, pairings.c.status.in_(live))
            .values(status=PairingStatus.WITHDRAWN.value, decided=self._scope.now)
        )
        return ended

    def _one(self, case: str, status: PairingStatus) -> Pairing | None:
        query = select(pairings).where(pairings.c.case_id == case, pairings.c.status == status.value)
        row = self._db.execute(query.limit(1)).first()
        return struct(Pairing, row) if row else None
