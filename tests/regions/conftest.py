"""The real data, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from regions import load
from regions.atlas import Atlas
from regions.finder import Finder

DATA = Path(__file__).parents[2] / "regions" / "data"


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    return {name: (DATA / name).read_text(encoding="utf-8") for name in load.FILES}


@pytest.fixture(scope="session")
def atlas(files: dict[str, str]) -> Atlas:
    return load.read(files)


@pytest.fixture(scope="session")
def finder(atlas: Atlas) -> Finder:
    return Finder(atlas)
