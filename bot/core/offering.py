"""Asking Maatjes for a family, one after the other, and what the family and the team hear of it (C18, C21).

Rules of this file
- One Maatje is asked at a time; the alert on the lock screen says nothing.
- When everybody who fits was asked the coordinator hears it, and the family hears its place in line.
"""

from __future__ import annotations

from bot.chat.events import Ticked
from bot.chat.replies import AnyReply, Ask, Forget, Option, Remind, Replies
from bot.core import team, telling
from bot.core.reading import region_words
from bot.core.turn import Turn
from bot.model.cases import ANSWER_WITHIN, TELL_PLACE_EVERY, Case, Pairing, PairingStatus
from bot.model.matching import Before, Distance, before, rank
from bot.model.people import Role


def ask_next(turn: Turn, case: Case) -> Replies:
    """The next Maatje is asked, or the family waits in line."""
    offers = turn.work.cases.offers(case.id)
    asked = before(offers, turn.now)
    fits = rank(case.region, turn.work.people.buddies(), _with_family(turn, case, asked), _distance(turn))
    if not fits:
        return (*_in_line(turn, case), *_nobody_left(turn, case, asked))
    family, until = turn.work.people.by_id(case.person), turn.now + ANSWER_WITHIN
    told = telling.at_home(turn, family, "buddy-being-asked", until=until, again=bool(offers))
    return (*told, *offer(turn, case, fits[0].buddy.account))


def offer(turn: Turn, case: Case, account: str) -> Replies:
    """An alert that says nothing to this Maatje; nothing when the case waits no more."""
    pairing = turn.work.cases.offer(case, account)
    buddy = turn.work.people.find(account)
    if pairing is None or buddy is None or buddy.home is None:
        return ()
    alert = Ask(
        text=turn.text_for(buddy, "buddy-alert"),
        options=(Option(turn.words_for(buddy, "offer-open"), "offer", f"open:{pairing.id}", "yes"),),
        to=buddy.home,
        private=True,
        prompt=f"offer:{pairing.id}",
    )
    return (alert, *waits_for(turn, pairing))


def waits_for(turn: Turn, pairing: Pairing) -> Replies:
    """An offer is answered within 72 hours, or goes to the next."""
    return (
        Remind(timer="offer", at=turn.now + ANSWER_WITHIN, about=pairing.id),
        Forget(timer="match", about=pairing.case_id),
    )


def take_back(turn: Turn, case: Case) -> Replies:
    """The Maatje who was asked before the coordinator chose another hears that it is settled."""
    before = turn.work.cases.asked(case.id)
    if before is None or not turn.work.cases.settle(before, PairingStatus.WITHDRAWN):
        return ()
    buddy = turn.work.people.find(before.account)
    return (*telling.at_home(turn, buddy, "offer-gone"), Forget(timer="offer", about=before.id))


def _in_line(turn: Turn, case: Case) -> Replies:
    family = turn.work.people.by_id(case.person)
    place, region = turn.work.cases.place_in_line(case), region_words(turn, case.region)
    told = telling.at_home(turn, family, "family-in-line", place=place, region=region, again=_weekly(turn))
    return (*told, Remind(timer="line", at=turn.now + TELL_PLACE_EVERY, about=case.id))


def wake_line(turn: Turn) -> Replies:
    """There is room again: those who wait are looked at now, longest waiting first."""
    return tuple(Remind(timer="match", at=turn.now, about=case.id) for case in turn.work.cases.waiting())


def _nobody_left(turn: Turn, case: Case, asked: Before) -> list[AnyReply]:
    """Everybody who fits was asked: the coordinator may know somebody. Once a round, not every week."""
    if _weekly(turn) or not asked.refused | asked.silent:
        return []
    return team.tell(turn, Role.COORDINATOR, case.region, "team-nobody-left", code=case.code)


def _weekly(turn: Turn) -> bool:
    return isinstance(turn.event, Ticked) and turn.event.timer == "line"


def _with_family(turn: Turn, case: Case, asked: Before) -> Before:
    """Nobody becomes the Maatje of their own family."""
    family = turn.work.people.by_id(case.person)
    own = frozenset({family.account}) if family else frozenset()
    return Before(refused=asked.refused | own, silent=asked.silent)


def _distance(turn: Turn) -> Distance:
    def apart(one: str, other: str) -> float | None:
        try:
            return turn.shelf.finder.atlas.apart(one, other)
        except KeyError:
            return None

    return apart
