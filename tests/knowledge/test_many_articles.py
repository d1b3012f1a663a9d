"""A library of 2,000 articles is read and answers; how quickly is measured, not tested."""

from __future__ import annotations

import dataclasses
from itertools import cycle, islice

from knowledge.article import Article
from knowledge.library import Library
from tests.knowledge.mini import KNOWLEDGE, real_settings, several

MANY = 2000
QUESTIONS = (
    "mag school mijn kind uitschrijven",
    "wie betaalt het leerlingenvervoer",
    "wat doet de leerplichtambtenar",
)


def library_words() -> list[str]:
    texts = (path.read_text(encoding="utf-8") for path in sorted((KNOWLEDGE / "articles").glob("*.md")))
    return [word for text in texts for word in text.split("---\n", 2)[-1].split()]


def many() -> list[Article]:
    stream = cycle(library_words())
    return [
        dataclasses.replace(article, id=f"{article.id}-{number}", body=" ".join(islice(stream, 200)))
        for number, article in zip(range(MANY), cycle(several()))
    ]


def test_two_thousand_articles() -> None:
    articles = many()
    settings = real_settings()
    library = Library.read(articles, settings)
    assert all(library.ask(question).hits for question in QUESTIONS)
