"""Who is asked for a family, in which order, and who is left alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.cases import Pairing, PairingStatus
from bot.model.matching import AGAIN_AFTER, Before, Buddy, before, rank

NOW = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
KM = {("utrecht", "gouda"): 35.0, ("utrecht", "zwolle"): 80.0}


def apart(one: str, other: str) -> float | None:
    return KM.get((one, other))


def buddy(name: str, *regions: str, capacity: int = 2, busy: int = 0, paused: bool = False) -> Buddy:
    return Buddy(account=name, name=name, regions=regions, capacity=capacity, busy=busy, paused=paused)


def ranked(*buddies: Buddy, asked: Before | None = None) -> list[str]:
    return [fit.buddy.account for fit in rank("utrecht", buddies, asked or Before(), apart)]


def asked(account: str, status: PairingStatus, ago: timedelta) -> Pairing:
    return Pairing(id=account, case_id="z", account=account, status=status, asked=NOW - ago)


def test_own_region_then_the_nearest_then_most_room() -> None:
    near, full = buddy("near", "gouda"), buddy("full", "utrecht", capacity=1, busy=1)
    roomy, tight = buddy("roomy", "utrecht", capacity=3), buddy("tight", "utrecht", capacity=1)
    far, rests = buddy("far", "zwolle"), buddy("rests", "utrecht", paused=True)
    assert ranked(far, near, rests, tight, full, roomy) == ["roomy", "tight", "near"]


@pytest.mark.parametrize(
    ("status", "ago", "refused", "silent"),
    [
        (PairingStatus.DECLINED, timedelta(days=300), True, False),
        (PairingStatus.EXPIRED, AGAIN_AFTER - timedelta(minutes=1), True, True),
        (PairingStatus.EXPIRED, AGAIN_AFTER, False, True),
        (PairingStatus.WITHDRAWN, timedelta(hours=1), False, False),
    ],
)
def test_a_no_stays_a_no_and_silence_is_asked_again(
    status: PairingStatus, ago: timedelta, refused: bool, silent: bool
) -> None:
    found = before([asked("bram", status, ago)], NOW)
    assert ("bram" in found.refused, "bram" in found.silent) == (refused, silent)


def test_who_was_silent_comes_after_everybody_else() -> None:
    silent = Before(silent=frozenset({"home"}))
    home, near = buddy("home", "utrecht"), buddy("near", "gouda")
    assert ranked(home, near, asked=silent) == ["near", "home"]
    assert ranked(home, asked=Before(refused=frozenset({"home"}))) == []
