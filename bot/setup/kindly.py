"""The last room before the screen: whatever went wrong is said in a few plain lines."""

from __future__ import annotations

import errno
import hashlib
import sqlite3
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.config import BadConfig, CannotStart

_FULL = (errno.ENOSPC, errno.EDQUOT)
_BARRED = (errno.EACCES, errno.EPERM, errno.EROFS)
CANNOT = 2
"""exit code: something has to be mended first"""
BROKEN = 1
"""exit code: it went wrong while at work"""


@contextmanager
def kindly(debug: bool = False) -> Iterator[None]:
    """Turn errors into Dutch lines on stderr and an exit code. With `debug` the trace follows, redacted."""
    try:
        yield
    except (KeyboardInterrupt, EOFError, typer.Abort):
        _say("Gestopt.")
        raise typer.Exit(0) from None
    except typer.Exit:
        raise
    except Exception as error:
        code = _explain(error)
        if debug:
            _trace(error)
        raise typer.Exit(code) from None


def misread(words: Sequence[str], command: str) -> int:
    """What was typed is no command, or not as this one wants it. Gives the exit code."""
    _say(f"✘ Zo begrijp ik het niet: actbot {' '.join(words)}", f"  Kijk met `{command} --help` hoe het kan.")
    return CANNOT


def _explain(error: Exception) -> int:
    known = list(_known(error))
    for one in known:
        _say(*_lines(one))
    if known:
        return CANNOT
    if of_machine := _of_machine(error):
        _say(*of_machine)
        return CANNOT
    _say("Er ging iets mis, en dat ligt niet aan jou.")
    _say(f"Geef deze code door aan wie de bot beheert: {code_of(error)}. Meer zien? Zet er --debug achter.")
    return BROKEN


def _of_machine(error: BaseException) -> tuple[str, str] | None:
    """A disk or a right that is missing, whoever met it; None when it is something else."""
    if isinstance(error, BaseExceptionGroup):
        return next((told for inner in error.exceptions if (told := _of_machine(inner))), None)
    met = getattr(error, "orig", None) or error
    number, database = getattr(met, "errno", None), getattr(met, "sqlite_errorcode", 0) & 0xFF
    if number in _FULL or database == sqlite3.SQLITE_FULL:
        return "✘ De schijf is vol.", "  Maak ruimte en doe het dan nog eens. Wat er al stond, is er nog."
    if number in _BARRED or database in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
        where = getattr(met, "filename", None) or "de datamap"
        return f"✘ Ik mag niet in {where}.", "  Start de bot als de gebruiker van wie die map is."
    return None


def _known(error: BaseException) -> Iterator[BadConfig | CannotStart]:
    """Ours, also when a group of tasks wrapped them."""
    from bot.config import BadConfig, CannotStart

    if isinstance(error, BadConfig | CannotStart):
        yield error
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _known(inner)


def _lines(error: BadConfig | CannotStart) -> list[str]:
    from bot.config import CannotStart

    if isinstance(error, CannotStart):
        return [f"✘ {error.reason}", f"  {error.mend}"]
    return [f"✘ {mistake}" for mistake in error.mistakes]


def code_of(error: BaseException) -> str:
    """A short code that is the same for the same kind of error at the same place."""
    from bot.core.failure import place_of

    name = f"{type(error).__name__} {place_of(error)}"
    return "ACT-" + hashlib.sha256(name.encode()).hexdigest()[:6].upper()


def _trace(error: Exception) -> None:
    from bot.log import redact

    _say(redact("".join(traceback.format_exception(error))))


def _say(*lines: str) -> None:
    typer.echo("\n".join(lines), err=True)
