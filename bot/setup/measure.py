"""`actbot evaluate`: how well the library answers a file of questions, in figures."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import typer

from bot.config import CannotStart
from bot.core.meaning import installed, learned
from bot.core.shelf import Shelf, content_root
from knowledge.bands import calibrate, written
from knowledge.evaluate import (
    BadQuestions,
    Figures,
    Known,
    apart,
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
    (known, off_topic), library = _questions(file), _library(semantic)
    _warn_of_strangers(known, library)
    figures = evaluate(library, known, off_topic or _outside("offtopic.txt")[1], time.perf_counter)
    return json.dumps(figures.rounded()) if as_json else _lines(figures)


def bands(file: Path, semantic: bool = False) -> str:
    """The bounds that fit these questions, as they stand in search.yaml."""
    (known, _), library = _questions(file), _library(semantic)
    (off_topic, _), (missing, _) = _outside("offtopic.txt"), _outside("missing.txt")
    return written("", calibrate(library, known, off_topic, missing), mixed=semantic).rstrip()


def _questions(file: Path) -> tuple[tuple[Known, ...], tuple[str, ...]]:
    """Those with an answer here, and those that are marked as having none."""
    mend = "Zet op elke regel een vraag, een tab, en de naam van het artikel of onderwerp."
    try:
        known, off_topic = apart(read_questions(file.name, file.read_text("utf-8-sig")))
    except BadQuestions as error:
        raise CannotStart(str(error), mend) from None
    except (OSError, UnicodeDecodeError):
        raise CannotStart(
            f"Het bestand {file.name} kan ik niet lezen.", f"{mend} Bewaar het als UTF-8."
        ) from None
    if not known:
        raise CannotStart(f"{file.name}: hier staan geen vragen in waarop een artikel antwoordt.", mend)
    return known, off_topic


def _warn_of_strangers(known: Sequence[Known], library: Library) -> None:
    """Names that no article has count as not found; whoever made the file should know."""
    articles = library.articles.values()
    names = sorted({article.id for article in articles} | {article.topic for article in articles})
    for target in sorted({one.target for one in known} - set(names)):
        near = get_close_matches(target, names, 1)
        hint = f" Bedoelde je «{near[0]}»?" if near else ""
        typer.echo(
            f"Let op: «{target}» is geen artikel of onderwerp. Het telt als niet gevonden.{hint}", err=True
        )


def _library(semantic: bool) -> Library:
    library = Shelf.library_in(content_root())
    library.warm()
    if not semantic:
        return library
    extra = installed()
    if extra is None:
        raise CannotStart("Het zoeken op betekenis is niet geïnstalleerd.", "Installeer `actbot[semantic]`.")
    typer.echo("Ik leer eerst wat de artikelen betekenen. Dat duurt een paar minuten.", err=True)
    return learned(library, extra)


def _outside(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return read_outside((content_root() / "knowledge" / name).read_text("utf-8"))


def _lines(figures: Figures) -> str:
    return "\n".join(f"{value:>8}  {WORDS[name]}" for name, value in figures.rounded().items())
