"""What imports cannot say about the house."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.replies import Replies
from bot.core.menus import menu
from bot.core.routes import Handler
from bot.core.turn import Turn
from handlers import ROUTES
from tests.player import Player, chats, shelf

ROOT = Path(__file__).resolve().parents[1]
PURE = ("bot/chat", "bot/guard", "bot/model", "bot/forms", "knowledge", "regions")
PLATFORMS = ("telegram", "discord")
MAY_NAME_PLATFORMS = (
    "bot/platforms",
    "bot/setup",
    "bot/app.py",
    "bot/config.py",
    "bot/log.py",
    "bot/__main__.py",
)
MAY_START_TASKS = (
    "bot/app.py",
    "bot/playground.py",
    "bot/platforms",
    "bot/core/closings.py",
    "bot/core/sender.py",
    "bot/store/alone.py",
    "bot/store/database.py",
)


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders or ("bot", "handlers", "knowledge", "regions", "migrations"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_decides_without_waiting() -> None:
    """No `async def` in a pure room or a handler: a turn waits for nothing but its own transaction.

    `bot/chat/platform.py` only says what an adapter owes; it does nothing itself.
    """
    found = [
        f"{name(path)}:{node.lineno}"
        for path in sources(*PURE, "handlers")
        if name(path) != "bot/chat/platform.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.AsyncFunctionDef)
    ]
    assert found == []


def test_pure_rooms_open_nothing() -> None:
    found = [
        f"{name(path)}:{node.lineno}"
        for path in sources(*PURE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("open", "print")
    ]
    assert found == []


def test_core_does_not_name_platforms() -> None:
    """Core asks an ability, never a name."""
    found = [
        f"{name(path)}:{node.lineno}"
        for path in sources()
        if not name(path).startswith(MAY_NAME_PLATFORMS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and node.value in PLATFORMS
    ]
    assert found == []


def test_tasks_have_an_owner() -> None:
    """No detached task outside the files that own loops."""
    found = [
        f"{name(path)}:{node.lineno}"
        for path in sources()
        if not name(path).startswith(MAY_START_TASKS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("create_task", "ensure_future")
    ]
    assert found == []


def test_init_files_are_empty() -> None:
    full = [name(p) for p in sources() if p.name == "__init__.py" and p.read_text().strip()]
    assert full == ["handlers/__init__.py"]


def test_modules_say_what_they_are_for() -> None:
    silent = [name(p) for p in sources() if p.name != "__init__.py" and not ast.get_docstring(tree(p))]
    assert silent == []


@pytest.mark.parametrize("path", list(sources("bot", "handlers", "knowledge", "regions")), ids=name)
def test_files_fit_in_one_mind(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_content_loads() -> None:
    content = shelf()
    assert "intake" in content.forms
    assert len(content.library.articles) >= 70
    assert content.help


def test_every_command_has_its_words() -> None:
    entries = menu(ROUTES, shelf(), ()).entries
    assert {entry.name for entry in entries} == {c.name for c in ROUTES.commands if c.menu}
    assert all(re.fullmatch("[a-z0-9_]{1,32}", entry.name) for entry in entries)
    assert all(0 < len(text) <= 100 for entry in entries for text in entry.texts.values())


def test_a_command_that_is_followed_by_words_has_room_for_them() -> None:
    without = {entry.name for entry in menu(ROUTES, shelf(), ()).entries if not entry.rest}
    said = re.compile(r"^> \w+(?: #[\w-]+)?: /(\w+) +\S", re.MULTILINE)
    assert not without & {name for path in chats() for name in said.findall(path.read_text("utf-8"))}


def test_names_of_commands_are_there_once() -> None:
    names = [each for command in ROUTES.commands for each in (command.name, *command.also)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("command", [command.name for command in ROUTES.commands])
def test_every_command_stands_in_a_chat(command: str) -> None:
    said = re.compile(rf"^> \w+(?: #[\w-]+)?: /{command}\b", re.MULTILINE)
    assert any(said.search(path.read_text("utf-8")) for path in chats())


@pytest.mark.full
async def test_every_choice_and_timer_stands_in_a_chat(migrated: Path, tmp_path: Path) -> None:
    """Each was really pressed or really rang; the short chats are tried first, until nothing is missing."""
    missing = {*ROUTES.choices, *(f"~ {timer}" for timer in ROUTES.timers)}
    routes = replace(
        ROUTES,
        choices={
            key: replace(row, handler=noted(key, row.handler, missing)) for key, row in ROUTES.choices.items()
        },
        timers={key: noted(f"~ {key}", handler, missing) for key, handler in ROUTES.timers.items()},
    )
    for path in sorted(chats(), key=lambda chat: chat.stat().st_size):
        if missing:
            database = shutil.copy(migrated, tmp_path / f"{path.stem}.db")
            await Player(f"sqlite:///{database}", routes).play(path.read_text("utf-8"))
    assert missing == set()


def noted(key: str, handler: Handler, missing: set[str]) -> Handler:
    """The same handler; that it was reached is taken from what is missing."""

    def reached(turn: Turn) -> Replies:
        missing.discard(key)
        return handler(turn)

    return reached


def test_no_word_about_how_it_was_made() -> None:
    """The repository speaks of the product alone: no machine paths, no registry's host names."""
    hosts = re.compile(
        "|".join(("py" + "pi.org", "python" + "hosted", "registry.np" + "mjs", "deb.deb" + "ian.org"))
    )
    paths = re.compile("/" + "work/main|/" + "root/|/" + "work/shared")
    texts = [
        path
        for path in ROOT.rglob("*")
        if path.suffix in (".py", ".md", ".txt", ".toml", ".yaml", ".ftl", ".chat", ".cfg")
        and not any(
            part.startswith(".") or part in ("data", "build") for part in path.relative_to(ROOT).parts
        )
    ]
    found = [name(p) for p in texts if hosts.search(t := p.read_text("utf-8", "replace")) or paths.search(t)]
    assert found == []
