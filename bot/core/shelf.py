"""All content, opened in one place: the pure rooms are given text.

Rules of this file
- What cannot be read keeps its last good version (`before`); an article without one is left out.
- At the start everything but an article must be good: the bot does not begin with half its words.
- What did not change is not read again.
- A broken piece never takes another with it; each stands in `problems` with its file, line and mend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from yaml import MarkedYAMLError

from bot.forms.asides import Asides
from bot.forms.load import load
from bot.forms.model import Form
from bot.forms.phrases import Phrases
from bot.guard.guard import Guard
from knowledge.article import Article
from knowledge.article import read as read_article
from knowledge.helplist import Entry, read_entries
from knowledge.library import Aliases, Library
from knowledge.settings import FILES, Settings
from knowledge.settings import read as read_settings
from knowledge.texts import MAIN_LOCALE, BadText, Texts
from regions.finder import Finder
from regions.load import FILES as REGION_FILES
from regions.load import read as read_atlas

LOCALES = ("nl", "en")
T = TypeVar("T")
Signature = tuple[tuple[str, int, int], ...]


class BadContent(ValueError):
    """Content that cannot be read: in which file, where, and what to do about it (in Dutch)."""


@dataclass(frozen=True)
class Shelf:
    """What volunteers own: sentences, forms, articles, regions, crisis data."""

    texts: Texts
    forms: Mapping[str, Form]
    library: Library
    finder: Finder
    guard: Guard
    help: tuple[Entry, ...]
    asides: Asides
    phrases: Phrases
    problems: tuple[str, ...] = ()
    """What could not be read, each with its file."""
    signature: Signature = ()
    """What the files looked like when they were read."""

    @classmethod
    def read(cls, root: Path, strict: bool = False, before: Shelf | None = None) -> Shelf:
        """Everything under `root` (the folder with `knowledge/` and `regions/`).

        Raises BadContent on a mistake that nothing good from `before` can stand in for; `strict`: on any.
        """
        return _Reading(root, strict, before).shelf()

    @staticmethod
    def library_in(root: Path) -> Library:
        """Only what can be asked, for who needs nothing else. Raises BadContent as `read` does."""
        return _Reading(root, strict=False, before=None).library()

    @staticmethod
    def finder_in(root: Path) -> Finder:
        """Only the places and regions."""
        return _finder(root / "regions" / "data")

    def article(self, article_id: str) -> Article | None:
        """The article with this id, if it is still there."""
        return self.library.articles.get(article_id)

    def learned(self, aliases: Aliases) -> Shelf:
        """The same content, with these other ways to ask for articles."""
        return replace(self, library=self.library.learned(aliases))


def content_root() -> Path:
    """Where this program's own content lies."""
    return Path(__file__).resolve().parents[2]


def signature(root: Path) -> Signature:
    """What the files of the content look like now: path, moment of change and size of each."""
    return tuple(_seen(root))


def _seen(root: Path) -> Iterator[tuple[str, int, int]]:
    for folder in (root / "knowledge", root / "regions" / "data"):
        for path in sorted(folder.rglob("*.*")):
            if path.suffix not in (".py", ".pyc") and path.is_file():
                seen = path.stat()
                yield str(path.relative_to(root)), seen.st_mtime_ns, seen.st_size


class _Reading:
    """One time through all files."""

    def __init__(self, root: Path, strict: bool, before: Shelf | None) -> None:
        self._knowledge = root / "knowledge"
        self._regions = root / "regions" / "data"
        self._strict = strict
        self._before = before
        self._problems: list[str] = []
        self._seen = signature(root)

    def shelf(self) -> Shelf:
        was, knowledge = self._before, self._knowledge
        return Shelf(
            texts=self._or("texts", self._texts, was.texts if was else None),
            forms={form.id: form for form in self._forms()},
            library=self.library(),
            finder=self._or("regions/data", lambda: _finder(self._regions), was.finder if was else None),
            guard=self._or("crisis", lambda: _guard(knowledge / "crisis"), was.guard if was else None),
            help=self._or("help.yaml", self._help, was.help if was else None),
            asides=self._or("asides.yaml", self._asides, was.asides if was else None),
            phrases=self._or("phrases.yaml", self._phrases, was.phrases if was else None),
            problems=tuple(self._problems),
            signature=self._seen,
        )

    def _or(self, name: str, make: Callable[[], T], good: T | None) -> T:
        """What `make` gives, or what was good before: because it still is, or because the new is broken."""
        if good is not None and self._same(name):
            return good
        try:
            return make()
        except Exception as error:  # whatever is the matter with a file, the rest goes on
            self._note(name, error, refuse=good is None)
        assert good is not None
        return good

    def _same(self, *names: str) -> bool:
        """Whether these files and folders are as they were, and all was well with them."""
        if self._before is None or self._before.problems:
            return False
        changed = {
            path.removeprefix("knowledge/") for path, *_ in set(self._seen) ^ set(self._before.signature)
        }
        return not any(path.startswith(names) for path in changed)

    def _each(
        self, paths: Iterable[Path], make: Callable[[Path], T], good: Mapping[str, T], refuse: bool
    ) -> Iterator[T]:
        """What `make` gives of each file, or what was good of it before, or nothing."""
        for path in paths:
            try:
                yield make(path)
                continue
            except Exception as error:
                self._note(f"{path.parent.name}/{path.name}", error, refuse)
            if path.stem in good:
                yield good[path.stem]

    def _note(self, name: str, error: Exception, refuse: bool) -> None:
        said = in_words(name, error)
        if self._strict or refuse:
            raise BadContent(said) from error
        self._problems.append(said)

    def _texts(self) -> Texts:
        texts = _texts(self._knowledge / "texts", self._strict)
        gone = self._before.texts.keys(MAIN_LOCALE) - texts.keys(MAIN_LOCALE) if self._before else ()
        if gone:
            raise BadContent(f"texts: «{min(gone)}» is weg. De bot heeft die zin nodig. Zet hem terug.")
        return texts

    def _forms(self) -> Iterator[Form]:
        paths = sorted((self._knowledge / "forms").glob("*.yaml"))
        known = self._before.forms if self._before else {}
        return self._each(paths, lambda path: load(_text(path)), known, refuse=self._before is None)

    def library(self) -> Library:
        was = self._before.library if self._before else None
        if was and self._same("articles", *FILES):
            return was
        settings = self._or("search.yaml", self._settings, was.settings if was else None)
        paths = sorted((self._knowledge / "articles").glob("*.md"))
        known = was.articles if was else {}
        articles = self._each(paths, lambda path: read_article(path.name, _text(path)), known, refuse=False)
        return Library.read(articles, settings, was.aliases if was else None)

    def _help(self) -> tuple[Entry, ...]:
        return read_entries(_text(self._knowledge / "help.yaml"))

    def _asides(self) -> Asides:
        return Asides.read(_text(self._knowledge / "asides.yaml"))

    def _phrases(self) -> Phrases:
        return Phrases.read(_text(self._knowledge / "phrases.yaml"))

    def _settings(self) -> Settings:
        return read_settings({name: _text(self._knowledge / name) for name in FILES})


def in_words(name: str, error: Exception) -> str:
    """«file, regel 3: what to do»; the line when the reader knows it."""
    if isinstance(error, MarkedYAMLError) and error.problem_mark:
        return f"{name}, regel {error.problem_mark.line + 1}: deze regel kan ik niet lezen."
    if isinstance(error, UnicodeDecodeError):
        return f"{name}: bewaar dit bestand als UTF-8."
    said = (str(error).splitlines() or [""])[0] or type(error).__name__
    if Path(name).name in said:
        return said
    return f"{name}, {said}" if said.startswith("regel ") else f"{name}: {said}"


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _texts(folder: Path, strict: bool) -> Texts:
    files = {locale: sorted(folder.glob(f"*{locale}.ftl")) for locale in LOCALES}
    try:
        return Texts.read(
            {locale: [_text(path) for path in paths] for locale, paths in files.items()}, strict
        )
    except BadText:
        for locale, paths in files.items():
            for path in paths:
                _whole(locale, path)
        raise


def _whole(locale: str, path: Path) -> None:
    """Raises BadContent when this file alone cannot be read."""
    try:
        Texts.read({locale: [_text(path)]})
    except BadText as error:
        raise BadContent(f"{path.name}, {str(error).removeprefix(f'{locale}, ')}") from error


def _guard(folder: Path) -> Guard:
    names = ("signals.yaml", "numbers.yaml", "examples.tsv")
    return Guard.read(*(_text(folder / name) for name in names))


def _finder(folder: Path) -> Finder:
    return Finder(read_atlas({name: _text(folder / name) for name in REGION_FILES}))
