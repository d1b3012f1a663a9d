"""Maatjes: who is asked for a family, what they say, and what the family hears (C18-C21, C28).

Rules of this file
- The alert on the lock screen says nothing; the card comes after a tap, and names nobody.
- One Maatje is asked at a time; an offer nobody answers within 72 hours goes to the next.
- Exactly one yes counts: the store decides, by a conditional UPDATE.
- A no is never explained to the family, and never held against the Maatje.
"""

from __future__ import annotations

from bot.chat.events import Ticked
from bot.chat.replies import AnyReply, Ask, Edit, Forget, Option, Remind, Replies, Say
from bot.core import team
from bot.core.turn import Turn
from bot.forms.engine import load_state
from bot.forms.model import in_words
from bot.model.cases import (
    ANSWER_WITHIN,
    TELL_PLACE_EVERY,
    Case,
    CaseStatus,
    Pairing,
    PairingStatus,
    age_band,
)
from bot.model.matching import Distance, rank
from bot.model.people import Role

ON_CARD = ("leeftijd", "redenen")
"""the answers an anonymised card is made of"""


def match(turn: Turn) -> Replies:
    """The hour has come to look for a Maatje for this case."""
    case = turn.work.cases.get(turn.event.about) if isinstance(turn.event, Ticked) else None
    if case is None or case.status is not CaseStatus.WAITING:
        return ()
    return _ask_next(turn, case)


def tell_place(turn: Turn) -> Replies:
    """A week in line: we look again, and the family hears where it stands."""
    return match(turn)


def decide(turn: Turn) -> Replies:
    """A Maatje pressed something about an offer."""
    action, _, pairing_id = turn.value.partition(":")
    pairing = turn.work.cases.pairing(pairing_id)
    if pairing is None or pairing.account != turn.person.account:
        return (Say(text=turn.text("offer-gone")),)
    if pairing.status is not PairingStatus.ASKED:
        return (Say(text=turn.text("offer-gone")),)
    match action:
        case "open":
            return (_card(turn, pairing),)
        case "yes":
            return _accept(turn, pairing)
        case "pause":
            return _rest(turn)
    return (Say(text=turn.text("offer-declined")), *_pass_on(turn, pairing, PairingStatus.DECLINED))


def expire(turn: Turn) -> Replies:
    """72 hours without an answer: the next one is asked."""
    pairing = turn.work.cases.pairing(turn.event.about) if isinstance(turn.event, Ticked) else None
    if pairing is None or not turn.work.cases.settle(pairing, PairingStatus.EXPIRED):
        return ()
    buddy = turn.work.people.find(pairing.account)
    told = [Say(text=turn.text_for(buddy, "offer-expired"), to=buddy.home)] if buddy and buddy.home else []
    case = turn.work.cases.get(pairing.case_id)
    return (*told, *(_ask_next(turn, case) if case else ()))


def pause(turn: Turn) -> Replies:
    """`/pauze`, and `/pauze uit`."""
    if turn.rest.strip().lower() in ("uit", "klaar", "stop", "off"):
        turn.work.people.pause(turn.person.account, False)
        return (Say(text=turn.text("buddy-is-back")), *_wake_line(turn))
    return _rest(turn)


def _rest(turn: Turn) -> Replies:
    """Nothing new is asked, and what was asked goes to another: a pause is no «no» to a family."""
    turn.work.people.pause(turn.person.account, True)
    passed = [
        reply
        for pairing in turn.work.cases.asked_of(turn.person.account)
        for reply in _pass_on(turn, pairing, PairingStatus.WITHDRAWN)
    ]
    return (Say(text=turn.text("buddy-pauses")), *passed)


def pair(turn: Turn) -> Replies:
    """`/koppel Z-001 Bram`: the coordinator's own choice; the Maatje is still asked."""
    words = turn.rest.split(maxsplit=1)
    if len(words) < 2:
        return (Say(text=turn.text("pair-how"), private=True),)
    case = turn.work.cases.by_code(words[0].upper(), turn.person)
    if case is None:
        return (Say(text=turn.text("pair-no-case", code=words[0]), private=True),)
    if case.status is CaseStatus.PAIRED:
        return (Say(text=turn.text("pair-has-buddy", code=case.code), private=True),)
    found = [each for each in turn.work.people.buddies() if _called(each.account, each.name, words[1])]
    if len(found) != 1:
        names = ", ".join(each.name or each.account for each in turn.work.people.buddies())
        return (
            Say(text=turn.text("pair-no-buddy", name=words[1], names=names, some=bool(names)), private=True),
        )
    if found[0].free < 1:
        return (Say(text=turn.text("pair-full", name=found[0].name), private=True),)
    turn.work.audit.note(turn.person.account, "pair", case.code, found[0].account)
    return (
        *_take_back(turn, case),
        *_offer(turn, case, found[0].account),
        Say(text=turn.text("pair-asked", code=case.code, name=found[0].name), private=True),
    )


# asking


def _ask_next(turn: Turn, case: Case) -> Replies:
    refused = turn.work.cases.refused_by(case.id) | _own_accounts(turn, case)
    fits = rank(case.region, turn.work.people.buddies(), refused, _distance(turn))
    if not fits:
        return _in_line(turn, case)
    family = turn.work.people.by_id(case.person)
    told: list[AnyReply] = []
    if family and family.home:
        until = turn.now + ANSWER_WITHIN
        again = bool(refused - _own_accounts(turn, case))
        text = turn.text_for(family, "buddy-being-asked", until=until, again=again)
        told.append(Say(text=text, to=family.home, private=True))
    return (*told, *_offer(turn, case, fits[0].buddy.account))


def _offer(turn: Turn, case: Case, account: str) -> Replies:
    pairing = turn.work.cases.offer(case, account)
    buddy = turn.work.people.find(account)
    if pairing is None or buddy is None or buddy.home is None:
        return ()
    alert = Ask(
        text=turn.text_for(buddy, "buddy-alert"),
        options=(Option(turn.words_for(buddy, "open"), "offer", f"open:{pairing.id}", "yes"),),
        to=buddy.home,
        private=True,
        prompt=f"offer:{pairing.id}",
    )
    return (
        alert,
        Remind(timer="offer", at=turn.now + ANSWER_WITHIN, about=pairing.id),
        Forget(timer="match", about=case.id),
    )


def _card(turn: Turn, pairing: Pairing) -> AnyReply:
    """What a Maatje may know before saying yes: region, age band, theme."""
    case = turn.work.cases.get(pairing.case_id)
    assert case is not None
    answers = load_state(turn.work.cases.outline(case, ON_CARD)).answers
    form = turn.shelf.forms["intake"]
    reasons = form.question("redenen")
    given = answers.get("redenen")
    chosen = set(given.value) if given and isinstance(given.value, tuple) else set()
    themes = [in_words(c.label, turn.locale) for c in (reasons.options if reasons else ()) if c.id in chosen]
    age = answers["leeftijd"].value if "leeftijd" in answers else None
    text = turn.text(
        "offer-card",
        region=_region_name(turn, case.region),
        age=age_band(age if isinstance(age, int) else None) or turn.words("unknown"),
        themes=", ".join(themes) or turn.words("unknown"),
        until=pairing.asked + ANSWER_WITHIN,
    )
    options = (
        Option(turn.words("yes"), "offer", f"yes:{pairing.id}", "yes"),
        Option(turn.words("offer-not-now"), "offer", f"no:{pairing.id}"),
        Option(turn.words("offer-pause"), "offer", f"pause:{pairing.id}"),
    )
    topic = f"offer:{pairing.id}"
    if turn.event.message:
        return Edit(about=turn.event.message, text=text, options=options, private=True, prompt=topic)
    return Ask(text=text, options=options, private=True, prompt=topic)


def _accept(turn: Turn, pairing: Pairing) -> Replies:
    if not turn.work.cases.settle(pairing, PairingStatus.ACCEPTED):
        return (Say(text=turn.text("offer-gone")),)
    case = turn.work.cases.get(pairing.case_id)
    assert case is not None
    turn.work.audit.note(turn.person.account, "paired", case.code)
    family = turn.work.people.by_id(case.person)
    told: list[AnyReply] = []
    if family and family.home:
        name = turn.person.name or turn.words_for(family, "your-buddy")
        told.append(
            Say(text=turn.text_for(family, "family-has-buddy", name=name), to=family.home, private=True)
        )
    read = Option(turn.words("story-read"), "story", case.id, "yes")
    return (
        Ask(text=turn.text("buddy-paired", code=case.code), options=(read,), private=True),
        *told,
        *team.tell(turn, Role.COORDINATOR, case.region, "team-paired", code=case.code, name=turn.person.name),
        Forget(timer="offer", about=pairing.id),
        Forget(timer="line", about=case.id),
    )


def _pass_on(turn: Turn, pairing: Pairing, why: PairingStatus) -> Replies:
    if not turn.work.cases.settle(pairing, why):
        return ()
    case = turn.work.cases.get(pairing.case_id)
    after = _ask_next(turn, case) if case else ()
    return (Forget(timer="offer", about=pairing.id), *after)


def _take_back(turn: Turn, case: Case) -> Replies:
    """The Maatje who was asked before the coordinator chose another hears that it is settled."""
    before = turn.work.cases.asked(case.id)
    if before is None or not turn.work.cases.settle(before, PairingStatus.WITHDRAWN):
        return ()
    buddy = turn.work.people.find(before.account)
    told = (Say(text=turn.text_for(buddy, "offer-gone"), to=buddy.home),) if buddy and buddy.home else ()
    return (*told, Forget(timer="offer", about=before.id))


# waiting


def _in_line(turn: Turn, case: Case) -> Replies:
    family = turn.work.people.by_id(case.person)
    again = Remind(timer="line", at=turn.now + TELL_PLACE_EVERY, about=case.id)
    if family is None or family.home is None:
        return (again,)
    line = turn.work.cases.place_in_line(case)
    region = _region_name(turn, case.region)
    weekly = isinstance(turn.event, Ticked) and turn.event.timer == "line"
    text = turn.text_for(family, "family-in-line", place=line, region=region, again=weekly)
    return (Say(text=text, to=family.home, private=True), again)


def _wake_line(turn: Turn) -> Replies:
    """There is room again: those who wait are looked at now, longest waiting first."""
    return tuple(Remind(timer="match", at=turn.now, about=case.id) for case in turn.work.cases.waiting())


def _own_accounts(turn: Turn, case: Case) -> frozenset[str]:
    family = turn.work.people.by_id(case.person)
    return frozenset({family.account}) if family else frozenset()


def _distance(turn: Turn) -> Distance:
    def apart(one: str, other: str) -> float | None:
        try:
            return turn.shelf.finder.atlas.apart(one, other)
        except KeyError:
            return None

    return apart


def _region_name(turn: Turn, slug: str | None) -> str:
    region = turn.shelf.finder.atlas.regions.get(slug or "")
    return region.name if region else turn.words("unknown")


def _called(account: str, name: str, asked: str) -> bool:
    asked = asked.strip().lstrip("@").lower()
    return asked in (account.lower(), name.lower(), account.partition(":")[2])
