"""Content that changes while the bot runs: the good is there at once, the broken reaches no parent."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core import reload
from bot.core.shelf import BadContent, Shelf
from tests.core.content import Home, copied

ARTICLE = "knowledge/articles/aanmelden-bij-school.md"
TITLE = "Hoe meld ik mijn kind aan als het extra hulp nodig heeft?"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "content")


@pytest.fixture
async def home(root: Path, migrated: Path, tmp_path: Path) -> AsyncIterator[Home]:
    async with Home(root, f"sqlite:///{shutil.copy(migrated, tmp_path / 'act.db')}") as opened:
        await opened.said("mo", "dag")
        yield opened


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


async def test_a_new_title_is_there_and_nobody_is_bothered(home: Home, root: Path) -> None:
    assert TITLE in (await home.said("anna", TITLE))[0]
    change(root, ARTICLE, TITLE, "Hoe werkt aanmelden nu?")
    assert await home.looked() == []
    assert "Hoe werkt aanmelden nu?" in (await home.said("anna", "hoe werkt aanmelden nu?"))[0]


async def test_a_file_that_is_still_being_written_is_left_until_it_lies_still(home: Home, root: Path) -> None:
    change(root, ARTICLE, "title:", "titel:")
    assert not await home.house.reload.look()
    change(root, ARTICLE, "titel:", "title: ")
    assert not await home.house.reload.look()
    assert await home.house.reload.look()
    assert home.house.door.shelf.problems == ()


async def test_a_broken_article_keeps_its_last_good_version_and_is_told_once(home: Home, root: Path) -> None:
    change(root, ARTICLE, "certainty: zeker", "certainty: vast")
    change(root, "knowledge/help.yaml", "\n", "\n  : :")
    (told,) = await home.looked()
    assert "aanmelden-bij-school.md, regel" in told
    assert "Kies bij «certainty» uit: zeker, bron, onzeker." in told
    assert "help.yaml, regel" in told
    assert TITLE in (await home.said("anna", TITLE))[0]
    change(root, ARTICLE, "Noem ook de andere", "Noem alle andere")
    assert await home.looked() == []


async def test_mended_and_broken_again_is_told_again(home: Home, root: Path) -> None:
    for _ in range(2):
        change(root, ARTICLE, "certainty: zeker", "certainty: vast")
        assert len(await home.looked()) == 1
        change(root, ARTICLE, "certainty: vast", "certainty: zeker")
        assert await home.looked() == []


async def test_a_new_article_that_is_broken_is_left_out_and_a_deleted_one_is_gone(
    home: Home, root: Path
) -> None:
    (root / "knowledge/articles/nieuw.md").write_text("geen blok")
    (root / ARTICLE).unlink()
    (told,) = await home.looked()
    assert "nieuw.md, regel 1" in told
    assert {"nieuw", "aanmelden-bij-school"}.isdisjoint(home.house.door.shelf.library.articles)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("knowledge/texts/nl.ftl", "lost-talk =", "lost-talk ", "nl.ftl, regel"),
        ("knowledge/texts/nl.ftl", "lost-talk =", "lost-tall =", "«lost-talk» is weg"),
        ("knowledge/forms/intake.yaml", "questions:", "vragen:", "forms/intake.yaml, regel"),
        ("knowledge/search.yaml", "sure:", "zeker:", "search.yaml"),
        ("knowledge/crisis/signals.yaml", "\n", "\n  : :", "crisis, regel"),
    ],
)
async def test_other_content_that_is_broken_stays_as_it_was(
    home: Home, root: Path, name: str, old: str, new: str, said: str
) -> None:
    before = home.house.door.shelf
    change(root, name, old, new)
    (told,) = await home.looked()
    assert said in told
    now = home.house.door.shelf
    assert now.texts is before.texts
    assert now.forms.keys() == before.forms.keys()
    assert now.library.settings.sure == before.library.settings.sure
    assert now.guard.lanes == before.guard.lanes


async def test_at_the_start_a_broken_article_is_left_out_and_told_once(
    root: Path, migrated: Path, tmp_path: Path
) -> None:
    change(root, ARTICLE, "certainty: zeker", "certainty: vast")
    url = f"sqlite:///{shutil.copy(migrated, tmp_path / 'act.db')}"
    async with Home(root, url, content=Shelf.read(root)) as home:
        assert "aanmelden-bij-school" not in home.house.door.shelf.library.articles
        await home.house.settle()
        assert home.heard() == []  # nobody of the team is known yet
    for told in (True, False):
        async with Home(root, url, content=Shelf.read(root)) as home:
            assert any("regel" in text for text in await home.said("mo", "dag")) == told


def test_at_the_start_all_other_content_must_be_good(root: Path) -> None:
    change(root, "knowledge/forms/intake.yaml", "questions:", "vragen:")
    with pytest.raises(BadContent, match=r"forms/intake\.yaml, regel"):
        Shelf.read(root)


def test_who_asks_for_all_of_it_hears_of_a_broken_article(root: Path) -> None:
    change(root, ARTICLE, "certainty: zeker", "certainty: vast")
    with pytest.raises(BadContent, match=r"^aanmelden-bij-school\.md, regel \d+: Kies"):
        Shelf.read(root, strict=True)


async def test_another_way_to_ask_joins_while_the_bot_runs(home: Home) -> None:
    await home.house.store.write(
        lambda work: work.notes.add_alias("aanmelden-bij-school", "zwaluwstaart voor een boekenkast", "mo")
    )
    assert await home.looked() == []
    assert TITLE in (await home.said("anna", "wat is een zwaluwstaart in een boekenkast?"))[0]


async def test_the_loop_hears_a_change_by_itself(
    home: Home, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reload, "LOOK_EVERY", 0.02)
    running = asyncio.create_task(home.house.reload.run())
    await asyncio.sleep(0.1)
    change(root, ARTICLE, TITLE, "Hoe werkt aanmelden nu?")
    async with asyncio.timeout(20):
        while home.house.door.shelf.library.articles["aanmelden-bij-school"].title == TITLE:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    running.cancel()
