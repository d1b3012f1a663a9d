"""Somebody blocked the bot or closed private messages.

Rules of this file
- Of a family its Maatje and the coordinator hear it, so that a human can call.
- What a Maatje was asked goes to the next one, and so does an alarm that somebody on call cannot hear.
"""

from __future__ import annotations

from bot.chat.replies import AnyReply, Forget, Remind, Replies
from bot.core import team, telling
from bot.core.turn import Turn
from bot.model.cases import Case, PairingStatus
from bot.model.people import Role


def pass_on(turn: Turn) -> Replies:
    """What waited for her is passed on; a group that is gone has nobody."""
    if not turn.person.account:
        return ()
    turn.work.people.lost(turn.person.account)
    case = turn.work.cases.of(turn.person.id) if turn.person.known else None
    return (*_called_on(turn), *(_told(turn, case) if case else _passed_on(turn)))


def _called_on(turn: Turn) -> Replies:
    if turn.person.account not in turn.facts.on_call:
        return ()
    waiting = turn.work.requests.open_alarms()
    return tuple(Remind(timer="crisis", at=turn.now, about=raised.id) for raised in waiting)


def _told(turn: Turn, case: Case) -> Replies:
    pairing = turn.work.cases.accepted(case.id)
    buddy = turn.work.people.find(pairing.account) if pairing else None
    told = team.tell(turn, Role.COORDINATOR, case.region, "team-unreachable", code=case.code)
    return (*told, *telling.at_home(turn, buddy, "family-unreachable", code=case.code))


def _passed_on(turn: Turn) -> Replies:
    replies: list[AnyReply] = []
    for pairing in turn.work.cases.asked_of(turn.person.account):
        if turn.work.cases.settle(pairing, PairingStatus.EXPIRED):
            replies.append(Forget(timer="offer", about=pairing.id))
            replies.append(Remind(timer="match", at=turn.now, about=pairing.case_id))
    return tuple(replies)
