"""A case: one child, one request for company on the way.

Rules of this file
- A case waits, is offered to one Maatje at a time, is paired, or was withdrawn by the family.
- Everything but the family and the Maatje who said yes sees a code, a region and an age band.
"""

from __future__ import annotations

import enum
from datetime import datetime, timedelta

import msgspec

from bot.model.people import Person, Role

ANSWER_WITHIN = timedelta(hours=72)
"""How long a Maatje may think about an offer (C21)."""
TELL_PLACE_EVERY = timedelta(days=7)
"""No silent waiting: a family in line hears from us this often (C18)."""


class CaseStatus(enum.StrEnum):
    WAITING = "waiting"
    OFFERED = "offered"
    PAIRED = "paired"
    WITHDRAWN = "withdrawn"


class PairingStatus(enum.StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What may be known of a case without opening it: no answers, no names."""

    id: str
    code: str
    person: str
    region: str | None
    status: CaseStatus
    preventive: bool
    confidential: bool
    opened: datetime


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    """One Maatje asked for one case."""

    id: str
    case_id: str
    account: str
    status: PairingStatus
    asked: datetime


def may_open(case: Case, reader: Person, accepted_by: str | None) -> bool:
    """Who may read what a family told: the family, its own Maatje, and the coordinator.

    Moderators never; with heightened confidentiality (C03) nobody but these three either.
    After she withdrew her consent nobody but the family.
    """
    if reader.id == case.person:
        return True
    if case.status is CaseStatus.WITHDRAWN:
        return False
    if accepted_by is not None and reader.account == accepted_by:
        return True
    return reader.may_act_in(Role.COORDINATOR, case.region)


def may_see(case: Case, reader: Person) -> bool:
    """Who may know that a case exists: moderators of its region, unless it is confidential."""
    if reader.may_act_in(Role.COORDINATOR, case.region):
        return True
    return not case.confidential and reader.may_act_in(Role.MODERATOR, case.region)


def age_band(age: int | None) -> str:
    """An age as a band of a few years, so that a card points at no child. Empty when unknown."""
    if age is None:
        return ""
    for low, high in ((3, 5), (6, 8), (9, 11), (12, 14), (15, 17), (18, 23)):
        if low <= age <= high:
            return f"{low}-{high}"
    return ""
