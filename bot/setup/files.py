"""Write bot.yaml and `.env` without losing what was there.

Rules of this file
- A file that changes is copied first; the copy carries its moment in its name.
- A file is replaced whole or not at all, and `.env` is never readable for others, not for a moment.
- Comments and keys that nobody asked about stay as they are.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

HEAD = "# Wat de bot moet weten voor hij start. Geheimen staan in .env. Kijk of het klopt met: actbot check\n"
SECRET = 0o600
OPEN = 0o644


def edit_yaml(text: str, changes: Mapping[tuple[str, ...], Any]) -> str:
    """The text with these keys set; a value of None takes its key away, and a part that is then empty."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    tree = yaml.load(text or HEAD) or CommentedMap()
    for spot, value in changes.items():
        _change(tree, spot, value)
    out = StringIO()
    yaml.dump(tree, out)
    return out.getvalue() if text else HEAD + out.getvalue().removeprefix(HEAD)


def _change(tree: Any, spot: tuple[str, ...], value: Any) -> None:
    name, *below = spot
    if below:
        part = tree.get(name) or CommentedMap()
        _change(part, tuple(below), value)
        value = part or None
    if value is None:
        tree.pop(name, None)
    else:
        tree[name] = value


def edit_env(text: str, changes: Mapping[str, str | None]) -> str:
    """The text with these variables set, in their old place or at the end; None takes one away."""
    named = [(line.removeprefix("export ").partition("=")[0].strip(), line) for line in text.splitlines()]
    kept = [
        f"{name}={changes[name]}" if name in changes else line
        for name, line in named
        if changes.get(name, "") is not None
    ]
    known = {name for name, _ in named}
    kept += [f"{name}={value}" for name, value in changes.items() if value is not None and name not in known]
    return "".join(line + "\n" for line in kept)


def put(path: Path, text: str, mode: int, now: datetime) -> Path | None:
    """Write it, and return the copy of what stood there; None when there was nothing to keep."""
    before = path.read_text("utf-8") if path.exists() else None
    if before == text:
        path.chmod(mode)
        return None
    copy = None
    if before is not None:
        copy = _free(path.with_name(f"{path.name}.{now:%Y-%m-%d-%H%M%S}"))
        _write(copy, before, mode)
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    _write(fresh, text, mode)
    fresh.replace(path)
    return copy


def _free(path: Path) -> Path:
    names = (path, *(path.with_name(f"{path.name}-{number}") for number in range(2, 100)))
    return next(name for name in names if not name.exists())


def _write(path: Path, text: str, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
