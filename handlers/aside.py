"""What she says about the intake itself, in the middle of it: answered, and the question that waits again.

Rules of this file
- Nothing she says here is kept as an answer.
- At «Klopt dit?» the card is not said again.
"""

from __future__ import annotations

import re

from bot.chat.events import Said
from bot.chat.markup import Markup
from bot.chat.replies import Ask, Option, Replies, Say
from bot.core import asking, correcting, walking
from bot.core.turn import Turn
from bot.core.walking import Walk
from bot.forms import corrections, engine
from bot.forms.asides import OF_MAATJES, Aside
from bot.forms.model import Question, in_words

MOST_WORDS, AT_A_CHOICE = 8, 14
MOST_MEANT = 2
"""«Sorry, hij is bang» is a story, «sorry, 12» is not"""
WHAT_IS = re.compile(
    r"\W*(?:en )?(?:wat|what) (?:is|zijn|betekent|houdt|are|does)\b.{1,40}"
    r"|.{1,30}\W(?:wat|what) (?:is|betekent|houdt|does) (?:dat|het|that|it)\b.{0,16}",
    re.IGNORECASE,
)
"""«wat is gezag?», «gezag, wat is dat precies», at the question that asks for it"""
AGAIN = "again"
"""the topic of «opnieuw beginnen?»"""


def answer(turn: Turn) -> Replies | None:
    """She typed something about the intake, or about an earlier answer; None when it is an answer."""
    if not isinstance(turn.event, Said) or turn.worried:
        return None
    words = turn.event.text
    kind = None if turn.aside in OF_MAATJES else turn.aside
    if kind is None and not _puts_right(turn, words) and not WHAT_IS.fullmatch(words):
        return None
    walk = walking.at_it(turn)
    if walk is None:
        return None
    return _answered(walk, kind) if kind else _corrected(walk, words)


def _puts_right(turn: Turn, words: str) -> bool:
    told = turn.shelf.asides.meant(words) or corrections.renaming(words) or corrections.swapped(words)
    return bool(told) or _complaint(words, AT_A_CHOICE)


def begin_again(turn: Turn) -> Replies | None:
    """«Opnieuw beginnen», with an intake that lies still."""
    walk = walking.under_way(turn)
    return (_again(walk),) if walk is not None and turn.aside == "again" else None


def _answered(walk: Walk, kind: Aside) -> Replies | None:
    turn, question = walk.turn, walk.here.question
    match kind:
        case "slip" if walk.state.pending is not None:
            return walk.moved(engine.refuse(walk.form, walk.state))
        case "slip" | "mistake":
            return walk.moved(engine.back(walk.form, walk.state))
        case "again":
            return (_again(walk),)
        case "edit":
            return (
                walk.back_to_it(turn.text("form-edit"))
                if question
                else (Say(text=turn.text("summary-which")),)
            )
        case "what" | "why" | "readers" | "later-too" if question is not None:
            return walk.show(walk.here, _about(turn, question, kind))
        case "readers":
            return walk.back_to_it(turn.text("form-readers-case"))
        case "siblings" if question is walk.form.questions[-1]:
            return None  # the last question is where she was told to write it
        case "may-ask":
            return walk.back_to_it(turn.text("question-how"))
        case "together" | "siblings" | "who" | "upset" | "sorry" | "what-now":
            return walk.back_to_it(turn.text(f"aside-{kind}"))
    return walk.back_to_it(turn.text("aside-all-told")) if question is None else None


def _about(turn: Turn, question: Question, kind: Aside) -> Markup:
    """Why this is asked, how it may be answered, who reads it, whether it can wait."""
    why = in_words(question.why, turn.locale)
    match kind:
        case "what":
            return turn.text("aside-what", why=why, kind=question.kind)
        case "why":
            return turn.text("aside-why", why=why, required=question.required)
        case "readers":
            return asking.reader_words(turn, question)
    return turn.text("aside-later", required=question.required)


def _again(walk: Walk) -> Ask:
    """Nothing is thrown away without a yes."""
    turn = walk.turn
    options = (
        Option(turn.words("intake-again-yes"), "go-on", "yes:again", "stop", row=1),
        Option(turn.words("intake-again-no"), "go-on", "no:again", row=2),
    )
    return Ask(text=turn.text("intake-again"), options=options, private=True, prompt=AGAIN)


def _corrected(walk: Walk, words: str) -> Replies | None:
    """«Ik bedoelde 12», or an earlier answer by its name, when she says outright that it is not right."""
    question = walk.here.question
    if WHAT_IS.fullmatch(words):
        named = question is not None and correcting.about(walk, words) is question
        return walk.show(walk.here, _about(walk.turn, question, "what")) if question and named else None
    if found := correcting.renamed(walk, words):
        return found
    if corrections.swapped(words) and (found := correcting.named(walk, words)):
        return found
    instead = walk.turn.shelf.asides.meant(words)
    outright = "bedoel" in words.lower()
    story = question is not None and question.kind in correcting.OPEN and len(instead.split()) > MOST_MEANT
    if instead and (outright or not story) and (found := correcting.meant(walk, instead, outright)):
        return found
    if instead and (found := correcting.named(walk, instead, told_only=True)):
        return found
    most = MOST_WORDS if question is None or question.kind in correcting.OPEN else AT_A_CHOICE
    if question is None or not _complaint(words, most):
        return None
    if correcting.about(walk, words) is question:
        return walk.show(walk.here, _about(walk.turn, question, "what"))
    if found := correcting.named(walk, words):
        return found
    return (
        walk.show(walk.here, walk.turn.text("form-comes-yet")) if correcting.comes_yet(walk, words) else None
    )


def _complaint(words: str, most: int) -> bool:
    """At an open question a story is a story: only a short complaint counts."""
    short = len(words.split()) <= most and not words.rstrip().endswith("?")
    return short and corrections.complains(words)
