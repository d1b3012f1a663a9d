"""What is not yet right in the articles, for the volunteers who write them.

Rules of this file
- Sentences of B1: 12 words on average, 20 at most. A source's name in a link is not counted.
- Words that push people away are not used; a link inside the library must lead somewhere.
- The article must be findable: 8 questions or more. The short answer has 40 words at most.
- Each claim carries its source (`knowledge.claims`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from bot.chat.markup import bare
from knowledge.article import Article
from knowledge.claims import claims

MEAN_WORDS = 12
MOST_WORDS = 20
SHORT_ANSWER = 40
BODY = (110, 280)
QUESTIONS = 8
SLIP = 0.85
"""how alike two topics are of which one is a slip of the pen: two that are meant differ more"""
FORBIDDEN = ("fout", "foute", "fouten", "ongeldig", "ongeldige", "verplicht", "verplichte", "u", "uw")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_END = re.compile(r"(?<=[.!?:])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend: in which file, on which line of it, and what (in Dutch)."""

    file: str
    line: int
    message: str


def lint(
    article: Article, text: str, topics: Iterable[str], ids: Iterable[str], today: date
) -> list[Finding]:
    """The findings of one article; `text` is its whole file, `topics` are those of the other articles."""
    findings = (
        *_front(article, set(topics), today),
        *_links(article, set(ids)),
        *_language(article),
        *claims(article),
    )
    return [Finding(f"{article.id}.md", _line(text, needle), message) for needle, message in findings]


def sentences(text: str) -> list[list[str]]:
    """The sentences of a text as words; a heading or list item ends one too."""
    running = re.sub(r"^(?:#+|-|\d+\.) +", "", _LINK.sub(r"\1", text), flags=re.MULTILINE)
    found = (_WORD.findall(sentence) for sentence in _END.split(bare(running)))
    return [words for words in found if words]


def _front(article: Article, topics: set[str], today: date) -> Iterator[tuple[str, str]]:
    near = [] if article.topic in topics else get_close_matches(article.topic, topics, 1, SLIP)
    if near:
        yield "topic:", f"Alleen dit artikel gaat over «{article.topic}». Bedoelde je «{near[0]}»?"
    if len(article.questions) < QUESTIONS:
        yield "questions:", f"Er staan {len(article.questions)} vragen. Schrijf er {QUESTIONS} of meer."
    if len({question.casefold() for question in article.questions}) < len(article.questions):
        yield "questions:", "Een vraag staat er twee keer."
    if article.checked_on > today:
        yield "checked_on:", "De dag van nakijken ligt in de toekomst."
    if article.stale(today):
        yield "review_by:", f"Dit artikel moest voor {article.review_by:%d-%m-%Y} worden nagekeken."
    if article.valid_from and article.valid_to and article.valid_to < article.valid_from:
        yield "valid_to:", "Het einde ligt voor het begin."
    if article.expired(today):
        yield "valid_to:", "Dit geldt niet meer. Schrijf het artikel opnieuw of haal het weg."
    if not article.english:
        yield "english:", "De Engelse samenvatting ontbreekt nog."
    if not article.english_title:
        yield "english_title:", "De Engelse titel ontbreekt nog."
    if article.certainty == "zeker" and all(source.mark != "ZEKER" for source in article.sources):
        yield "certainty:", "Geen enkele bron is ZEKER. Kies bij certainty «bron» of «onzeker»."


def _links(article: Article, ids: set[str]) -> Iterator[tuple[str, str]]:
    for words, address in _LINK.findall(article.text):
        inside = re.fullmatch(r"(?:articles/)?([a-z0-9-]+)(?:\.md)?", address)
        if inside and inside[1] not in ids:
            yield address, f"De link «{words}» gaat naar «{address}», maar dat artikel is er niet."
        elif not inside and not re.match(r"(https?://|tel:|mailto:)\S", address):
            yield address, f"De link «{words}» heeft geen goed adres."


def _language(article: Article) -> Iterator[tuple[str, str]]:
    spoken = sentences(article.text)
    for words in spoken:
        if len(words) > MOST_WORDS:
            yield (
                " ".join(words[:3]),
                f"Deze zin heeft {len(words)} woorden: «{' '.join(words[:6])} …». Maak er twee.",
            )
        for word in words:
            if word.casefold() in FORBIDDEN:
                yield word, f"Gebruik een ander woord voor «{word}»."
    mean = sum(map(len, spoken)) / max(1, len(spoken))
    if mean > MEAN_WORDS:
        yield (
            article.answer[:20],
            f"De zinnen zijn gemiddeld {mean:.1f} woorden. Maak ze korter, tot {MEAN_WORDS}.",
        )
    size = sum(map(len, sentences(article.answer)))
    if size > SHORT_ANSWER:
        yield article.answer[:20], f"Het korte antwoord heeft {size} woorden. Houd het bij {SHORT_ANSWER}."
    whole = sum(map(len, spoken))
    if not BODY[0] <= whole <= BODY[1]:
        yield article.answer[:20], f"De tekst heeft {whole} woorden. Goed is {BODY[0]} tot {BODY[1]}."


def _line(text: str, needle: str) -> int:
    """The line on which the words stand, looked for in the text first when they are no front matter key."""
    start = 0 if needle.endswith(":") else max(0, text.find("\n---\n"))
    at = text.find(needle, start)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1
