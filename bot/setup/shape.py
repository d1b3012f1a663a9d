"""Which names the settings know, read from the models themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from bot.config import Settings
from bot.setup.source import Spot

PREFIX = "ACTBOT_"
INNER = frozenset({"home"})
"""fields that the loader fills and nobody writes"""


def fields(model: type[BaseModel]) -> dict[str, Any]:
    """Name as written -> the type of what is meant."""
    named = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
    return {name: kind for name, kind in named.items() if name not in INNER}


def model_in(kind: Any) -> type[BaseModel] | None:
    """The model inside `Telegram | None` or `tuple[Member, ...]`; None when there is none."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    return next((found for inner in get_args(kind) if (found := model_in(inner))), None)


def is_list(kind: Any) -> bool:
    """Whether several of it are written."""
    return getattr(kind, "__origin__", None) is tuple


def kind_at(spot: Spot) -> Any:
    """The type at this spot; None when nothing is meant there."""
    kind: Any = Settings
    for step in spot:
        if isinstance(step, str):
            model = model_in(kind)
            kind = fields(model).get(step) if model else None
    return kind


def names_at(spot: Spot) -> tuple[str, ...]:
    """The names that may be written under this spot."""
    model = model_in(kind_at(spot))
    return tuple(fields(model)) if model else ()


def homes(name: str) -> tuple[str, ...]:
    """The parts of the settings where this name would be right."""
    return tuple(part for part in fields(Settings) if name in names_at((part,)))


def variables(spot: Spot = ()) -> Iterator[tuple[str, Spot]]:
    """Every environment variable we know, with what it sets."""
    for name in names_at(spot):
        inner = (*spot, name)
        yield PREFIX + "__".join(str(step).upper() for step in inner), inner
        if not is_list(kind_at(inner)):
            yield from variables(inner)
