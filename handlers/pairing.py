"""`/koppel`: the coordinator pairs by hand; the Maatje is still asked (C19)."""

from __future__ import annotations

from bot.chat.replies import Replies, Say
from bot.core import offering
from bot.core.turn import Turn
from bot.model.cases import CaseStatus


def pair(turn: Turn) -> Replies:
    """`/koppel Z-001 Bram`: the coordinator's own choice; the Maatje is still asked."""
    words = turn.rest.split(maxsplit=1)
    if len(words) < 2:
        return (Say(text=turn.text("pair-how"), private=True),)
    case = turn.work.cases.by_code(words[0].upper(), turn.person)
    if case is None:
        return (Say(text=turn.text("pair-no-case", code=words[0]), private=True),)
    if case.status is CaseStatus.PAIRED:
        return (Say(text=turn.text("pair-has-buddy", code=case.code), private=True),)
    found = [each for each in turn.work.people.buddies() if _called(each.account, each.name, words[1])]
    if len(found) != 1:
        names = ", ".join(each.name or each.account for each in turn.work.people.buddies())
        return (
            Say(text=turn.text("pair-no-buddy", name=words[1], names=names, some=bool(names)), private=True),
        )
    if found[0].free < 1:
        return (Say(text=turn.text("pair-full", name=found[0].name), private=True),)
    turn.work.audit.note(turn.person.account, "pair", case.code, found[0].account)
    return (
        *offering.take_back(turn, case),
        *offering.offer(turn, case, found[0].account),
        Say(text=turn.text("pair-asked", code=case.code, name=found[0].name), private=True),
    )


def _called(account: str, name: str, asked: str) -> bool:
    asked = asked.strip().lstrip("@").lower()
    return asked in (account.lower(), name.lower(), account.partition(":")[2])
