"""The documents tell of what is there: files, commands, links, rights, and the way back on a new machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.__main__ import app
from bot.setup.probe import RIGHTS
from handlers import ROUTES
from tests.setup.test_front_door import actbot

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PLACES = re.compile(r"`((?:bot|handlers|knowledge|regions|tests|docs|migrations)/[\w./-]+)`")
BOTFATHER = ("newbot", "setjoingroups", "setprivacy", "setinline", "revoke")
PARTS = ("Context", "Decision", "Consequences", "change our mind")
EVENTS = re.compile(r"^\| (`.+?) \|", re.MULTILINE)


def page(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=page)
def test_every_file_that_is_named_is_there(path: Path) -> None:
    text = path.read_text("utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    gone = [name for name in PLACES.findall(text) if not (ROOT / name).exists()]
    gone += [name for name in links if not (path.parent / name).exists()]
    assert gone == []


@pytest.mark.parametrize("path", PAGES, ids=page)
def test_every_command_that_is_named_is_there(path: Path) -> None:
    text = path.read_text("utf-8")
    programs = set(re.findall(r"^actbot ([a-z]+)|`actbot ([a-z]+)", text, re.MULTILINE))
    known = get_command(app).commands  # type: ignore[attr-defined]
    assert {one or other for one, other in programs} <= set(known)
    assert set(re.findall(r"`/([a-z]+)[` ]", text)) <= {*ROUTES.names(), *BOTFATHER}
    makes = set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)", text, re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all(f"\n{one or other}:" in makefile for one, other in makes)


def test_two_commands_on_a_fresh_machine() -> None:
    block = (ROOT / "README.md").read_text("utf-8").split("```")[1]
    assert re.findall(r"^make (\w+)", block, re.MULTILINE) == ["run", "test"]


def test_the_link_for_discord_gives_the_rights_the_bot_uses() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"permissions=(\d+)", readme)
    assert found
    assert int(found[1]) == sum(RIGHTS)


def test_every_line_of_the_log_that_is_explained_is_written_somewhere() -> None:
    table = (ROOT / "docs/operations.md").read_text("utf-8").partition("## What the log says")[2]
    events = re.findall(r"`([^`]+)`", "".join(EVENTS.findall(table)))[1:]
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py"))
    assert len(events) > 8
    assert [name for name in events if name.partition(" «")[0] not in code] == []


def test_a_decision_fits_on_a_page_and_says_what_would_change_it() -> None:
    assert len(DECISIONS) >= 12
    for path in DECISIONS:
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 40, path.name
        assert [part for part in PARTS if part not in text] == [], path.name


def test_the_way_back_on_a_new_machine(tmp_path: Path) -> None:
    """Copy, lose everything but the copy and the recovery sheet, and put it back."""
    sheet = {"ACTBOT_KEY": "A" * 43, "ACTBOT_DATABASE__URL": ""}
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    assert actbot(old, "migrate", **sheet).returncode == 0
    made = actbot(old, "backup", str(tmp_path / "act.copy"), **sheet)
    assert made.returncode == 0, made.stderr
    back = actbot(new, "restore", str(tmp_path / "act.copy"), **sheet)
    assert back.returncode == 0, back.stderr
    assert (new / "data" / "act.db").is_file()
