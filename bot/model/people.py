"""People: who somebody is to us, and which roles the team list gives them."""

from __future__ import annotations

import enum
import unicodedata

import msgspec

from bot.chat.events import Address

_UNSEEN = {"Cc": " ", "Cf": ""}


class Role(enum.StrEnum):
    """What a team member may do; a parent has no role."""

    MODERATOR = "moderator"
    COORDINATOR = "coordinator"
    CONTACT = "contact"
    TREASURER = "treasurer"
    BUDDY = "maatje"


TEAM = frozenset({Role.MODERATOR, Role.COORDINATOR})
"""who answers families and looks after groups"""


class Member(msgspec.Struct, frozen=True):
    """One line of the team list: an account in a role, for some regions (none = all of them)."""

    account: str
    role: Role
    name: str = ""
    regions: tuple[str, ...] = ()
    capacity: int = 0
    paused: bool = False


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who talks to the bot. `id` is empty for one who is not known yet."""

    id: str
    account: str
    name: str
    locale: str
    home: Address | None = None
    reachable: bool = True
    region: str | None = None
    pc4: str | None = None
    way_in: str | None = None
    memberships: tuple[Member, ...] = ()
    new: bool = False
    """this is the first that person ever wrote to us"""

    @property
    def known(self) -> bool:
        return bool(self.id)

    def has(self, role: Role) -> bool:
        return any(member.role is role for member in self.memberships)

    def has_any(self, roles: frozenset[Role]) -> bool:
        return any(member.role in roles for member in self.memberships)

    def may_act_in(self, role: Role, region: str | None) -> bool:
        """Whether a role reaches this region. A role without regions reaches all of them, and what has no
        region yet (a question of somebody who never told where she lives) is for every one in that role."""
        return any(
            member.role is role and (region is None or not member.regions or region in member.regions)
            for member in self.memberships
        )

    def looks_after(self, region: str | None) -> bool:
        """Whether this is the moderator or coordinator of this region."""
        return any(self.may_act_in(role, region) for role in TEAM)


def shown_name(name: str) -> str:
    """A name as others may see it: on one line, without signs that hide or that turn the reading round."""
    composed = unicodedata.normalize("NFC", name)
    return " ".join("".join(_UNSEEN.get(unicodedata.category(sign), sign) for sign in composed).split())


def platform_of(account: str) -> str:
    """ "telegram:1001" -> "telegram"."""
    return account.partition(":")[0]
