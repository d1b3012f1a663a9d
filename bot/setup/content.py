"""Whether everything volunteers wrote can be read and reads well, and how fresh the crisis numbers are."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from yaml import YAMLError

from bot.core.numbers import Numbers
from bot.core.shelf import Shelf
from bot.setup.finding import Finding
from knowledge.lint import lint

MOST = 10
"""lines about articles that are shown at once"""


def content(root: Path, today: date) -> tuple[Finding, ...]:
    """Read all content as the bot would, then look at each article. `root` holds `knowledge/`."""
    try:
        shelf = Shelf.read(root, strict=True)
    except Exception as error:
        first = (str(error).splitlines() or [""])[0] or type(error).__name__
        return (Finding("Inhoud", False, first, "Kijk in het bestand dat hier genoemd wordt."),)
    forms, articles = len(shelf.forms), len(shelf.library.articles)
    read = Finding("Inhoud", True, f"{forms} vragenlijsten en {articles} artikelen gelezen")
    return (read, *_articles(shelf, root, today))


def _articles(shelf: Shelf, root: Path, today: date) -> list[Finding]:
    """What is to be mended in the articles: their complaint is the mend."""
    folder, articles = root / "knowledge" / "articles", shelf.library.articles
    told = [
        Finding("Artikel", False, f"{finding.file} regel {finding.line}", finding.message)
        for article in articles.values()
        for finding in lint(article, (folder / f"{article.id}.md").read_text("utf-8"), (), articles, today)
    ]
    rest = len(told) - MOST
    more = [Finding("Artikel", False, f"en nog {rest}", "Werk eerst deze bij.")] if rest > 0 else []
    return told[:MOST] + more


def numbers_age(root: Path, today: date) -> timedelta | None:
    """Since the number that was checked longest ago; None when the numbers cannot be read."""
    try:
        text = (root / "knowledge" / "crisis" / "numbers.yaml").read_text("utf-8")
        return today - Numbers.read(text).oldest_check
    except (OSError, ValueError, YAMLError):
        return None
