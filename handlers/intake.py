"""The intake: consent first, then the questionnaire as a conversation, then «Klopt dit?».

Rules of this file
- Nothing about a family is asked before consent to the text of now (P01).
- Every answer is in this transaction before the next question goes out.
- A question she asks in the middle is answered, and the question that waits is repeated once.
"""

from __future__ import annotations

from bot.chat.events import Said
from bot.chat.replies import Ask, Close, Edit, Forget, Option, Remind, Replies, Say
from bot.core import asking, consenting, team
from bot.core.reading import keeping, place, reader
from bot.core.summary import summary
from bot.core.turn import Turn
from bot.forms import engine
from bot.forms.model import Form, Note, Question, State, Step, in_words
from bot.forms.words import navigation, plain, yes_or_no
from bot.model.people import Role
from bot.model.promises import HOME
from bot.model.sittings import Sitting
from knowledge.asked import looks_asked
from knowledge.card import card

FORM = "intake"
MISSES_BEFORE_HELP = 2


def way_in(turn: Turn) -> Replies:
    """One of the three choices of the front door."""
    if turn.value == "werk":
        return _professional(turn)
    turn.work.people.change(turn.person.id, way_in=turn.value)
    return _welcome(turn, turn.text("start-you-are-right", way=turn.value))


def begin(turn: Turn) -> Replies:
    """`/intake`."""
    return _welcome(turn, "")


def consent(turn: Turn) -> Replies:
    """Her yes or no to keeping her answers."""
    if turn.value == "no":
        return (Ask(text=turn.text("consent-no"), options=_other_ways(turn)),)
    if turn.value == "who":
        return (consenting.readers(turn),)
    consenting.keep(turn)
    return _open(turn, turn.text("consent-thanks"))


def resume(turn: Turn) -> Replies:
    """`/verder`: the question where she was, with everything she said."""
    sitting = _sitting(turn)
    if sitting is None:
        case = turn.work.cases.of(turn.person.id)
        return (Say(text=turn.text("intake-all-done" if case else "intake-nothing-yet")),)
    if not consenting.agreed(turn):
        return (consenting.ask(turn),)
    return _show(
        turn, sitting, engine.resume(_form(turn), _state(turn, sitting)), turn.text("intake-welcome-back")
    )


def answer(turn: Turn) -> Replies | None:
    """She typed something while a form is open."""
    sitting = _sitting(turn)
    if sitting is None or sitting.status != "open" or not isinstance(turn.event, Said):
        return None
    steering = navigation(turn.event.text)
    if steering:
        return _steer(turn, sitting, steering)
    return _typed(turn, sitting, turn.event.text)


def press(turn: Turn) -> Replies:
    """One of the buttons under a question."""
    sitting = _sitting(turn)
    if sitting is None:
        return (Say(text=turn.text("intake-nothing-yet")),)
    if not consenting.agreed(turn):
        return (consenting.ask(turn),)
    action, _, rest = turn.value.partition(":")
    question, _, ids = rest.partition(":")
    if action in ("back", "skip", "later", "who"):
        return _steer(turn, sitting, "readers" if action == "who" else action)
    if action == "change":
        return _moved(turn, sitting, engine.change(_form(turn), _state(turn, sitting), question))
    if action == "keep":
        return _moved(turn, sitting, engine.leave(_form(turn), _state(turn, sitting)))
    if action == "send":
        return _send(turn, sitting)
    return _pressed(turn, sitting, action, question, tuple(filter(None, ids.split(","))))


def filled(turn: Turn) -> Replies:
    """A card with several answers."""
    sitting = _sitting(turn)
    if sitting is None:
        return (Say(text=turn.text("intake-nothing-yet")),)
    step = engine.fill(
        _form(turn), _state(turn, sitting), turn.fields, turn.person.id, turn.now,
        turn.now.astimezone(HOME).date(), turn.locale, reader(turn.shelf),
    )  # fmt: skip
    return _moved(turn, sitting, step)


def again(turn: Turn) -> Replies | None:
    """A button that was used: the question that waits now, if there is one."""
    sitting = _sitting(turn)
    if sitting is None or turn.picked is None or turn.picked.choice not in (asking.PICK, asking.FILLED):
        return None
    return _show(
        turn, sitting, engine.resume(_form(turn), _state(turn, sitting)), turn.text("spent-here-we-are")
    )


def go_on(turn: Turn) -> Replies:
    """The buttons of the reminder."""
    if turn.value != "drop":
        return resume(turn)
    sitting = _sitting(turn)
    if sitting is not None:
        turn.work.sittings.drop(sitting.id)
    return (Say(text=turn.text("intake-draft-erased")), Forget(timer="intake", about=turn.person.id))


# the way in


def _professional(turn: Turn) -> Replies:
    """The advice route; never a case, unless a family invites."""
    return (Ask(text=turn.text("start-professional-route"), options=_other_ways(turn)),)


def _other_ways(turn: Turn) -> tuple[Option, ...]:
    """What she can do here without an intake."""
    return (
        Option(turn.words("start-ask-question"), "hint", "question", row=1),
        Option(turn.words("human-button"), "human", row=2),
    )


def _welcome(turn: Turn, before: str) -> Replies:
    if turn.work.cases.of(turn.person.id):
        return (Say(text=turn.text("intake-all-done")),)
    return _open(turn, before) if consenting.agreed(turn) else (consenting.ask(turn, before),)


def _open(turn: Turn, before: str) -> Replies:
    form = _form(turn)
    sitting = _sitting(turn)
    if sitting is not None:
        return _show(turn, sitting, engine.resume(form, _state(turn, sitting)), before)
    step = engine.begin(form)
    sitting = turn.work.sittings.begin(turn.person.id, form.id, form.version, engine.dump(step.state))
    return (*_show(turn, sitting, step, before), _nudge_at(turn))


# typed and pressed


def _typed(turn: Turn, sitting: Sitting, raw: str) -> Replies:
    form, state = _form(turn), _state(turn, sitting)
    here = engine.resume(form, state)
    if here.question is None:
        return _typed_at_summary(turn, sitting, here, raw)
    asked = _asked(turn, here.question, raw)
    if asked:
        return (Say(text=asked), *_show(turn, sitting, here))
    if here.question.id in state.answers and plain(raw) == plain(turn.words("form-keep")):
        return _moved(turn, sitting, engine.leave(form, state))
    today = turn.now.astimezone(HOME).date()
    step = engine.answer(form, state, raw, turn.person.id, turn.now, today, turn.locale, reader(turn.shelf))
    if step.note.kind == "misunderstood" and raw.rstrip().endswith("?") and looks_asked(raw):
        turn.work.sittings.save(sitting, engine.dump(step.state))
        return _show(turn, sitting, step, turn.text("intake-question-unknown"))
    return _moved(turn, sitting, step)


def _typed_at_summary(turn: Turn, sitting: Sitting, here: Step, raw: str) -> Replies:
    """«ja» sends it; «wijzig 7» goes to the seventh line; the card itself is not said again."""
    if yes_or_no(raw):
        return _send(turn, sitting)
    number = next((int(word) for word in raw.split() if word.isdigit()), 0)
    lines = list(engine.complete(_form(turn), here.state))
    if 0 < number <= len(lines):
        return _moved(turn, sitting, engine.change(_form(turn), here.state, lines[number - 1]))
    asked = _library_answer(turn, raw)
    return (*((Say(text=asked),) if asked else ()), Say(text=turn.text("summary-still-open")))


def _asked(turn: Turn, question: Question, raw: str) -> str:
    """The library's answer, when what she typed is surely a question to us and no answer."""
    if not looks_asked(raw) or len(raw) > 300:
        return ""
    if question.kind in ("text", "long") and not raw.rstrip().endswith("?"):
        return ""
    return _library_answer(turn, raw)


def _library_answer(turn: Turn, raw: str) -> str:
    today = turn.now.date()
    found = turn.shelf.library.ask(raw, turn.locale, today=today)
    if found.band != "sure":
        return ""
    return card(found.hits[0].article, turn.locale, turn.shelf.texts, today)


def _steer(turn: Turn, sitting: Sitting, steering: str) -> Replies:
    form, state = _form(turn), _state(turn, sitting)
    match steering:
        case "back":
            return _moved(turn, sitting, engine.back(form, state))
        case "skip":
            return _moved(turn, sitting, engine.skip(form, state, turn.person.id, turn.now))
        case "later" | "stop":
            turn.work.sittings.save(sitting, sitting.state, "paused")
            return (Say(text=turn.text("intake-paused")), Close(prompt=asking.TOPIC), _nudge_at(turn))
    here = engine.resume(form, state)
    if here.question is None:
        return _show(turn, sitting, here)
    if steering == "why":
        before = in_words(here.question.why, turn.locale)
    else:
        before = asking.reader_words(turn, here.question)
    return _show(turn, sitting, here, before)


def _pressed(turn: Turn, sitting: Sitting, action: str, question: str, ids: tuple[str, ...]) -> Replies:
    form, state = _form(turn), _state(turn, sitting)
    here = engine.resume(form, state)
    by, at = turn.person.id, turn.now
    if here.question is None or here.question.id != question:
        return _show(turn, sitting, here, turn.text("spent-here-we-are"))
    match action:
        case "yes" | "no":
            return _moved(turn, sitting, engine.confirm(form, state, action == "yes", by, at))
        case "tick":
            return _ticked(turn, sitting, here, ids)
        case "near":
            today = turn.now.astimezone(HOME).date()
            value = ids[0] if ids else ""
            step = engine.answer(form, state, value, by, at, today, turn.locale, keeping(value))
            return _moved(turn, sitting, step)
    return _moved(turn, sitting, engine.choose(form, state, question, ids, by, at))


def _ticked(turn: Turn, sitting: Sitting, here: Step, ids: tuple[str, ...]) -> Replies:
    """A tick more or less: the same message, with what is ticked now."""
    assert here.question is not None
    options = asking.picked(turn, here.question, ids)
    text = asking.question_text(turn, here, here.question)
    if turn.event.message is None:
        return (Ask(text=text, options=options, hint="many", private=True, prompt=asking.TOPIC),)
    return (Edit(about=turn.event.message, text=text, options=options, private=True, prompt=asking.TOPIC),)


def _moved(turn: Turn, sitting: Sitting, step: Step) -> Replies:
    turn.work.sittings.save(sitting, engine.dump(step.state))
    before = _what_happened(turn, step)
    refused = _state(turn, sitting).pending
    if not before and step.question and refused and refused.question == step.question.id:
        before = turn.text("form-not-that") if step.note.kind == "asked" else ""
    return _show(turn, sitting, step, before)


def _nudge_at(turn: Turn) -> Remind:
    return Remind(timer="intake", at=turn.now + turn.facts.stillness.nudge, about=turn.person.id)


def _what_happened(turn: Turn, step: Step) -> str:
    note = step.note
    question = _form(turn).question(note.about)
    match note.kind:
        case "accepted" if question is not None:
            return _noted(turn, question, note)
        case "skipped":
            return turn.text("form-skipped")
        case "cannot-skip":
            return turn.text("form-cannot-skip")
        case "first":
            return turn.text("form-first")
        case "misunderstood":
            return _misread(turn, note, bool(question and question.required))
    return ""


def _misread(turn: Turn, note: Note, required: bool) -> str:
    """What was not understood and how to say it; after a second time also another way on."""
    lines = [turn.text(f"form-misread-{note.reason or 'empty'}")]
    if note.misses >= MISSES_BEFORE_HELP:
        lines.append(turn.text("form-stuck", required=required))
    return "\n".join(lines)


def _noted(turn: Turn, question: Question, note: Note) -> str:
    if question.kind in ("text", "long", "phone"):
        return turn.text("form-noted-long" if question.kind == "long" else "form-noted")
    shown = asking.value_words(turn, question, note.shown, note.precision, note.options)
    if question.kind == "postcode":
        return _where(turn, note.shown) or turn.text("form-noted")
    return turn.text("form-noted-as", shown=shown)


def _where(turn: Turn, kept: str) -> str:
    """«3511 ligt in Utrecht. Jouw regio is …»"""
    found = place(turn.shelf, kept)
    if found is None:
        return ""
    name = found.pc4 or found.place or found.municipality.name
    return turn.text(
        "form-place-nearby" if found.nearby else "form-place",
        place=name,
        municipality=found.municipality.name,
        region=found.region.name,
        same=name == found.municipality.name,
    )


def _show(turn: Turn, sitting: Sitting, step: Step, before: str = "") -> Replies:
    if sitting.status != "open":
        turn.work.sittings.save(sitting, engine.dump(step.state))
    if step.question is None:
        return (summary(turn, _form(turn), step.state, before),)
    return (asking.ask(turn, _form(turn), step, before),)


# sending it


def _send(turn: Turn, sitting: Sitting) -> Replies:
    """She says it is right: from here on there is a case."""
    form, state = _form(turn), _state(turn, sitting)
    here = engine.resume(form, state)
    if here.question is not None:
        return _show(turn, sitting, here)
    answers = engine.complete(form, state)
    home = place(turn.shelf, str(answers["postcode"].value)) if "postcode" in answers else None
    region = home.region.slug if home else None
    turn.work.people.change(turn.person.id, region=region, pc4=home.pc4 if home else None)
    preventive = turn.person.way_in == "vast" or answers["situatie"].value == "loopt_vast"
    told = answers.get("jeugdzorg")
    case = turn.work.cases.begin(
        turn.person,
        engine.dump(State(answers=answers)),
        region=region,
        pc4=home.pc4 if home else None,
        preventive=preventive,
        confidential=bool(told and told.value is True),
    )
    turn.work.sittings.drop(sitting.id)
    turn.work.audit.note(turn.person.account, "case-begun", case.code)
    return (
        Say(text=turn.text("case-begun", code=case.code)),
        Close(prompt=asking.TOPIC),
        Forget(timer="intake", about=turn.person.id),
        Remind(timer="match", at=turn.now, about=case.id),
        Remind(timer="group", at=turn.now, about=turn.person.id),
        *team.tell(turn, Role.COORDINATOR, region, "team-new-case", code=case.code),
    )


def _form(turn: Turn) -> Form:
    return turn.shelf.forms[FORM]


def _sitting(turn: Turn) -> Sitting | None:
    return turn.work.sittings.latest(turn.person.id) if turn.person.known else None


def _state(turn: Turn, sitting: Sitting) -> State:
    form = _form(turn)
    state = engine.load_state(sitting.state)
    return engine.migrate(form, state, sitting.version) if sitting.version != form.version else state
