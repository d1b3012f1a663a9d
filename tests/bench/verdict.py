"""What a goal asked, what was measured, and whether that is enough."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Check(msgspec.Struct, frozen=True):
    """One bound: `found` must be at least (or, with `most`, at most) `bound`."""

    name: str
    found: float
    bound: float
    most: bool = False

    @property
    def good(self) -> bool:
        return self.found <= self.bound if self.most else self.found >= self.bound

    def __str__(self) -> str:
        return f"{self.name} {self.found:,.2f} ({'≤' if self.most else '≥'} {self.bound:g})"


class Verdict(msgspec.Struct, frozen=True):
    """One goal of this run. `facts` are the plain figures behind its ratios."""

    goal: int
    title: str
    checks: tuple[Check, ...]
    facts: dict[str, float]

    @property
    def good(self) -> bool:
        return all(check.good for check in self.checks)

    def line(self) -> str:
        sign = "✔" if self.good else "✘"
        return f"{sign} {self.goal:>2}. {self.title}: {'; '.join(map(str, self.checks))}"

    def details(self) -> str:
        return "       " + "; ".join(f"{name} {value:,.1f}" for name, value in self.facts.items())


def as_json(disk: str, load: Sequence[float], verdicts: Sequence[Verdict]) -> bytes:
    """The whole run, for a program."""
    goals = [
        {
            "goal": verdict.goal,
            "title": verdict.title,
            "good": verdict.good,
            "checks": [msgspec.to_builtins(check) | {"good": check.good} for check in verdict.checks],
            "facts": verdict.facts,
        }
        for verdict in verdicts
    ]
    return msgspec.json.format(msgspec.json.encode({"disk": disk, "load": load, "goals": goals}))
