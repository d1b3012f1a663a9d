"""Her way through the intake: where she is, the question shown, a step taken and kept.

Rules of this file
- Every step is in this transaction before the next question goes out.
"""

from __future__ import annotations

from dataclasses import dataclass

from propcache.api import cached_property

from bot.chat.markup import Markup
from bot.chat.replies import Ask, Forget, Option, Remind, Replies, Say
from bot.core import asking, consenting, ways
from bot.core.noting import happened
from bot.core.summary import summary
from bot.core.turn import Turn
from bot.forms import engine
from bot.forms.model import Form, State, Step
from bot.model.sittings import Sitting

FORM = "intake"


@dataclass(frozen=True)
class Walk:
    """Where she is: her sitting, and her answers as the form of now reads them."""

    turn: Turn
    form: Form
    sitting: Sitting
    state: State

    @cached_property
    def here(self) -> Step:
        """The question that waits."""
        return engine.resume(self.form, self.state)

    def moved(self, step: Step) -> Replies:
        """A step is kept, and the question it leads to is asked."""
        self.keep(step)
        before = happened(self.turn, self.form, step)
        refused = self.state.pending
        if not before and step.question and refused and refused.question == step.question.id:
            before = self.turn.text("form-not-that") if step.note.kind == "asked" else ""
        return (self._shown(step, before),)

    def show(self, step: Step, before: str = "") -> Replies:
        """The question of this step, or «Klopt dit?» when none is left. A paused form is open again."""
        if self.sitting.status != "open":
            self.keep(step)
        return (self._shown(step, before),)

    def back_to_it(self, words: Markup) -> Replies:
        """Words and the question that waits; «Klopt dit?» stands above already, and is not said again."""
        if self.here.question is not None:
            return self.show(self.here, words)
        return (Say(text=f"{words}\n\n{self.turn.text('summary-still-open')}"),)

    def keep(self, step: Step) -> None:
        self.turn.work.sittings.save(self.sitting, engine.dump(step.state), version=self.form.version)

    def pause(self) -> None:
        self.turn.work.sittings.save(self.sitting, self.sitting.state, "paused")

    def _shown(self, step: Step, before: str) -> Ask:
        if step.question is None:
            return summary(self.turn, self.form, step.state, before)
        return asking.ask(self.turn, self.form, step, before)


def under_way(turn: Turn) -> Walk | None:
    """The intake she is at, or paused; None when there is none."""
    sitting = turn.work.sittings.latest(turn.person.id) if turn.person.known else None
    return _walk(turn, sitting) if sitting else None


def at_it(turn: Turn) -> Walk | None:
    """The intake she is at now, with her consent: what she types may be an answer. None: nothing is open."""
    walk = under_way(turn)
    return walk if walk and walk.sitting.status == "open" and consenting.agreed(turn) else None


def begin(turn: Turn, before: str) -> Replies:
    """The question where she was, or the first one. `before` is said above it."""
    walk = under_way(turn)
    if walk is not None:
        return walk.show(walk.here, before)
    form = turn.shelf.forms[FORM]
    state = engine.dump(engine.begin(form).state)
    walk = _walk(turn, turn.work.sittings.begin(turn.person.id, form.id, form.version, state))
    return (*walk.show(walk.here, before), nudge_at(turn))


def drop(turn: Turn) -> Replies:
    """What she told in the intake goes, and so does its reminder."""
    sitting = turn.work.sittings.latest(turn.person.id)
    if sitting:
        turn.work.sittings.drop(sitting.id)
    return (Say(text=turn.text("intake-draft-erased")), Forget(timer="intake", about=turn.person.id))


def welcome_back(turn: Turn) -> Ask:
    """Somebody who began before comes in again: whether she wants to go on."""
    options = (
        Option(turn.words("intake-go-on"), "go-on", "yes", "yes", row=1),
        Option(turn.words("not-now"), "go-on", "no", row=1),
        ways.question(turn, row=2),
        ways.human(turn),
    )
    return Ask(text=turn.text("start-welcome-back"), options=options, prompt="nudge")


def nudge_at(turn: Turn) -> Remind:
    """When she is asked whether she wants to go on."""
    return Remind(timer="intake", at=turn.now + turn.facts.stillness.nudge, about=turn.person.id)


def _walk(turn: Turn, sitting: Sitting) -> Walk:
    form = turn.shelf.forms[FORM]
    state = engine.load_state(sitting.state)
    if sitting.version != form.version:
        state = engine.migrate(form, state, sitting.version)
    return Walk(turn, form, sitting, state)
