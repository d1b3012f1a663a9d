"""What a killed run is judged by: the records, the order, and the doubles."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.store.store import Store
from bot.store.work import Work
from tests.proof.campaign import Said
from tests.proof.process import KEY

Record = dict[str, Any]
_VARIES = re.compile(r"Z-\d+|H-\d+|plek \**\d+\**")


async def records(folder: Path, accounts: Sequence[str]) -> dict[str, Record]:
    """Account -> what her case says, opened with the key as she herself may; without moments and ids."""
    store = await Store.open(f"sqlite:///{folder / 'act.db'}", KEY, lambda: datetime.now(UTC))
    try:
        return await store.read(lambda work: {account: _record(work, account) for account in accounts})
    finally:
        await store.close()


def _record(work: Work, account: str) -> Record:
    person = work.people.find(account)
    assert person is not None, f"{account} is not known"
    case = work.cases.of(person.id)
    assert case is not None, f"{account} has no case"
    answers = json.loads(work.cases.open(case, person))["answers"]
    told = {
        key: {name: value for name, value in given.items() if name not in ("by", "at")}
        for key, given in answers.items()
    }
    return told | {"region": person.region, "pc4": person.pc4, "status": case.status.value}


def questions_in_order(said: Sequence[Said], questions: dict[str, str]) -> list[str]:
    """Which questions she was asked, in order; one that was repeated at once counts once."""
    order: list[str] = []
    for message in said:
        found = [
            key for key, words in questions.items() if words in message.text and "Vraag " in message.text
        ]
        if found and found[0] not in order[-1:]:
            order.append(found[0])
    return order


def doubles(said: Sequence[Said], plain: Sequence[Said]) -> list[tuple[float, float]]:
    """(first, again) of each message that was said twice. With buttons the tokens tell; without them it
    is a double when the run without kills said it less often (`plain`)."""
    first: dict[tuple[str, ...], float] = {}
    twice: list[tuple[float, float]] = []
    for message in said:
        if message.tokens and message.tokens in first:
            twice.append((first[message.tokens], message.at))
        first[message.tokens] = message.at
    return twice + _plain_doubles(said, plain)


def _plain_doubles(said: Sequence[Said], plain: Sequence[Said]) -> list[tuple[float, float]]:
    allowed = Counter(_VARIES.sub("", message.text) for message in plain if not message.tokens)
    last: dict[str, float] = {}
    twice: list[tuple[float, float]] = []
    for message in (one for one in said if not one.tokens):
        words = _VARIES.sub("", message.text)
        allowed[words] -= 1
        if allowed[words] < 0 and words in last:
            twice.append((last[words], message.at))
        last[words] = message.at
    return twice


def unexplained(twice: Sequence[tuple[float, float]], kills: Sequence[float]) -> list[tuple[float, float]]:
    """Doubles without a kill of their own between the first and the second time."""
    free, left = list(kills), []
    for first, again in sorted(twice):
        kill = next((moment for moment in free if first - 0.5 <= moment <= again), None)
        if kill is None:
            left.append((first, again))
        else:
            free.remove(kill)
    return left
