"""The answer card: one article in at most 120 words.

Rules of this file
- Title, the short answer, then things to do now as long as they fit, source, dates.
- A small raised figure behind a claim says which of the sources below it comes from.
- What is expired, past its review, uncertain, or for some schools or regions only says so in a line of its
  own, above the source.
- In English the summary is the answer, above all the sources; without one the Dutch answer stays.
- Who wants to know more reads the whole article, in the language it was written in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from bot.chat.markup import Markup, bare, plain
from knowledge.article import Article
from knowledge.citation import cited, raised, small
from knowledge.front import SCHOOLS, Source
from knowledge.texts import Texts

MOST_WORDS = 120
DO_NOW = "Wat kun je nu doen"
_POINT = re.compile(r"^(?:-|\d+\.) +(.+)$", re.MULTILINE)
_ARTICLE = ", artikel "
_HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)


def card(article: Article, locale: str, texts: Texts, today: date) -> Markup:
    """The card in our Markdown, in the reader's language."""
    english = locale != "nl" and bool(article.english)
    answer = article.english if english else article.cited_answer
    points = [] if english else [f"- {point}" for point in _POINT.findall(article.section(DO_NOW))]
    head = f"**{plain(article.title_in(locale))}**\n\n"
    while True:
        told = "\n\n".join(part for part in (answer, "\n".join(points)) if part)
        shown = cited(told)
        tail = (*warnings(article, locale, texts, today), *_facts(article, shown, locale, texts))
        whole = Markup(head + raised(told, shown) + "\n\n" + "\n".join(tail))
        if not points or length(whole) <= MOST_WORDS:
            return whole
        points.pop()


def whole(article: Article, locale: str, texts: Texts, today: date) -> Markup:
    """All of the article: what to do now, who is needed, which term runs, and every source."""
    shown = cited(article.body)
    body = _HEADING.sub(r"**\1**", raised(article.body, shown))
    tail = (*warnings(article, locale, texts, today), *_facts(article, shown, locale, texts))
    return Markup(f"**{plain(article.title)}**\n\n{body}\n\n" + "\n".join(tail))


def warnings(article: Article, locale: str, texts: Texts, today: date) -> Iterator[Markup]:
    """What must be known first: that it ended, is old or uncertain, is not for every school or region."""
    if article.valid_to and article.expired(today):
        yield texts.format(locale, "card-expired", day=article.valid_to)
    elif article.stale(today):
        yield texts.format(locale, "card-stale")
    if article.certainty == "onzeker":
        yield texts.format(locale, "card-uncertain")
    yield from _schools(article, locale, texts)
    if article.regions:
        yield texts.format(locale, "card-region", regions=", ".join(map(_name, article.regions)))


def _schools(article: Article, locale: str, texts: Texts) -> Iterator[Markup]:
    """Which schools it is about; or which one it is not about, when that is the only one."""
    missing = [school for school in SCHOOLS if school not in article.school]
    if not article.school or not missing:
        return
    told = missing if len(missing) == 1 else [school for school in SCHOOLS if school in article.school]
    names = ", ".join(texts.words(locale, f"card-school-{school}") for school in told)
    yield texts.format(locale, "card-not-schools" if told is missing else "card-schools", schools=names)


def _name(region: str) -> str:
    """«eem-en-vallei» as people read it."""
    return region.replace("-", " ").capitalize()


def length(text: str) -> int:
    """The number of words a reader sees, marks between spaces and the address of a link counted too."""
    return len(bare(text).split())


def _facts(article: Article, shown: Sequence[int], locale: str, texts: Texts) -> Iterator[Markup]:
    yield texts.format(locale, "card-source", source=Markup(" · ".join(_sources(article, shown))))
    if article.valid_from:
        yield texts.format(locale, "card-valid-checked", valid=article.valid_from, checked=article.checked_on)
    else:
        yield texts.format(locale, "card-checked", day=article.checked_on)


def _sources(article: Article, shown: Sequence[int]) -> Iterator[str]:
    """Those that figures name, and the one that «geldig per» is about; all when there are no figures."""
    if not shown:
        yield from _linked(_together(article.sources))
        return
    named = [article.sources[number - 1] for number in shown]
    if article.valid_from and all(source.date != article.valid_from for source in named):
        named += islice((source for source in article.sources if source.date == article.valid_from), 1)
    for number, link in enumerate(_linked(named), 1):
        yield f"{small(number)} {link}" if number <= len(shown) else link


def _together(sources: Sequence[Source]) -> list[Source]:
    """Those at the same address beside each other."""
    places = [source.url for source in sources]
    return sorted(sources, key=lambda source: places.index(source.url))


def _linked(sources: Sequence[Source]) -> Iterator[str]:
    """The names; a second article of the law just before it goes by its number alone, without a link."""
    for before, source in zip((None, *sources), sources, strict=False):
        law, _, place = source.name.rpartition(_ARTICLE)
        if before and law and before.url == source.url and before.name.startswith(law + _ARTICLE):
            yield plain(f"artikel {place}")
        else:
            yield f"[{plain(source.name)}]({source.url})"
