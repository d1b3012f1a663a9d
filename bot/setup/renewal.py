"""A new master key: `.env` gets it, and keeps the old one for the next start, which wraps all anew."""

from __future__ import annotations

import base64
import os
from datetime import datetime
from pathlib import Path

from bot.config import CannotStart, Settings
from bot.setup.files import SECRET, edit_env, put
from bot.setup.key import new_key
from bot.setup.load import FILE, load
from bot.setup.paper import sheet

NEW, OLD = "ACTBOT_KEY", "ACTBOT_OLD_KEY"


def renew_key(folder: Path) -> str:
    """Write both keys in `.env`; returns what to say, with the new recovery sheet.

    Raises CannotStart when there is no key yet, or one that cannot be changed from here.
    """
    settings = load(None if folder == Path() else folder / FILE)
    _insist(settings)
    old, fresh = base64.urlsafe_b64encode(settings.key()).decode().rstrip("="), new_key()
    env = folder / ".env"
    written = edit_env(env.read_text("utf-8") if env.exists() else "", {NEW: fresh, OLD: old})
    put(env, written, SECRET, datetime.now().astimezone())
    (settings.data / "key").unlink(missing_ok=True)
    said = "✔ De nieuwe sleutel staat in .env. Start de bot opnieuw: die zet alles om."
    return f"{said}\n{sheet(fresh, settings.data)}"


def _insist(settings: Settings) -> None:
    if NEW in os.environ:
        raise CannotStart(
            "De sleutel komt uit de omgeving, niet uit .env.",
            f"Zet daar de oude in {OLD} en een nieuwe in {NEW}, en start de bot opnieuw.",
        )
    if settings.secret_before:
        raise CannotStart(
            "De vorige sleutel staat nog in .env.",
            f"Start de bot, kijk met `actbot check` of alles klopt, en haal dan {OLD} weg uit .env.",
        )
