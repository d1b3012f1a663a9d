"""One line of what `actbot check` found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

MARKS = {True: "✔", False: "✘", None: "•"}


@dataclass(frozen=True)
class Finding:
    """`good` is True, False, or None for what is only said and does not stop anything."""

    topic: str
    good: bool | None
    text: str
    mend: str = ""


def is_good(findings: Iterable[Finding]) -> bool:
    """Whether nothing has to be mended first."""
    return all(finding.good is not False for finding in findings)


def as_lines(findings: Iterable[Finding]) -> str:
    """For people: a line each, and below it what to do."""
    return "\n".join(_line(finding) for finding in findings)


def as_json(findings: Iterable[Finding]) -> str:
    """For programs: one line, {"good": …, "findings": […]}."""
    rows = [asdict(finding) for finding in findings]
    return json.dumps({"good": all(row["good"] is not False for row in rows), "findings": rows})


def _line(finding: Finding) -> str:
    line = f"{MARKS[finding.good]} {finding.topic}: {finding.text}"
    return f"{line}\n    → {finding.mend}" if finding.mend else line
