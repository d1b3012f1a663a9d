"""`/koppel`: the team pairs by hand, in its own region; the Maatje is still asked (C19).

A moderator learns nothing of the family by it: the story stays with the coordinator and the Maatje (P24).
"""

from __future__ import annotations

from bot.chat.replies import Replies, Say
from bot.core import offering
from bot.core.turn import Turn
from bot.model import codes
from bot.model.cases import Case, CaseStatus


def pair(turn: Turn) -> Replies:
    """`/koppel Z-001 Bram`: the team's own choice; the Maatje is still asked."""
    code, name = codes.split("Z", turn.rest)
    if not code or not name:
        return (Say(text=turn.text("pair-how"), private=True),)
    case = turn.work.cases.by_code(code, turn.person)
    if case is None:
        return (Say(text=turn.text("pair-no-case", code=code), private=True),)
    if case.status is CaseStatus.PAIRED:
        return (Say(text=turn.text("pair-has-buddy", code=case.code), private=True),)
    if case.status not in (CaseStatus.WAITING, CaseStatus.OFFERED):
        return (Say(text=turn.text("pair-over", code=case.code), private=True),)
    found = [each for each in turn.work.people.buddies() if _called(each.account, each.name, name)]
    if len(found) != 1:
        return (_who_then(turn, name),)
    waiting = turn.work.cases.asked(case.id)
    if waiting is not None and waiting.account == found[0].account:
        text = turn.text("pair-asked-already", code=case.code, name=found[0].name)
        return (Say(text=text, private=True),)
    if found[0].paused or found[0].free < 1:
        key = "pair-paused" if found[0].paused else "pair-full"
        return (Say(text=turn.text(key, name=found[0].name), private=True),)
    told = Say(text=turn.text("pair-asked", code=case.code, name=found[0].name), private=True)
    return (*_asked(turn, case, found[0].account), told)


def _asked(turn: Turn, case: Case, account: str) -> Replies:
    """This Maatje is asked, instead of the one who was asked before."""
    turn.work.audit.note(turn.person.account, "pair", case.code, account)
    return (*offering.take_back(turn, case), *offering.offer(turn, case, account))


def _who_then(turn: Turn, name: str) -> Say:
    names = ", ".join(each.name or each.account for each in turn.work.people.buddies())
    return Say(text=turn.text("pair-no-buddy", name=name, names=names, some=bool(names)), private=True)


def _called(account: str, name: str, asked: str) -> bool:
    asked = asked.strip().lstrip("@").lower()
    return asked in (account.lower(), name.lower(), account.partition(":")[2])
