"""Questions: a short plain answer with its source and date, or an honest no and a human (C17, C34, idea 11).

Rules of this file
- Three bands, measured and not guessed: a card; up to three titles; «dat weet ik niet».
- What the library does not know goes to a human at once; the asker hears a number and a day.
- An answer is in one language, that of the question: its buttons, and what comes of them, are too.
- In a group only public knowledge is said; a human's answer comes in private.
- The buttons under an answer carry the question, sealed: whoever wants a human need not say it again. They
  carry the other articles it may have been too: those of the search that gave the answer, by its own bands.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.chat.events import Said
from bot.chat.replies import Ask, Option, Replies, Say
from bot.core import consenting, team, typed, walking
from bot.core.turn import Turn
from bot.model.people import Role
from bot.model.promises import answer_by
from knowledge.article import Article
from knowledge.asked import about_us, looks_asked, speaks, tells, tells_of_self, tells_own, worth_a_human
from knowledge.card import card, whole
from knowledge.library import Answer

MOST_TITLES = 3
ONE_STORY = timedelta(minutes=10)
FEWEST_WORDS, FEWEST_DIGITS = 4, 8
"""a piece of a story, or a telephone number"""
MOST_OPEN = 5
"""questions of one person that each get a number of their own"""
TITLES = "titles"


def ask(turn: Turn) -> Replies:
    """`/vraag …`, anywhere."""
    question = turn.rest.strip()
    if not question:
        return (Ask(text=turn.text("question-how")),)
    return _answer(turn, question)


def asked_in_group(turn: Turn) -> Replies:
    """Somebody speaks to the bot in a group: a greeting is no question."""
    says = turn.shelf.phrases.says
    first = turn.rest.partition(" ")[0]
    if says("greeting", turn.rest) or (says("greeting", first) and not looks_asked(turn.rest)):
        return (Ask(text=turn.text("start-in-group")),)
    return (Say(text=turn.text("start-you-are-welcome")),) if says("thanks", turn.rest) else ask(turn)


def talk(turn: Turn) -> Replies | None:
    """Free text in private: a question, most of the time; no facts to somebody who may be in danger."""
    if not isinstance(turn.event, Said):
        return None
    if turn.worried:
        return ()
    said = turn.event.text
    found = turn.looked_up(said)
    if found.band == "none" and not worth_a_human(said):
        return None
    if found.band != "sure" and typed.still_asked(turn) and (not looks_asked(said) or _about_consent(turn)):
        return None
    if found.band == "unsure" and not worth_a_human(said) and (speaks(said) or turn.person.new):
        return None
    if _intake(turn, said) and (tells_own(said) or _goes_on(turn, said)):
        return _to_a_human(turn.speaking_as(said), said, found)
    again = (consenting.about(turn),) if consenting.asked_last(turn) else ()
    return (*_answer(turn, said), *again)


def piece(turn: Turn) -> Replies | None:
    """«06 12345678», just after a human was asked for: it stands with that."""
    said = turn.rest
    more = len(said.split()) >= FEWEST_WORDS or sum(sign.isdigit() for sign in said) >= FEWEST_DIGITS
    return (
        _joined(turn, said, _intake(turn, said))
        if more and not turn.worried and not typed.still_asked(turn)
        else None
    )


def _about_consent(turn: Turn) -> bool:
    """«Kan ik dat later weer weghalen?», when her consent is asked."""
    return consenting.asked_last(turn) and about_us(turn.rest)


def _goes_on(turn: Turn, said: str) -> bool:
    """Whether this is more of the story a human was just given, and nothing she asks us."""
    waiting = turn.work.requests.open_of(turn.person)
    if waiting is None or turn.now - waiting.opened > ONE_STORY or looks_asked(said):
        return False
    began = turn.work.requests.words(waiting, turn.person).partition("\n")[0]
    return len(said.split()) >= FEWEST_WORDS and not looks_asked(began)


def show(turn: Turn) -> Replies:
    """One of the titles she was offered."""
    article, others, question = _meant(turn)
    turn = turn.speaking_as(question)
    if article is None:
        return (Say(text=turn.text("question-gone")),)
    return (_card(turn, article, others, question),)


def show_all(turn: Turn) -> Replies:
    """«Lees alles»: the whole article, and the same buttons."""
    article, others, question = _meant(turn)
    turn = turn.speaking_as(question)
    if article is None:
        return (Say(text=turn.text("question-gone")),)
    text = whole(article, turn.locale, turn.shelf.texts, turn.today)
    return (_was_this_it(turn, text, article, others, question),)


def _meant(turn: Turn) -> tuple[Article | None, list[Article], str]:
    """The article a button stands for, what else it may have been, and her question."""
    names, _, question = turn.value.partition(":")
    article, *others = (turn.shelf.article(name) for name in names.split() or [""])
    return article, [other for other in others if other], question


def feedback(turn: Turn) -> Replies:
    """«Was dit het antwoord?»"""
    verdict, names, question = (*turn.value.split(":", 2), "", "")[:3]
    shown, *others = names.split() or [""]
    turn.work.audit.note("asker", f"answer-{verdict}", shown)
    turn = turn.speaking_as(question)
    if verdict == "yes":
        return (Say(text=turn.text("question-glad")),)
    titles = _titles(turn, question, [article for name in others if (article := turn.shelf.article(name))])
    text = turn.text("question-say-otherwise", others=bool(titles))
    options = (*titles, _human(turn, question, row=MOST_TITLES))
    return (Ask(text=text, options=options, again=True, prompt=TITLES),)


def _titles(turn: Turn, question: str, articles: Sequence[Article], above: int = 0) -> tuple[Option, ...]:
    return tuple(
        Option(article.title_in(turn.locale), "article", f"{_first(article, articles)}:{question}", row=row)
        for row, article in enumerate(articles, above)
    )


def _first(article: Article, others: Sequence[Article]) -> str:
    """The article that is shown, and what else it may have been, as a button carries them."""
    return " ".join(dict.fromkeys(each.id for each in (article, *others)))


def _human(turn: Turn, question: str, row: int) -> Option:
    return Option(turn.words("question-human"), "human", question, row=row)


def _answer(turn: Turn, question: str) -> Replies:
    turn = turn.speaking_as(question)
    found = turn.looked_up(question)
    if found.band == "sure":
        others = [hit.article for hit in found.hits[1 : MOST_TITLES + 1] if hit.band != "none"]
        return (_card(turn, found.hits[0].article, others, question),)
    if found.band == "unsure":
        titles = _titles(turn, question, [hit.article for hit in found.hits[:MOST_TITLES]])
        human = () if turn.in_group else (_human(turn, question, row=MOST_TITLES),)
        options = (*titles, *human, *_intake(turn, question, row=MOST_TITLES))
        return (Ask(text=turn.text("question-which"), options=options, again=True, prompt=TITLES),)
    return _to_a_human(turn, question, found)


def _intake(turn: Turn, said: str, row: int = 1) -> tuple[Option, ...]:
    """A way in for a parent who tells instead of asks, and whose story we do not know yet: there is more
    to it than an article."""
    new = turn.person.known and not turn.in_group and not turn.person.memberships
    if not (said and new and tells(said)) or walking.under_way(turn) or turn.work.cases.of(turn.person.id):
        return ()
    label = "lost-intake-self" if tells_of_self(said) else "lost-intake"
    return (Option(turn.words(label), "intake", "yes", row=row),)


def _card(turn: Turn, article: Article, others: Sequence[Article], question: str) -> Ask:
    text = card(article, turn.locale, turn.shelf.texts, turn.today)
    if turn.in_group:
        return Ask(text=text)
    named = f"{_first(article, others)}:{question}"
    more = Option(turn.words("question-more"), "article-whole", named, row=1)
    return _was_this_it(turn, text, article, others, question, more)


def _was_this_it(
    turn: Turn, text: str, article: Article, others: Sequence[Article], question: str, *more: Option
) -> Ask:
    return Ask(
        text=f"{text}\n\n{turn.text('question-was-this-it')}",
        options=(
            Option(turn.words("yes"), "feedback", f"yes:{article.id}:{question}", "yes"),
            Option(turn.words("question-no"), "feedback", f"no:{_first(article, others)}:{question}"),
            _human(turn, question, row=1),
            *more,
            *_intake(turn, question, row=2),
        ),
        prompt="question",
    )


def _to_a_human(turn: Turn, question: str, found: Answer) -> Replies:
    """A ticket. Who asked in a group hears the answer at home; who has none yet is asked to write first.

    A story leads into the intake; the article that comes nearest to it is one press away.
    """
    if not turn.person.known or turn.home() is None:
        return (Ask(text=turn.text("question-unknown-in-group")),)
    ways = _intake(turn, question)
    near = [hit.article for hit in found.hits[:1] if ways and found.band == "sure"]
    ways = (*ways, *_titles(turn, question, near, above=len(ways) + 1))
    if joined := _joined(turn, question, ways):
        return joined
    request = turn.work.requests.begin(turn.person, "question", question, answer_by(turn.now))
    told = team.tell(turn, Role.MODERATOR, turn.person.region, "team-new-question", code=request.code)
    if turn.in_group:
        return (Say(text=turn.text("question-from-group", due=request.due)), *told)
    said = turn.text("question-story" if ways else "question-unknown", code=request.code, due=request.due)
    text = f"{said}\n\n{turn.text('start-bot')}" if turn.person.new else said
    return (Ask(text=text, options=ways, private=True, prompt=TITLES), *told)


def _joined(turn: Turn, words: str, ways: tuple[Option, ...]) -> Replies | None:
    """A story comes in pieces: what follows within minutes stands with what a human was just asked, and so
    does all of somebody with many questions open. The team was told, and is not called for every piece.
    """
    waiting = turn.work.requests.open_of(turn.person)
    if waiting is None or not turn.work.requests.has_room(waiting, words):
        return None
    story = not looks_asked(words) and turn.now - waiting.opened <= ONE_STORY
    if not story and turn.work.requests.how_many_open(turn.person) < MOST_OPEN:
        return None
    added = turn.work.requests.add(waiting, words)
    if turn.in_group:
        return (Say(text=turn.text("question-from-group", due=waiting.due)),)
    said = turn.text("human-already", code=waiting.code, due=waiting.due, added=added, late=False)
    if story and added:
        said = turn.text("question-story-more", code=waiting.code)
    return (Ask(text=said, options=ways, private=True, prompt=TITLES),)
