"""What all tests share: the option for `.chat` files, and a database of either kind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import Postgres, apart, migrate


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-chats", action="store_true", help="write the .chat files as they go now")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long proofs first, so that nobody waits for one at the end; on PostgreSQL in the full tier."""
    items.sort(key=lambda item: "proof" not in item.path.parts)
    for item in items:
        if "proof" in item.path.parts and "postgresql" in item.name:
            item.add_marker(pytest.mark.full)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for all tests; started by the first that asks."""
    running = Postgres()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with our newest schema and nothing in it, to copy."""
    file = tmp_path_factory.mktemp("template") / "act.db"
    apart(migrate(f"sqlite:///{file}"))
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with our newest schema, on each of the two."""
    if request.param == "sqlite":
        file = shutil.copy(request.getfixturevalue("migrated"), tmp_path / "act.db")
        yield f"sqlite:///{file}"
        return
    running: Postgres = request.getfixturevalue("postgres")
    fresh = running.fresh()
    yield fresh
    running.give_back(fresh)
