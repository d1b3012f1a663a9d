"""A human, always near: asking for one, what is open, and the answer that comes back (C07, C68)."""

from __future__ import annotations

from bot.chat.markup import Markup, plain
from bot.chat.replies import Ask, Option, Replies, Say
from bot.core import team, telling, walking
from bot.core.reading import region_words
from bot.core.turn import Turn
from bot.model import codes
from bot.model.cases import CaseStatus
from bot.model.notes import Exchange
from bot.model.people import Role
from bot.model.promises import HOME, answer_by
from bot.model.requests import Request
from knowledge.asked import wants_human

MOST_SHOWN = 15
CALL = ("human", "human-coming", Role.COORDINATOR, "team-new-request")
QUESTION = ("question", "question-passed-on", Role.MODERATOR, "team-new-question")
"""kind of request; what the asker hears; who in the team hears what"""


def human(turn: Turn) -> Replies:
    """«Ik wil een mens»: a number, and a day; the button under an answer brings the question along."""
    if turn.value:
        return _called(turn.speaking_as(turn.value), turn.value, passed_on=True)
    return _called(turn, "" if turn.picked else turn.rest.strip())


def _called(turn: Turn, words: str, passed_on: bool = False) -> Replies:
    waiting = turn.work.requests.open_of(turn.person)
    if waiting is not None:
        return _again(turn, waiting, words)
    kind, said, role, told = QUESTION if passed_on else CALL
    request = turn.work.requests.begin(turn.person, kind, words, answer_by(turn.now))
    return (
        Say(text=turn.text(said, code=request.code, due=request.due), private=True),
        *team.tell(turn, role, turn.person.region, told, code=request.code),
    )


def _again(turn: Turn, waiting: Request, words: str) -> Replies:
    """It is with somebody already: what is new is put beside it, and the team hears of that."""
    added = bool(words) and turn.work.requests.add(waiting, words)
    late = waiting.due < turn.now
    said = turn.text("human-already", code=waiting.code, due=waiting.due, added=added, late=late)
    if not (added or late):
        return (Say(text=said, private=True),)
    role = Role.COORDINATOR if late or waiting.kind == "human" else Role.MODERATOR
    told = team.tell(turn, role, waiting.region, "team-asked-again", code=waiting.code, added=added)
    return (Say(text=said, private=True), *told)


def asks_for_human(turn: Turn) -> Replies | None:
    """«mens», or a short sentence that asks for one, anywhere in private."""
    return _called(turn, "") if wants_human(turn.rest) else None


def wants_a_call(turn: Turn) -> Replies | None:
    """«Bel me op 06 …»: her words go along. Where the intake asks for her number it is an answer."""
    if turn.aside != "call-me" or turn.worried:
        return None
    walk = walking.under_way(turn)
    asked = walk.here.question if walk and walk.sitting.status == "open" else None
    return None if asked and asked.kind in ("phone", "yes-no") else _called(turn, turn.rest)


def overview(turn: Turn) -> Replies:
    """`/open`: what waits, with its age; no words, no names."""
    waiting = turn.work.requests.open_for(turn.person)
    cases = turn.work.cases.visible(turn.person)
    turn.work.audit.note(turn.person.account, "overview", "open")
    if not waiting and not cases:
        return (Say(text=turn.text("open-nothing"), private=True),)
    lines: list[str] = [turn.text("open-title", count=len(waiting) + len(cases))]
    lines += [_request_line(turn, request) for request in waiting[:MOST_SHOWN]]
    lines += [
        turn.text(
            "open-case",
            code=case.code,
            region=region_words(turn, case.region),
            days=(turn.now - case.opened).days,
            asked=case.status is CaseStatus.OFFERED,
        )
        for case in cases[:MOST_SHOWN]
    ]
    options = tuple(
        Option(turn.words("open-read", code=request.code), "request", request.id, row=number // 3)
        for number, request in enumerate(waiting[:MOST_SHOWN])
    )
    return (Ask(text="\n".join(lines), options=options, private=True, prompt="open"),)


def read(turn: Turn) -> Replies:
    """One request, for a team member; the reading is audited."""
    request = turn.work.requests.get(turn.value, turn.person)
    if request is None:
        return (Say(text=turn.text("open-gone"), private=True),)
    words = turn.work.requests.words(request, turn.person)
    shown = _quoted(words) if words else turn.text("open-no-words")
    text = turn.text("open-request", code=request.code, due=request.due, shown=shown)
    return (Say(text=text, private=True, protect=True),)


def answer(turn: Turn) -> Replies:
    """`/antwoord H-0001 …`: the asker hears it."""
    code, words = codes.starts("H", turn.rest)
    if not code or not words:
        return (Say(text=turn.text("answer-how"), private=True),)
    request = turn.work.requests.by_code(code, turn.person)
    if request is None:
        return (Say(text=turn.text("answer-no-request", code=code), private=True),)
    if not turn.work.requests.answer(request, turn.person.account):
        return (Say(text=turn.text("answer-already", code=request.code), private=True),)
    turn.work.audit.note(turn.person.account, "answer", request.code)
    asker = turn.work.people.by_id(request.person)
    if asker is None or asker.home is None or not asker.reachable:
        return (Say(text=turn.text("answer-unreachable", code=request.code), private=True),)
    return (
        *telling.at_home(turn, asker, "answer-from-human", code=request.code, words=words),
        Say(text=turn.text("answer-sent", code=request.code), private=True),
        *_learn(turn, request, words),
    )


def _learn(turn: Turn, request: Request, answer: str) -> Replies:
    """Whether the library shall learn this answer; only when there was a question."""
    question = turn.work.requests.words(request, turn.person)
    if not question:
        return ()
    note = turn.work.notes.begin(request, Exchange(question, answer), turn.person.account)
    options = (
        Option(turn.words("kennis-make"), "learn", f"draft:{note.id}", row=0),
        Option(turn.words("kennis-add"), "learn", f"near:{note.id}", row=1),
        Option(turn.words("no"), "learn", f"no:{note.id}", row=2),
    )
    return (Ask(text=turn.text("kennis-learn"), options=options, private=True, prompt=f"learn {note.code}"),)


def _quoted(words: str) -> Markup:
    return Markup("\n".join(f"> {plain(line)}" for line in words.splitlines()))


def _request_line(turn: Turn, request: Request) -> str:
    late = request.due < turn.now
    return turn.text(
        "open-line",
        code=request.code,
        kind=request.kind,
        region=region_words(turn, request.region),
        due=request.due.astimezone(HOME),
        late=late,
    )
