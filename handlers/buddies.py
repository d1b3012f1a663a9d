"""Maatjes: who is asked for a family, what they say, and what the family hears (C18-C21, C28).

Rules of this file
- The alert on the lock screen says nothing; the card comes after a tap, and names nobody.
- One Maatje is asked at a time; an offer nobody answers within 72 hours goes to the next.
- Exactly one yes counts: the store decides, by a conditional UPDATE.
- A no is never explained to the family, and never held against the Maatje.
"""

from __future__ import annotations

from bot.chat.events import Ticked
from bot.chat.replies import Replies, Say
from bot.core import offered, offering, telling
from bot.core.turn import Turn
from bot.model.cases import CaseStatus, PairingStatus


def match(turn: Turn) -> Replies:
    """The hour has come to look for a Maatje for this case; in line the family hears its place again."""
    case = turn.work.cases.get(turn.event.about) if isinstance(turn.event, Ticked) else None
    if case is None or case.status is not CaseStatus.WAITING:
        return ()
    return offering.ask_next(turn, case)


def decide(turn: Turn) -> Replies:
    """A Maatje pressed something about an offer."""
    action, _, pairing_id = turn.value.partition(":")
    pairing = turn.work.cases.pairing(pairing_id)
    if pairing is None or pairing.account != turn.person.account:
        return (Say(text=turn.text("offer-gone")),)
    if pairing.status is not PairingStatus.ASKED:
        late = pairing.status is PairingStatus.EXPIRED and action in ("open", "yes")
        return (offered.ask_again(turn) if late else None) or (Say(text=turn.text("offer-gone")),)
    match action:
        case "open":
            return (offered.card(turn, pairing),)
        case "yes":
            return offered.accept(turn, pairing)
        case "pause":
            return offered.rest(turn)
    return offered.decline(turn, pairing)


def expire(turn: Turn) -> Replies:
    """72 hours without an answer: the next one is asked."""
    pairing = turn.work.cases.pairing(turn.event.about) if isinstance(turn.event, Ticked) else None
    if pairing is None or not turn.work.cases.settle(pairing, PairingStatus.EXPIRED):
        return ()
    buddy = turn.work.people.find(pairing.account)
    told = telling.at_home(turn, buddy, "offer-expired")
    case = turn.work.cases.get(pairing.case_id)
    return (*told, *(offering.ask_next(turn, case) if case else ()))


def pause(turn: Turn) -> Replies:
    """`/pauze`, and `/pauze uit`."""
    if turn.rest.strip().lower() in ("uit", "klaar", "stop", "off"):
        return offered.back(turn)
    return offered.rest(turn)
