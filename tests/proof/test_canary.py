"""S14-S16, S19: unique secrets in every private field, a long random life, and nobody who hears them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
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
from tests.proof.secrets import Secret, Secrets
from tests.proof.town import Heard, Town, account

STEPS = 2000


@dataclass
class Life:
    """How a life went, and what could be read on the disk while it went on."""

    secrets: Secrets
    town: Town
    heard: Ears
    leaked: list[tuple[Secret, Heard]]
    on_disk: list[tuple[str, str]]


async def live(folder: Path, steps: int, seed: int) -> Life:
    """A random life of so many steps; the files are what a thief of the disk would have."""
    chance = random.Random(seed)
    secrets = Secrets(chance)
    with ears() as heard:
        async with Town.open(f"sqlite:///{folder / 'act.db'}", TEAM, (account(MODERATOR),)) as town:
            lives = Lives(town, secrets, chance)
            await lives.begin()
            await lives.befriend(PARENTS[0])
            for _ in range(steps):
                await lives.step()
            files = await _files(town, folder)
            return Life(secrets, town, heard, lives.leaked, secrets.on_disk(files))


async def _files(town: Town, folder: Path) -> list[Path]:
    """The database, its log and a copy, while the house runs."""
    now = town.now
    copy = await town.household.store.database.read(lambda db: backup.make(db, KEY, now))
    (folder / "act.copy").write_bytes(copy)
    files = [file for file in folder.iterdir() if file.is_file()]  # noqa: ASYNC240
    assert {file.name for file in files} >= {"act.db", "act.db-wal", "act.copy"}
    return files


@pytest.mark.full
async def test_no_canary_sings(tmp_path: Path) -> None:
    await sing(tmp_path, 400, 7)


@pytest.mark.full
async def test_no_canary_sings_for_long(tmp_path: Path) -> None:
    await sing(tmp_path, STEPS, 14)


async def sing(tmp_path: Path, steps: int, seed: int) -> None:
    print(f"seed {seed}")
    life = await live(tmp_path, steps, seed)
    assert life.leaked == []
    assert life.on_disk == []
    assert life.secrets.found(life.heard.text) == []
    assert life.heard.lines("error") == []
    _was_lived(life.secrets, life.town)
    print(f"{steps} steps, {len(life.secrets.all)} secrets, {len(life.town.heard)} messages: 0 leaks")


def _was_lived(secrets: Secrets, town: Town) -> None:
    """What must not leak was really said to who may hear it, so that the proof cannot be empty."""
    heard = {
        (secret.kind, secret.owner == one.chat) for one in town.heard for secret in secrets.found(one.words)
    }
    assert heard >= {("story", True), ("story", False), ("asked", False), ("answer", False)}


def _tells_the_group(turn: Turn) -> Replies:
    return (Say(text=f"Dat was {turn.person.name}."),)


def _indiscreet(routes: Routes) -> Routes:
    """A house in which the group is told who somebody is."""
    return replace(routes, asked_in_group=_tells_the_group)


async def test_a_leak_to_a_group_is_caught(tmp_path: Path) -> None:
    secrets = Secrets(random.Random(1))
    async with Town.open(f"sqlite:///{tmp_path / 'act.db'}", change=_indiscreet) as town:
        town.names["anna"] = secrets.word("name", "anna")
        await town.say("anna", "/start")
        await town.say("anna", "wat weet je van mij?", "utrecht")
    assert [(secret.owner, heard.chat) for secret, heard in secrets.leaks(town.heard)] == [
        ("anna", "utrecht")
    ]


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
        found = secrets.on_disk(tmp_path.iterdir())  # noqa: ASYNC240
    assert [words for _, words in found] == [words[:16]]
