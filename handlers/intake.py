"""The way into the intake, and back into it: consent first, always.

Rules of this file
- Nothing about a family is asked before consent to the text of now (P01).
"""

from __future__ import annotations

from bot.chat.replies import Ask, Close, Option, Replies, Say
from bot.core import asking, consenting, standing, walking, ways
from bot.core.turn import Turn
from bot.forms.phrases import Steering


def way_in(turn: Turn) -> Replies:
    """One of the three choices of the front door."""
    if turn.value == "werk":
        return _professional(turn)
    turn.work.people.change(turn.person.id, way_in=turn.value)
    return _welcome(turn, turn.text("start-you-are-right", way=turn.value))


def begin(turn: Turn) -> Replies:
    """`/intake`."""
    return _welcome(turn, "")


def consent(turn: Turn) -> Replies:
    """Her yes or no to keeping her answers."""
    if turn.value == "no":
        return (Ask(text=turn.text("consent-no"), options=_other_ways(turn)),)
    if turn.value == "who":
        return (consenting.readers(turn),)
    consenting.keep(turn)
    return walking.begin(turn, turn.text("consent-thanks"))


def resume(turn: Turn) -> Replies:
    """`/verder`: the question where she was, with everything she said."""
    walk = walking.under_way(turn)
    if walk is None and consenting.agreed(turn) and turn.work.cases.of(turn.person.id) is None:
        return (Say(text=turn.text("intake-nothing-yet")),)
    if walk is None:
        return _welcome(turn, "")
    if not consenting.agreed(turn):
        return (consenting.ask(turn),)
    return walk.show(walk.here, turn.text("intake-welcome-back"))


def steered(turn: Turn) -> Replies | None:
    """A steering word while no question of the intake is open: «verder», «later», «wie leest dit?»."""
    steering = turn.shelf.phrases.navigation(turn.rest)
    if steering is None:
        return None
    if steering == "go-on":
        return resume(turn)
    if consenting.waits(turn):
        return _at_consent(turn, steering)
    if walking.under_way(turn) is None:
        asked = steering == "stop" and turn.work.cases.of(turn.person.id)
        return (Say(text=turn.text("standing-stop"), private=True),) if asked else None
    if steering in ("later", "stop"):
        return (Say(text=turn.text("intake-paused")),)
    return (walking.welcome_back(turn),)


def introduced(turn: Turn) -> Replies | None:
    """«Ik ben leerkracht», at the front door."""
    if turn.aside != "professional" or turn.person.memberships or turn.work.cases.of(turn.person.id):
        return None
    return _professional(turn.speaking_as(turn.rest)) if walking.under_way(turn) is None else None


def wanted(turn: Turn) -> Replies | None:
    """«Ik wil me aanmelden», «ik zoek hulp»: the way in, when nothing is open."""
    if turn.aside != "sign-up" or turn.worried or turn.person.memberships:
        return None
    return (walking.welcome_back(turn),) if walking.under_way(turn) else begin(turn)


def _at_consent(turn: Turn, steering: Steering) -> Replies:
    if steering in ("later", "stop"):
        return (Say(text=turn.text("consent-later")), Close(prompt=consenting.TOPIC))
    return (consenting.readers(turn) if steering == "readers" else consenting.ask(turn),)


def go_on(turn: Turn) -> Replies:
    """The buttons of the reminder, and of «opnieuw beginnen?»."""
    walk = walking.under_way(turn)
    if turn.value == "no" and walk is not None:
        walk.pause()
        return (Say(text=turn.text("intake-paused")), Close(prompt=asking.TOPIC))
    if turn.value not in ("drop", "yes:again"):
        return resume(turn)
    dropped = walking.drop(turn)
    return _welcome(turn, turn.text("intake-begun-again")) if turn.value == "yes:again" else dropped


def _professional(turn: Turn) -> Replies:
    """The advice route; never a case, unless a family invites."""
    return (Ask(text=turn.text("start-professional-route"), options=_other_ways(turn)),)


def _other_ways(turn: Turn) -> tuple[Option, ...]:
    """What she can do here without an intake."""
    return (ways.question(turn), ways.human(turn))


def _welcome(turn: Turn, before: str) -> Replies:
    if turn.work.cases.of(turn.person.id):
        told = standing.of_family(turn) or turn.text("intake-all-done")
        return (Say(text=f"{told}\n\n{turn.text('intake-siblings')}", private=True),)
    return walking.begin(turn, before) if consenting.agreed(turn) else (consenting.ask(turn, before),)
