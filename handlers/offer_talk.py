"""What a Maatje types about a family that is offered, or about being asked at all (C21).

Rules of this file
- A card waits for a yes or a no: what is asked in between is answered, and the card stands below again.
- Of the family nothing is said that is not on the card.
- Who changes her mind is asked again, while the family still waits.
"""

from __future__ import annotations

from bot.chat.events import Said
from bot.chat.replies import Close, Replies, Say
from bot.core import offered, typed, walking
from bot.core.turn import Turn
from bot.model.cases import Pairing
from bot.model.people import Role
from knowledge.asked import about_us, looks_asked
from knowledge.card import card


def answer(turn: Turn) -> Replies | None:
    """Her words about a family, a break, or being back; None when they are about something else."""
    if not isinstance(turn.event, Said) or turn.worried or not _free_to_talk(turn):
        return None
    match turn.aside:
        case "rests":
            return offered.rest(turn)
        case "returns":
            return offered.back(turn)
    waiting = turn.work.cases.asked_of(turn.person.account)
    return _about(turn, *_asked_last(turn, waiting)) if waiting else _afterwards(turn)


def _free_to_talk(turn: Turn) -> bool:
    """A Maatje, and not in the middle of her own intake."""
    return turn.person.has(Role.BUDDY) and walking.at_it(turn) is None


def _asked_last(turn: Turn, waiting: tuple[Pairing, ...]) -> tuple[Pairing, bool]:
    """The offer that was spoken of last, and whether its card was read."""
    by_topic = {f"offer:{pairing.id}": pairing for pairing in waiting}
    known = (each for each in typed.waiting(turn) if each.topic in by_topic)
    last = next(known, None)
    return (by_topic[last.topic], len(last.buttons) > 1) if last else (waiting[0], False)


def _about(turn: Turn, pairing: Pairing, read: bool) -> Replies | None:
    spoken = Close(prompt=f"offer:{pairing.id}")
    if read and turn.aside == "takes-it":
        return (*offered.accept(turn, pairing), spoken)
    if turn.aside == "declines":
        return (*offered.decline(turn, pairing), spoken)
    asked = looks_asked(turn.rest) and turn.aside != "second-thoughts"
    if asked and (answered := _library(turn)):
        return (answered, offered.card(turn, pairing))
    if not read or turn.aside == "second-thoughts":
        return (offered.card(turn, pairing),)
    return (Say(text=turn.text("offer-only-card")), offered.card(turn, pairing)) if asked else None


def _afterwards(turn: Turn) -> Replies | None:
    """Nothing is offered now: a yes asks for the last family again, a no stays a no."""
    if turn.aside == "declines":
        return (Say(text=turn.text("offer-declined")),)
    return offered.ask_again(turn) if turn.aside in ("takes-it", "second-thoughts") else None


def _library(turn: Turn) -> Say | None:
    """A question about school or law is answered as always; «hoeveel tijd kost het?» is about the family."""
    found = turn.looked_up(turn.rest)
    if found.band != "sure" or about_us(turn.rest):
        return None
    language = turn.speaking_as(turn.rest).locale
    return Say(text=card(found.hits[0].article, language, turn.shelf.texts, turn.today))
