"""Goal 7: every parent sends her next two answers at once; each must be kept, at its own question."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from bot.forms.engine import load_state
from bot.only_one import utc_now
from bot.store.store import Store
from bot.store.tables.cases import sittings
from bot.store.work import Work
from tests.bench.disk import Disk
from tests.bench.form import QUESTIONS, mark
from tests.bench.ours import KEY
from tests.bench.rig import one_walk
from tests.bench.stage import Walk, words_at
from tests.bench.verdict import Check, Verdict


async def taps(disk: Disk, parents: int) -> Verdict:
    folder = disk.new("taps")
    wanted = Walk(parents=parents, at_once=64, pairs=True, words_only=True)
    did = await one_walk(disk, "ours", wanted, "--words-only", folder=folder)
    kept, misfiled = await _count(folder)
    return Verdict(
        7,
        f"{parents * QUESTIONS:,} answers, two at once",
        (Check("kept", kept, parents * QUESTIONS), Check("misfiled", misfiled, 0, most=True)),
        {"answers/s": did.walked.rate, "p99 ms": did.walked.p99},
    )


async def _count(folder: Path) -> tuple[int, int]:
    """(answers kept where they belong, answers kept anywhere else)."""
    store = await Store.open(f"sqlite:///{folder / 'act.db'}", KEY, utc_now)
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
