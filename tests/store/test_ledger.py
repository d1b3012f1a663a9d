"""From the front door: a copy put back does not bring back who was erased since."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import copies
from bot.config import CannotStart, Settings
from bot.setup.key import ensure_key
from bot.store.store import Store
from bot.store.work import Work
from tests.store.world import account, welcome


@pytest.fixture
def settings(url: str, tmp_path: Path) -> Settings:
    made = Settings.model_validate({"home": tmp_path / "house", "database": {"url": url}})
    ensure_key(made.data)
    return made


async def house(settings: Settings) -> Store:
    return await Store.open(settings.database_url, settings.key(), lambda: datetime.now(UTC))


def erase_anna(work: Work) -> str:
    anna = work.people.find(account("Anna"))
    assert anna
    work.audit.note("erasure", "erased", anna.id)
    work.erasure.erase(anna)
    return anna.id


async def known(settings: Settings) -> list[bool]:
    store = await house(settings)
    people = [await store.write(lambda work, n=n: work.people.find(account(n))) for n in ("Anna", "Zoe")]  # type: ignore[misc]
    await store.close()
    return [person is not None for person in people]


async def test_a_copy_put_back_brings_nobody_back(settings: Settings, tmp_path: Path) -> None:
    store = await house(settings)
    await store.write(lambda work: [welcome(work, name) for name in ("Anna", "Zoe")])
    copy = await copies._backup(settings, tmp_path / "copies")
    anna = await store.write(erase_anna)
    await store.close()
    if settings.database_url.startswith("postgresql"):
        with pytest.raises(CannotStart, match="database"):
            await copies._restore(settings, copy)
        assert await known(settings) == [False, True], "what is there is left as it is"
    else:
        await copies._restore(settings, copy)
        assert await known(settings) == [False, True]
    assert (settings.data / "erased.txt").read_text("ascii").split() == [anna]


async def test_the_ledger_outlives_the_database(settings: Settings, tmp_path: Path) -> None:
    """An old copy, a newer copy that saw the erasure, and a database that is lost."""
    store = await house(settings)
    await store.write(lambda work: [welcome(work, name) for name in ("Anna", "Zoe")])
    old = await copies._backup(settings, tmp_path / "old")
    await store.write(erase_anna)
    await store.close()
    await copies._backup(settings, tmp_path / "new")
    lost = Settings.model_validate(
        {"home": settings.home, "database": {"url": f"sqlite:///{tmp_path / 'lost.db'}"}}
    )
    await copies._restore(lost, old)
    assert await known(lost) == [False, True]
