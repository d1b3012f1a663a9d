"""What holds whatever anybody does at a form, in any order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.forms import engine
from bot.forms.model import State, Step
from tests.forms.sample import AT, FORKED, PHRASES, READ, TODAY

Move = Callable[[State], Step]
IDS = [question.id for question in FORKED.questions]
OPTIONS = ["thuis", "school", "ja", "nee", "arts", "coach", "1", "5", "maan"]
SAID = st.sampled_from([
    "thuis", "op school", "thius", "ja", "nee", "weet niet", "1", "2", "1 en 2", "elf", "11", "99",
    "arts en coach", "drie weken geleden", "3-9-2026", "3-9-2030", "groep 5", "111222333", "", "   ",
    "\x00", "\ud800", "x" * 4097,
]) | st.text(max_size=40)  # fmt: skip
WHO = st.sampled_from(["anna", "bram"])
WHEN = st.integers(0, 5).map(lambda seconds: AT + timedelta(seconds=seconds))
PLACE = st.sampled_from([*IDS, "weg"])


def _types(raw: str, by: str) -> Move:
    return lambda state: engine.answer(FORKED, state, raw, by, AT, TODAY, READ, PHRASES)


def _presses(question: str, ids: tuple[str, ...], by: str) -> Move:
    return lambda state: engine.choose(FORKED, state, question, ids, by, AT)


def _fills(given: dict[str, str], by: str) -> Move:
    return lambda state: engine.fill(FORKED, state, given, by, AT, TODAY, READ)


MOVES = st.one_of(
    st.builds(_types, SAID, WHO),
    st.builds(_presses, PLACE, st.lists(st.sampled_from(OPTIONS), max_size=2).map(tuple), WHO),
    st.builds(_fills, st.dictionaries(PLACE, SAID, max_size=3), WHO),
    st.builds(lambda yes, by: lambda state: engine.confirm(FORKED, state, yes, by, AT), st.booleans(), WHO),
    st.builds(lambda by: lambda state: engine.skip(FORKED, state, by, AT), WHO),
    st.builds(lambda place: lambda state: engine.change(FORKED, state, place), PLACE),
    st.just(lambda state: engine.back(FORKED, state)),
    st.just(lambda state: engine.leave(FORKED, state)),
)


def after(moves: list[Move]) -> Step:
    step = engine.begin(FORKED)
    for move in moves:
        step = move(step.state)
    return step


@settings(deadline=None)
@given(st.lists(MOVES, max_size=12))
def test_nothing_raises_and_a_state_survives_being_stored(moves: list[Move]) -> None:
    step = after(moves)
    stored = engine.load_state(engine.dump(step.state))
    assert stored == step.state
    assert engine.resume(FORKED, stored).question == step.question


@settings(deadline=None)
@given(st.lists(MOVES, max_size=12))
def test_progress_never_goes_down(moves: list[Move]) -> None:
    step, seen = engine.begin(FORKED), 1
    for move in moves:
        step = move(step.state)
        assert seen <= step.number <= step.of
        assert (step.minutes == 0) == (step.question is None)
        seen = step.number


@settings(deadline=None)
@given(st.lists(MOVES, max_size=10), SAID)
def test_back_undoes_an_accepted_answer(moves: list[Move], raw: str) -> None:
    before = after([*moves, lambda state: engine.leave(FORKED, state)])
    then = engine.answer(FORKED, before.state, raw, "anna", AT, TODAY, READ, PHRASES)
    if then.note.kind not in ("accepted", "skipped") or before.question is None:
        return
    while then.question is None or then.question.id != before.question.id:
        then = engine.back(FORKED, then.state)
        assert then.note.kind != "first" or then.question == before.question
    others = {key: given for key, given in then.state.answers.items() if key != before.question.id}
    assert others == before.state.answers


@settings(deadline=None)
@given(st.lists(MOVES, max_size=10), MOVES)
def test_what_was_answered_keeps_its_place(moves: list[Move], move: Move) -> None:
    before = after(moves)
    then = move(before.state)
    assert set(before.state.answers) <= set(then.state.answers)
    order = [question.id for question in engine.path(FORKED, then.state.answers)]
    assert order == [key for key in IDS if key in order]
    assert list(engine.complete(FORKED, then.state)) == [key for key in order if key in then.state.answers]


@settings(deadline=None)
@given(st.lists(MOVES, max_size=10), PLACE)
def test_any_question_on_the_path_is_one_change_away(moves: list[Move], place: str) -> None:
    before = after(moves)
    then = engine.change(FORKED, before.state, place)
    assert then.state.answers == before.state.answers
    if place in {question.id for question in engine.path(FORKED, before.state.answers)}:
        assert then.question is not None
        assert then.question.id == place


PRESS = {"plek": "thuis school", "hulp": "ja nee", "wie": "arts coach", "ruimte": "1 5"}
Press = tuple[str, str, int, datetime]
PRESSES = st.lists(
    st.tuples(st.sampled_from(sorted(PRESS)), WHO, st.integers(0, 1), WHEN),
    max_size=8,
    unique_by=lambda press: (press[1], press[3]),
).map(lambda presses: sorted(presses, key=lambda press: press[3]))


@settings(deadline=None)
@given(PRESSES, st.data())
def test_two_people_in_any_order_end_in_one_state(presses: list[Press], data: st.DataObject) -> None:
    shuffled = _mixed(presses, data)
    assert engine.dump(_pressed(presses)) == engine.dump(_pressed(shuffled))


def _mixed(presses: list[Press], data: st.DataObject) -> list[Press]:
    """Another interleaving: what one person does stays in her own order."""
    anna, bram = ([press for press in presses if press[1] == who] for who in ("anna", "bram"))
    mixed = []
    while anna or bram:
        first = anna if anna and (not bram or data.draw(st.booleans())) else bram
        mixed.append(first.pop(0))
    return mixed


def _pressed(presses: list[Press]) -> State:
    state = State()
    for place, who, nth, at in presses:
        state = engine.choose(FORKED, state, place, (PRESS[place].split()[nth],), who, at).state
    return state
