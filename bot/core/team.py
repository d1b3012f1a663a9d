"""Telling the team that something waits: content-free, in private, to those who act in the region."""

from __future__ import annotations

from bot.chat.replies import AnyReply, Ask, Option
from bot.core.turn import Turn
from bot.model.people import Person, Role


def tell(
    turn: Turn, role: Role, region: str | None, key: str, *options: Option, **args: object
) -> list[AnyReply]:
    """One message to each team member in this role; coordinators when nobody has it."""
    people = turn.work.people.with_role(role, region) or turn.work.people.with_role(Role.COORDINATOR, region)
    return [to(turn, person, key, *options, **args) for person in people]


def to(turn: Turn, person: Person, key: str, *options: Option, **args: object) -> AnyReply:
    """One message to one team member."""
    return Ask(text=turn.text_for(person, key, **args), options=options, to=person.home, private=True)
