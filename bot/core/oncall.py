"""Who is called when somebody may be in danger.

Rules of this file
- The first on the list is called; after five minutes the second too; after ten all, and the coordinators.
- Nobody is called about herself. When nobody on the list can be reached, the coordinators are called.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.core.turn import Turn
from bot.model.people import Person, Role
from bot.model.requests import Alarm

TAKE_WITHIN = timedelta(minutes=5)


def still(turn: Turn, alarm: Alarm) -> Sequence[Person]:
    """Whom it concerns when nobody took this alarm yet: the first two, after ten minutes everybody."""
    if turn.now < alarm.raised + 2 * TAKE_WITHIN:
        return on_call(turn, alarm.person)[:2]
    return everybody(turn, alarm.person)


def on_call(turn: Turn, about: str) -> Sequence[Person]:
    """Who can be reached about this person, in the order of the list; else the coordinators."""
    people = [turn.work.people.find(account) for account in turn.facts.on_call]
    return _reached(people, about) or _reached(turn.work.people.with_role(Role.COORDINATOR), about)


def everybody(turn: Turn, about: str) -> Sequence[Person]:
    """All on call, and the coordinators too."""
    first, coordinators = on_call(turn, about), turn.work.people.with_role(Role.COORDINATOR)
    there = {each.id for each in first}
    return [*first, *_reached((each for each in coordinators if each.id not in there), about)]


def _reached(people: Iterable[Person | None], about: str) -> Sequence[Person]:
    return [each for each in people if each and each.home and each.reachable and each.id != about]
