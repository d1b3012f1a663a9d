"""T04: a parent does whatever she likes, in any order, and what is kept is what a small model says.

The model knows nothing of the product: answers by question, the question she went to, whether she paused.
It walks beside the real core, on a real database that is closed and opened again in between.
"""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.core.household import Household
from bot.forms import engine
from bot.forms.load import load
from bot.store.work import Work
from tests.proof.town import Town, account

ANNA = "anna"
SOURCE = """
id: intake
version: 1
title: {nl: Proef}
sections: [{id: s, title: {nl: Deel}}]
questions:
  - {id: situatie, section: s, kind: one, required: true, ask: {nl: "Waar is je kind?"}, why: {nl: Daarom},
     options: [{id: thuis, label: {nl: Binnen}}, {id: loopt_vast, label: {nl: Buiten}}]}
  - {id: leeftijd, section: s, kind: number, min: 3, max: 23, ask: {nl: "Hoe oud?"}, why: {nl: Daarom}}
  - {id: hulp, section: s, kind: yes-no, ask: {nl: "Is er hulp?"}, why: {nl: Daarom}}
  - {id: wie, section: s, kind: text, when: {hulp: [ja]}, ask: {nl: "Wie dan?"}, why: {nl: Daarom}}
  - {id: buiten, section: s, kind: long, when: {situatie: [loopt_vast]}, ask: {nl: "Hoe dan?"},
     why: {nl: Daarom}}
  - {id: blij, section: s, kind: long, ask: {nl: "Wat maakt blij?"}, why: {nl: Daarom}}
"""
FORM = load(SOURCE)
ASK = {question.id: question.ask["nl"] for question in FORM.questions}
GOOD: dict[str, list[tuple[str, object]]] = {
    "situatie": [("binnen", "thuis"), ("Buiten", "loopt_vast"), ("2", "loopt_vast")],
    "leeftijd": [("11", 11), ("7", 7), ("23", 23)],
    "hulp": [("ja", True), ("nee", False)],
    **{
        question: [("Vooral muziek en dieren.", "Vooral muziek en dieren."), ("Buiten zijn.", "Buiten zijn.")]
        for question in ("wie", "buiten", "blij")
    },
}
"""question -> what she may type, and what is kept of it"""
NONSENSE = "xqwzv blorp"
SUMMARY = "Klopt dit?"
LAST = "blij"
SHORT_OF_TERM = 60 * 24
"""hours; an intake that lies still for 90 days is let go"""


@dataclass
class Model:
    """What should be kept: answers by question (None: skipped), where she went on purpose."""

    answers: dict[str, object] = field(default_factory=dict)
    went: str | None = None
    paused: bool = False
    sent: bool = False

    def path(self) -> list[str]:
        asked = ["situatie", "leeftijd", "hulp"]
        asked += ["wie"] if self.answers.get("hulp") is True else []
        asked += ["buiten"] if self.answers.get("situatie") == "loopt_vast" else []
        return [*asked, "blij"]

    @property
    def here(self) -> str | None:
        """The question that waits; None at «Klopt dit?»."""
        if self.went in self.path():
            return self.went
        return next((one for one in self.path() if one not in self.answers), None)

    def give(self, value: object) -> None:
        assert self.here
        self.answers[self.here] = value
        self.went = None

    def back(self) -> None:
        place = self.path().index(self.here) if self.here else len(self.path())
        if place:
            self.went = self.path()[place - 1]


class Conversation(RuleBasedStateMachine):
    """The real core and the model, step by step."""

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.hours = 0
        """how much time went by"""
        self.old: list[tuple[str, str]] = []
        """(token, message) of buttons that were used"""
        self.life = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.doors = AsyncExitStack()
        self.life.run(self._begin())

    def teardown(self) -> None:
        self.life.run(self.doors.aclose())
        self.life.close()
        self.folder.cleanup()

    # what she does

    @precondition(lambda self: self.answering and self.model.here)
    @rule(which=st.integers(0, 2))
    def answers(self, which: int) -> None:
        good = GOOD[self.model.here or ""]
        typed, kept = good[which % len(good)]
        self._says(typed)
        self.model.give(kept)

    @precondition(lambda self: self.answering and self.model.here in ("situatie", "leeftijd", "hulp"))
    @rule()
    def types_nonsense(self) -> None:
        self._says(NONSENSE)

    @precondition(lambda self: self.answering and self.model.here == "situatie")
    @rule(label=st.sampled_from(["Binnen", "Buiten"]), times=st.integers(1, 3))
    def presses(self, label: str, times: int) -> None:
        """Once, or with a trembling finger: one answer."""
        token, message = self.town.labelled(ANNA, label)
        for _ in range(times):
            self.life.run(self.town.press(ANNA, token, message))
        self.old.append((token, message))
        self.model.give("thuis" if label == "Binnen" else "loopt_vast")

    @precondition(lambda self: self.old)
    @rule(which=st.integers(0, 9))
    def presses_what_was_used(self, which: int) -> None:
        token, message = self.old[which % len(self.old)]
        self.life.run(self.town.press(ANNA, token, message))

    @precondition(lambda self: self.answering)
    @rule()
    def goes_back(self) -> None:
        self._says("terug")
        self.model.back()

    @precondition(lambda self: self.answering and self.model.here)
    @rule()
    def skips(self) -> None:
        self._says("overslaan")
        if self.model.here != "situatie":
            self.model.give(None)

    @precondition(lambda self: self.answering)
    @rule()
    def pauses(self) -> None:
        self._says("later")
        self.model.paused = True

    @precondition(lambda self: not self.model.sent)
    @rule(way=st.sampled_from(["/verder", "/intake"]))
    def goes_on(self, way: str) -> None:
        self._says(way)
        self.model.paused = False

    @precondition(lambda self: self.answering and self.model.here is None)
    @rule()
    def sends(self) -> None:
        self._says("ja")
        self.model.sent = True

    @rule()
    def erases_herself_and_comes_again(self) -> None:
        self._says("/wis")
        self.life.run(self.town.press(ANNA, *self.town.labelled(ANNA, "Ja, wis alles")))
        assert self.life.run(self._kept()) is None
        self.model, self.old = Model(), []
        self.life.run(self._comes_in())

    # what happens to her

    @rule()
    def the_bot_starts_anew(self) -> None:
        self.life.run(self._restart())

    @precondition(lambda self: self.hours < SHORT_OF_TERM)
    @rule(hours=st.sampled_from([1, 25, 24 * 8]))
    def time_goes_by(self, hours: int) -> None:
        self.hours += hours
        self.life.run(self.town.pass_by(hours=hours))
        self._goes_on_when_asked()

    @rule(words=st.sampled_from(["/privacy", "/hulp", "/inzage", "/taal nl", "/start"]))
    def does_something_else(self, words: str) -> None:
        self._says(words)
        self._goes_on_when_asked()

    @precondition(lambda self: self.answering)
    @rule(words=st.sampled_from(["wie leest dit?", "dank je", "hallo", "waarom?"]))
    def says_something_beside_it(self, words: str) -> None:
        self._says(words)
        if words == "dank je" and self.model.here == LAST:  # that is what she still wanted to say
            self.model.give(words)

    # what must hold

    @invariant()
    def what_is_kept_is_what_the_model_says(self) -> None:
        kept = self.life.run(self._kept())
        assert kept == (self.model.answers, None if self.model.sent else self.model.here)

    @precondition(lambda self: self.answering)
    @invariant()
    def what_she_saw_last_is_what_is_asked(self) -> None:
        assert self._asked_last() == (ASK[self.model.here] if self.model.here else SUMMARY)

    # how

    @property
    def answering(self) -> bool:
        return not (self.model.paused or self.model.sent)

    def _says(self, words: str) -> None:
        self.life.run(self.town.say(ANNA, words))

    def _goes_on_when_asked(self) -> None:
        """«Wil je verder?»: from here a «ja» would answer that, and not the form."""
        newest = [one.words for one in self.town.heard if one.chat == ANNA][-1]
        if "prompt='nudge'" in newest:
            self.goes_on("/verder")

    def _asked_last(self) -> str:
        """The newest question of the form on her screen, or «Klopt dit?»."""
        for one in reversed(self.town.heard):
            asked = [words for words in (SUMMARY, *ASK.values()) if words in one.words]
            if one.chat == ANNA and asked and not one.words.startswith("SendFile"):
                return asked[0]
        return ""

    async def _begin(self) -> None:
        file = Path(self.folder.name) / "act.db"
        self.town = await self.doors.enter_async_context(Town.open(f"sqlite:///{file}"))
        shelf = self.town.household.plan.shelf
        wanted = replace(
            self.town.household.plan, shelf=replace(shelf, forms={**shelf.forms, "intake": FORM})
        )
        await self.town.household.close()
        self.town.household = await Household.open(wanted)
        await self._comes_in()

    async def _comes_in(self) -> None:
        await self.town.say(ANNA, "/start")
        for label in ("Mijn kind zit thuis", "Ja, dat mag"):
            await self.town.press(ANNA, *self.town.labelled(ANNA, label))

    async def _restart(self) -> None:
        wanted = self.town.household.plan
        await self.town.household.close()
        self.town.household = await Household.open(wanted)
        await self.town.pass_by(seconds=1)

    async def _kept(self) -> tuple[dict[str, object], str | None] | None:
        """(answers, the question that waits) as the database has them; None when it has nothing."""

        def look(work: Work) -> tuple[dict[str, object], str | None] | None:
            person = work.people.find(account(ANNA))
            if person is None:
                return None
            if sitting := work.sittings.latest(person.id):
                here = engine.resume(FORM, engine.load_state(sitting.state))
                return _values(here.state), here.question.id if here.question else None
            case = work.cases.of(person.id)
            return (_values(engine.load_state(work.cases.open(case, person))), None) if case else None

        return await self.town.household.store.write(look)


def _values(state: engine.State) -> dict[str, object]:
    return {question: answer.value for question, answer in state.answers.items()}


@pytest.mark.parametrize(
    "lives", [pytest.param(2, id="short"), pytest.param(100, id="long", marks=pytest.mark.full)]
)
def test_the_core_does_what_the_model_says(lives: int) -> None:
    run_state_machine_as_test(
        Conversation,
        settings=settings(
            max_examples=lives,
            stateful_step_count=40,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
