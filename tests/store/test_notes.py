"""Answers on their way to the library: sealed with their family, seen by their region, gone with both."""

from __future__ import annotations

from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select

from bot.model.notes import Exchange, Note
from bot.model.people import Person
from bot.store import schema
from bot.store.database import connect
from bot.store.retention import Keep, tidy
from bot.store.store import Store
from bot.store.tables.base import metadata
from bot.store.tables.library import aliases, drafts
from bot.store.work import Work
from tests.databases import undo
from tests.store.conftest import Hour
from tests.store.world import TEAM, account, welcome

SAID = Exchange("mag Sem naar paardrijden", "Ja, dat mag.")


@pytest.fixture
async def note(store: Store) -> Note:
    """Anna of Utrecht asked, Mo answered."""

    def unit(work: Work) -> Note:
        work.people.set_team(TEAM)
        for name in ("Kim", "Mo", "Bram"):
            welcome(work, name)
        anna = welcome(work, "Anna")
        work.people.change(anna.id, region="zeeland")
        request = work.requests.begin(person(work, "Anna"), "question", SAID.question, work.now)
        return work.notes.begin(request, SAID, account("Kim"))

    return await store.write(unit)


def person(work: Work, name: str) -> Person:
    found = work.people.find(account(name))
    assert found is not None
    return found


async def test_words_are_sealed_and_their_reading_is_audited(store: Store, note: Note) -> None:
    def unit(work: Work) -> None:
        assert work.notes.words(note, person(work, "Kim")) == SAID
        sealed = work.scope.connection.execute(select(drafts.c.words)).scalar_one()
        assert b"paardrijden" not in sealed

    await store.write(unit)


async def test_only_who_acts_in_the_region_sees_it(store: Store, note: Note) -> None:
    def unit(work: Work) -> None:
        work.notes.move(note, "draft")
        seen = {name: work.notes.drafts(person(work, name)) for name in ("Kim", "Mo", "Bram", "Anna")}
        assert [each.code for each in seen.pop("Kim")] == ["D-001"]
        assert set(seen.values()) == {()}
        assert work.notes.by_code("D-001", person(work, "Mo")) is None
        assert work.notes.get(note.id, person(work, "Mo")) is None

    await store.write(unit)


async def test_a_family_that_is_erased_takes_its_words_along(store: Store, note: Note) -> None:
    def unit(work: Work) -> None:
        work.notes.move(note, "draft")
        anna = person(work, "Anna")
        (told,) = work.erasure.export(anna)["drafts"]
        assert told["words"] == {"question": SAID.question, "answer": SAID.answer}
        work.erasure.erase(anna)
        assert work.notes.drafts(person(work, "Kim")) == ()

    await store.write(unit)


async def test_what_nobody_decides_on_goes_before_a_draft_does(store: Store, note: Note, hour: Hour) -> None:
    def undecided(work: Work) -> None:
        work.notes.move(note, "draft")
        anna = work.requests.begin(person(work, "Anna"), "question", "nog een", work.now)
        work.notes.begin(anna, SAID, account("Kim"))

    def kept(work: Work) -> list[str]:
        tidy(work.scope, Keep())
        return list(work.scope.connection.execute(select(drafts.c.code)).scalars())

    await store.write(undecided)
    assert len(await store.write(kept)) == 2
    hour.pass_by(days=31)
    assert await store.write(kept) == ["D-001"]
    hour.pass_by(days=60)
    assert await store.write(kept) == []


async def test_other_ways_to_ask_stand_with_their_article(store: Store) -> None:
    def unit(work: Work) -> None:
        for article, words in (
            ("verlof", "mag hij vrij"),
            ("boete", "wat kost het"),
            ("verlof", "vrij vragen"),
        ):
            work.notes.add_alias(article, words, account("Kim"))
        assert work.notes.aliases() == {"boete": ("wat kost het",), "verlof": ("mag hij vrij", "vrij vragen")}
        assert b"vrij" not in b"".join(work.scope.connection.execute(select(aliases.c.words)).scalars())

    await store.write(unit)


async def test_what_was_missed_is_codes_newest_first(store: Store, note: Note, hour: Hour) -> None:
    hour.pass_by(days=1)

    def unit(work: Work) -> None:
        anna, kim = person(work, "Anna"), person(work, "Kim")
        second = work.requests.begin(anna, "question", "nog een", work.now)
        work.requests.begin(anna, "human", "", work.now)
        assert work.requests.answer(second, kim.account)
        found = work.notes.missed(kim, work.now - timedelta(days=30))
        assert [(one.code, one.answered) for one in found] == [("H-0002", True), ("H-0001", False)]
        assert work.notes.missed(person(work, "Mo"), work.now - timedelta(days=30)) == ()
        assert work.notes.missed(kim, work.now) == found[:1]

    await store.write(unit)


async def test_articles_that_were_not_the_answer_the_most_first(store: Store, hour: Hour) -> None:
    def unit(work: Work) -> None:
        for article, verdict in (("a", "no"), ("b", "no"), ("b", "no"), ("a", "yes"), ("a", "yes")):
            work.audit.note("asker", f"answer-{verdict}", article)

    await store.write(unit)
    assert await store.write(lambda work: work.notes.thumbs_down(work.now)) == (("b", 2), ("a", 1))
    hour.pass_by(days=1)
    assert await store.write(lambda work: work.notes.thumbs_down(work.now)) == ()


async def test_vectors_are_kept_by_key_and_go_with_their_text(store: Store) -> None:
    def unit(work: Work) -> None:
        work.vectors.keep({"a": b"\x00\x01", "b": b"\x02"})
        work.vectors.keep({"a": b"\x03"})
        work.vectors.keep_only(["a", "c"])
        assert work.vectors.known() == {"a": b"\x03"}

    await store.write(unit)


async def test_the_shape_goes_down_and_up_and_is_what_the_tables_say(url: str) -> None:
    database = await connect(url)
    try:
        await database.write(lambda connection: undo(connection, "0001"))
        assert await database.write(schema.current) == "0001"
        await database.write(schema.migrate)
        found = await database.write(
            lambda connection: compare_metadata(MigrationContext.configure(connection), metadata)
        )
        assert found == []
    finally:
        await database.close()
