"""`/kennis`: what the library misses, what is old, what did not help, and the drafts (idea 11, C67).

Rules of this file
- A list holds codes, titles and counts; nobody's words.
- What is broken in the content is told once to each moderator, and not again until it changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import timedelta

from bot.chat.replies import Ask, Option, Replies, Say, SendFile
from bot.core.turn import Turn
from bot.model.notes import Note
from bot.model.people import Person, Role
from bot.model.promises import HOME
from knowledge.article import Article
from knowledge.draft import draft

MOST = 8
MISSED_FOR = timedelta(days=30)
DOWN_FOR = timedelta(days=90)


def overview(turn: Turn) -> Replies:
    """How many of each, with a button to the list."""
    counts = {
        "missed": len(turn.work.notes.missed(turn.person, turn.now - MISSED_FOR)),
        "review": len(_old(turn)),
        "down": len(_down(turn)),
        "drafts": len(turn.work.notes.drafts(turn.person)),
    }
    options = tuple(
        Option(turn.words(f"kennis-{name}-button"), "kennis", name, row=place // 2)
        for place, (name, count) in enumerate(counts.items())
        if count
    )
    return (_shown(turn, turn.text("kennis-overview", **counts), *options),)


def choose(turn: Turn) -> Replies:
    """One of the lists, or one draft."""
    action, _, which = turn.value.partition(":")
    match action:
        case "missed":
            return _missed(turn)
        case "review":
            return _listed(turn, "kennis-review-title", [_review_line(turn, each) for each in _old(turn)])
        case "down":
            return _listed(turn, "kennis-down-title", _down(turn))
        case "drafts":
            return _drafts(turn)
        case "file":
            return _file(turn, turn.work.notes.get(which, turn.person))
        case "done":
            return _done(turn, turn.work.notes.get(which, turn.person))
    return overview(turn)


def show_draft(turn: Turn, code: str) -> Replies:
    """`/kennis concept D-001`."""
    return _file(turn, turn.work.notes.by_code(code.upper(), turn.person))


def broken(turn: Turn) -> Replies:
    """The content was read anew: what could not be read is told to the moderators, once."""
    now = {hashlib.sha256(each.encode()).hexdigest()[:16]: each for each in turn.shelf.problems}
    told = set((turn.work.places.recall("content", "told") or "").split())
    new = [each for mark, each in now.items() if mark not in told]
    keepers = _keepers(turn)
    if keepers or not new:
        turn.work.places.keep("content", "told", " ".join(now))
    return tuple(_told(turn, person, new) for person in keepers) if new else ()


def _keepers(turn: Turn) -> list[Person]:
    """All moderators, of whatever region; coordinators when there are none."""
    people = [turn.work.people.find(account) for account, _ in turn.work.people.team_accounts()]
    known = {person.account: person for person in people if person and person.home}
    moderators = [person for person in known.values() if person.has(Role.MODERATOR)]
    return moderators or [person for person in known.values() if person.has(Role.COORDINATOR)]


def _told(turn: Turn, person: Person, problems: list[str]) -> Say:
    lines = [turn.text_for(person, "kennis-broken-line", problem=each) for each in problems[:MOST]]
    text = "\n".join((turn.text_for(person, "kennis-broken", count=len(problems)), *lines))
    return Say(text=text, to=person.home, private=True)


# the lists


def _missed(turn: Turn) -> Replies:
    found = turn.work.notes.missed(turn.person, turn.now - MISSED_FOR)
    lines = [
        turn.text(
            "kennis-missed-line",
            code=one.code,
            days=(turn.today - one.asked.astimezone(HOME).date()).days,
            answered=one.answered,
        )
        for one in found
    ]
    options = tuple(
        Option(turn.words("open-read", code=one.code), "request", one.request, row=number // 3)
        for number, one in enumerate(found[:MOST])
        if not one.answered
    )
    return _listed(turn, "kennis-missed-title", lines, *options)


def _old(turn: Turn) -> list[Article]:
    found = [
        each
        for each in turn.shelf.library.articles.values()
        if each.stale(turn.today) or each.expired(turn.today)
    ]
    return sorted(found, key=lambda article: (article.review_by, article.id))


def _review_line(turn: Turn, article: Article) -> str:
    expired = article.valid_to if article.expired(turn.today) else None
    key = "kennis-expired-line" if expired else "kennis-review-line"
    return turn.text(key, title=article.title, id=article.id, day=expired or article.review_by)


def _down(turn: Turn) -> list[str]:
    """Articles that were not the answer, since each was last checked."""
    found = turn.work.notes.thumbs_down(turn.now - DOWN_FOR)
    return [
        turn.text("kennis-down-line", title=article.title, id=article.id, times=times)
        for article, times in ((turn.shelf.article(name), times) for name, times in found)
        if article
    ]


def _drafts(turn: Turn) -> Replies:
    found = turn.work.notes.drafts(turn.person)
    lines = [turn.text("kennis-draft-line", code=note.code, day=note.made) for note in found]
    options = tuple(
        Option(note.code, "kennis", f"file:{note.id}", row=number // 3)
        for number, note in enumerate(found[:MOST])
    )
    return _listed(turn, "kennis-drafts-title", lines, *options)


def _listed(turn: Turn, title: str, lines: Sequence[str], *options: Option) -> Replies:
    rest = len(lines) - MOST
    more = [turn.text("kennis-more", rest=rest)] if rest > 0 else []
    back = Option(turn.words("kennis-back"), "kennis", "", row=MOST)
    text = "\n".join((turn.text(title, count=len(lines)), *lines[:MOST], *more))
    return (_shown(turn, text, *options, back),)


def _shown(turn: Turn, text: str, *options: Option) -> Ask:
    turn.work.audit.note(turn.person.account, "overview", "kennis")
    return Ask(text=text, options=options, private=True, prompt="kennis")


# one draft


def _file(turn: Turn, note: Note | None) -> Replies:
    if note is None or note.status != "draft":
        return (Say(text=turn.text("kennis-gone"), private=True),)
    words = turn.work.notes.words(note, turn.person)
    found = turn.shelf.library.ask(words.question)
    topic = "" if found.band == "none" else found.hits[0].article.topic
    name, text = draft(words.question, words.answer, topic, turn.today)
    done = Option(turn.words("kennis-done"), "kennis", f"done:{note.id}")
    return (
        SendFile(name=name, content=text.encode(), text=turn.text("kennis-file", code=note.code)),
        Ask(text=turn.text("kennis-file-how", name=name), options=(done,), private=True),
    )


def _done(turn: Turn, note: Note | None) -> Replies:
    if note is not None:
        turn.work.notes.drop(note)
        turn.work.audit.note(turn.person.account, "draft-done", note.code)
    return (Say(text=turn.text("kennis-thanks"), private=True),)
