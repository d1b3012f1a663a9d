"""Where somebody is: how far in the intake, or what is being done for the family now and what comes next."""

from __future__ import annotations

from bot.chat.markup import Markup
from bot.core.reading import region_words
from bot.core.turn import Turn
from bot.core.walking import Walk
from bot.model.cases import ANSWER_WITHIN, Case, CaseStatus


def progress(walk: Walk) -> Markup:
    """How far she is, and what comes after that."""
    here = walk.here
    if here.question is None:
        return walk.turn.text("standing-summary")
    return walk.turn.text("standing-form", number=here.number, of=here.of, minutes=here.minutes)


def of_family(turn: Turn) -> Markup | None:
    """What is going on for this family: its case, and what it asked a human; None when there is nothing."""
    case = turn.work.cases.of(turn.person.id) if turn.person.known else None
    asked = turn.work.requests.open_of(turn.person) if turn.person.known else None
    lines = [_case(turn, case)] if case else []
    if asked:
        late = asked.due < turn.now
        lines.append(turn.text("standing-request", code=asked.code, due=asked.due, late=late))
    return Markup("\n\n".join(lines)) if lines else None


def _case(turn: Turn, case: Case) -> Markup:
    if case.status is CaseStatus.PAIRED:
        pairing = turn.work.cases.accepted(case.id)
        buddy = turn.work.people.find(pairing.account) if pairing else None
        name = buddy.name if buddy and buddy.name else turn.words("your-buddy")
        return turn.text("standing-paired", code=case.code, name=name)
    offer = turn.work.cases.asked(case.id)
    if offer:
        return turn.text("standing-asked", code=case.code, until=offer.asked + ANSWER_WITHIN)
    place = turn.work.cases.place_in_line(case)
    region = region_words(turn, case.region)
    return turn.text("standing-in-line", code=case.code, place=place, region=region)
