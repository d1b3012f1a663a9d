"""What is a question to us, and what is a call for a human."""

from __future__ import annotations

import pytest

from knowledge.asked import looks_asked, tells, wants_human, worth_a_human


@pytest.mark.parametrize(
    "text",
    ["mens", "Mens!", "ik wil een mens", "Mag ik een mens spreken?", "liever een echt mens", "vraag een mens",
     "kan ik iemand spreken", "human", "a human please", "I want to talk to someone"],
)  # fmt: skip
def test_a_call_for_a_human(text: str) -> None:
    assert wants_human(text)


@pytest.mark.parametrize(
    "text",
    ["", "?", "iemand", "mensen", "ik wil", "hij is een mens van weinig woorden",
     "kan iemand mij helpen met een boete", "de mensen op school luisteren niet",
     "mag een mens zomaar op school komen"],
)  # fmt: skip
def test_other_words_about_people_are_no_call(text: str) -> None:
    assert not wants_human(text)


def test_a_question_has_a_mark_or_the_first_word_of_one() -> None:
    assert looks_asked("echt waar?")
    assert looks_asked("mag school mijn kind uitschrijven")
    assert not looks_asked("waar dan")
    assert not looks_asked("hij zit nu thuis en wil niet")


def test_more_than_small_talk_is_worth_a_human() -> None:
    assert worth_a_human("hij zit nu thuis en wil niet")
    assert not worth_a_human("dank je wel")


def test_a_story_that_ends_in_a_question_is_told_and_not_asked() -> None:
    assert tells("hoi, mn zoon van 8 zit al drie weken thuis, school doet niks. kan iemand helpen??")
    assert not tells("Krijg ik een vergoeding voor de paardrijlessen van mijn dochter op Texel?")
    assert not tells("mag school mijn kind zomaar uitschrijven?")
