"""Whether everything volunteers wrote can be read, and how fresh the crisis numbers are."""

from __future__ import annotations

from datetime import date, timedelta

from bot.setup.finding import Finding


def content() -> Finding:
    """Read all content as the bot would. Its own complaint names the file and the line."""
    try:
        from bot.core.shelf import Shelf, content_root

        shelf = Shelf.read(content_root(), strict=True)
    except Exception as error:
        first = (str(error).splitlines() or [""])[0] or type(error).__name__
        return Finding("Inhoud", False, first, "Kijk in het bestand dat hier genoemd wordt.")
    forms, articles = len(shelf.forms), len(shelf.library.articles)
    return Finding("Inhoud", True, f"{forms} vragenlijsten en {articles} artikelen gelezen")


def numbers_age(today: date) -> timedelta | None:
    """Since the number that was checked longest ago; None when the numbers cannot be read."""
    try:
        from bot.core.numbers import Numbers
        from bot.core.shelf import content_root

        text = (content_root() / "knowledge" / "crisis" / "numbers.yaml").read_text("utf-8")
        return today - Numbers.read(text).oldest_check
    except Exception:
        return None
