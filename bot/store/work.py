"""A unit of work: all rooms of the store over one transaction."""

from __future__ import annotations

from datetime import datetime

from propcache.api import cached_property
from sqlalchemy import Connection, bindparam, func, select

from bot.store.audit import Audit
from bot.store.cases import Cases
from bot.store.crypto import Vault
from bot.store.erasure import Erasure
from bot.store.inbox import Inbox
from bot.store.jobs import Jobs
from bot.store.notes import Notes
from bot.store.people import People
from bot.store.places import Places
from bot.store.prompts import Prompts
from bot.store.requests import Requests
from bot.store.scope import Scope
from bot.store.shown import Shown
from bot.store.sittings import Sittings
from bot.store.vectors import Vectors

_ALONE = select(func.pg_advisory_xact_lock(func.hashtext(bindparam("lane"))))


class Work:
    """What a turn may reach of the database. It commits or vanishes as one."""

    def __init__(self, connection: Connection, vault: Vault, now: datetime) -> None:
        self.scope = Scope(connection, vault, now)

    @property
    def now(self) -> datetime:
        return self.scope.now

    def alone(self, lane: str) -> None:
        """Nobody else works on this lane until the commit, in whatever process (PostgreSQL)."""
        if self.scope.connection.dialect.name == "postgresql":
            self.scope.connection.execute(_ALONE, {"lane": lane})

    @cached_property
    def people(self) -> People:
        return People(self.scope)

    @cached_property
    def sittings(self) -> Sittings:
        return Sittings(self.scope)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self.scope)

    @cached_property
    def cases(self) -> Cases:
        return Cases(self.scope, self.audit)

    @cached_property
    def requests(self) -> Requests:
        return Requests(self.scope, self.audit)

    @cached_property
    def notes(self) -> Notes:
        return Notes(self.scope, self.audit)

    @cached_property
    def vectors(self) -> Vectors:
        return Vectors(self.scope)

    @cached_property
    def prompts(self) -> Prompts:
        return Prompts(self.scope)

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self.scope)

    @cached_property
    def shown(self) -> Shown:
        return Shown(self.scope)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self.scope)

    @cached_property
    def places(self) -> Places:
        return Places(self.scope)

    @cached_property
    def erasure(self) -> Erasure:
        return Erasure(self.scope)
