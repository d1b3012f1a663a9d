"""How well the library answers questions whose right article is known.

Rules of this file
- A hit is right when its id or its topic is the one asked for.
- A file may hold questions that nothing here answers, marked as such. They are not counted as missed: they
  are what the others are told from, and our own off-topic questions are then left out.
- Questions without an answer are split: every other one sets the bounds, the rest measures.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from knowledge.library import Hit, Library

OFF_TOPIC = frozenset({"off-topic", "off_topic", "offtopic", "none", "geen", "-"})


class BadQuestions(ValueError):
    """A question file that cannot be read; the message says the file and the line (in Dutch)."""


@dataclass(frozen=True, slots=True)
class Known:
    """A question and the id or topic of the article that answers it."""

    question: str
    target: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares are 0 to 1; times are milliseconds for one question."""

    n: int
    recall_at_1: float
    recall_at_3: float
    mrr_at_10: float
    auroc_off_topic: float
    p50_ms: float
    p95_ms: float

    def rounded(self) -> dict[str, float]:
        """The figures as they are printed."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def read_questions(name: str, text: str) -> tuple[Known, ...]:
    """The lines "question TAB target" of a file; empty and "#" lines are skipped. Raises BadQuestions."""
    known = []
    for number, line in enumerate(text.split("\n"), 1):  # a question may hold other line marks
        if not line.strip() or line.startswith("#"):
            continue
        question, _, target = line.partition("\t")
        if not question.strip() or not target.strip():
            raise BadQuestions(f"{name}, regel {number}: zet tussen de vraag en het onderwerp een tab.")
        known.append(Known(question.strip(), target.split("\t")[0].strip()))
    if not known:
        raise BadQuestions(f"{name}: hier staan geen vragen in.")
    return tuple(known)


def apart(known: Sequence[Known]) -> tuple[tuple[Known, ...], tuple[str, ...]]:
    """The questions that have an answer here, and those that are marked as having none."""
    outside = tuple(one.question for one in known if one.target.lower() in OFF_TOPIC)
    return tuple(one for one in known if one.target.lower() not in OFF_TOPIC), outside


def read_outside(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Questions without an answer here: those that set the bounds, and those that measure."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(lines[0::2]), tuple(lines[1::2])


def evaluate(library: Library, known: Sequence[Known], off_topic: Sequence[str],
             clock: Callable[[], float]) -> Figures:  # fmt: skip
    """The figures of these questions; `clock` gives seconds."""
    ranks: list[int | None] = []
    inside: list[float] = []
    times: list[float] = []
    for one in known:
        start = clock()
        hits = library.ask(one.question).hits
        times.append((clock() - start) * 1000)
        ranks.append(rank(hits, one.target))
        inside.append(confidence(hits))
    outside = [confidence(library.ask(question).hits) for question in off_topic]
    return Figures(
        n=len(ranks),
        recall_at_1=_share(ranks, 1),
        recall_at_3=_share(ranks, 3),
        mrr_at_10=sum(1 / at for at in ranks if at) / len(ranks),
        auroc_off_topic=auroc(inside, outside),
        p50_ms=quantile(times, 0.50),
        p95_ms=quantile(times, 0.95),
    )


def rank(hits: Sequence[Hit], target: str) -> int | None:
    """The place (from 1) of the first right hit."""
    places = (at for at, hit in enumerate(hits, 1) if target in (hit.article.id, hit.article.topic))
    return next(places, None)


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """The chance that one of the inside scores higher than one of the outside (a tie counts half)."""
    if not inside or not outside:
        return 0.5
    ordered = sorted(outside)
    wins = sum((bisect_left(ordered, score) + bisect_right(ordered, score)) / 2 for score in inside)
    return wins / (len(inside) * len(outside))


def confidence(hits: Sequence[Hit]) -> float:
    return hits[0].confidence if hits else 0.0


def _share(ranks: Sequence[int | None], within: int) -> float:
    return sum(at is not None and at <= within for at in ranks) / len(ranks)


def quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
