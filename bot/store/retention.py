"""How long things are kept (P07): what is over its time goes, and going twice changes nothing.

Rules of this file
- A request goes a while after it was answered; one that waits is never dropped silently.
- What a human answered goes with it, unless it became a draft; a draft goes when it lies as long as a case.
- A withdrawn case goes with all its family told; an intake that lies still is the intake's own timer.
- Seen updates and old buttons are machine matters, kept only to recognise repeats and late presses.
- A card an adapter keeps under `card:` and its token goes with the buttons it belongs to.
"""

from __future__ import annotations

from datetime import timedelta

import msgspec
from sqlalchemy import delete, func, literal, select

from bot.store.scope import ID_LENGTH, Scope
from bot.store.shown import REMOVABLE
from bot.store.tables.cases import alarms, cases, pairings, requests
from bot.store.tables.library import drafts
from bot.store.tables.machine import inbox, memory, prompts, shown

CARD = "card:"


class Keep(msgspec.Struct, frozen=True):
    """Periods; the settings may change the first three."""

    request: timedelta = timedelta(days=30)
    alarm: timedelta = timedelta(days=90)
    case: timedelta = timedelta(days=90)
    seen: timedelta = timedelta(days=14)
    """Platforms repeat an update for a day at most; two weeks leave room for a restored copy."""


def tidy(scope: Scope, keep: Keep) -> None:
    """Everything over its time at `scope.now` is gone afterwards."""
    db, now = scope.connection, scope.now
    db.execute(delete(requests).where(requests.c.answered < now - keep.request))
    db.execute(delete(alarms).where(alarms.c.taken < now - keep.alarm))
    db.execute(delete(drafts).where(drafts.c.status != "draft", drafts.c.made < now - keep.request))
    db.execute(delete(drafts).where(drafts.c.made < now - keep.case))
    over = select(cases.c.id).where(cases.c.ended < now - keep.case)
    db.execute(delete(pairings).where(pairings.c.case_id.in_(over)))
    db.execute(delete(cases).where(cases.c.ended < now - keep.case))
    db.execute(delete(prompts).where(prompts.c.expires < now))
    db.execute(delete(inbox).where(inbox.c.state == "done", inbox.c.received < now - keep.seen))
    db.execute(delete(shown).where(shown.c.at < now - REMOVABLE))
    living = select(literal(CARD) + prompts.c.id)
    prompt = func.substr(memory.c.name, 1, len(CARD) + ID_LENGTH)
    db.execute(delete(memory).where(memory.c.name.startswith(CARD), prompt.not_in(living)))
