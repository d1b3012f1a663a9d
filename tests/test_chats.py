"""Every conversation in `tests/chats` goes as it is written there, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.player import Player, chats


@pytest.fixture(params=chats(), ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    """One `.chat` file."""
    found: Path = request.param
    return found


@pytest.fixture
def text(path: Path) -> str:
    return path.read_text("utf-8")


@pytest.fixture
def wanted(path: Path, text: str, request: pytest.FixtureRequest) -> Path | None:
    """Where to write it down when it goes otherwise now and that is meant."""
    return path if request.config.getoption("--update-chats") else None


@pytest.mark.parametrize("url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.full)], indirect=True)
async def test_chat(text: str, url: str, wanted: Path | None) -> None:
    played = await Player(url).play(text)
    if wanted and played != text:
        rewrite(wanted, played)
    else:
        assert played == text


def rewrite(path: Path, played: str) -> None:
    path.write_text(played, "utf-8")
