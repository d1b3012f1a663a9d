"""`python -m tests.bench.library [FILE.tsv]`: what a library of 2,000 articles costs, in seconds of a core.

The articles are ours, each some twenty times, with part of another behind its own text and ten questions.
"""

from __future__ import annotations

import dataclasses
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from knowledge import article, settings
from knowledge.article import Article
from knowledge.library import Library

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
MANY = 2000
QUESTIONS = 10
TIMES = 5


def many() -> list[Article]:
    files = sorted((KNOWLEDGE / "articles").glob("*.md"))
    ours = [article.read(file.name, file.read_text(encoding="utf-8")) for file in files]
    others = islice(cycle(ours), 7, None)
    return [
        dataclasses.replace(
            one,
            id=f"{one.id}-{number}",
            body=f"{one.body}\n\n{other.body[:400]}",
            questions=one.questions[:QUESTIONS],
        )
        for number, one, other in zip(range(MANY), cycle(ours), others)
    ]


def built(articles: list[Article], words: settings.Settings) -> tuple[Library, float, float]:
    """The library, the seconds it took, and those of making every list ready."""
    start = time.process_time()
    library = Library.read(articles, words)
    read = time.process_time()
    library.warm()
    return library, read - start, time.process_time() - read


def asked(library: Library, questions: list[str]) -> list[float]:
    """Milliseconds of each question, shortest first."""
    took = []
    for question in questions:
        start = time.process_time()
        library.ask(question)
        took.append(1000 * (time.process_time() - start))
    return sorted(took)


def main() -> None:
    articles = many()
    files = {name: (KNOWLEDGE / name).read_text(encoding="utf-8") for name in settings.FILES}
    words = settings.read(files)
    runs = [built(articles, words) for _ in range(TIMES)]
    library = runs[0][0]
    for _, read, warm in runs:
        print(f"index {read:.2f} s, lists {warm:.2f} s")
    given = [Path(name).read_text(encoding="utf-8").splitlines() for name in sys.argv[1:]]
    lines = [line for file in given for line in file if line.strip() and not line.startswith("#")]
    took = asked(library, [line.split("\t")[0] for line in lines] or [one.questions[0] for one in articles])
    middle, nearly_all = took[len(took) // 2], took[len(took) * 95 // 100]
    print(f"{len(took)} questions: half in {middle:.1f} ms, nearly all in {nearly_all:.1f} ms")


if __name__ == "__main__":
    main()
