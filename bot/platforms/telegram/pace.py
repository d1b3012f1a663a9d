"""How long the adapter waits before it tries again."""

from __future__ import annotations

import random

import msgspec


class Pace(msgspec.Struct, frozen=True):
    """Waiting times in seconds."""

    least: float = 0.5
    most: float = 30.0
    conflict: float = 30.0
    """after somebody else was seen to fetch the same bot's updates"""
    poll: float = 50.0
    """how long one question for updates may stay open"""

    def after(self, failures: int) -> float:
        """Longer with each failure in a row, and never the same for two machines."""
        longest = min(self.most, self.least * 2.0 ** min(failures, 16))
        return longest * random.uniform(0.5, 1.0)  # noqa: S311 - spreads load, guards nothing
