"""Which Maatje is asked first, and why.

Rules of this file
- Never over a Maatje's own number of places, never one who pauses, never one who said no to this
  family, never somebody who is the family.
- Who let the time pass is asked again only a week later, and after everybody else.
- Same region first, then the nearest, then the one with most room; the account number settles ties,
  so the order of the input changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import msgspec

from bot.model.cases import Pairing, PairingStatus

NEAR_KM = 60.0
"""Beyond this a Maatje from another region is not proposed by the bot itself."""


AGAIN_AFTER = timedelta(days=7)
"""How long somebody who let an offer pass is left alone about that family."""


class Buddy(msgspec.Struct, frozen=True, kw_only=True):
    """A Maatje as the rules see one."""

    account: str
    name: str
    regions: tuple[str, ...]
    capacity: int
    busy: int
    """families now, offers that wait included"""
    paused: bool = False

    @property
    def free(self) -> int:
        return max(0, self.capacity - self.busy)


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """Who is not asked for a family (now), and who only after all others, for what was said before."""

    refused: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """A Maatje who could be asked, with what is said about it."""

    buddy: Buddy
    same_region: bool
    km: float | None


Distance = Callable[[str, str], float | None]
"""Kilometres between two regions; None when either is not known."""


def before(asked: Iterable[Pairing], now: datetime) -> Before:
    """What earlier offers of one family mean for the next."""
    asked = tuple(asked)
    silent = [pairing for pairing in asked if pairing.status is PairingStatus.EXPIRED]
    refused = {pairing.account for pairing in asked if pairing.status is PairingStatus.DECLINED}
    refused |= {pairing.account for pairing in silent if now - pairing.asked < AGAIN_AFTER}
    return Before(refused=frozenset(refused), silent=frozenset(pairing.account for pairing in silent))


def rank(region: str | None, buddies: Iterable[Buddy], before: Before, distance: Distance) -> tuple[Fit, ...]:
    """Those who may be asked for a family in `region`, best first."""
    fits = [
        fit
        for buddy in buddies
        if buddy.free > 0 and not buddy.paused and buddy.account not in before.refused
        if (fit := _fit(region, buddy, distance)) is not None
    ]
    return tuple(sorted(fits, key=lambda fit: (fit.buddy.account in before.silent, _order(fit))))


def _fit(region: str | None, buddy: Buddy, distance: Distance) -> Fit | None:
    if region is None or not buddy.regions:
        return Fit(buddy=buddy, same_region=False, km=None)
    if region in buddy.regions:
        return Fit(buddy=buddy, same_region=True, km=0.0)
    known = [km for own in buddy.regions if (km := distance(region, own)) is not None]
    nearest = min(known, default=None)
    if nearest is None or nearest > NEAR_KM:
        return None
    return Fit(buddy=buddy, same_region=False, km=nearest)


def _order(fit: Fit) -> tuple[bool, float, int, int, str]:
    km = fit.km if fit.km is not None else NEAR_KM
    return (not fit.same_region, round(km), -fit.buddy.free, fit.buddy.busy, fit.buddy.account)
