"""From what a handler returned to rows: addresses filled in, buttons bound, hours promised.

Rules of this file
- A reply marked private that would be seen by a group goes to the person alone, or is not said.
- What holds a family's words is sealed with its key: it goes when that family goes, and stays when
  somebody else does. What holds no words is sealed with the key of who hears it.
- An option's meaning stays here; what goes out is its label and an opaque token.
- A new prompt about a topic spends the older ones about it at that lane.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from bot.chat.events import Address
from bot.chat.replies import (
    AnyReply,
    Ask,
    Card,
    Close,
    Do,
    Edit,
    Forget,
    Option,
    Remind,
    Replies,
    Say,
    Visibility,
)
from bot.chat.wording import fitting
from bot.core.turn import Turn
from bot.store.crypto import HOUSE
from bot.store.jobs import Job, Words
from bot.store.prompts import Button, token


@dataclass(frozen=True)
class Closing:
    """Buttons that are spent: taken away when there is time, and kindly answered when there is not."""

    to: Address
    prompt: str
    message: str | None = None
    """the platform's id of the message they stand under; None: as the prompt knows it"""


@dataclass
class Outcome:
    """What has to happen after the commit."""

    jobs: list[Job] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    timers: bool = False
    errands: list[Do] = field(default_factory=list)
    again: bool = False
    """this update was seen before: nothing happens"""


class WouldLeak(Exception):
    """A private reply was addressed to a group. A mistake of ours; it is never said."""


def write_down(turn: Turn, replies: Replies) -> Outcome:
    """All replies as rows of this transaction."""
    outcome = Outcome()
    for reply in replies:
        match reply:
            case Remind(timer=timer, about=about, at=at):
                turn.work.jobs.remind(timer, about, at)
                outcome.timers = True
            case Forget(timer=timer, about=about):
                turn.work.jobs.forget(timer, about)
            case Do():
                outcome.errands.append(reply)
            case Close(prompt=topic):
                outcome.closings += _spend(turn, reply.to or turn.event.where, topic)
            case _:
                _spoken(turn, reply, outcome)
    _close_pressed(turn, replies, outcome)
    return outcome


def _close_pressed(turn: Turn, replies: Replies, outcome: Outcome) -> None:
    """The buttons she just pressed, or typed the words of, are spent; unless they stay or that very message
    asks something newer."""
    message, picked = turn.under, turn.picked
    changed = any(isinstance(reply, Edit) and reply.about == message for reply in replies)
    if not picked or changed or not turn.event.where.private:
        return
    if picked.fresh and not picked.single:
        return
    if picked.fresh or (message and not turn.work.prompts.under(turn.event.where.lane, message)):
        outcome.closings.append(Closing(turn.event.where, picked.prompt, message))


def _spoken(turn: Turn, reply: AnyReply, outcome: Outcome) -> None:
    placed = _place(turn, reply)
    if placed is None:
        return
    reply, to = placed
    prompt: str | None = None
    match reply:
        case Ask() if reply.options or reply.card:
            outcome.closings += _spend(turn, to, reply.prompt)
            prompt, reply = _bind_ask(turn, reply, to)
        case Edit() if reply.options:
            prompt, reply = _bind_edit(turn, reply, to)
    words = Words(reply, to, *_moment(turn, to), prompt)
    outcome.jobs.append(turn.work.jobs.say(words, _owner(turn, to)))


def _moment(turn: Turn, to: Address) -> tuple[str | None, str | None]:
    """The platform's thread back to this event, when the answer goes where it came from."""
    if to != turn.event.where:
        return None, None
    who = turn.event.who.account if turn.event.who else None
    return turn.event.handle, who


def _place(turn: Turn, reply: AnyReply) -> tuple[AnyReply, Address] | None:
    to = reply.to or turn.event.where
    if not (getattr(reply, "private", False) or _only_you(reply)) or to.private:
        return reply, to
    if reply.to is not None:
        raise WouldLeak(type(reply).__name__)
    return _alone(turn, reply)


def _alone(turn: Turn, reply: AnyReply) -> tuple[AnyReply, Address] | None:
    """To this person only: beside the group when the platform can, else at home."""
    if isinstance(reply, Say | Ask) and turn.whispers:
        return msgspec.structs.replace(reply, visibility=Visibility.ONLY_YOU), turn.event.where
    home = turn.home()
    return (reply, home) if home else None


def _only_you(reply: AnyReply) -> bool:
    return getattr(reply, "visibility", None) is Visibility.ONLY_YOU


def _spend(turn: Turn, to: Address, topic: str) -> list[Closing]:
    if not topic:
        return []
    return [Closing(to, prompt) for prompt in turn.work.prompts.close(to.lane, topic)]


def _bind_ask(turn: Turn, ask: Ask, to: Address) -> tuple[str, Ask]:
    buttons = _buttons(ask.options)
    alone = to.private or _only_you(ask)
    if ask.card:
        buttons.append(Button(ask.card.choice, ask.card.value, ""))
    prompt = _prompt(turn, to, ask.prompt, buttons, alone=alone, single=not ask.again)
    card = _bound_card(ask.card, token(prompt, len(ask.options))) if ask.card else None
    bound = msgspec.structs.replace(ask, options=_bound(turn, to, ask.options, prompt), card=card)
    return prompt, bound


def _bind_edit(turn: Turn, edit: Edit, to: Address) -> tuple[str, Edit]:
    """The same message with other buttons: those that stood there are spent, and need no taking away."""
    if edit.prompt:
        turn.work.prompts.close(to.lane, edit.prompt)
    prompt = _prompt(turn, to, edit.prompt, _buttons(edit.options), alone=to.private, message=edit.about)
    return prompt, msgspec.structs.replace(edit, options=_bound(turn, to, edit.options, prompt))


def _buttons(options: tuple[Option, ...]) -> list[Button]:
    return [Button(option.choice, option.value, option.label) for option in options]


def _prompt(
    turn: Turn,
    to: Address,
    topic: str,
    buttons: list[Button],
    *,
    alone: bool,
    single: bool = True,
    message: str | None = None,
) -> str:
    """Bound to this person when she alone is asked; a prompt for somebody else is bound to their lane."""
    hers = alone and to == turn.event.where and turn.event.who is not None
    actor = turn.person.account if hers else None
    owner = _owner(turn, to)
    return turn.work.prompts.make(owner, to.lane, actor, topic, buttons, single=single, message=message)


def _bound(turn: Turn, to: Address, options: tuple[Option, ...], prompt: str) -> tuple[Option, ...]:
    """The buttons as they go out: no more than the place can show, each with its token."""
    abilities = (turn.facts.abilities or {}).get(to.platform)
    bound = tuple(
        Option(label=option.label, style=option.style, row=option.row, token=token(prompt, number))
        for number, option in enumerate(options)
    )
    return fitting(bound, abilities.buttons) if abilities else bound


def _bound_card(card: Card, bound: str) -> Card:
    return msgspec.structs.replace(card, choice="", value="", token=bound)


def _owner(turn: Turn, to: Address) -> str:
    """Whose key seals it: the family's whose words were read, else theirs who hear it elsewhere, else hers
    whose turn it is. So a Maatje hears that a family stopped, though it was erased before that is said."""
    if turn.work.audit.family:
        return turn.work.audit.family
    if to.private and to != turn.event.where:
        there = turn.work.people.at(to)
        return there.id if there else HOUSE
    return turn.person.id if turn.person.known and not turn.forgotten else HOUSE
