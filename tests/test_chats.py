"""Every conversation in `tests/chats` goes as it is written there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.player import Player, chats


@pytest.mark.parametrize("path", chats(), ids=lambda path: path.stem)
async def test_chat(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    text = path.read_text("utf-8")
    played = await Player(f"sqlite:///{tmp_path / 'act.db'}").play(text)
    if request.config.getoption("--update-chats"):
        path.write_text(played, "utf-8")
    assert played == path.read_text("utf-8")
