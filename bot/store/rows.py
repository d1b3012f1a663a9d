"""Rows as the nouns of the model: a column has the name of the field it fills, and a field its type."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


def struct(kind: type[T], row: Any) -> T:
    """This row as a struct of this kind; a column it has no field for is left out."""
    return msgspec.convert({name: getattr(row, name) for name in kind.__struct_fields__}, kind)
