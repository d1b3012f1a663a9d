"""Whether everything volunteers wrote can be read and reads well, and how fresh the crisis numbers are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from yaml import YAMLError

from bot.config import Member
from bot.core.shelf import Shelf
from bot.guard.numbers import Numbers
from bot.setup.finding import Finding
from knowledge.lint import lint
from regions.region import Region

MOST = 10
"""lines about articles that are shown at once"""


def content(root: Path, today: date, team: Iterable[Member] = ()) -> tuple[Finding, ...]:
    """Read all content as the bot would, then look at each article, and at its regions and the team's.

    `root` holds `knowledge/` and `regions/`.
    """
    try:
        shelf = Shelf.read(root, strict=True)
    except Exception as error:
        first = (str(error).splitlines() or [""])[0] or type(error).__name__
        return (Finding("Inhoud", False, first, "Kijk in het bestand dat hier genoemd wordt."),)
    forms, articles = len(shelf.forms), len(shelf.library.articles)
    lists = "1 vragenlijst" if forms == 1 else f"{forms} vragenlijsten"
    read = Finding("Inhoud", True, f"{lists} en {articles} artikelen gelezen")
    places = [(f"Artikel {each.id}", each.regions) for each in shelf.library.articles.values()]
    places.append(("Team", tuple(region for member in team for region in member.regions)))
    unknown = (finding for whose, regions in places for finding in _regions(shelf, whose, regions))
    return (read, *_articles(shelf, root, today), *unknown)


def _regions(shelf: Shelf, whose: str, wanted: Iterable[str]) -> Iterator[Finding]:
    """A region nobody knows: its parents would never find this person, or read where an article is for."""
    known = {region.slug for region in shelf.finder.atlas.regions.values()}
    for region in dict.fromkeys(wanted):
        if region not in known:
            yield Finding(
                whose, False, f"de regio `{region}` ken ik niet", meant(shelf.finder.region(region))
            )


def meant(found: Region | tuple[Region, ...]) -> str:
    """What to write instead of a region nobody knows."""
    near = (found,) if isinstance(found, Region) else found
    names = " of ".join(f"`{region.slug}`" for region in near)
    return f"Bedoelde je {names}?" if names else "Kijk in regions/data/rmc_regions.csv hoe hij heet."


def _articles(shelf: Shelf, root: Path, today: date) -> list[Finding]:
    """What is to be mended in the articles: their complaint is the mend."""
    folder, articles = root / "knowledge" / "articles", shelf.library.articles
    told = [
        Finding("Artikel", False, f"{finding.file} regel {finding.line}", finding.message)
        for article in articles.values()
        for finding in lint(
            article,
            (folder / f"{article.id}.md").read_text("utf-8"),
            [other.topic for other in articles.values() if other is not article],
            articles,
            today,
        )
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
