"""Where a failure came from. Never its text, which may hold a family's words."""

from __future__ import annotations

import traceback
from pathlib import Path


def place_of(error: BaseException) -> str:
    """Where it was raised, as file:line, seen from our own code when it passed through that."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename]
    if not frames:
        return ""
    last = (ours or frames)[-1]
    return f"{'/'.join(Path(last.filename).parts[-3:])}:{last.lineno}"
