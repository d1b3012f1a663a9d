"""What a human answered, the library may learn: as the start of an article, or as another way to ask (C67).

Rules of this file
- A person's question never becomes public by itself: a team member sees the words first, and confirms
  them or types better ones. Names do not belong in them.
- A draft is a file for a volunteer; nothing stands in the library before somebody puts it there.
"""

from __future__ import annotations

from bot.chat.replies import Ask, Option, Replies, Say
from bot.core.turn import Turn
from bot.model.notes import Note

MOST_NEAR = 3
LONGEST = 200


def choose(turn: Turn) -> Replies:
    """One of the buttons after an answer: a draft, an article to ask it of, or neither."""
    action, _, rest = turn.value.partition(":")
    which, _, article = rest.partition(":")
    note = turn.work.notes.get(which, turn.person)
    if note is None:
        return (Say(text=turn.text("kennis-gone"), private=True),)
    match action:
        case "draft":
            return _draft(turn, note)
        case "near":
            return _near(turn, note)
        case "at":
            return _show_words(turn, note, article)
        case "add" if note.article:
            return _add(turn, note, note.article, turn.work.notes.words(note, turn.person).question)
    turn.work.notes.drop(note)
    return (Say(text=turn.text("kennis-not"), private=True),)


def retyped(turn: Turn, code: str, words: str) -> Replies:
    """The team member's own words in place of the parent's."""
    note = turn.work.notes.by_code(code.upper(), turn.person)
    if note is None:
        return (Say(text=turn.text("kennis-gone"), private=True),)
    if note.article is None:
        return _near(turn, note)
    if not words or len(words) > LONGEST:
        return (Say(text=turn.text("kennis-too-long", code=note.code, most=LONGEST), private=True),)
    return _add(turn, note, note.article, words)


def _draft(turn: Turn, note: Note) -> Replies:
    turn.work.notes.move(note, "draft")
    turn.work.audit.note(turn.person.account, "draft", note.code)
    return (Say(text=turn.text("kennis-drafted", code=note.code), private=True),)


def _near(turn: Turn, note: Note) -> Replies:
    words = turn.work.notes.words(note, turn.person)
    hits = turn.shelf.library.ask(words.question).hits[:MOST_NEAR]
    if not hits:
        make = Option(turn.words("kennis-make"), "learn", f"draft:{note.id}")
        return (_asked(note, turn.text("kennis-none-near"), make, _neither(turn, note)),)
    options = tuple(
        Option(hit.article.title, "learn", f"at:{note.id}:{hit.article.id}", row=row)
        for row, hit in enumerate(hits)
    )
    return (_asked(note, turn.text("kennis-which"), *options, _neither(turn, note)),)


def _show_words(turn: Turn, note: Note, article_id: str) -> Replies:
    article = turn.shelf.article(article_id)
    if article is None:
        return (Say(text=turn.text("kennis-gone"), private=True),)
    turn.work.notes.move(note, "alias", article.id)
    question = " ".join(turn.work.notes.words(note, turn.person).question.split())
    if len(question) > LONGEST:
        text = turn.text("kennis-too-long", code=note.code, most=LONGEST)
        return (_asked(note, text, _neither(turn, note)),)
    text = turn.text("kennis-words", words=question, title=article.title, code=note.code)
    yes = Option(turn.words("kennis-words-good"), "learn", f"add:{note.id}", "yes")
    return (_asked(note, text, yes, _neither(turn, note)),)


def _add(turn: Turn, note: Note, article_id: str, words: str) -> Replies:
    article = turn.shelf.article(article_id)
    if article is None:
        return (Say(text=turn.text("kennis-gone"), private=True),)
    turn.work.notes.add_alias(article.id, " ".join(words.split()), turn.person.account)
    turn.work.notes.drop(note)
    turn.work.audit.note(turn.person.account, "alias", article.id)
    return (Say(text=turn.text("kennis-added", title=article.title), private=True),)


def _neither(turn: Turn, note: Note) -> Option:
    return Option(turn.words("no"), "learn", f"no:{note.id}", row=MOST_NEAR)


def _asked(note: Note, text: str, *options: Option) -> Ask:
    return Ask(text=text, options=options, private=True, protect=True, prompt=f"learn {note.code}")
