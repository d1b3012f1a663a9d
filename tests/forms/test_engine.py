"""One feature of the engine per test, on small forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.forms import engine
from bot.forms.model import Form, State, Step
from tests.forms.sample import AT, FORKED, PHRASES, READ, TODAY, form


@dataclass
class Chat:
    """A person at a form: each call is one thing she does; `step` is what she sees then."""

    form: Form
    step: Step = field(init=False)

    def __post_init__(self) -> None:
        self.step = engine.begin(self.form)

    @property
    def state(self) -> State:
        return self.step.state

    def types(self, *words: str, by: str = "anna") -> Step:
        for raw in words:
            self.step = engine.answer(self.form, self.state, raw, by, AT, TODAY, READ, PHRASES)
        return self.step

    def skips(self) -> Step:
        self.step = engine.skip(self.form, self.state, "anna", AT)
        return self.step

    def backs(self) -> Step:
        self.step = engine.back(self.form, self.state)
        return self.step

    def changes(self, question: str) -> Step:
        self.step = engine.change(self.form, self.state, question)
        return self.step


def asked(step: Step) -> str | None:
    return step.question.id if step.question else None


def test_a_whole_conversation_ends_in_its_answers() -> None:
    anna = Chat(FORKED)
    anna.types("thuis", "drie weken geleden", "ja", "ja", "1 en 2", "11", "3", "Het begon in de klas.")
    assert anna.step.note.kind == "accepted"
    assert anna.step.question is None
    found = {key: given.value for key, given in engine.complete(FORKED, anna.state).items()}
    assert found == {
        "plek": "thuis", "sinds": "2026-10-28", "hulp": True, "wie": ("arts", "coach"), "leeftijd": 11,
        "ruimte": 3, "verhaal": "Het begon in de klas.",
    }  # fmt: skip
    assert engine.resume(FORKED, anna.state).note.kind == "finished"


def test_her_words_and_who_and_when_are_kept() -> None:
    anna = Chat(FORKED)
    anna.types("THUIS!", "Ongeveer drie weken geleden", "ja", by="bram")
    given = anna.state.answers["sinds"]
    assert (given.text, given.by, given.at) == ("Ongeveer drie weken geleden", "bram", AT.isoformat())
    assert given.precision == "week"


def test_a_date_waits_for_her_yes_and_a_no_asks_again() -> None:
    anna = Chat(FORKED)
    anna.types("thuis", "sinds de herfstvakantie")
    assert (anna.step.note.kind, anna.step.note.shown) == ("confirm", "2026-10-17")
    assert anna.step.note.precision == "holiday"
    assert engine.resume(FORKED, anna.state).note == anna.step.note
    assert anna.types("nee").note.kind == "asked"
    assert "sinds" not in anna.state.answers
    assert anna.types("3-9-2026", "4-9-2026").note.shown == "2026-09-04"


def test_a_near_miss_is_confirmed_and_two_near_ones_are_offered() -> None:
    pair = form(
        "id: school, kind: one, "
        "options: [{id: vso, label: {nl: Vso school}}, {id: vmbo, label: {nl: Vso schoon}}]"
    )
    anna = Chat(pair)
    anna.types("vso schoo")
    assert anna.step.note.kind == "unsure"
    assert {choice.id for choice in anna.step.note.options} == {"vso", "vmbo"}
    second = anna.step.note.options[1].id
    assert anna.types("2").note.kind == "confirm"
    assert anna.types("ja").state.answers["school"].value == second
    assert Chat(FORKED).types("thius").note.options[0].id == "thuis"


def test_what_is_not_understood_is_counted() -> None:
    anna = Chat(FORKED)
    assert anna.types("blauw").note.misses == 1
    assert (anna.types("groen").note.misses, anna.step.note.reason) == (2, "choice")
    assert anna.types("thuis").state.misses == 0


def test_only_what_is_needed_cannot_be_skipped() -> None:
    anna = Chat(FORKED)
    assert anna.skips().note.kind == "cannot-skip"
    anna.types("school")
    assert anna.skips().note.kind == "skipped"
    assert anna.state.answers["hulp"].skipped
    assert anna.state.answers["hulp"].value is None
    assert asked(anna.step) == "leeftijd"


def test_not_knowing_skips_a_yes_no() -> None:
    anna = Chat(FORKED)
    anna.types("school", "weet niet")
    assert (anna.step.note.kind, anna.state.answers["hulp"].text) == ("skipped", "weet niet")


def test_back_goes_one_question_at_a_time_and_stops_at_the_first() -> None:
    anna = Chat(FORKED)
    anna.types("school", "nee")
    assert asked(anna.backs()) == "hulp"
    assert asked(anna.backs()) == "plek"
    assert anna.backs().note.kind == "first"
    assert set(anna.state.answers) == {"plek", "hulp"}
    assert asked(anna.types("school")) == "leeftijd"


def test_a_change_keeps_the_rest_and_opens_a_new_path() -> None:
    anna = Chat(FORKED)
    anna.types("school", "nee", "11", "3", "Lang verhaal.")
    assert anna.step.question is None
    assert asked(anna.changes("hulp")) == "hulp"
    assert asked(anna.types("ja")) == "wie"
    assert anna.state.answers["leeftijd"].value == 11
    assert asked(anna.changes("sinds")) == "wie"


def test_leaving_a_change_keeps_the_old_answer() -> None:
    anna = Chat(FORKED)
    anna.types("school", "nee")
    anna.changes("plek")
    assert asked(engine.leave(FORKED, anna.state)) == "leeftijd"


def test_what_lies_beside_the_path_is_left_out_but_comes_back() -> None:
    anna = Chat(FORKED)
    anna.types("thuis", "3-9-2026", "ja", "nee", "11", "3")
    anna.changes("plek")
    anna.types("op school")
    assert "sinds" not in engine.complete(FORKED, anna.state)
    anna.changes("plek")
    anna.types("thuis")
    assert engine.complete(FORKED, anna.state)["sinds"].value == "2026-09-03"


def test_a_pressed_button_counts_also_late_and_a_strange_one_does_not() -> None:
    anna = Chat(FORKED)
    step = engine.choose(FORKED, anna.state, "plek", ("school",), "anna", AT)
    assert (asked(step), step.note.kind, step.state.answers["plek"].text) == ("hulp", "accepted", "Op school")
    late = engine.choose(FORKED, step.state, "plek", ("thuis",), "anna", AT)
    assert late.state.answers["plek"].value == "thuis"
    assert (
        engine.choose(FORKED, step.state, "hulp", ("nee",), "anna", AT).state.answers["hulp"].value is False
    )
    assert engine.choose(FORKED, step.state, "ruimte", ("4",), "anna", AT).state.answers["ruimte"].value == 4
    assert engine.choose(FORKED, step.state, "plek", ("maan",), "anna", AT).note.reason == "choice"
    assert asked(engine.choose(FORKED, step.state, "weg", ("x",), "anna", AT)) == "hulp"


def test_the_later_of_two_people_counts_in_any_order() -> None:
    later = AT + timedelta(seconds=1)
    start = engine.begin(FORKED).state
    one = engine.choose(FORKED, start, "plek", ("thuis",), "anna", AT).state
    one = engine.choose(FORKED, one, "plek", ("school",), "bram", later).state
    other = engine.choose(FORKED, start, "plek", ("school",), "bram", later).state
    other = engine.choose(FORKED, other, "plek", ("thuis",), "anna", AT).state
    assert one.answers == other.answers
    assert one.answers["plek"].by == "bram"


def test_a_card_keeps_the_good_ones_and_asks_the_first_other() -> None:
    step = engine.choose(FORKED, State(), "plek", ("thuis",), "anna", AT)
    given = {"leeftijd": "99", "hulp": "ja", "wie": "arts", "sinds": "3-9-2026", "ruimte": ""}
    step = engine.fill(FORKED, step.state, given, "anna", AT, TODAY, READ)
    assert (asked(step), step.note.kind) == ("sinds", "confirm")
    assert step.state.answers["wie"].value == ("arts",)
    assert step.state.answers["ruimte"].skipped
    step = engine.confirm(FORKED, step.state, True, "anna", AT)
    assert asked(step) == "leeftijd"


def test_a_good_card_moves_on() -> None:
    step = engine.fill(
        FORKED, State(), {"plek": "thuis", "leeftijd": "11", "weg": "x"}, "anna", AT, TODAY, READ
    )
    assert (asked(step), step.note.kind) == ("sinds", "asked")
    empty = engine.fill(FORKED, State(), {"plek": " "}, "anna", AT, TODAY, READ)
    assert (asked(empty), empty.state.answers) == ("plek", {})


def test_progress_in_numbers_and_minutes() -> None:
    step = engine.begin(FORKED)
    assert (step.number, step.of, step.minutes) == (1, 4, 1)
    assert step.section is not None
    step = engine.choose(FORKED, step.state, "plek", ("school",), "anna", AT)
    assert (step.number, step.of, step.minutes) == (2, 5, 2)


def test_a_shorter_path_does_not_set_her_back() -> None:
    anna = Chat(FORKED)
    anna.types("thuis", "3-9-2026", "ja", "ja", "1 en 2", "11")
    assert (anna.step.number, anna.step.of) == (6, 7)
    anna.changes("hulp")
    assert anna.types("nee").number == 6
    assert anna.step.of == 6


def test_a_corrected_form_takes_the_answers_along() -> None:
    new = form(
        "id: waar, kind: one, options: [{id: thuis, label: {nl: Thuis}}, {id: elders, label: {nl: Elders}}]",
        "id: leeftijd, kind: number",
        head="version: 3\nmigrates: {1: {plek: waar}, 2: {ruimte: ''}}",
    )
    anna = Chat(FORKED)
    anna.types("thuis", "3-9-2026", "ja", "nee", "11", "3")
    moved = engine.migrate(new, anna.state, 1)
    assert {key: given.value for key, given in moved.answers.items()} == {"waar": "thuis", "leeftijd": 11}
    gone = Chat(FORKED)
    gone.types("school")
    assert engine.migrate(new, gone.state, 1).answers == {}


def test_a_skipped_answer_to_what_is_needed_now_is_asked_again() -> None:
    old = form("id: a, kind: text", "id: b, kind: text")
    new = form("id: a, kind: text, required: true", "id: b, kind: text", head="version: 2")
    both = engine.skip(old, engine.skip(old, State(), "anna", AT).state, "anna", AT).state
    assert set(engine.migrate(new, both, 1).answers) == {"b"}


def test_words_that_cannot_be_stored_are_made_so() -> None:
    one = form("id: t, kind: long")
    state = Chat(one).types("half\ud800 en nul\x00").state
    assert state.answers["t"].text == state.answers["t"].value == "half? en nul"
    assert engine.load_state(engine.dump(state)) == state


def test_a_bsn_and_the_letters_of_a_postcode_are_never_kept() -> None:
    two = form("id: pc, kind: postcode", "id: t, kind: long")
    anna = Chat(two)
    assert anna.types("3511 AB").state.answers["pc"].text == "3511"
    assert anna.types("zijn bsn is 111222333").note.reason == "bsn"
    assert b"111222333" not in engine.dump(anna.state)


@pytest.mark.parametrize("raw", ["", "  \n", "\x00"])
def test_nothing_is_no_answer(raw: str) -> None:
    assert Chat(FORKED).types(raw).note.reason == "empty"
