"""The master key: made once, kept in a file that only its owner can read."""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path

from bot.config import KEY_BYTES, CannotStart, Settings, decode_key


def new_key() -> str:
    """A fresh key as base64url without padding: 43 characters."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode().rstrip("=")


def ensure_key(data_dir: Path) -> bytes:
    """The key of this data folder; makes folder and key when there are none.

    Raises CannotStart
    when the file holds something else than a key.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    file = data_dir / "key"
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return decode_key(file.read_text("ascii", "replace").strip())
    text = new_key()
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(text + "\n")
    return decode_key(text)


def other_key(needed: str = "") -> CannotStart:
    """These data were sealed with another key; `needed` is that key's id, when it is known."""
    which = f" Nodig is de sleutel met kenmerk {needed}." if needed else ""
    return CannotStart(
        f"Deze sleutel hoort niet bij deze gegevens.{which}",
        "Neem ACTBOT_KEY over van het herstelblad van deze bot. Maak geen nieuwe sleutel.",
    )


def half_renewed() -> CannotStart:
    """There is a new key, and the data are still under the old one."""
    return CannotStart(
        "De gegevens liggen nog onder de oude sleutel.", "Start eerst de bot: die zet ze om. Doe dit daarna."
    )


def first_key(settings: Settings) -> bool:
    """A house where nothing was ever kept gets its key now; one that holds something must bring it.

    Whether a key was made.
    """
    sqlite = settings.database_url.startswith("sqlite")
    file = Path(settings.database_url.partition("///")[2])
    try:
        if settings.secret or (settings.data / "key").exists() or not sqlite or file.exists():
            return False
        ensure_key(settings.data)
    except OSError:
        return False  # whoever needs the folder says it better
    return True
