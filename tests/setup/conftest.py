"""What the set-up tests share: platforms on loopback, and an environment without our names."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.setup.platforms import Platforms, Running


@pytest.fixture
def platforms() -> Iterator[Platforms]:
    running = Running()
    yield running.platforms
    running.stop()


@pytest.fixture(autouse=True)
def no_names_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("ACTBOT_"):
            monkeypatch.delenv(name)
