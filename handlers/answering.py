"""The intake under way: what she typed, pressed or filled in, up to «Klopt dit?» and the sending.

Rules of this file
- Every answer is in this transaction before the next question goes out.
- A question she asks in the middle is answered, and the question that waits is repeated once.
"""

from __future__ import annotations

import re

from bot.chat.events import Said
from bot.chat.replies import Ask, Close, Edit, Forget, Remind, Replies, Say
from bot.core import ahead, asking, consenting, correcting, pieces, team, ticking, walking
from bot.core.reading import keeping, place, reader
from bot.core.turn import Turn
from bot.core.walking import Walk
from bot.forms import engine
from bot.forms.model import Answer, Question, State, Step, in_words
from bot.forms.words import plain
from bot.model.cases import Case
from bot.model.people import Role
from knowledge.asked import looks_asked, points_here
from knowledge.card import card

OF_INTAKE = (asking.PICK, asking.FILLED, "way", "consent", "intake", "go-on")
"""the choices that lead to or through the intake"""
LINE = re.compile(
    r"(?:(?:ja|nee|maar|de|het|wijzig|verander|change|nummer|nr|vraag|regel|punt|line)\W+)*(\d{1,2})"
    r"(?:\W+(?:klopt|is|niet|fout|verkeerd|wijzigen|aanpassen))*\W*",
    re.IGNORECASE,
)
"""«wijzig 7», «7 klopt niet»"""


def answer(turn: Turn) -> Replies | None:
    """She typed something while a form is open."""
    walk = walking.under_way(turn)
    if walk is None or walk.sitting.status != "open" or not isinstance(turn.event, Said):
        return None
    if not consenting.agreed(turn):
        return (consenting.ask(turn),)
    if said := _polite(walk, turn.event.text):
        return said
    steering = turn.shelf.phrases.navigation(turn.event.text)
    return _steer(walk, steering) if steering else _typed(walk, turn.event.text)


def press(turn: Turn) -> Replies:
    """One of the buttons under a question."""
    walk = walking.under_way(turn)
    if walk is None:
        return (Say(text=turn.text("intake-nothing-yet")),)
    if not consenting.agreed(turn):
        return (consenting.ask(turn),)
    action, _, rest = turn.value.partition(":")
    question, _, ids = rest.partition(":")
    match action:
        case "back" | "skip" | "later" | "who":
            return _steer(walk, "readers" if action == "who" else action)
        case "change":
            return walk.moved(engine.change(walk.form, walk.state, question))
        case "keep":
            return walk.moved(engine.leave(walk.form, walk.state))
        case "send":
            return _send(walk)
    return _pressed(walk, action, question, tuple(filter(None, ids.split(","))))


def filled(turn: Turn) -> Replies:
    """A card with several answers."""
    walk = walking.under_way(turn)
    if walk is None:
        return (Say(text=turn.text("intake-nothing-yet")),)
    if not consenting.agreed(turn):
        return (consenting.ask(turn),)
    by, read = turn.person.id, reader(turn.shelf, walk.state.answers)
    step = engine.fill(walk.form, walk.state, turn.fields, by, turn.now, turn.today, read)
    return walk.moved(step)


def again(turn: Turn) -> Replies | None:
    """A button that was used: the question that waits now, if there is one."""
    if turn.picked is None or turn.picked.choice not in OF_INTAKE:
        return None
    walk = walking.under_way(turn)
    if walk is None:
        return (Say(text=turn.text("intake-all-done")),) if turn.work.cases.of(turn.person.id) else None
    if walk.here.question and turn.value.startswith(f"{ticking.TICK}:{walk.here.question.id}:"):
        return _ticked(turn, walk.here, walk.here.question)
    return walk.show(walk.here, turn.text("spent-here-we-are"))


# typed and pressed


def _polite(walk: Walk, said: str) -> Replies | None:
    """«Hallo» and «dank je» are no answers: said back, and the question that waits."""
    says = walk.turn.shelf.phrases.says
    if says("greeting", said):
        return walk.show(walk.here, walk.turn.text("intake-welcome-back"))
    if says("thanks", said) and not _last_words(walk):
        return walk.back_to_it(walk.turn.text("form-you-are-welcome"))
    return None


def _last_words(walk: Walk) -> bool:
    """At the last open question, «Wil je nog iets kwijt?», a thank you is what she still had to say."""
    question = walk.here.question
    if question is None or question.kind not in correcting.OPEN:
        return False
    return question == engine.path(walk.form, walk.state.answers)[-1]


def _typed(walk: Walk, raw: str) -> Replies:
    turn, here = walk.turn, walk.here
    if here.question is None:
        return _typed_at_summary(walk, raw)
    if _last_words(walk) and turn.shelf.phrases.nothing_more(raw):
        return _that_is_all(walk, raw)
    if asked := _asked(turn, here.question, raw):
        return (Say(text=asked), *walk.show(here))
    keeps = _keeps(turn, raw) or (turn.shelf.phrases.says("send", raw) and walk.state.pending is None)
    if here.question.id in walk.state.answers and keeps:
        return walk.moved(engine.leave(walk.form, walk.state))
    step = correcting.remembered(walk, _answered(walk, raw, reader(turn.shelf, walk.state.answers)))
    if (past := pieces.past_the_question(walk, step, raw)) is not None:
        return past
    if step.note.kind == "misunderstood" and step.note.reason not in correcting.REFUSED and looks_asked(raw):
        walk.keep(step)
        return walk.show(step, turn.text("intake-question-unknown"))
    if step.note.kind == "accepted" and here.question.kind in correcting.OPEN and _ends_asking(raw):
        walk.keep(step)
        return walk.show(step, turn.text("form-noted-asked"))
    told = ahead.offered(walk, step, raw) if here.question.kind == "name" else None
    return told or walk.moved(step)


def _that_is_all(walk: Walk, raw: str) -> Replies:
    """«Nee, dat was alles» is no story: the question stays open, and what she told is read back."""
    here = walk.here.question
    if here is not None and here.id in walk.state.answers:
        return walk.moved(engine.leave(walk.form, walk.state))
    step = engine.skip(walk.form, walk.state, walk.turn.person.id, walk.turn.now, raw)
    walk.keep(step)
    return walk.show(step, walk.turn.text("form-that-is-all"))


def _keeps(turn: Turn, raw: str) -> bool:
    return turn.shelf.phrases.says("keep", raw) or plain(raw) == plain(turn.words("form-keep"))


def _ends_asking(raw: str) -> bool:
    return raw.rstrip().endswith("?") and looks_asked(raw)


def _answered(walk: Walk, raw: str, read: engine.Reader) -> Step:
    turn = walk.turn
    by, phrases = turn.person.id, turn.shelf.phrases
    return engine.answer(walk.form, walk.state, raw, by, turn.now, turn.today, read, phrases)


def _typed_at_summary(walk: Walk, raw: str) -> Replies:
    """«ja» sends it; a number or a name goes to its line; the card itself is not said again."""
    phrases = walk.turn.shelf.phrases
    if phrases.yes_or_no(raw) or phrases.says("send", raw):
        return _send(walk)
    if phrases.yes_or_no(raw) is False:
        return (Say(text=walk.turn.text("summary-which")),)
    number = LINE.fullmatch(raw.strip())
    lines = list(engine.complete(walk.form, walk.state))
    if number and 0 < int(number[1]) <= len(lines):
        return walk.moved(engine.change(walk.form, walk.state, lines[int(number[1]) - 1]))
    if corrected := correcting.by_name(walk, raw) or correcting.named(walk, raw):
        return corrected
    asked = _library_answer(walk.turn, raw) if looks_asked(raw) else ""
    return (*((Say(text=asked),) if asked else ()), Say(text=walk.turn.text("summary-still-open")))


def _asked(turn: Turn, question: Question, raw: str) -> str:
    """The library's answer, when what she typed is surely a question to us, and not about the form itself."""
    if not looks_asked(raw) or len(raw) > 300 or points_here(raw):
        return ""
    if question.kind in correcting.OPEN and not raw.rstrip().endswith("?"):
        return ""
    return _library_answer(turn, raw)


def _library_answer(turn: Turn, raw: str) -> str:
    found = turn.looked_up(raw)
    if found.band != "sure":
        return ""
    language = turn.speaking_as(raw).locale
    return card(found.hits[0].article, language, turn.shelf.texts, turn.today)


def _steer(walk: Walk, steering: str) -> Replies:
    turn = walk.turn
    match steering:
        case "back":
            return walk.moved(engine.back(walk.form, walk.state))
        case "skip":
            return walk.moved(engine.skip(walk.form, walk.state, turn.person.id, turn.now))
        case "later" | "stop":
            walk.pause()
            return (Say(text=turn.text("intake-paused")), Close(prompt=asking.TOPIC), walking.nudge_at(turn))
    here = walk.here
    if steering == "go-on":
        return walk.show(here, turn.text("intake-welcome-back"))
    if here.question is None:
        return walk.show(here)
    if steering == "why":
        return walk.show(here, in_words(here.question.why, turn.locale))
    return walk.show(here, asking.reader_words(turn, here.question))


def _pressed(walk: Walk, action: str, question: str, ids: tuple[str, ...]) -> Replies:
    here = walk.here
    by, at = walk.turn.person.id, walk.turn.now
    if here.question is None or here.question.id != question:
        return walk.show(here, walk.turn.text("spent-here-we-are"))
    match action:
        case "yes" | "no":
            return walk.moved(engine.confirm(walk.form, walk.state, action == "yes", by, at))
        case ticking.TICK:
            return _ticked(walk.turn, here, here.question)
        case "near":
            value = ids[0] if ids else ""
            return walk.moved(_answered(walk, value, keeping(value)))
    return walk.moved(engine.choose(walk.form, walk.state, question, ids, by, at))


def _ticked(turn: Turn, here: Step, question: Question) -> Replies:
    """A tick more or less: the same message, with what is ticked now."""
    chosen = ticking.after(turn)
    if chosen is None:
        return ()
    options = asking.picked(turn, here, question, chosen)
    text = asking.question_text(turn, here, question)
    if turn.under is None:
        return (Ask(text=text, options=options, hint="many", private=True, prompt=asking.TOPIC),)
    return (Edit(about=turn.under, text=text, options=options, private=True, prompt=asking.TOPIC),)


# sending it


def _send(walk: Walk) -> Replies:
    """She says it is right: from here on there is a case."""
    turn = walk.turn
    if walk.here.question is not None:
        return walk.show(walk.here)
    case = _begin_case(turn, engine.complete(walk.form, walk.state))
    turn.work.sittings.drop(walk.sitting.id)
    turn.work.audit.note(turn.person.id, "case-begun", case.code)
    return (
        Say(text=turn.text("case-begun", code=case.code)),
        Close(prompt=asking.TOPIC),
        Forget(timer="intake", about=turn.person.id),
        Remind(timer="match", at=turn.now, about=case.id),
        Remind(timer="group", at=turn.now, about=turn.person.id),
        *team.tell(turn, Role.COORDINATOR, case.region, "team-new-case", code=case.code),
    )


def _begin_case(turn: Turn, answers: dict[str, Answer]) -> Case:
    home = place(turn.shelf, str(answers["postcode"].value)) if "postcode" in answers else None
    region, pc4 = (home.region.slug, home.pc4) if home else (None, None)
    turn.work.people.change(turn.person.id, region=region, pc4=pc4)
    told = answers.get("jeugdzorg")
    return turn.work.cases.begin(
        turn.person,
        engine.dump(State(answers=answers)),
        region=region,
        preventive=turn.person.way_in == "vast" or answers["situatie"].value == "loopt_vast",
        confidential=bool(told and told.value is True),
    )
