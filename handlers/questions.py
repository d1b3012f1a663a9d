"""Questions: a short plain answer with its source and date, or an honest no and a human (C17, C34, idea 11).

Rules of this file
- Three bands, measured and not guessed: a card; up to three titles; «dat weet ik niet».
- What the library does not know goes to a human at once; the asker hears a number and a day.
- In a group only public knowledge is said.
"""

from __future__ import annotations

from bot.chat.events import Said
from bot.chat.replies import Ask, Option, Replies, Say
from bot.core import team, typed
from bot.core.turn import Turn
from bot.model.people import Role
from bot.model.promises import answer_by
from knowledge.asked import looks_asked, worth_a_human
from knowledge.card import card

MOST_TITLES = 3


def ask(turn: Turn) -> Replies:
    """`/vraag …`, anywhere."""
    question = turn.rest.strip()
    if not question:
        return (Ask(text=turn.text("question-how")),)
    return _answer(turn, question)


def asked_in_group(turn: Turn) -> Replies:
    """Somebody speaks to the bot in a group."""
    return ask(turn)


def talk(turn: Turn) -> Replies | None:
    """Free text in private: a question, most of the time; no facts to somebody who may be in danger."""
    if not isinstance(turn.event, Said):
        return None
    if turn.worried:
        return ()
    found = turn.shelf.library.ask(turn.event.text, turn.locale, today=turn.now.date())
    if found.band == "none" and not worth_a_human(turn.event.text):
        return None
    if found.band != "sure" and not looks_asked(turn.event.text) and typed.still_asked(turn):
        return None
    return _answer(turn, turn.event.text)


def show(turn: Turn) -> Replies:
    """One of the titles she was offered."""
    article = turn.shelf.article(turn.value)
    if article is None:
        return (Say(text=turn.text("question-gone")),)
    return (_card(turn, article.id),)


def feedback(turn: Turn) -> Replies:
    """«Was dit het antwoord?»"""
    verdict, _, article = turn.value.partition(":")
    turn.work.audit.note("asker", f"answer-{verdict}", article)
    if verdict == "yes":
        return (Say(text=turn.text("question-glad")),)
    return (
        Ask(
            text=turn.text("question-say-otherwise"),
            options=(Option(turn.words("human-button"), "human"),),
        ),
    )


def _answer(turn: Turn, question: str) -> Replies:
    found = turn.shelf.library.ask(question, turn.locale, today=turn.now.date())
    if found.band == "sure":
        return (_card(turn, found.hits[0].article.id),)
    if found.band == "unsure":
        titles = tuple(
            Option(hit.article.title_in(turn.locale), "article", hit.article.id, row=row)
            for row, hit in enumerate(found.hits[:MOST_TITLES])
        )
        human = () if turn.in_group else (Option(turn.words("human-button"), "human", row=MOST_TITLES),)
        return (Ask(text=turn.text("question-which"), options=(*titles, *human), prompt="question"),)
    return _to_a_human(turn, question)


def _card(turn: Turn, article_id: str) -> Ask:
    article = turn.shelf.article(article_id)
    assert article is not None
    text = card(article, turn.locale, turn.shelf.texts, turn.now.date())
    if turn.in_group:
        return Ask(text=text)
    return Ask(
        text=f"{text}\n\n{turn.text('question-was-this-it')}",
        options=(
            Option(turn.words("yes"), "feedback", f"yes:{article.id}", "yes"),
            Option(turn.words("question-no"), "feedback", f"no:{article.id}"),
            Option(turn.words("human-button"), "human", row=1),
        ),
        prompt="question",
    )


def _to_a_human(turn: Turn, question: str) -> Replies:
    if turn.in_group or not turn.person.known:
        return (Ask(text=turn.text("question-unknown-in-group")),)
    request = turn.work.requests.begin(turn.person, "question", question, answer_by(turn.now))
    return (
        Say(text=turn.text("question-unknown", code=request.code, due=request.due), private=True),
        *team.tell(turn, Role.MODERATOR, turn.person.region, "team-new-question", code=request.code),
    )
