"""Goals 1, 2, 3 and 6: how fast parents are served, beside the peer and raw SQLite in the same run."""

from __future__ import annotations

import msgspec

from tests.bench import seed
from tests.bench.disk import Disk
from tests.bench.rig import Did, one_walk
from tests.bench.stage import Walk
from tests.bench.verdict import Check, Verdict


class Size(msgspec.Struct, frozen=True):
    """How much of it: parents, forms stored beforehand, and the longest a peer's walk may take (s)."""

    parents: int
    alone: int
    stored: int
    peer_seconds: float
    far_parents: int


QUICK = Size(parents=64, alone=3, stored=2_000, peer_seconds=6.0, far_parents=64)
FULL = Size(parents=192, alone=12, stored=20_000, peer_seconds=20.0, far_parents=64)


async def together(disk: Disk, size: Size) -> tuple[Verdict, Did]:
    """Goal 1: 64 parents at once. Also gives the walk, to lay others beside it."""
    raw = disk.commits()
    wanted = Walk(parents=size.parents, at_once=64)
    ours = await one_walk(disk, "ours", wanted)
    peer = await one_walk(disk, "peer", msgspec.structs.replace(wanted, seconds=size.peer_seconds))
    raw = (raw + disk.commits()) / 2
    return Verdict(
        1,
        "64 parents at once",
        (
            Check("x the peer", ours.walked.rate / peer.walked.rate, 4),
            Check("x raw commits", ours.walked.rate / raw, 2),
            Check("astray", ours.walked.astray, 0, most=True),
        ),
        _facts(raw, ours, peer),
    ), ours


async def stored(disk: Disk, size: Size, empty: Did) -> Verdict:
    """Goal 2: the same with finished forms in the database, and in the peer's file."""
    folder = disk.new("stored")
    await seed.forms(folder, size.stored)
    wanted = Walk(parents=size.parents, at_once=64)
    ours = await one_walk(disk, "ours", wanted, folder=folder)
    file = (folder / "act.db").stat().st_size / 2**20
    some = msgspec.structs.replace(wanted, seconds=size.peer_seconds)
    peer = await one_walk(disk, "peer", some, "--stored", str(size.stored))
    return Verdict(
        2,
        f"{size.stored:,} forms stored",
        (
            Check("x its empty speed", ours.walked.rate / empty.walked.rate, 0.85),
            Check("MB more memory", ours.rss - empty.rss, 10, most=True),
            Check("x the peer", ours.walked.rate / peer.walked.rate, 100 if size.stored >= 20_000 else 4),
        ),
        {"file MB": file, "empty answers/s": empty.walked.rate, **_facts(0, ours, peer)},
    )


async def alone(disk: Disk, size: Size) -> Verdict:
    """Goal 3: one parent at a time: the whole way, from her message to the next question on her screen."""
    raw = disk.commits()
    wanted = Walk(parents=size.alone, at_once=1)
    ours = await one_walk(disk, "ours", wanted)
    peer = await one_walk(disk, "peer", msgspec.structs.replace(wanted, seconds=size.peer_seconds))
    raw = (raw + disk.commits()) / 2
    checks = (Check("x raw commits", ours.walked.rate / raw, 0.5),)
    return Verdict(3, "one parent at a time", checks, _facts(raw, ours, peer))


async def far_away(disk: Disk, size: Size) -> Verdict:
    """Goal 6: the platform answers after 80 ms."""
    wanted = Walk(parents=size.far_parents, at_once=64)
    ours = await one_walk(disk, "ours", wanted, delay_ms=80)
    some = msgspec.structs.replace(wanted, seconds=size.peer_seconds)
    peer = await one_walk(disk, "peer", some, delay_ms=80)
    return Verdict(
        6,
        "the platform 80 ms away",
        (
            Check("x the peer", ours.walked.rate / peer.walked.rate, 20),
            Check("p50 ms", ours.walked.p50, 120, most=True),
        ),
        _facts(0, ours, peer),
    )


def _facts(raw: float, ours: Did, peer: Did) -> dict[str, float]:
    facts = {"raw commits/s": raw} if raw else {}
    for name, did in (("ours", ours), ("peer", peer)):
        facts |= {
            f"{name} answers/s": did.walked.rate,
            f"{name} p50 ms": did.walked.p50,
            f"{name} p99 ms": did.walked.p99,
            f"{name} CPU us": did.cpu,
            f"{name} MB": did.rss,
        }
    return facts
