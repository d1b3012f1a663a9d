"""All content, opened in one place: the pure rooms are given text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.core.guard import Guard
from bot.forms.load import load
from bot.forms.model import Form
from knowledge.article import Article
from knowledge.article import read as read_article
from knowledge.helplist import Entry, read_entries
from knowledge.library import Library
from knowledge.settings import FILES
from knowledge.settings import read as read_settings
from knowledge.texts import Texts
from regions.finder import Finder
from regions.load import FILES as REGION_FILES
from regions.load import read as read_atlas

LOCALES = ("nl", "en")


@dataclass(frozen=True)
class Shelf:
    """What volunteers own: sentences, forms, articles, regions, crisis data."""

    texts: Texts
    forms: Mapping[str, Form]
    library: Library
    finder: Finder
    guard: Guard
    help: tuple[Entry, ...]

    @classmethod
    def read(cls, root: Path, strict: bool = False) -> Shelf:
        """Everything under `root` (the folder with `knowledge/` and `regions/`). Raises on a mistake."""
        knowledge = root / "knowledge"
        return cls(
            texts=_texts(knowledge / "texts", strict),
            forms={form.id: form for form in _forms(knowledge / "forms")},
            library=_library(knowledge),
            finder=_finder(root / "regions" / "data"),
            guard=Guard.read(
                _text(knowledge / "crisis" / "signals.yaml"), _text(knowledge / "crisis" / "numbers.yaml")
            ),
            help=read_entries(_text(knowledge / "help.yaml")),
        )

    def article(self, article_id: str) -> Article | None:
        """The article with this id, if it is still there."""
        return self.library.articles.get(article_id)


def content_root() -> Path:
    """Where this program's own content lies."""
    return Path(__file__).resolve().parents[2]


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _texts(folder: Path, strict: bool) -> Texts:
    sources = {locale: [_text(path) for path in sorted(folder.glob(f"*{locale}.ftl"))] for locale in LOCALES}
    return Texts.read(sources, strict)


def _forms(folder: Path) -> list[Form]:
    skip = {"words.yaml", "holidays.yaml"}
    return [load(_text(path)) for path in sorted(folder.glob("*.yaml")) if path.name not in skip]


def _library(knowledge: Path) -> Library:
    articles = [
        read_article(path.name, _text(path)) for path in sorted((knowledge / "articles").glob("*.md"))
    ]
    return Library.read(articles, read_settings({name: _text(knowledge / name) for name in FILES}))


def _finder(folder: Path) -> Finder:
    return Finder(read_atlas({name: _text(folder / name) for name in REGION_FILES}))
