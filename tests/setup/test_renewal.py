"""Another master key, from the command to the copies: nothing is lost, whichever key lies where."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import copies
from bot.config import CannotStart, Settings
from bot.setup.key import ensure_key
from bot.setup.load import FILE, load
from bot.setup.renewal import renew_key
from bot.store.store import Store
from tests.store.world import account, welcome


@pytest.fixture(autouse=True)
def written(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("controller: Wij <a@b.nl>\n")


async def opened(settings: Settings) -> Store:
    return await Store.open(
        settings.database_url, settings.key(), lambda: datetime.now(UTC), settings.key_before()
    )


async def test_with_a_new_key_all_can_be_read_and_so_can_a_copy_of_before(tmp_path: Path) -> None:
    before = load(tmp_path / FILE)
    old = ensure_key(before.data)
    store = await opened(before)
    await store.write(lambda work: welcome(work, "Anna"))
    await store.close()
    old_copy = await copies._backup(before, tmp_path / "old.copy")

    sheet = renew_key(tmp_path)
    after = load(tmp_path / FILE)
    assert after.key() != old == after.key_before()
    assert after.secret
    assert after.secret.get_secret_value() in sheet
    assert not (after.data / "key").exists()
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0
    with pytest.raises(CannotStart, match="oude sleutel"):
        await copies._backup(after, tmp_path / "half.copy")

    await (await opened(after)).close()
    new_copy = await copies._backup(after, tmp_path / "new.copy")
    alone = after.model_copy(update={"secret_before": None})
    assert await knows_anna(alone)
    with pytest.raises(CannotStart, match="past niet"):
        await copies._restore(alone, old_copy)
    for copy, settings in ((new_copy, alone), (old_copy, after)):
        await copies._restore(settings, copy)
        assert await knows_anna(settings)


async def knows_anna(settings: Settings) -> bool:
    store = await opened(settings)
    anna = await store.write(lambda work: work.people.find(account("Anna")))
    await store.close()
    return anna is not None and anna.name == "Anna"


def test_a_second_new_key_waits_for_the_first(tmp_path: Path) -> None:
    ensure_key(tmp_path / "data")
    renew_key(tmp_path)
    written = (tmp_path / ".env").read_text()
    with pytest.raises(CannotStart, match="vorige sleutel"):
        renew_key(tmp_path)
    assert (tmp_path / ".env").read_text() == written


def test_no_key_yet_or_one_from_elsewhere_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CannotStart, match="sleutel is er niet"):
        renew_key(tmp_path)
    monkeypatch.setenv("ACTBOT_KEY", "A" * 43)
    with pytest.raises(CannotStart, match="omgeving"):
        renew_key(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [FILE.name]
