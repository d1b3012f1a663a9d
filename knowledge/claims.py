"""Whether each claim of an article carries its source, for the volunteers who write them.

Rules of this file
- Outside the parts with advice every paragraph and list line names its source, or says it is not certain.
- Everywhere, what stands behind the last figure holds no number and no word of law, unless it only asks.
- A part that leans on a source that is old or disputed says that it is not certain, or whose view it is;
  when the short answer does, the whole article is «onzeker», and its card says so.
- Every source is used, and each article of a law is a source of its own: `[2]` is one place to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.article import Article
from knowledge.citation import FIGURE, cited

ADVICE = ("Wat kun je", "Wie heb je nodig")
_LAW = re.compile(
    r"\d|\b(?:mag|mogen|moet|moeten|hoef|hoeft|hoeven|recht|rechten|wet|plicht|artikel|gratis|boete|straf)\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:niet (?:helemaal )?zeker|waarschijnlijk|misschien|voor zover wij weten|niet gelezen|zo lezen wij|"
    r"kennen wij|verschillend|niet eens)\b",
    re.IGNORECASE,
)
_SOMEBODYS = re.compile(r"\b(?:volgens|vindt|noemde)\b", re.IGNORECASE)
_ASKED = re.compile(r"(?:\*\*[^*]*\*\* *)?(?:Vraag|Kijk)\b|.*\?\W*$", re.IGNORECASE | re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_BULLET = re.compile(r"^(?:-|\d+\.) +")
_SEVERAL = re.compile(r"\bartikel .*(?:,| en) (?:artikel )?\d")


def claims(article: Article) -> Iterator[tuple[str, str]]:
    """What to mend: the words of the line, and what (in Dutch)."""
    yield from _sources(article)
    doubtful = frozenset(
        number
        for number, source in enumerate(article.sources, 1)
        if source.mark in ("CONTROLEER", "OMSTREDEN")
    )
    for heading, text in _parts(article.body):
        for line, whole in _lines(text):
            yield from ((line, mend) for mend in _uncited(whole, heading.startswith(ADVICE)))
            if _leans(whole, doubtful) and not (_DOUBT.search(text) or _SOMEBODYS.search(text)):
                yield line, "Deze bron is oud of omstreden. Zeg erbij dat dit niet zeker is."
    if _leans(article.cited_answer, doubtful) and article.certainty != "onzeker":
        yield "certainty:", "Het korte antwoord komt uit een bron die oud of omstreden is. Kies «onzeker»."


def _sources(article: Article) -> Iterator[tuple[str, str]]:
    used = cited(article.body)
    for number, source in enumerate(article.sources, 1):
        if number not in used:
            yield (
                "sources:",
                f"Bron {number} staat nergens in de tekst. Zet er [{number}] bij, of haal hem weg.",
            )
        if _SEVERAL.search(source.name):
            yield "sources:", f"In bron {number} staan meer artikelen. Maak van elk een eigen bron."


def _uncited(line: str, advice: bool) -> Iterator[str]:
    told = _sure(FIGURE.split(line)[-1])
    if told and not advice and not cited(line):
        yield "Zet achter deze regel de bron, zoals [1]. Of zeg erbij dat het niet zeker is."
    elif any(map(_LAW.search, told)):
        yield "Achter de laatste zin met een getal of een regel hoort de bron, zoals [1]."


def _leans(text: str, doubtful: frozenset[int]) -> bool:
    """Whether one of its claims has no other source than a doubtful one."""
    return any(doubtful.issuperset(cited(figure[0])) for figure in FIGURE.finditer(text))


def _parts(body: str) -> Iterator[tuple[str, str]]:
    """Heading and text; the first has no heading."""
    for part in re.split(r"^## ", "\n" + body, flags=re.MULTILINE):
        heading, _, text = part.partition("\n")
        yield heading, text


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Paragraphs and list lines, each with the lines it goes on in: one that ends in «:» or «;» does."""
    open_lines: list[str] = []
    for line in filter(None, text.split("\n")):
        open_lines.append(_BULLET.sub("", line))
        if not line.endswith((":", ";")):
            yield line, " ".join(open_lines)
            open_lines = []


def _sure(text: str) -> list[str]:
    """The sentences that state something, and are not said to be uncertain there or in the next one."""
    told = [words for words in _SENTENCE.split(text.strip()) if words and not _ASKED.match(words)]
    return [words for at, words in enumerate(told) if not any(map(_DOUBT.search, told[at : at + 2]))]
