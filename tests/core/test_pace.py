"""How fast we may speak, whatever the order in which people write."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.pace import EVENLY_FOR, Limits, Pace

LIMITS = Limits(over_all=29.0, chat_gap=1.05, group_minute=19)
STEPS = st.lists(
    st.tuples(st.floats(0, 2), st.sampled_from(["a", "b", "g1", "g2"])), min_size=1, max_size=120
)
SLACK = 1e-6


def spoken(steps: list[tuple[float, str]], limits: Limits = LIMITS) -> list[tuple[float, str]]:
    """When each message nobody asked for goes; groups begin with a g."""
    pace, now, out = Pace(limits), 0.0, []
    for passed, lane in steps:
        now += passed
        out.append((now + pace.wait(lane, now, asked_for=False, group=lane[0] == "g"), lane))
    return out


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_nothing_waits_less_than_nothing(steps: list[tuple[float, str]]) -> None:
    now = 0.0
    for (passed, _), (at, _) in zip(steps, spoken(steps), strict=True):
        now += passed
        assert at >= now


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_one_chat_is_never_hurried(steps: list[tuple[float, str]]) -> None:
    for lane in "ab":
        times = [at for at, to in spoken(steps) if to == lane]
        assert all(b - a >= LIMITS.chat_gap - SLACK for a, b in pairwise(times))


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_a_group_hears_no_more_than_it_may_in_any_minute(steps: list[tuple[float, str]]) -> None:
    for lane in ("g1", "g2"):
        times = [at for at, to in spoken(steps) if to == lane]
        assert all(
            sum(start <= t < start + 60 - SLACK for t in times) <= LIMITS.group_minute for start in times
        )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=1, max_size=200))
def test_over_all_no_second_holds_too_many(people: list[int]) -> None:
    """To many people at once: a broadcast keeps below the platform's limit."""
    times = sorted(at for at, _ in spoken([(0.0, f"p{person}") for person in dict.fromkeys(people)]))
    assert all(sum(start <= t < start + 1 - SLACK for t in times) <= 30 for start in times)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=60))
def test_an_answer_goes_at_once(lanes: list[str]) -> None:
    pace = Pace(LIMITS)
    assert all(pace.wait(lane, 5.0, asked_for=True, group=False) == 0.0 for lane in lanes)


def test_after_a_complaint_answers_go_evenly_for_a_while() -> None:
    pace = Pace(LIMITS)
    pace.complained(100.0)
    waits = [pace.wait("a", 100.0, asked_for=True, group=False) for _ in range(3)]
    assert waits[0] < waits[1] < waits[2]
    assert pace.wait("b", 100.0 + EVENLY_FOR, asked_for=True, group=False) == 0.0


def test_many_chats_are_forgotten_when_their_gap_is_over() -> None:
    pace = Pace(Limits(over_all=1e9))
    for number in range(6000):
        pace.wait(f"p{number}", float(number), asked_for=False, group=False)
    assert len(pace._chats) < 5001
