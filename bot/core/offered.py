"""What a Maatje says to an offer: the card, a yes, a no, a rest, and once more on second thoughts (C21).

Rules of this file
- Exactly one yes counts: the store decides, by a conditional UPDATE.
- A no is never explained to the family, and never held against the Maatje.
"""

from __future__ import annotations

from bot.chat.replies import AnyReply, Ask, Edit, Forget, Option, Replies, Say
from bot.core import offering, team, telling
from bot.core.reading import region_words
from bot.core.turn import Turn
from bot.forms.engine import load_state
from bot.forms.model import in_words
from bot.model.cases import ANSWER_WITHIN, Pairing, PairingStatus, age_band
from bot.model.people import Role

ON_CARD = ("leeftijd", "redenen")
"""the answers an anonymised card is made of"""


def ask_again(turn: Turn) -> Replies | None:
    """The family this Maatje let go of, if it still waits and there is room: the card once more."""
    case = turn.work.cases.let_go(turn.person.account)
    room = any(each.account == turn.person.account and each.free > 0 for each in turn.work.people.buddies())
    pairing = turn.work.cases.offer(case, turn.person.account) if case and room else None
    if case is None or pairing is None:
        return None
    turn.work.people.pause(turn.person.account, False)
    return (card(turn, pairing), *offering.waits_for(turn, pairing))


def back(turn: Turn) -> Replies:
    """There again: families who wait are looked at now."""
    turn.work.people.pause(turn.person.account, False)
    return (Say(text=turn.text("buddy-is-back")), *offering.wake_line(turn))


def rest(turn: Turn) -> Replies:
    """Nothing new is asked, and what was asked goes to another: a pause is no «no» to a family."""
    turn.work.people.pause(turn.person.account, True)
    passed = [
        reply
        for pairing in turn.work.cases.asked_of(turn.person.account)
        for reply in pass_on(turn, pairing, PairingStatus.WITHDRAWN)
    ]
    return (Say(text=turn.text("buddy-pauses")), *passed)


def card(turn: Turn, pairing: Pairing) -> AnyReply:
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
        region=region_words(turn, case.region),
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
    if turn.under:
        return Edit(about=turn.under, text=text, options=options, private=True, prompt=topic)
    return Ask(text=text, options=options, private=True, prompt=topic)


def decline(turn: Turn, pairing: Pairing) -> Replies:
    """A no needs no reason."""
    return (Say(text=turn.text("offer-declined")), *pass_on(turn, pairing, PairingStatus.DECLINED))


def accept(turn: Turn, pairing: Pairing) -> Replies:
    """A yes, the only one that counts."""
    if not turn.work.cases.settle(pairing, PairingStatus.ACCEPTED):
        return (Say(text=turn.text("offer-gone")),)
    case = turn.work.cases.get(pairing.case_id)
    assert case is not None
    turn.work.audit.note(turn.person.account, "paired", case.code)
    family = turn.work.people.by_id(case.person)
    name = turn.person.name or turn.words_for(family or turn.person, "your-buddy")
    read = Option(turn.words("story-read"), "story", case.id, "yes")
    return (
        Ask(text=turn.text("buddy-paired", code=case.code), options=(read,), private=True),
        *telling.at_home(turn, family, "family-has-buddy", name=name),
        *team.tell(turn, Role.COORDINATOR, case.region, "team-paired", code=case.code, name=turn.person.name),
        Forget(timer="offer", about=pairing.id),
        Forget(timer="line", about=case.id),
    )


def pass_on(turn: Turn, pairing: Pairing, why: PairingStatus) -> Replies:
    if not turn.work.cases.settle(pairing, why):
        return ()
    case = turn.work.cases.get(pairing.case_id)
    after = offering.ask_next(turn, case) if case else ()
    return (Forget(timer="offer", about=pairing.id), *after)
