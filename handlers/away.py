"""`/weg`: somebody looks over her shoulder. What we said goes away, one neutral line stays.

Rules of this file
- Her own messages and the notices on her screen are not ours to take away: the line says so.
- Nothing she told is lost: `/verder` goes on.
"""

from __future__ import annotations

from bot.chat.replies import Remove, Replies, Say
from bot.core import walking
from bot.core.turn import Turn


def leave(turn: Turn) -> Replies:
    """`/weg`, or «mijn ex komt binnen». A team member's questions stay open: they wait for an answer."""
    lane = turn.event.where.lane
    walk = walking.under_way(turn)
    if walk is not None and walk.sitting.status == "open":
        walk.pause()
    if not turn.person.memberships:
        turn.work.prompts.close_all(lane)
    taken = tuple(Remove(message=message) for message in turn.work.shown.take(lane))
    return (*taken, Say(text=turn.text("away-done")))
