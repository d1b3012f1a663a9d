"""Who gets the event: crisis first, then policy, then the one handler in the table.

Rules of this file
- Crisis words come before everything, in every state and every place.
- A message that was changed afterwards is heard for crisis words, and else only changes its own answer.
- A BSN is not kept, wherever it is said (P02).
- A command nobody gave these people is refused politely; a place or role is never guessed.
- A typed «ja» or «nee» presses the button of the question that was asked last.
- A button is resolved in the database, for this person, here and now; a spent one is answered kindly,
  and one that was pressed twice in a moment was pressed once.
"""

from __future__ import annotations

from msgspec.structs import replace

from bot.chat.events import (
    AnyEvent,
    AskedToJoin,
    Chose,
    Commanded,
    Joined,
    Left,
    Lost,
    PlaceChanged,
    Said,
    Shared,
    Submitted,
    Ticked,
)
from bot.chat.replies import Remove, Replies
from bot.core import typed
from bot.core.anew import asked_anew
from bot.core.routes import Command, Routes, Talk, Where, may
from bot.core.turn import Turn
from bot.forms.bsn import holds_bsn


def decide(turn: Turn, routes: Routes) -> Replies:
    """What is said to this event."""
    said = words_of(turn.event)
    alarm = turn.shelf.guard.check(said) if turn.event.who else None
    if alarm is None:
        return _route(turn, routes)
    first = routes.crisis(turn.speaking_as(said), alarm)
    turn.worried = True
    edited = isinstance(turn.event, Said) and turn.event.edited
    return first if alarm.certain or edited else (*first, *_route(turn, routes))


def words_of(event: AnyEvent) -> str:
    """All that a person wrote in this event."""
    match event:
        case Said(text=text):
            return text
        case Commanded(name=name, rest=rest):
            return f"{name} {rest}"
        case Shared(caption=caption):
            return caption
        case Submitted(fields=fields):
            return "\n".join(text for _, text in fields)
    return ""


def _route(turn: Turn, routes: Routes) -> Replies:
    if turn.event.who and holds_bsn(words_of(turn.event)) and (refused := routes.secret(turn)) is not None:
        return refused
    return _routed(turn, routes)


def _routed(turn: Turn, routes: Routes) -> Replies:
    match turn.event:
        case Commanded(name=name):
            return _command(turn, routes, routes.command(name))
        case Chose(choice=token) | Submitted(card=token):
            return _choice(turn, routes, token)
        case Said():
            return _said(turn, routes)
        case Shared():
            return _shared(turn, routes) if turn.event.where.private else ()
        case Ticked(timer=timer):
            return routes.timers[timer](turn)
        case Lost():
            return routes.lost(turn)
        case PlaceChanged():
            return routes.place_changed(turn)
        case Joined():
            return routes.joined(turn)
        case Left() | AskedToJoin():
            return ()
    return ()


def _shared(turn: Turn, routes: Routes) -> Replies:
    """What came along is not read; the words beside it are."""
    event, said = turn.event, routes.shared(turn)
    if not isinstance(event, Shared) or not routes.caption_counts(turn):
        return said
    return (*said, *_as_said(turn, routes, event.words))


def _command(turn: Turn, routes: Routes, command: Command | None) -> Replies:
    if command is None:
        if turn.in_group:
            return ()
        return _in_words(turn, routes) or routes.unknown(turn, routes.open_to(turn.person))
    if turn.event.who is None:
        return routes.nameless(turn)
    if not may(turn.person, command.who):
        return routes.refused(turn)
    if command.where is Where.GROUP and not turn.in_group:
        return routes.only_in_group(turn)
    if command.where is Where.PRIVATE and turn.in_group:
        return _in_private(turn, routes, command)
    return command.handler(turn)


def _in_words(turn: Turn, routes: Routes) -> Replies:
    """«/stop», «/terug»: a steering word with a slash before it is that word."""
    event = turn.event
    if not isinstance(event, Commanded) or event.rest or turn.shelf.phrases.navigation(event.name) is None:
        return ()
    return _as_said(turn, routes, event.name)


def _as_said(turn: Turn, routes: Routes, text: str) -> Replies:
    """These words of the event, as if they were all of it."""
    event = turn.event
    turn.event = Said(
        key=event.key, at=event.at, where=event.where, who=event.who, message=event.message,
        handle=event.handle, text=text,
    )  # fmt: skip
    return _said(turn, routes)


def _in_private(turn: Turn, routes: Routes, command: Command) -> Replies:
    """Answered at home, and the question itself taken away; she alone sees there that it was."""
    home = turn.person.home
    if home is None:
        return routes.write_first(turn)
    away = (Remove(message=turn.event.message),) if turn.event.message else ()
    replies = command.handler(turn)
    there = routes.told_at_home(turn) if turn.whispers else ()
    return (*away, *there, *(replace(reply, to=home) if reply.to is None else reply for reply in replies))


def _choice(turn: Turn, routes: Routes, token: str) -> Replies:
    message = turn.under
    picked = turn.work.prompts.find(token, turn.person.account, turn.event.where.lane, message)
    choice = routes.choices.get(picked.choice) if picked else None
    if picked is None or choice is None or not may(turn.person, choice.who):
        return routes.spent(turn)
    if picked.again:
        return ()
    turn.picked = picked
    first = picked.fresh and (not picked.single or turn.work.prompts.use(token, message))
    if not first and (below := asked_anew(turn, picked)):
        return _choice(turn, routes, below)
    return choice.handler(turn) if first or choice.late else routes.spent(turn)


def _said(turn: Turn, routes: Routes) -> Replies:
    if turn.in_group:
        return routes.asked_in_group(turn) if isinstance(turn.event, Said) and turn.event.to_bot else ()
    if isinstance(turn.event, Said) and turn.event.edited:
        return routes.reworded(turn)
    if pressed := typed.yes_no(turn):
        return _choice(turn, routes, pressed)
    if (replies := _first(turn, routes.underway)) is not None:
        return replies
    if pressed := typed.label(turn):
        return _choice(turn, routes, pressed)
    if (command := _without_slash(turn, routes)) is not None:
        return _command(turn, routes, command)
    return _first(turn, routes.talk) or ()


def _without_slash(turn: Turn, routes: Routes) -> Command | None:
    """«open», «zaak Z-001»: what the team and a Maatje type most, as they type it."""
    event = turn.event
    if not isinstance(event, Said) or not turn.person.memberships:
        return None
    name, _, rest = event.text.strip().partition(" ")
    command = routes.command(name.lower())
    if command is None or command.menu not in ("team", "buddy") or not may(turn.person, command.who):
        return None
    if rest and not any(sign.isdigit() for sign in rest):
        return None
    turn.event = Commanded(
        key=event.key, at=event.at, where=event.where, who=event.who, message=event.message,
        handle=event.handle, name=command.name, rest=rest,
    )  # fmt: skip
    return command


def _first(turn: Turn, talks: tuple[Talk, ...]) -> Replies | None:
    for talk in talks:
        replies = talk(turn)
        if replies is not None:
            return replies
    return None
