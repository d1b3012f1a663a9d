"""What is loaded at the start lives as long as the process; the garbage collector need not walk it.

A full walk over all words, articles and places takes a fifth of a second, in the middle of somebody's answer.
"""

from __future__ import annotations

import gc

YOUNG = 5000
"""new objects before the youngest are looked at; Python's own 700 is meant for small programs"""


def settle() -> None:
    """After the start and before the first turn: everything that is there now stays."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
