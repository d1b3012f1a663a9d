"""The master key: made once, kept in a file that only its owner can read."""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path

from bot.config import KEY_BYTES, decode_key


def new_key() -> str:
    """A fresh key as base64url without padding: 43 characters."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode().rstrip("=")


def ensure_key(data_dir: Path) -> bytes:
    """The key of this data folder; makes folder and key when there are none.

    Only for the demo, the console and tests: a real house gets its key from `init`. Raises CannotStart
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
