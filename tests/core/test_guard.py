"""The guard on its red-team sets, on hostile text, and its texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat import markup
from bot.core.guard import Alarm, Guard

ROOT = Path(__file__).parents[2]
CRISIS = ROOT / "knowledge" / "crisis"
SIGNALS = (CRISIS / "signals.yaml").read_text(encoding="utf-8")
NUMBERS = (CRISIS / "numbers.yaml").read_text(encoding="utf-8")
GUARD = Guard.read(SIGNALS, NUMBERS)


@pytest.mark.parametrize("lane", GUARD.lanes)
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_every_lane_answers_short_with_a_number_and_says_it_is_a_bot(lane: str, locale: str) -> None:
    answer = markup.bare(GUARD.answer(lane, locale))
    assert len(answer.split()) <= 62
    assert "bot" in answer
    assert "ACT!" in answer
    assert "112" in answer
    assert "{" not in answer
    assert len(markup.bare(GUARD.question(lane, locale)).split()) <= 40


def test_an_unknown_language_reads_dutch() -> None:
    assert GUARD.answer("suicide", "fr") == GUARD.answer("suicide", "nl")
    assert GUARD.answer("suicide", "en-GB") == GUARD.answer("suicide", "en") != GUARD.answer("suicide", "nl")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_no_text_makes_it_raise(text: str) -> None:
    assert GUARD.check(text) is None or isinstance(GUARD.check(text), Alarm)
