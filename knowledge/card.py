"""The answer card: one article in at most 120 words.

Rules of this file
- Title, the short answer, then things to do now as long as they fit, source, dates.
- What is expired, past its review or uncertain says so in a line of its own, above the source.
- In English the summary is the answer; without one the Dutch answer stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from bot.chat.markup import Markup, bare, plain
from knowledge.article import Article
from knowledge.front import Source
from knowledge.texts import Texts

MOST_WORDS = 120
DO_NOW = "Wat kun je nu doen"
_POINT = re.compile(r"^(?:-|\d+\.) +(.+)$", re.MULTILINE)


def card(article: Article, locale: str, texts: Texts, today: date) -> Markup:
    """The card in our Markdown, in the reader's language."""
    english = locale != "nl" and bool(article.english)
    head = f"**{plain(article.title_in(locale))}**\n\n{article.answer_in(locale)}"
    tail = "\n".join((*warnings(article, locale, texts, today), *_facts(article, locale, texts)))
    points = [] if english else _points(article, MOST_WORDS - length(head) - length(tail))
    return Markup("\n\n".join(part for part in (head, "\n".join(points), tail) if part))


def warnings(article: Article, locale: str, texts: Texts, today: date) -> Iterator[Markup]:
    """What the reader must know first: it ended, it is old, it is uncertain."""
    if article.valid_to and article.expired(today):
        yield texts.format(locale, "card-expired", day=article.valid_to)
    elif article.stale(today):
        yield texts.format(locale, "card-stale")
    if article.certainty == "onzeker":
        yield texts.format(locale, "card-uncertain")


def length(text: str) -> int:
    """The number of words a reader sees, marks between spaces and the address of a link counted too."""
    return len(bare(text).split())


def _points(article: Article, room: int) -> list[str]:
    points = []
    for match in _POINT.finditer(article.section(DO_NOW)):
        room -= length(f"- {match[1]}")
        if room < 0:
            break
        points.append(f"- {match[1]}")
    return points


def _sources(article: Article) -> Iterator[Source]:
    """The first, and the one that «geldig per» is about when that is another."""
    first, *others = article.sources
    yield first
    if article.valid_from and first.date != article.valid_from:
        yield from islice((source for source in others if source.date == article.valid_from), 1)


def _facts(article: Article, locale: str, texts: Texts) -> Iterator[Markup]:
    links = (f"[{plain(source.name)}]({source.url})" for source in _sources(article))
    yield texts.format(locale, "card-source", source=Markup(" · ".join(links)))
    if article.valid_from:
        yield texts.format(locale, "card-valid-checked", valid=article.valid_from, checked=article.checked_on)
    else:
        yield texts.format(locale, "card-checked", day=article.checked_on)
