"""People and their accounts, the team list, and what they agreed to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from bot.chat.events import Address, Sender
from bot.model.matching import Buddy
from bot.model.people import Member, Person, Role, platform_of, shown_name
from bot.store.quick import Quick
from bot.store.scope import Scope, new_id
from bot.store.tables.cases import pairings
from bot.store.tables.people import accounts, consents, people, team

_PERSON = select(
    accounts.c.account,
    accounts.c.platform,
    accounts.c.chat,
    accounts.c.name,
    accounts.c.reachable,
    people.c.id,
    people.c.locale,
    people.c.region,
    people.c.pc4,
    people.c.way_in,
    team.c.role,
    team.c.name.label("team_name"),
    team.c.regions,
    team.c.capacity,
    team.c.paused,
).select_from(
    accounts.join(people, people.c.id == accounts.c.person).outerjoin(
        team, team.c.account == accounts.c.account
    )
)
_BY_ACCOUNT = Quick(_PERSON.where(accounts.c.account == bindparam("account")))
_BY_PERSON = _PERSON.where(accounts.c.person == bindparam("person")).order_by(
    accounts.c.reachable.desc(), accounts.c.account
)
_TEAM = select(team, team.c.name.label("team_name")).where(team.c.account == bindparam("account"))
_HOME = (
    update(accounts)
    .where(accounts.c.account == bindparam("who"))
    .values(chat=bindparam("at"), reachable=True)
)
_AGREED = Quick(
    select(consents.c.id).where(
        consents.c.person == bindparam("person"),
        consents.c.purpose == bindparam("purpose"),
        consents.c.version == bindparam("version"),
        consents.c.withdrawn.is_(None),
    )
)
_WELCOME = Quick(insert(people), "id", "created", "locale")
_ACCOUNT = Quick(insert(accounts), "account", "person", "platform", "chat", "name", "reachable")
_AGREE = Quick(insert(consents), "id", "person", "purpose", "version", "account", "given")
_BUSY = ("asked", "accepted")


class People:
    """The identity room. A name is sealed with its owner's key."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._db = scope.connection

    def find(self, account: str) -> Person | None:
        """Whoever uses this account, with the roles the team list gives now."""
        rows = _BY_ACCOUNT.rows(self._db, {"account": account})
        return self._person(rows) if rows else None

    def by_id(self, person: str) -> Person | None:
        """A person by id, through the account that can be reached best."""
        rows = self._db.execute(_BY_PERSON, {"person": person}).all()
        return self._person([row for row in rows if row.account == rows[0].account]) if rows else None

    def at(self, home: Address) -> Person | None:
        """Who is at home at this private address."""
        query = select(accounts.c.account).where(
            accounts.c.platform == home.platform, accounts.c.chat == home.chat
        )
        account = self._db.execute(query.limit(1)).scalar()
        return self.find(account) if account else None

    def stranger(self, sender: Sender, locale: str) -> Person:
        """Somebody we keep nothing of yet; a team member may be one. `locale`: a language we speak."""
        rows = self._db.execute(_TEAM, {"account": sender.account}).all()
        memberships = tuple(_member(row, sender.account) for row in rows)
        name = memberships[0].name if memberships and memberships[0].name else shown_name(sender.name)
        return Person(id="", account=sender.account, name=name, locale=locale, memberships=memberships)

    def welcome(self, sender: Sender, locale: str, home: Address | None) -> Person:
        """Keep this person from now on."""
        person = new_id()
        _WELCOME.change(self._db, {"id": person, "created": self._scope.now, "locale": locale})
        _ACCOUNT.change(
            self._db,
            {
                "account": sender.account,
                "person": person,
                "platform": platform_of(sender.account),
                "chat": home.chat if home else None,
                "name": self._sealed(person, sender.account, sender.name),
                "reachable": True,
            },
        )
        found = self.find(sender.account)
        assert found is not None
        return found

    def at_home(self, account: str, home: Address) -> None:
        """This is where this account can be reached in private."""
        self._db.execute(_HOME, {"who": account, "at": home.chat})

    def called(self, person: Person, name: str) -> None:
        """What this person is called; known from what she wrote herself."""
        sealed = self._sealed(person.id, person.account, name)
        self._db.execute(update(accounts).where(accounts.c.account == person.account).values(name=sealed))

    def lost(self, account: str) -> None:
        self._db.execute(update(accounts).where(accounts.c.account == account).values(reachable=False))

    def change(self, person: str, **values: Any) -> None:
        """Set columns of the person: locale, region, pc4, way_in."""
        self._db.execute(update(people).where(people.c.id == person).values(**values))

    # the team

    def set_team(self, members: Iterable[Member]) -> None:
        """The team is what the settings say; who paused stays paused."""
        paused = set(self._db.execute(select(team.c.account).where(team.c.paused)).scalars())
        self._db.execute(delete(team))
        for member in members:
            row = {
                "account": member.account,
                "role": member.role.value,
                "name": member.name,
                "regions": json.dumps(member.regions),
                "capacity": member.capacity,
                "paused": member.account in paused,
            }
            self._db.execute(insert(team), row)

    def with_role(self, role: Role, region: str | None = None) -> tuple[Person, ...]:
        """Team members in a role who act in this region and once wrote to the bot."""
        rows = self._db.execute(select(team.c.account).where(team.c.role == role.value)).scalars()
        found = (self.find(account) for account in sorted(set(rows)))
        return tuple(p for p in found if p is not None and p.home and p.may_act_in(role, region))

    def team_accounts(self) -> tuple[tuple[str, Role], ...]:
        rows = self._db.execute(select(team.c.account, team.c.role)).all()
        return tuple((row.account, Role(row.role)) for row in rows)

    def buddies(self) -> tuple[Buddy, ...]:
        """Each Maatje who can be reached, with the families they have now."""
        rows = self._db.execute(
            select(team, accounts.c.reachable, accounts.c.chat)
            .select_from(team.join(accounts, accounts.c.account == team.c.account))
            .where(team.c.role == Role.BUDDY.value, accounts.c.reachable, accounts.c.chat.is_not(None))
        ).all()
        return tuple(
            Buddy(
                account=row.account,
                name=row.name,
                regions=tuple(json.loads(row.regions)),
                capacity=row.capacity,
                busy=self._busy(row.account),
                paused=row.paused,
            )
            for row in rows
        )

    def pause(self, account: str, paused: bool) -> None:
        self._db.execute(update(team).where(team.c.account == account).values(paused=paused))

    def _busy(self, account: str) -> int:
        query = select(pairings.c.id).where(pairings.c.account == account, pairings.c.status.in_(_BUSY))
        return len(self._db.execute(query).all())

    # consent

    def agree(self, person: Person, purpose: str, version: str) -> None:
        _AGREE.change(
            self._db,
            {
                "id": new_id(),
                "person": person.id,
                "purpose": purpose,
                "version": version,
                "account": person.account,
                "given": self._scope.now,
            },
        )

    def agreed(self, person: str, purpose: str, version: str) -> bool:
        """Whether a living consent to this very text is there."""
        asked = {"person": person, "purpose": purpose, "version": version}
        return _AGREED.first(self._db, asked) is not None

    def withdraw_consent(self, person: str, purpose: str) -> None:
        self._db.execute(
            update(consents)
            .where(
                consents.c.person == person,
                consents.c.purpose == purpose,
                consents.c.withdrawn.is_(None),
            )
            .values(withdrawn=self._scope.now)
        )

    def _person(self, rows: Sequence[Any]) -> Person:
        row = rows[0]
        memberships = tuple(_member(each, each.account) for each in rows if each.role)
        home = Address(row.platform, row.chat, private=True) if row.chat else None
        return Person(
            id=row.id,
            account=row.account,
            name=(row.team_name if row.role and row.team_name else self._name(row)),
            locale=row.locale,
            home=home,
            reachable=row.reachable,
            region=row.region,
            pc4=row.pc4,
            way_in=row.way_in,
            memberships=memberships,
        )

    def _sealed(self, person: str, account: str, name: str) -> bytes:
        return self._scope.seal(person, shown_name(name).encode(), f"accounts:name:{account}")

    def _name(self, row: Any) -> str:
        if not row.name:
            return ""
        return self._scope.open(row.id, row.name, f"accounts:name:{row.account}").decode()


def _member(row: Any, account: str) -> Member:
    return Member(
        account=account,
        role=Role(row.role),
        name=row.team_name,
        regions=tuple(json.loads(row.regions)),
        capacity=row.capacity,
        paused=row.paused,
    )
