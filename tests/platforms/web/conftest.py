"""The theatre, closed or open to the public."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.platforms.web.stage import Theatre, served


@pytest.fixture
def theatre() -> Theatre:
    return Theatre()


@pytest.fixture
async def playing(theatre: Theatre) -> AsyncIterator[Theatre]:
    """The theatre with its page served."""
    async with served(theatre):
        yield theatre
