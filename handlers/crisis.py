"""Crisis comes before everything (C31, P15-P18, idea 10).

Rules of this file
- The right number first, at once, in private and in a group.
- The on-call list hears the kind and the case code, never the words; nobody's text is kept.
- The first of them is called; taken within five minutes, or all are called, again and again.
- Nobody is called about herself. When nobody can be called, the person in danger hears that too.
- The bot is not a monitor and says so.
"""

from __future__ import annotations

from datetime import timedelta

from bot.chat.events import Ticked
from bot.chat.markup import Markup
from bot.chat.replies import AnyReply, Ask, Forget, Option, Remind, Replies, Say
from bot.core import walking
from bot.core.guard import Alarm
from bot.core.turn import Turn
from bot.model.people import Person, Role
from bot.model.requests import Alarm as Raised

TAKE_WITHIN = timedelta(minutes=5)


def alarm(turn: Turn, sign: Alarm) -> Replies:
    """Words of danger, in any state."""
    if sign.certain:
        return (*_numbers(turn, sign.lane), *_alert(turn, sign.lane))
    guard, locale = turn.shelf.guard, turn.locale or "nl"
    if turn.in_group and turn.person.home is None:
        text = Markup(f"{turn.text('crisis-in-group')}\n{guard.advice(sign.lane, locale)}")
        return (Say(text=text),)
    question = Markup(guard.question(sign.lane, locale))
    options = (
        Option(turn.words("crisis-yes"), "crisis", f"yes:{sign.lane}", "stop"),
        Option(turn.words("crisis-no"), "crisis", f"no:{sign.lane}"),
    )
    return (Ask(text=question, options=options, private=True, prompt="crisis"),)


def answered(turn: Turn) -> Replies:
    """Her answer to the gentle question."""
    said, _, lane = turn.value.partition(":")
    if said == "yes":
        return (*_numbers(turn, lane), *_alert(turn, lane))
    return _good_to_hear(turn)


def _good_to_hear(turn: Turn) -> Replies:
    """What she came for is still there: her question of the intake, or a way to begin."""
    walk = walking.under_way(turn)
    if walk is not None and walk.sitting.status == "open":
        return walk.show(walk.here, turn.text("crisis-good-go-on"))
    options = (
        Option(turn.words("start-ask-question"), "hint", "question", row=1),
        Option(turn.words("lost-intake"), "intake", row=1),
        Option(turn.words("human-button"), "human", row=2),
    )
    return (Ask(text=turn.text("crisis-good-to-hear"), options=options, private=True, prompt="lost"),)


def take(turn: Turn) -> Replies:
    """Somebody on call takes it."""
    if not turn.work.requests.take_alarm(turn.value, turn.person.account):
        return (Say(text=turn.text("crisis-taken-already"), private=True),)
    raised = turn.work.requests.alarm(turn.value)
    assert raised is not None
    turn.work.audit.note(turn.person.account, "crisis-taken", raised.id, raised.lane)
    family = turn.work.people.by_id(raised.person)
    told: list[AnyReply] = []
    if family and family.home:
        told.append(Say(text=turn.text_for(family, "crisis-human-is-here"), to=family.home, private=True))
    how = turn.text(
        "crisis-you-took-it",
        name=family.name if family else turn.words("unknown"),
        account=family.account if family else raised.person,
        known=bool(told),
    )
    return (Say(text=how, private=True), *told, Forget(timer="crisis", about=raised.id))


def escalate(turn: Turn) -> Replies:
    """Five minutes and nobody took it: everybody on call."""
    raised = turn.work.requests.alarm(turn.event.about) if isinstance(turn.event, Ticked) else None
    if raised is None or raised.status != "raised":
        return ()
    turn.work.audit.note("clock", "crisis-escalated", raised.id, raised.lane)
    again = Remind(timer="crisis", at=turn.now + TAKE_WITHIN, about=raised.id)
    return (*_call(turn, raised, "crisis-alert-again"), again)


def _numbers(turn: Turn, lane: str) -> Replies:
    """The answer where it was said, and in private too when that was a group."""
    text = Markup(turn.shelf.guard.answer(lane, turn.locale or "nl"))
    here = Say(text=text)
    if turn.in_group and turn.person.home:
        return (here, Say(text=text, to=turn.person.home))
    return (here,)


def _alert(turn: Turn, lane: str) -> Replies:
    """One alarm per person and kind until somebody takes it."""
    about = turn.person.id or turn.person.account
    if turn.work.requests.open_alarm(about, lane):
        return ()
    case = turn.work.cases.of(turn.person.id) if turn.person.known else None
    raised = turn.work.requests.raise_alarm(about, lane, case.code if case else None)
    turn.work.audit.note("guard", "crisis", raised.id, lane)
    called = _call(turn, raised, "crisis-alert")[:1]
    nobody = () if called else (Say(text=turn.text("crisis-nobody")),)
    return (*nobody, *called, Remind(timer="crisis", at=turn.now + TAKE_WITHIN, about=raised.id))


def _call(turn: Turn, raised: Raised, key: str) -> list[AnyReply]:
    """An alert for everybody on call who can be reached, in the order of the list; else the coordinators."""
    people = [turn.work.people.find(account) for account in turn.facts.on_call]
    reached = [person for person in people if person and person.home and person.reachable]
    others = [person for person in reached if person.id != raised.person]
    others = others or [p for p in turn.work.people.with_role(Role.COORDINATOR) if p.id != raised.person]
    return [_alert_to(turn, raised, person, key) for person in others]


def _alert_to(turn: Turn, raised: Raised, person: Person, key: str) -> AnyReply:
    lane = turn.words_for(person, f"crisis-lane-{raised.lane}")
    text = turn.text_for(
        person, key, lane=lane, code=raised.case_code or turn.words_for(person, "crisis-no-case")
    )
    options = (Option(turn.words_for(person, "crisis-take"), "crisis-take", raised.id, "yes"),)
    return Ask(text=text, options=options, to=person.home, private=True, prompt=f"crisis:{raised.id}")
