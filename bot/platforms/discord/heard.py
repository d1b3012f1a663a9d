"""Up to which message everything said in private is known: what stands before it is not heard again.

Rules of this file
- Discord's ids count the milliseconds (developer docs, Snowflakes), so they say what came first.
- The mark stays a margin behind what is known: what is still being taken in is read twice, never missed.
- What was said a while before the mark is read as well: it may have been changed after it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.chat.platform import House

EPOCH = 1_420_070_400_000
"""the first of January 2015"""
_NAME = "heard"
MARGIN = timedelta(minutes=10)
FIRST = timedelta(days=1)
"""how far back a house looks that never kept a mark"""


EARLIER = timedelta(days=1)
"""how long before the mark something was said that may have been changed since"""


class Heard:
    """The mark of one bot, kept by the house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._mark = 0
        self._highest = 0

    async def since(self) -> str:
        """The id to read on from: some time before the mark."""
        kept = await self._house.recall(_NAME)
        if kept is None:
            kept = str(snowflake(datetime.now(UTC) - FIRST))
            await self._house.keep(_NAME, kept)
        self._mark = int(kept)
        return str(max(0, self._mark - _ids(EARLIER)))

    def knows(self, happened: int) -> bool:
        """Whether what happened at this id (said, or changed) stands before the mark."""
        return happened <= self._mark

    def note(self, message: str) -> None:
        """The house has this message."""
        self._highest = max(self._highest, int(message))

    async def keep(self) -> None:
        """All that was noted is known, and all before it. Written when it is a margin further."""
        mark = self._highest - _ids(MARGIN)
        if mark > self._mark + _ids(MARGIN):
            await self._house.keep(_NAME, str(mark))
            self._mark = mark


def snowflake(moment: datetime) -> int:
    """The lowest id of this moment."""
    return int(moment.timestamp() * 1000) - EPOCH << 22


def moment(message: str) -> datetime:
    """When this was said. Raises ValueError or OverflowError for an id that Discord never gives."""
    return datetime.fromtimestamp(((int(message) >> 22) + EPOCH) / 1000, UTC)


def _ids(span: timedelta) -> int:
    return int(span.total_seconds() * 1000) << 22
