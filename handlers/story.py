"""What a family told, for those the case allows: its Maatje after a yes, and the coordinator (P03).

Rules of this file
- Every reading by anybody but the family is written in the audit, by the store.
- What is for the coordinator alone (a phone number) is left out for the Maatje.
"""

from __future__ import annotations

from bot.chat.replies import Replies, Say
from bot.core import asking
from bot.core.turn import Turn
from bot.forms.engine import load_state
from bot.forms.model import in_words
from bot.model import codes
from bot.model.cases import Case, may_open
from bot.model.people import Role

FORM = "intake"


def command(turn: Turn) -> Replies:
    """`/zaak Z-001`."""
    code, others = codes.split("Z", turn.rest)
    code = code or others.upper()
    if not code:
        return (Say(text=turn.text("story-how"), private=True),)
    return _read(turn, turn.work.cases.by_code(code, turn.person), code)


def pressed(turn: Turn) -> Replies:
    """«Lees hun verhaal», under the good news."""
    return _read(turn, turn.work.cases.get(turn.value), "")


def _read(turn: Turn, case: Case | None, code: str) -> Replies:
    accepted = turn.work.cases.accepted(case.id) if case else None
    if case is None or not may_open(case, turn.person, accepted.account if accepted else None):
        return (Say(text=turn.text("story-none", code=code or turn.words("unknown")), private=True),)
    lines = [turn.text("story-title", code=case.code), *_lines(turn, case)]
    return (Say(text="\n\n".join(lines), private=True, protect=True),)


def _lines(turn: Turn, case: Case) -> list[str]:
    answers = load_state(turn.work.cases.open(case, turn.person)).answers
    all_of_it = turn.person.may_act_in(Role.COORDINATOR, case.region)
    return [
        turn.text(
            "story-line",
            asked=in_words(question.ask, turn.locale),
            shown=asking.answer_words(turn, question, answers[question.id]),
        )
        for question in turn.shelf.forms[FORM].questions
        if question.id in answers and answers[question.id].value is not None
        if all_of_it or question.readers != "coordinator"
    ]
