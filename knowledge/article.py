"""An article of the library: what it answers, what it says, where that stands, and until when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from knowledge.citation import cited, uncited
from knowledge.front import CERTAINTIES, SCHOOLS, BadArticle, Front, Source


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `body` is our Markdown with "## " headings; its first paragraph is the short answer.

    Behind a claim stands the number of its source (`knowledge.citation`); `text` is the body without.
    """

    id: str
    title: str
    topic: str
    questions: tuple[str, ...]
    sources: tuple[Source, ...]
    checked_on: date
    checked_by: str
    certainty: str
    review_by: date
    body: str
    law: tuple[str, ...] = ()
    school: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    english: str = ""
    english_title: str = ""
    english_questions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the body alone."""
        return uncited(self.body)

    @property
    def cited_answer(self) -> str:
        """The first paragraph: the two sentences that answer the question, and where they stand."""
        return self.body.split("\n\n", 1)[0].strip()

    @property
    def answer(self) -> str:
        """The words of the short answer alone."""
        return uncited(self.cited_answer)

    def title_in(self, locale: str) -> str:
        """The title in the reader's language, as far as it is there."""
        return self.title if locale == "nl" else self.english_title or self.title

    def section(self, heading: str) -> str:
        """The text under the first heading that starts with these words; empty when there is none."""
        for part in re.split(r"^## ", self.body, flags=re.MULTILINE)[1:]:
            name, _, text = part.partition("\n")
            if name.strip().casefold().startswith(heading.casefold()):
                return text.strip()
        return ""

    def expired(self, today: date) -> bool:
        """Whether the rule it tells of has ended."""
        return self.valid_to is not None and self.valid_to < today

    def stale(self, today: date) -> bool:
        """Whether it should have been looked at again."""
        return self.review_by < today


def read(name: str, text: str) -> Article:
    """The article in the file `name` (without folder). Raises BadArticle."""
    match = re.match(r"---\n(.*?)\n---\n(.*)\Z", text.removeprefix("\ufeff").replace("\r\n", "\n"), re.DOTALL)
    if not match:
        raise BadArticle(name, 1, "Begin met een blok tussen twee regels «---». Daarna komt de tekst.")
    front = Front(name, match[1])
    front.check_keys()
    body = match[2].strip()
    if not body or body.startswith("#"):
        raise BadArticle(name, match[1].count("\n") + 3, "Begin de tekst met twee zinnen die antwoord geven.")
    article = _article(front, body)
    for line, words in enumerate(match[2].split("\n"), match[1].count("\n") + 4):
        _check_figures(article, line, words)
    return article


def _check_figures(article: Article, line: int, words: str) -> None:
    """Every figure names a source that is there."""
    there = len(article.sources)
    for source in cited(words):
        if not 1 <= source <= there:
            choice = "[1]" if there == 1 else f"[1] tot en met [{there}]"
            message = f"Bij «sources» staat geen bron {source}. Kies {choice}, of zet de bron erbij."
            raise BadArticle(f"{article.id}.md", line, message)


def _article(front: Front, body: str) -> Article:
    id = front.slug("id")
    if id != front.file.removesuffix(".md"):
        raise front.bad("id", f"De id «{id}» is niet gelijk aan de naam van het bestand.")
    return Article(
        id=id,
        title=front.text("title"),
        topic=front.slug("topic"),
        questions=front.texts("questions"),
        sources=tuple(front.source(item) for item in front.list("sources")),
        checked_on=front.needed_day("checked_on"),
        checked_by=front.text("checked_by"),
        certainty=front.one_of("certainty", CERTAINTIES),
        review_by=front.needed_day("review_by"),
        body=body,
        law=front.texts("law"),
        school=front.all_of("school", SCHOOLS),
        regions=front.texts("regions"),
        valid_from=front.day("valid_from"),
        valid_to=front.day("valid_to"),
        english=front.text("english") if front.values.get("english") else "",
        english_title=front.text("english_title") if front.values.get("english_title") else "",
        english_questions=front.texts("english_questions"),
    )
