"""What is in the database before a measurement: finished forms, words to speak, promised hours.

All of it is written by the store's own rooms, as a live bot would have left it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import insert

from bot.chat.events import Address, Sender
from bot.chat.replies import Say
from bot.forms import engine
from bot.forms.model import Answer, State
from bot.only_one import utc_now
from bot.store.jobs import Words
from bot.store.store import Store
from bot.store.tables.machine import inbox
from bot.store.work import Work
from tests.bench.form import QUESTIONS, answer_words, mark
from tests.bench.ours import KEY

AT_ONCE = 250
FAR = timedelta(days=30)
BUTTONS = tuple(("form", f"{way}:q01", way) for way in ("back", "skip", "later", "who"))


async def forms(folder: Path, count: int) -> None:
    """`count` families who finished: person, form, case, and the machine's rows of each answer."""
    store = await Store.open(f"sqlite:///{folder / 'act.db'}", KEY, utc_now)
    try:
        for first in range(0, count, AT_ONCE):
            await store.write(partial(_families, first, min(count, first + AT_ONCE)))
    finally:
        await store.close()


async def words(folder: Path, chats: range, each: int) -> None:
    """`each` numbered messages in the outbox for every chat."""
    await _once(folder, partial(_words, chats, each))


async def hours(folder: Path, far: int, due: list[datetime]) -> None:
    """`far` promised hours spread over a month, and these that come soon."""
    now = utc_now()
    moments = [now + FAR * (1 + number / far) for number in range(far)]
    for first in range(0, far, 5000):
        await _once(folder, partial(_hours, moments[first : first + 5000], first, "far"))
    await _once(folder, partial(_hours, due, far, "soon"))


async def _once(folder: Path, fill: Callable[[Work], None]) -> None:
    store = await Store.open(f"sqlite:///{folder / 'act.db'}", KEY, utc_now)
    try:
        await store.write(fill)
    finally:
        await store.close()


def _families(first: int, last: int, work: Work) -> None:
    for number in range(first, last):
        _family(number, work)
    machine = [row for number in range(first, last) for row in _seen(number, work.now)]
    work.scope.connection.execute(insert(inbox), machine)


def _family(number: int, work: Work) -> None:
    chat = str(10_000_000 + number)
    who = Sender(f"telegram:{chat}", name=f"Ouder {number}", locale="nl")
    person = work.people.welcome(who, "nl", Address("telegram", chat, private=True))
    answers = {
        mark(question): Answer(answer_words(number, question), "", person.id, work.now.isoformat())
        for question in range(1, QUESTIONS + 1)
    }
    state = engine.dump(State(answers=answers))
    sitting = work.sittings.begin(person.id, "intake", 1, state)
    work.sittings.save(sitting, state, "done")
    work.cases.begin(person, state, region=None, preventive=False, confidential=False)
    for place in range(QUESTIONS + 2):
        work.prompts.make(
            person.id, f"telegram:{chat}", who.account, "form", BUTTONS, single=True, message=str(place)
        )
    work.prompts.close(f"telegram:{chat}", "form")


def _seen(number: int, now: datetime) -> list[dict[str, object]]:
    return [
        {
            "platform": "telegram",
            "key": str(100_000 * 10 + number * 100 + place) + "-seed",
            "received": now,
            "lane": str(10_000_000 + number),
            "state": "done",
            "tries": 0,
        }
        for place in range(QUESTIONS + 2)
    ]


def _words(chats: range, each: int, work: Work) -> None:
    for number in range(1, each + 1):
        for chat in chats:
            to = Address("telegram", str(chat), private=True)
            said = Say(text=f"bericht {number}")
            work.jobs.say(Words(said, to, account=f"telegram:{chat}"), "house")


def _hours(moments: list[datetime], first: int, what: str, work: Work) -> None:
    for number, moment in enumerate(moments, first):
        work.jobs.remind("bench", f"{what}-{number}", moment)
