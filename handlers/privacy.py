"""What is held, what it is for, and the way out: seeing it, taking it, erasing it, leaving (P01-P09).

Rules of this file
- In the trail she is her id and never her account: once she is erased, nothing there leads to her.
"""

from __future__ import annotations

import json
from datetime import date, datetime

from bot.chat.markup import Markup
from bot.chat.replies import AnyReply, Ask, Do, Forget, Option, Replies, Say, SendFile
from bot.core import consenting, oncall, team, telling, walking
from bot.core.held import page
from bot.core.turn import Turn
from bot.model.cases import CaseStatus, PairingStatus
from bot.model.people import Role


def about(turn: Turn) -> Replies:
    """`/privacy`: what we keep, who reads it, how long."""
    return (Say(text=turn.text("privacy-about", controller=turn.facts.controller or "ACT!")),)


def export(turn: Turn) -> Replies:
    """`/inzage`: everything held about her, to read and to take along, in private."""
    held = turn.work.erasure.export(turn.person)
    turn.work.audit.note(turn.person.id, "export", turn.person.id)
    name = f"act-inzage-{turn.now:%Y-%m-%d}"
    whole = json.dumps(held, ensure_ascii=False, indent=2, default=_plain).encode()
    return (
        SendFile(name=f"{name}.html", content=page(turn, held), text=turn.text("privacy-your-data")),
        SendFile(name=f"{name}.json", content=whole),
    )


def ask_erase(turn: Turn) -> Replies:
    """`/wis`: one question, no maze. `/wis concept` only drops the intake under way."""
    if turn.rest.strip().lower() in ("concept", "draft"):
        return walking.drop(turn)
    return (
        Ask(
            text=turn.text("erase-sure"),
            options=(
                Option(turn.words("erase-yes"), "erase", "yes", "stop", row=1),
                Option(turn.words("erase-no"), "erase", "no", row=2),
            ),
            private=True,
            prompt="erase",
        ),
    )


def erase(turn: Turn) -> Replies:
    """Her answer. What others hold of their own stays theirs; a Maatje hears it is over."""
    if turn.value != "yes":
        return (Say(text=turn.text("erase-not")),)
    told = (*_end_case(turn), *_end_alarms(turn))
    goodbye = _goodbye(turn)
    turn.work.audit.note("erasure", "erased", turn.person.id)
    turn.work.erasure.erase(turn.person)
    turn.forgotten = True
    remember = Do(task="erased", about=turn.person.id)
    return (*told, Forget(timer="intake", about=turn.person.id), remember, Say(text=goodbye))


def _end_alarms(turn: Turn) -> Replies:
    """Who was called hears once that nobody can be found any more; not who it was."""
    told: list[AnyReply] = []
    for alarm in turn.work.requests.open_alarms_of(turn.person):
        turn.work.audit.note("erasure", "crisis-erased", alarm.id, alarm.lane)
        for person in oncall.still(turn, alarm):
            lane = turn.words_for(person, f"crisis-lane-{alarm.lane}")
            told += telling.at_home(turn, person, "crisis-erased", lane=lane)
        told.append(Forget(timer="crisis", about=alarm.id))
    return tuple(told)


def _goodbye(turn: Turn) -> Markup:
    """Who is in danger keeps the number when we lose her."""
    alarms = turn.work.requests.open_alarms_of(turn.person)
    numbers = [turn.shelf.guard.advice(alarm.lane, turn.locale) for alarm in alarms]
    return Markup("\n".join([turn.text("erase-done"), *numbers]))


def withdraw(turn: Turn) -> Replies:
    """`/intrekken`: consent back, the request for a Maatje ended; what is kept can still be erased."""
    turn.work.people.withdraw_consent(turn.person.id, consenting.PURPOSE)
    turn.work.audit.note(turn.person.id, "consent-withdrawn", consenting.PURPOSE)
    walk = walking.under_way(turn)
    if walk:
        walk.pause()
    return (Say(text=turn.text("withdraw-done")), *_end_case(turn))


def language(turn: Turn) -> Replies:
    """`/taal`, `/taal en`."""
    wanted = turn.rest.strip().lower()[:2]
    if wanted in ("nl", "en"):
        return _speak(turn, wanted)
    options = (Option("Nederlands", "language", "nl"), Option("English", "language", "en"))
    return (Ask(text=turn.text("language-which"), options=options, prompt="language"),)


def choose_language(turn: Turn) -> Replies:
    return _speak(turn, turn.value)


def _speak(turn: Turn, locale: str) -> Replies:
    turn.work.people.change(turn.person.id, locale=locale)
    return (Say(text=turn.shelf.texts.format(locale, "language-is")),)


def _end_case(turn: Turn) -> Replies:
    case = turn.work.cases.of(turn.person.id)
    if case is None:
        return ()
    live = (CaseStatus.WAITING, CaseStatus.OFFERED, CaseStatus.PAIRED)
    turn.work.cases.move(case.id, CaseStatus.WITHDRAWN, only_from=live)
    ended = turn.work.cases.end_pairings(case.id)
    turn.work.audit.note(turn.person.id, "case-withdrawn", case.code)
    told = team.tell(turn, Role.COORDINATOR, case.region, "team-withdrawn", code=case.code)
    for pairing in ended:
        buddy = turn.work.people.find(pairing.account)
        key = "family-withdrew" if pairing.status is PairingStatus.ACCEPTED else "offer-gone"
        told += telling.at_home(turn, buddy, key, code=case.code)
        told.append(Forget(timer="offer", about=pairing.id))
    return (*told, Forget(timer="line", about=case.id), Forget(timer="match", about=case.id))


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
