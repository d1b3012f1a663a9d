"""Crisis comes before everything (C31, P15-P18, idea 10).

Rules of this file
- The right number first, at once, in private and in a group.
- The on-call list hears the kind and the case code, never the words; nobody's text is kept.
- Until somebody takes it they are called again and again, ever more of them (`oncall`).
- She hears that somebody is called only when somebody is.
- Asked gently about the same within a day, she is asked again in fewer words.
- «Ja» said after it erases nothing: whether to erase all is no longer asked.
- The bot is not a monitor and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.chat.events import Ticked
from bot.chat.markup import Markup
from bot.chat.replies import AnyReply, Ask, Close, Forget, Option, Remind, Replies, Say
from bot.core import gently, oncall, telling, walking, ways
from bot.core.oncall import TAKE_WITHIN
from bot.core.turn import Turn
from bot.guard.guard import Alarm
from bot.model.people import Person, Role
from bot.model.requests import Alarm as Raised

ASKED_LATELY = timedelta(days=1)


def alarm(turn: Turn, sign: Alarm) -> Replies:
    """Words of danger, in any state."""
    if sign.certain:
        return _help(turn, sign.lane)
    guard, locale = turn.shelf.guard, turn.locale or "nl"
    if turn.in_group and turn.person.home is None:
        text = Markup(f"{turn.text('crisis-in-group')}\n{guard.advice(sign.lane, locale)}")
        return (Say(text=text),)
    question = guard.question(sign.lane, locale)
    if _asked_lately(turn, sign.lane):
        question = f"{turn.text('crisis-still-heavy')}\n{guard.advice(sign.lane, locale)}"
    return (gently.ask(turn, sign.lane, Markup(question)),)


def _asked_lately(turn: Turn, lane: str) -> bool:
    """In private, or beside the group where she says it again."""
    places = {place.lane for place in (turn.event.where, turn.home()) if place}
    since, asked = turn.now - ASKED_LATELY, turn.work.prompts.meant
    return any(asked(turn.person.account, place, gently.TOPIC, gently.yes(lane), since) for place in places)


def answered(turn: Turn) -> Replies:
    """Her answer to the gentle question."""
    said, _, lane = turn.value.partition(":")
    if said == "yes":
        return _help(turn, lane)
    return _good_to_hear(turn)


def taken_back(turn: Turn) -> Replies | None:
    """«Zo bedoelde ik het niet», after an alarm: good to hear, and it stays for a human to look at."""
    if turn.aside != "not-meant" or not turn.work.requests.open_alarms_of(turn.person):
        return None
    walk, said = walking.at_it(turn), turn.text("crisis-taken-back")
    return walk.back_to_it(said) if walk else (Say(text=said, private=True),)


def _good_to_hear(turn: Turn) -> Replies:
    """What she came for is still there: her question of the intake, or a way to begin."""
    walk = walking.under_way(turn)
    if walk is not None and walk.sitting.status == "open":
        return walk.show(walk.here, turn.text("crisis-good-go-on"))
    options = (ways.question(turn), ways.intake(turn), ways.human(turn))
    return (Ask(text=turn.text("crisis-good-to-hear"), options=options, private=True, prompt="lost"),)


def take(turn: Turn) -> Replies:
    """Somebody on call takes it; who no longer is hears nothing about anybody."""
    if turn.person.account not in turn.facts.on_call and not turn.person.has(Role.COORDINATOR):
        return (Say(text=turn.text("crisis-not-on-call"), private=True),)
    raised = turn.work.requests.alarm(turn.value)
    if raised is None:
        return (Say(text=turn.text("crisis-is-erased"), private=True),)
    if not turn.work.requests.take_alarm(raised.id, turn.person.account):
        return (Say(text=turn.text("crisis-taken-already"), private=True),)
    turn.work.audit.note(turn.person.account, "crisis-taken", raised.id, raised.lane)
    family = turn.work.people.by_id(raised.person)
    if family:
        turn.work.audit.shows(family.id)
    told = telling.at_home(turn, family, "crisis-human-is-here")
    how = turn.text(
        "crisis-you-took-it",
        name=family.name if family else turn.words("unknown"),
        account=family.account if family else raised.person,
        known=bool(told),
    )
    return (Say(text=how, private=True), *told, Forget(timer="crisis", about=raised.id))


def escalate(turn: Turn) -> Replies:
    """Nobody took it yet: the next one on call, then everybody, until somebody does."""
    raised = turn.work.requests.alarm(turn.event.about) if isinstance(turn.event, Ticked) else None
    if raised is None or raised.status != "raised":
        return ()
    turn.work.audit.note("clock", "crisis-escalated", raised.id, raised.lane)
    people = oncall.still(turn, raised)
    again = Remind(timer="crisis", at=turn.now + TAKE_WITHIN, about=raised.id)
    if not people and turn.now < raised.raised + TAKE_WITHIN:
        return (*_nobody_after_all(turn, raised), again)
    return (*(_alert_to(turn, raised, person, "crisis-alert-again") for person in people), again)


def _nobody_after_all(turn: Turn, raised: Raised) -> Replies:
    """The call bounced, and there is no other: she may not wait for one."""
    return telling.at_home(turn, turn.work.people.by_id(raised.person), "crisis-nobody-after-all")


def _help(turn: Turn, lane: str) -> Replies:
    """The number and what happens next, where it was said; in private too when that was a group."""
    about = turn.person.id or turn.person.account
    first = oncall.on_call(turn, about)[:1]
    happens = turn.text("crisis-told" if first else "crisis-nobody")
    text = Markup(f"{turn.shelf.guard.answer(lane, turn.locale or 'nl')}\n{happens}")
    said: list[AnyReply] = [Say(text=text), Close(prompt="erase")]
    if turn.in_group and turn.person.home:
        said.append(Say(text=text, to=turn.person.home))
    return (*said, *_alert(turn, about, lane, first))


def _alert(turn: Turn, about: str, lane: str, first: Sequence[Person]) -> Replies:
    """One alarm per person and kind until somebody takes it."""
    if turn.work.requests.open_alarm(about, lane):
        return ()
    case = turn.work.cases.of(turn.person.id) if turn.person.known else None
    raised = turn.work.requests.raise_alarm(about, lane, case.code if case else None)
    turn.work.audit.note("guard", "crisis", raised.id, lane)
    called = (_alert_to(turn, raised, person, "crisis-alert") for person in first)
    return (*called, Remind(timer="crisis", at=turn.now + TAKE_WITHIN, about=raised.id))


def _alert_to(turn: Turn, raised: Raised, person: Person, key: str) -> AnyReply:
    lane = turn.words_for(person, f"crisis-lane-{raised.lane}")
    text = turn.text_for(
        person, key, lane=lane, code=raised.case_code or turn.words_for(person, "crisis-no-case")
    )
    options = (Option(turn.words_for(person, "crisis-take"), "crisis-take", raised.id, "yes"),)
    return Ask(text=text, options=options, to=person.home, private=True, prompt=f"crisis:{raised.id}")
