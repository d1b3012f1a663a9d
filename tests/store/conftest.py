"""What the tests of the store share: a store on either database, and an hour that moves by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.store.store import Store

KEY = bytes(range(32))


class Hour:
    """The moment it is, as the tests say."""

    def __init__(self) -> None:
        self.at = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **span: int) -> None:
        self.at += timedelta(**span)


@pytest.fixture
def hour() -> Hour:
    return Hour()


@pytest.fixture
async def store(url: str, hour: Hour) -> AsyncIterator[Store]:
    opened = await Store.open(url, KEY, hour)
    yield opened
    await opened.close()
