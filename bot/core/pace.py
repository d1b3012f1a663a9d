"""How fast we may speak: buckets that refill with time, given as an argument.

Rules of this file
- An answer to somebody who just wrote goes at once: the platform says itself when it is too much.
- What nobody asked for (alerts, reminders, broadcasts) keeps below the platform's limits, evenly.
- After the platform said «too much», everything to it goes evenly for a while.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

EVENLY_FOR = 60.0
"""seconds of caution after the platform complained"""


@dataclass(frozen=True)
class Limits:
    """Messages per second over all, seconds between two in one chat, and messages a minute in a group."""

    over_all: float = 29.0
    chat_gap: float = 1.05
    group_minute: int = 19


class Pace:
    """One platform's buckets. All times are seconds of a clock that only goes forward."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._next = 0.0
        self._chats: dict[str, float] = {}
        self._groups: dict[str, deque[float]] = {}
        self._careful_until = 0.0

    def complained(self, now: float) -> None:
        self._careful_until = now + EVENLY_FOR

    def wait(self, lane: str, now: float, *, asked_for: bool, group: bool) -> float:
        """Seconds until this may go; the place in line is taken by asking."""
        if asked_for and not group and now >= self._careful_until:
            return 0.0
        at = max(now, self._next, self._chats.get(lane, 0.0), self._minute(lane) if group else 0.0)
        self._next = max(self._next, now) + 1.0 / self._limits.over_all
        self._chats[lane] = at + self._limits.chat_gap
        if group:
            self._groups.setdefault(lane, deque(maxlen=self._limits.group_minute)).append(at)
        self._tidy(now)
        return at - now

    def _minute(self, lane: str) -> float:
        """When the oldest of a full minute's messages in this group is a minute ago."""
        said = self._groups.get(lane)
        return said[0] + 60.0 if said and len(said) == said.maxlen else 0.0

    def _tidy(self, now: float) -> None:
        if len(self._chats) > 5000:
            self._chats = {lane: at for lane, at in self._chats.items() if at > now}
            self._groups = {lane: said for lane, said in self._groups.items() if said[-1] > now - 60.0}
