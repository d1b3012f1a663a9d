"""Where we are in a form: which questions there are, which one is next, how far, how long still."""

from __future__ import annotations

from bot.forms.model import Answer, Answers, Form, Question, State, Step, StepNote, When

SECONDS = {"long": 60, "text": 25, "name": 25, "many": 25, "date": 20}
QUICK = 12


def path(form: Form, answers: Answers) -> tuple[Question, ...]:
    """The questions these answers lead past, in order."""
    passed: list[Question] = []
    known: dict[str, Answer] = {}
    for question in form.questions:
        when = question.when
        if (when.all or when.any) and not _holds(when, known):
            continue
        passed.append(question)
        if question.id in answers:
            known[question.id] = answers[question.id]
    return tuple(passed)


def current(form: Form, state: State) -> Question | None:
    """The question she went to on purpose, else the first one on the path without an answer."""
    return _waiting(path(form, state.answers), state)


def _waiting(asked: tuple[Question, ...], state: State) -> Question | None:
    chosen = next((q for q in asked if q.id == state.at), None) if state.at else None
    return chosen or next((q for q in asked if q.id not in state.answers), None)


def step(form: Form, state: State, note: StepNote) -> Step:
    """What to ask in this state.

    Progress counts every answer ever given, so it cannot go down when she goes back or when a
    changed answer makes the path shorter.
    """
    asked = path(form, state.answers)
    question = _waiting(asked, state)
    left = [q for q in asked if q.id not in state.answers]
    number = len(state.answers) + 1
    of = max(len(state.answers) + len(left), number)
    section = form.section(question.section) if question else None
    return Step(state, question, note, number, of, section, _minutes(left) if question else 0)


def _minutes(left: list[Question]) -> int:
    return max(1, round(sum(SECONDS.get(q.kind, QUICK) for q in left) / 60))


def _holds(when: When, answers: Answers) -> bool:
    if not _all(when.all, answers):
        return False
    return not when.any or any(_all(rule, answers) for rule in when.any)


def _all(rule: dict[str, tuple[str, ...]], answers: Answers) -> bool:
    return not any(said(answers.get(key)).isdisjoint(values) for key, values in rule.items())


def said(answer: Answer | None) -> set[str]:
    """The answer as the words a `when` may name; nothing for a skipped or missing one."""
    if answer is None or answer.value is None:
        return set()
    if isinstance(answer.value, bool):
        return {"ja" if answer.value else "nee"}
    return set(answer.value) if isinstance(answer.value, tuple) else {str(answer.value)}
