"""The theatre, closed or open to the public."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.platforms.web.stage import MENU, Theatre


@pytest.fixture
def theatre() -> Theatre:
    return Theatre()


@pytest.fixture
async def playing(theatre: Theatre) -> AsyncIterator[Theatre]:
    """The theatre with its page served."""
    running = asyncio.create_task(theatre.web.run(theatre, MENU))
    await theatre.web.listening.wait()
    yield theatre
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
