"""Where the bands lie: measured on questions that should and should not be answered, and written down.

Rules of this file
- `unsure` lies where it tells the two apart best: the share answered less the share let through is the
  largest. It never gives up more than a fifth of the answerable ones. Questions that are ours and have no
  article belong to those kept out: a human answers them better than three titles do.
- `sure` lets at most one in fifty through, at most one in ten of those that are ours and have no article
  (no score tells all of them apart), and is right at least 85 times of a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.evaluate import Known, confidence, quantile, rank
from knowledge.library import Library

GIVEN_UP = 0.20
THROUGH_SURE = 0.02
MISSING_SURE = 0.10
RIGHT_WHEN_SURE = 0.85


def calibrate(
    library: Library, known: Sequence[Known], off_topic: Sequence[str], missing: Sequence[str] = ()
) -> tuple[float, float]:
    """The bounds (sure, unsure) for this library, from questions it should and should not answer.

    `missing`: questions that sound like ours and that no article answers.
    """
    answers = [(library.ask(one.question).hits, one.target) for one in known]
    inside = sorted((confidence(hits), rank(hits, target) == 1) for hits, target in answers)
    outside, near = (_confidences(library, questions) for questions in (off_topic, missing))
    kept = quantile([score for score, _ in inside], GIVEN_UP)
    unsure = min(_apart([score for score, _ in inside], [*outside, *near]), kept)
    sure = max(_above(outside, THROUGH_SURE), _above(near, MISSING_SURE), unsure)
    for bound, _ in inside:
        if bound >= sure and _right(inside, bound) >= RIGHT_WHEN_SURE:
            return round(bound, 3), round(unsure, 3)
    return round(max(sure, 0.99), 3), round(unsure, 3)


def written(text: str, bounds: tuple[float, float], mixed: bool = False) -> str:
    """The text of search.yaml with these bounds in it; `mixed`: those of the search with meaning."""
    for name, bound in zip(("sure", "unsure"), bounds, strict=True):
        full = f"mixed_{name}" if mixed else name
        line = f"{full}: {bound:.3f}"
        text, found = re.subn(rf"^{full}:.*$", line, text, flags=re.MULTILINE)
        text = text if found else f"{text.rstrip()}\n{line}\n".lstrip()
    return text


def _confidences(library: Library, questions: Sequence[str]) -> list[float]:
    """Of the best article to each question, the lowest first."""
    return sorted(confidence(library.ask(question).hits) for question in questions)


def _apart(inside: Sequence[float], outside: Sequence[float]) -> float:
    """The lowest of the bounds that tell the two best apart (Youden's J)."""
    bounds = sorted({0.0, *inside, *(score + 0.001 for score in outside)})
    return max(bounds, key=lambda bound: _share(inside, bound) - _share(outside, bound))


def _share(scores: Sequence[float], bound: float) -> float:
    return sum(score >= bound for score in scores) / max(1, len(scores))


def _above(ordered: Sequence[float], through: float) -> float:
    """The lowest bound that lets at most this share of the scores through."""
    passing = int(len(ordered) * through)
    return ordered[-passing - 1] + 0.001 if ordered else 0.0


def _right(inside: Sequence[tuple[float, bool]], bound: float) -> float:
    answered = [right for score, right in inside if score >= bound]
    return sum(answered) / len(answered)
