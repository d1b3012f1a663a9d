"""What is there at the start is never walked again; what comes later is still let go."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from bot import memory


class _Ring:
    """Something only the collector can let go of: it holds on to itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_is_there_is_out_of_sight_of_the_collector() -> None:
    there = _Ring()
    memory.settle()
    assert gc.get_freeze_count() > 0
    assert not any(each is there for each in gc.get_objects())


def test_what_comes_later_is_still_let_go() -> None:
    memory.settle()
    later = weakref.ref(_Ring())
    assert later() is not None
    gc.collect()
    assert later() is None
