"""`/hulp`: who helps with what, with number, hours and cost, as of a date (C31)."""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat.markup import Markup
from bot.chat.replies import Ask, Option, Replies, Say
from bot.core import gently, typed, walking, ways
from bot.core.turn import Turn
from knowledge.helplist import Entry, find, groups

WORDS = ("hulp", "help", "hulplijst")
TOPIC = "help"
GROUP = "group:"


def overview(turn: Turn) -> Replies:
    """The situations to choose from, or the one that was named."""
    if turn.rest.strip():
        found = find(turn.shelf.help, turn.rest)
        if found:
            return (_entry(turn, found[0]),)
    return _all(turn)


def asked(turn: Turn) -> Replies | None:
    """The one word «hulp», without a slash; «wat kun je?»."""
    return _all(turn) if _for_all(turn) else None


def _for_all(turn: Turn) -> bool:
    return turn.rest.strip(" !.?").lower() in WORDS or (turn.aside == "abilities" and not turn.worried)


def named(turn: Turn) -> Replies | None:
    """A situation in her own words, when the list was what was shown last."""
    shown = typed.waiting(turn)[:1]
    if not shown or shown[0].topic != TOPIC or turn.worried:
        return None
    found = find(turn.shelf.help, turn.rest)
    return (_entry(turn, found[0]),) if found else None


def _all(turn: Turn) -> Replies:
    if turn.in_group:
        return (Say(text=turn.text("help-in-group")),)
    options = tuple(
        Option(group.label(turn.locale), "help", f"{GROUP}{group.id}", "" if row else "stop", row=row)
        for row, group in enumerate(groups(turn.shelf.help))
    )
    text = turn.text("help-which", found=not turn.rest.strip() or _for_all(turn))
    return (Ask(text=text, options=options, again=True, hint="one", prompt=TOPIC),)


def show(turn: Turn) -> Replies:
    """One group, or one situation; without either the groups again."""
    if not turn.value:
        return _all(turn)
    if turn.value.startswith(GROUP):
        return _group(turn, turn.value.removeprefix(GROUP))
    entry = next((each for each in turn.shelf.help if each.id == turn.value), None)
    return (_entry(turn, entry) if entry else Say(text=turn.text("question-gone")),)


def hint(turn: Turn) -> Replies:
    """«Stel een vraag»: how to."""
    return (Ask(text=turn.text("question-how")),)


def at_a_loss(turn: Turn) -> Replies | None:
    """«Wat moet ik nou?», «mag ik iets vragen?», with nothing open."""
    if turn.worried or turn.person.memberships:
        return None
    if turn.aside == "may-ask":
        return hint(turn)
    lost = turn.aside == "what-now" or (turn.aside == "what" and " moet " in f" {turn.rest.lower()} ")
    return (_next_step(turn),) if lost else None


def _next_step(turn: Turn) -> Ask:
    """A word, the way in while we do not know her story yet, and a human."""
    known = walking.under_way(turn) or turn.work.cases.of(turn.person.id)
    begin = () if known else (ways.intake(turn),)
    text = turn.text("aside-what-now")
    return Ask(text=text, options=(*begin, ways.human(turn)), private=True, prompt="lost")


def _group(turn: Turn, group: str) -> Replies:
    """Its situations; the only one of a group at once."""
    entries = [entry for entry in turn.shelf.help if entry.group.id == group]
    if len(entries) < 2:
        return (_entry(turn, entries[0]),) if entries else _all(turn)
    options = tuple(_option(turn, entry, row) for row, entry in enumerate(entries))
    back = Option(turn.words("help-back"), "help", row=len(entries))
    text = turn.text("help-which-one", group=entries[0].group.label(turn.locale))
    return (Ask(text=text, options=(*options, back), again=True, hint="one", prompt=TOPIC),)


def _option(turn: Turn, entry: Entry, row: int) -> Option:
    """A situation of danger is an answer to «is er gevaar?»: the number, and somebody is told."""
    if entry.lane:
        return Option(entry.label(turn.locale), "crisis", gently.yes(entry.lane), row=row)
    return Option(entry.label(turn.locale), "help", entry.id, row=row)


def _entry(turn: Turn, entry: Entry) -> Say | Ask:
    if entry.lane:
        return _gently(turn, entry.lane)
    options = () if turn.in_group else (*_more(turn, entry), ways.human(turn, row=9))
    return Ask(text=entry.text(turn.locale, turn.shelf.texts), options=options, again=True)


def _more(turn: Turn, entry: Entry) -> Iterator[Option]:
    """The articles that tell more."""
    known = (turn.shelf.article(name) for name in entry.articles)
    for row, article in enumerate(article for article in known if article):
        yield Option(article.title_in(turn.locale), "article", article.id, row=row)


def _gently(turn: Turn, lane: str) -> Say | Ask:
    """She named a danger: the number and the question, before anybody is told."""
    text = Markup(turn.shelf.guard.question(lane, turn.locale))
    if turn.in_group:
        return Say(text=text)
    return gently.ask(turn, lane, text)
