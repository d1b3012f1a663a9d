"""Files are changed without losing a comment, a key, or what stood there before."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bot.setup.files import edit_env, edit_yaml, put

NOW = datetime(2026, 9, 3, 10, 0, 0)


def test_comments_and_other_keys_stay() -> None:
    text = "# van ons\nretention:\n  intake: 60  # korter\ntelegram:\n  token: 1:a\n"
    made = edit_yaml(text, {("controller",): "Wij <a@b.nl>", ("telegram", "token"): None})
    assert made == "# van ons\nretention:\n  intake: 60  # korter\ncontroller: Wij <a@b.nl>\n"


def test_a_fresh_file_starts_with_what_it_is() -> None:
    made = edit_yaml("", {("discord", "guild"): "7", ("team",): [{"account": "web:a"}]})
    assert made.startswith("# Wat de bot moet weten")
    assert made.endswith("discord:\n  guild: '7'\nteam:\n  - account: web:a\n")
    assert edit_yaml(made, {("discord", "guild"): "7"}) == made


def test_variables_keep_their_place() -> None:
    text = "# geheim\nA=1\nexport B=2\nC=3\n"
    assert edit_env(text, {"B": "9", "C": None, "D": "4"}) == "# geheim\nA=1\nB=9\nD=4\n"


def test_a_change_keeps_a_copy_and_the_same_text_does_not(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    assert put(file, "een\n", 0o600, NOW) is None
    assert put(file, "een\n", 0o600, NOW) is None
    copies = [put(file, text, 0o600, NOW) for text in ("twee\n", "drie\n")]
    assert [copy.name for copy in copies if copy] == [".env.2026-09-03-100000", ".env.2026-09-03-100000-2"]
    assert [copy.read_text() for copy in copies if copy] == ["een\n", "twee\n"]
    assert file.read_text() == "drie\n"
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_a_loose_file_is_closed_even_when_it_stays_the_same(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("een\n")
    file.chmod(0o644)
    put(file, "een\n", 0o600, NOW)
    assert file.stat().st_mode & 0o777 == 0o600
