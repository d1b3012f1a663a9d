"""How much one person or one group may send before we stop listening for a moment. Time is an argument.

Rules of this file
- Nobody who types, presses or forwards what she has at hand is ever held up: three hundred at once, and one
  a second for ever.
- It is her pace that counts, not ours: what she typed while we were away was not typed in one second.
- Who goes on like that is told once a minute, and is heard again after ten quiet seconds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.chat.events import AnyEvent, Chose, Commanded, Said, Shared, Submitted

AT_ONCE = 300.0
"""messages of one sender at once: three times what an app lets somebody forward in one go"""
A_SECOND = 1.0
"""messages of one sender each second, for as long as she likes"""
QUIET = timedelta(seconds=10)
TELL_EVERY = timedelta(minutes=1)
MOST = 10_000
"""senders that are remembered; who was silent longest is forgotten first"""


class Verdict(Enum):
    """HEARD: it is given its turn. TOLD: it is not, and its sender hears so. PASSED: it is let go by."""

    HEARD = "heard"
    TOLD = "told"
    PASSED = "passed"


@dataclass
class _Stream:
    sent: datetime
    received: datetime
    room: float
    shut: bool = False
    told: datetime | None = None

    def since(self, sent: datetime, received: datetime) -> timedelta:
        """How long ago the last one was, at her end or at ours: a clock that stands still holds up nobody."""
        passed = max(sent - self.sent, received - self.received, timedelta())
        self.sent, self.received = max(sent, self.sent), max(received, self.received)
        return passed


class Flood:
    """All senders of one process. It is memory: after a restart everybody is new."""

    def __init__(self, at_once: float = AT_ONCE) -> None:
        self._at_once = at_once
        self._streams: OrderedDict[str, _Stream] = OrderedDict()

    def weigh(self, senders: Sequence[str], sent: datetime, received: datetime) -> Verdict:
        """What becomes of one more message of these: the first who sends too much decides."""
        verdicts = (self._weigh(self._stream(sender, sent, received), sent, received) for sender in senders)
        return next((verdict for verdict in verdicts if verdict is not Verdict.HEARD), Verdict.HEARD)

    def give_back(self, senders: Sequence[str]) -> None:
        """This message was not taken after all, and will be sent again."""
        for sender in senders:
            if stream := self._streams.get(sender):
                stream.room += 1.0

    def _stream(self, sender: str, sent: datetime, received: datetime) -> _Stream:
        stream = self._streams.setdefault(sender, _Stream(sent, received, self._at_once))
        self._streams.move_to_end(sender)
        if len(self._streams) > MOST:
            self._streams.popitem(last=False)
        return stream

    def _weigh(self, stream: _Stream, sent: datetime, received: datetime) -> Verdict:
        passed = stream.since(sent, received)
        if not stream.shut or passed >= QUIET:
            stream.room = min(self._at_once, stream.room + passed.total_seconds() * A_SECOND)
            stream.shut = stream.room < 1.0
        if stream.shut:
            return _unheard(stream, received)
        stream.room -= 1.0
        return Verdict.HEARD


def senders(event: AnyEvent) -> tuple[str, ...]:
    """Whose flood this could be: that of who sent it and, in a group, of all there together."""
    if event.who is None or not isinstance(event, Said | Commanded | Chose | Submitted | Shared):
        return ()
    return (event.who.account,) if event.where.private else (event.who.account, event.where.lane)


def _unheard(stream: _Stream, now: datetime) -> Verdict:
    if stream.told is not None and now - stream.told < TELL_EVERY:
        return Verdict.PASSED
    stream.told = now
    return Verdict.TOLD
