"""Whether a platform is within reach, and for how long it has not been."""

from __future__ import annotations

from time import monotonic


class Touch:
    """Out of reach until `found`, and again after `lost`."""

    def __init__(self) -> None:
        self._lost: float | None = monotonic()

    def found(self) -> None:
        self._lost = None

    def lost(self) -> None:
        self._lost = monotonic() if self._lost is None else self._lost

    @property
    def silent(self) -> float:
        """Seconds since it was last within reach; 0 while it is."""
        return 0.0 if self._lost is None else monotonic() - self._lost
