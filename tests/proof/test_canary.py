"""S14-S16, S19: unique secrets in every private field, a long random life, and nobody who hears them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import structlog
from sqlalchemy import update

from bot.chat.replies import Replies, Say
from bot.core.routes import Routes
from bot.core.turn import Turn
from bot.store import backup
from bot.store.tables.people import people
from tests.player import KEY
from tests.proof.house import Ears, ears
from tests.proof.lives import MODERATOR, PARENTS, TEAM, Lives
from tests.proof.secrets import Secrets
from tests.proof.town import Town, account

STEPS = 2000


async def live(
    folder: Path, steps: int, seed: int, change: Callable[[Routes], Routes] = lambda routes: routes
) -> tuple[Secrets, Town, Ears, list[Path]]:
    """A random life of so many steps; the files are what a thief of the disk would have."""
    chance = random.Random(seed)
    secrets = Secrets(chance)
    with ears() as heard:
        async with Town.open(f"sqlite:///{folder / 'act.db'}", TEAM, (account(MODERATOR),), change) as town:
            lives = Lives(town, secrets, chance)
            await lives.begin()
            for _ in range(steps):
                await lives.step()
            now = town.now
            copy = await town.household.store.database.read(lambda db: backup.make(db, KEY, now))
            (folder / "act.copy").write_bytes(copy)
            files = [file for file in folder.iterdir() if file.is_file()]
            assert {file.name for file in files} >= {"act.db", "act.db-wal", "act.copy"}
            on_disk = secrets.on_disk(files)
    assert on_disk == []
    return secrets, town, heard, files


async def test_no_canary_sings(tmp_path: Path) -> None:
    await sing(tmp_path, 400, 7)


@pytest.mark.full
async def test_no_canary_sings_for_long(tmp_path: Path) -> None:
    await sing(tmp_path, STEPS, 14)


async def sing(tmp_path: Path, steps: int, seed: int) -> None:
    print(f"seed {seed}")
    secrets, town, heard, files = await live(tmp_path, steps, seed)
    assert secrets.leaks(town.heard) == []
    assert secrets.found(heard.text) == []
    assert heard.lines("error") == []
    _was_lived(secrets, town)
    print(f"{steps} steps, {len(secrets.all)} secrets, {len(town.heard)} messages, {len(files)} files: 0 leaks")


def _was_lived(secrets: Secrets, town: Town) -> None:
    """What must not leak was really said to who may hear it, so that the proof cannot be empty."""
    heard = {(secret.kind, secret.owner == one.chat) for one in town.heard for secret in secrets.found(one.words)}
    assert heard >= {("story", True), ("story", False), ("asked", False), ("answer", False)}


def _tells_the_group(turn: Turn) -> Replies:
    return (Say(text=f"Dat was {turn.person.name}."),)


def _indiscreet(routes: Routes) -> Routes:
    """A house in which the group is told who somebody is."""
    return replace(routes, asked_in_group=_tells_the_group)


async def test_a_leak_to_a_group_is_caught(tmp_path: Path) -> None:
    secrets, town, _, _ = await live(tmp_path, 120, 5, _indiscreet)
    assert any(secret.kind == "name" and secret.owner in PARENTS for secret, _ in secrets.leaks(town.heard))


async def test_a_leak_to_the_log_is_caught() -> None:
    secrets = Secrets(random.Random(1))
    with ears() as heard:
        structlog.get_logger().debug("said", words=secrets.word("story", "anna"))
    assert len(secrets.found(heard.text)) == 1


async def test_a_leak_to_the_disk_is_caught(tmp_path: Path) -> None:
    secrets = Secrets(random.Random(1))
    words = secrets.word("story", "anna")
    async with Town.open(f"sqlite:///{tmp_path / 'act.db'}") as town:
        await town.say("anna", "/start")
        await town.household.store.database.write(
            lambda db: db.execute(update(people).values(way_in=words[:16])) and None
        )
        secrets.all = {words[:16]: secrets.all[words]}
        found = secrets.on_disk(tmp_path.iterdir())
    assert [words for _, words in found] == [words[:16]]
