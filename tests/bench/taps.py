"""Goal 7: every parent sends her next two answers at once; each must be kept, at its own question."""

from __future__ import annotations

from sqlalchemy import select

from bot.forms.engine import load_state
from bot.only_one import utc_now
from bot.store.store import Store
from bot.store.tables.cases import sittings
from bot.store.work import Work
from tests.bench.disk import Disk
from tests.bench.form import QUESTIONS, mark
from tests.bench.ours import KEY, sqlite_in
from tests.bench.rig import Bot, Did, one_walk, scene
from tests.bench.stage import Walk, words_at
from tests.bench.verdict import Check, Verdict
from tests.databases import Postgres

WORDS = "--words-only"


async def taps(disk: Disk, parents: int) -> Verdict:
    """On SQLite, and on PostgreSQL with a second process beside it that stands by."""
    wanted = Walk(parents=parents, at_once=64, pairs=True, words_only=True)
    folder = disk.new("taps")
    did = await one_walk(disk, "ours", wanted, WORDS, folder=folder)
    kept, misfiled = await _count(sqlite_in(folder))
    postgres = Postgres()
    try:
        url = postgres.fresh()
        beside = await _with_two(disk, wanted, WORDS, "--database", url)
        kept_beside, misfiled_beside = await _count(url)
    finally:
        postgres.stop()
    total = parents * QUESTIONS
    return Verdict(
        7,
        f"{total:,} answers, two at once, on each database",
        (
            Check("kept", kept, total),
            Check("misfiled", misfiled, 0, most=True),
            Check("kept on PostgreSQL", kept_beside, total),
            Check("misfiled there", misfiled_beside, 0, most=True),
        ),
        {"answers/s": did.walked.rate, "p99 ms": did.walked.p99, "answers/s there": beside.walked.rate},
    )


async def _with_two(disk: Disk, wanted: Walk, *more: str) -> Did:
    async with scene() as on:
        first, second = (Bot(disk, "ours", disk.new("taps"), on, *more) for _ in range(2))
        await first.start()
        await second.start(ready=False)
        try:
            return await first.walk(wanted)
        finally:
            await second.end()
            await first.end()


async def _count(url: str) -> tuple[int, int]:
    """(answers kept where they belong, answers kept anywhere else)."""
    store = await Store.open(url, KEY, utc_now)
    try:
        families = await store.write(_answers)
    finally:
        await store.close()
    kept = misfiled = 0
    for said in families:
        whose = {text.rpartition(" ")[2] for text in said.values()}
        for number in range(1, QUESTIONS + 1):
            text = said.get(mark(number))
            right = len(whose) == 1 and text == words_at(number, int(whose.copy().pop().rstrip(".")))
            kept += right
            misfiled += text is not None and not right
    return kept, misfiled


def _answers(work: Work) -> list[dict[str, str]]:
    """Of each family: question id -> what she typed."""
    found = []
    for row in work.scope.connection.execute(select(sittings)):
        state = load_state(work.scope.open(row.person, row.state, f"sittings:state:{row.id}"))
        found.append({key: given.text for key, given in state.answers.items()})
    return found
