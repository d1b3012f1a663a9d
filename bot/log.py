"""What the house writes down about itself: one line of JSON per happening, never a person's words.

Rules of this file
- Of an exception only its kind and its place are kept: its message may hold what somebody wrote.
- Of a library's line only its first line as it stands in the code, without what was filled in;
  our own adapters fill in kinds and names of calls, nothing else.
- Whatever looks like a token, a key or a password is hidden, in every line, whoever wrote it.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any, TextIO

import structlog

from bot.core.failure import place_of

HIDDEN = "***"
SECRETS = (
    (re.compile(r"\d{6,}:[\w-]{30,}"), HIDDEN),
    (re.compile(r"(?<![\w.-])[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}"), HIDDEN),
    (re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.-]{20,}"), rf"\1{HIDDEN}"),
    (re.compile(r"(://[^\s:/@]*:)[^\s:/@]+@"), rf"\1{HIDDEN}@"),
    (re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])"), HIDDEN),
)
QUIET = ("httpx", "httpcore", "discord", "telegram", "aiohttp.access", "alembic", "sqlalchemy")
LONGEST = 200
"""characters of a library's line"""

Entry = MutableMapping[str, Any]


def set_up(level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """From now on every logger writes JSON lines to `stream` (stderr when None)."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Formatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    structlog.configure(
        processors=[*_stamps(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    sys.excepthook = _crashed
    threading.excepthook = _thread_crashed


def redact(text: str) -> str:
    """The text with tokens, keys and passwords hidden."""
    for pattern, instead in SECRETS:
        text = pattern.sub(instead, text)
    return text


def _stamps() -> list[Any]:
    return [structlog.stdlib.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=True)]


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """One line of JSON per record, from whichever library, with secrets hidden."""

    def __init__(self) -> None:
        meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
        to_json = structlog.processors.JSONRenderer(ensure_ascii=False, default=_kind_only)
        super().__init__(
            foreign_pre_chain=_stamps(),
            processors=[_only_the_template, _only_kind_and_place, meta, to_json],
            use_get_message=False,
            pass_foreign_args=True,
        )

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def _only_the_template(_logger: object, _method: str, entry: Entry) -> Entry:
    record: logging.LogRecord = entry["_record"]
    filled_in = entry.pop("positional_args", ())
    if not entry["_from_structlog"]:
        said = str(record.msg)
        if filled_in and record.name.startswith("bot."):
            said %= filled_in
        first = (said.splitlines() or [""])[0]
        entry.update(event=first[:LONGEST], logger=record.name)
    return entry


def _only_kind_and_place(_logger: object, _method: str, entry: Entry) -> Entry:
    entry.pop("stack_info", None)
    caught = entry.pop("exc_info", None)
    error = caught if isinstance(caught, BaseException) else None
    if caught and error is None:
        error = (caught if isinstance(caught, tuple) else sys.exc_info())[1]
    if error is not None:
        entry.update(error=type(error).__name__, place=place_of(error))
    return entry


def _kind_only(value: object) -> str:
    """For what JSON does not know: its type, since its text may say anything."""
    return f"<{type(value).__name__}>"


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("bot").critical("crashed", exc_info=(kind, error, trace))


def _thread_crashed(args: threading.ExceptHookArgs) -> None:
    error = args.exc_value or RuntimeError()
    logging.getLogger("bot").critical("thread crashed", exc_info=(args.exc_type, error, args.exc_traceback))
