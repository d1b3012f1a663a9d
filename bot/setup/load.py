"""bot.yaml, then `.env` beside it, then the environment: one Settings, or all mistakes at once."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from dotenv import dotenv_values
from pydantic import ValidationError

from bot.config import BadConfig, Mistake, Settings
from bot.setup.environment import overlay
from bot.setup.mistakes import explain, unknown
from bot.setup.shape import INNER
from bot.setup.source import Source, read_yaml

FILE = Path("bot.yaml")
PLATFORMS = ("telegram", "discord")


def load(file: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this house. Without a file here the environment alone will do.

    Raises BadConfig with every mistake: also when `file` was asked for and is not there.
    """
    source, mistakes = collect(file, os.environ if environ is None else environ)
    return settle(source, mistakes, (file or FILE).parent)


def collect(file: Path | None, environ: Mapping[str, str]) -> tuple[Source, list[Mistake]]:
    """What is written where, laid over each other and not yet judged."""
    path = file or FILE
    source = _read(path, asked=file is not None)
    mistakes = _inner(source)
    mistakes += overlay(source, _env_file(path.parent), "in .env")
    mistakes += overlay(source, environ)
    return source, mistakes


def settle(source: Source, mistakes: Sequence[Mistake], home: Path) -> Settings:
    """The settings, when nothing is left to mend. Raises BadConfig."""
    closed = {part for part in PLATFORMS if _only_an_address(source, part)}
    tree = {name: value for name, value in source.tree.items() if name not in closed}
    try:
        settings = Settings.model_validate(tree | {"home": home})
    except ValidationError as error:
        raise BadConfig((*mistakes, *explain(error, source))) from None
    if mistakes:
        raise BadConfig(tuple(mistakes))
    return settings


def _only_an_address(source: Source, part: str) -> bool:
    """Whether the environment says where a platform is, and nobody gave a token or wrote a part for it.

    Such addresses are often set for every bot on a machine; they do not ask for a platform.
    """
    value = source.tree.get(part)
    written = any(origin.line for spot, origin in source.origins.items() if spot[0] == part)
    return isinstance(value, dict) and not written and "token" not in value


def _read(path: Path, asked: bool) -> Source:
    try:
        return read_yaml(path.read_text("utf-8"), path.name)
    except FileNotFoundError:
        if not asked:
            return Source()
        words = "dit bestand is er niet. Kijk of de naam klopt, of maak het met `actbot init`."
    except UnicodeDecodeError:
        words = "dit bestand is geen gewone tekst. Sla het op als UTF-8."
    except OSError:
        words = "dit bestand kan ik niet lezen. Kijk of het van jou is en geen map is."
    raise BadConfig((Mistake(where=str(path), text=words),))


def _env_file(folder: Path) -> dict[str, str]:
    try:
        text = (folder / ".env").read_text("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        raise BadConfig(
            (Mistake(where=".env", text="dit bestand kan ik niet lezen. Is het van jou?"),)
        ) from None
    values = dotenv_values(stream=StringIO(text), interpolate=False)
    return {name: value for name, value in values.items() if value is not None}


def _inner(source: Source) -> list[Mistake]:
    """Names that the loader fills itself are unknown to whoever writes the file."""
    written = [(name, source.origins[(name,)]) for name in source.tree if name in INNER]
    return [Mistake(where=str(at), text=unknown(name, ()), line=at.line) for name, at in written]
