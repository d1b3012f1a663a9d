"""A form that was corrected while people were filling it in: an explicit map carries them over."""

from __future__ import annotations

from bot.forms.model import Answer, Form, Question, State


def migrate(form: Form, state: State, from_version: int) -> State:
    """The state on this form's version, by its map of every version in between.

    An answer to a question that is gone, or with an option that is gone, is left out: it is asked again.
    """
    answers = state.answers
    for version in range(from_version, form.version):
        renamed = form.migrates.get(version, {})
        answers = {renamed.get(key, key): given for key, given in answers.items()}
    return State({key: given for key, given in answers.items() if _fits(form.question(key), given)})


def _fits(question: Question | None, given: Answer) -> bool:
    if question is None:
        return False
    if given.skipped:
        return not question.required
    if question.kind not in ("one", "many"):
        return True
    ids = {choice.id for choice in question.options}
    picked = given.value if isinstance(given.value, tuple) else (str(given.value),)
    return isinstance(given.value, tuple) == (question.kind == "many") and set(picked) <= ids
