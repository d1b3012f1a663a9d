"""`actbot evaluate`: how well the library answers a file of questions, in figures."""

from __future__ import annotations

import json
import time
from pathlib import Path

from bot.config import CannotStart
from bot.core.meaning import installed, learned
from bot.core.shelf import Shelf, content_root
from knowledge.bands import calibrate, written
from knowledge.evaluate import (
    BadQuestions,
    Figures,
    Known,
    evaluate,
    read_outside,
    read_questions,
)
from knowledge.library import Library

WORDS = {
    "n": "vragen",
    "recall_at_1": "meteen goed",
    "recall_at_3": "goed bij de eerste drie",
    "mrr_at_10": "gemiddelde plaats (1 is het best)",
    "auroc_off_topic": "herkent vragen van elders",
    "p50_ms": "milliseconden, de helft sneller",
    "p95_ms": "milliseconden, bijna alles sneller",
}


def measure(file: Path, as_json: bool, semantic: bool = False) -> str:
    """The figures: one line of JSON, or a line each. Raises CannotStart when the file will not do."""
    known, library = _questions(file), _library(semantic)
    _, off_topic = _outside("offtopic.txt")
    figures = evaluate(library, known, off_topic, time.perf_counter)
    return json.dumps(figures.rounded()) if as_json else _lines(figures)


def bands(file: Path, semantic: bool = False) -> str:
    """The bounds that fit these questions, as they stand in search.yaml."""
    known, library = _questions(file), _library(semantic)
    (off_topic, _), (missing, _) = _outside("offtopic.txt"), _outside("missing.txt")
    return written("", calibrate(library, known, off_topic, missing), mixed=semantic).rstrip()


def _questions(file: Path) -> tuple[Known, ...]:
    mend = "Zet op elke regel een vraag, een tab, en de naam van het artikel of onderwerp."
    try:
        return read_questions(file.name, file.read_text("utf-8"))
    except BadQuestions as error:
        raise CannotStart(str(error), mend) from None
    except (OSError, UnicodeDecodeError):
        raise CannotStart(f"Het bestand {file.name} kan ik niet lezen.", mend) from None


def _library(semantic: bool) -> Library:
    library = Shelf.read(content_root()).library
    library.warm()
    if not semantic:
        return library
    extra = installed()
    if extra is None:
        raise CannotStart("Het zoeken op betekenis is niet geïnstalleerd.", "Installeer `actbot[semantic]`.")
    return learned(library, extra)


def _outside(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return read_outside((content_root() / "knowledge" / name).read_text("utf-8"))


def _lines(figures: Figures) -> str:
    return "\n".join(f"{value:>8}  {WORDS[name]}" for name, value in figures.rounded().items())
