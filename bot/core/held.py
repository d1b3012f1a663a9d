"""Everything held about a person as one page she can read: plain HTML, no outside request, nothing hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from html import escape
from typing import Any

import msgspec

from bot.core import asking
from bot.core.turn import Turn
from bot.forms import engine, values
from bot.forms.model import Answer, Question, State, in_words
from bot.model.promises import HOME

Held = Mapping[str, Any]
Row = tuple[str, str]
_STYLE = (
    "body{font:1.05rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "h1{line-height:1.2}h2{margin-top:2.2rem;border-bottom:2px solid #0f766e;padding-bottom:.2rem}"
    "dt{font-weight:600;margin-top:.8rem}dd{margin:0;white-space:pre-wrap}"
)


def page(turn: Turn, held: Held) -> bytes:
    """The page, in her language."""
    sections = (
        ("held-you", _you(turn, held)),
        ("held-consents", _consents(turn, held)),
        ("held-case", _case(turn, held)),
        ("held-answers", _answers(turn, held["cases"], "facts")),
        ("held-draft", _answers(turn, held["sittings"], "state")),
        (
            "held-requests",
            [(f"{row['code']} · {_day(row['opened'])}", row["text"]) for row in held["requests"]],
        ),
        ("held-alarms", _alarms(turn, held)),
        ("held-readings", _readings(turn, held)),
    )
    title = escape(turn.words("held-title"))
    made = escape(turn.words("held-made", when=turn.now.astimezone(HOME)))
    body = "".join(_section(turn, key, rows) for key, rows in sections)
    return (
        f'<!doctype html><html lang="{escape(turn.locale)}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{_STYLE}</style>'
        f"<main><h1>{title}</h1><p>{made}</p>{body}"
        f"<p>{escape(turn.words('held-whole'))}</p></main></html>"
    ).encode()


def _section(turn: Turn, key: str, rows: Iterable[Row]) -> str:
    items = "".join(f"<dt>{escape(label)}</dt><dd>{escape(words)}</dd>" for label, words in rows)
    content = f"<dl>{items}</dl>" if items else f"<p>{escape(turn.words('held-nothing'))}</p>"
    return f"<h2>{escape(turn.words(key))}</h2>{content}"


def _you(turn: Turn, held: Held) -> list[Row]:
    rows = [(turn.words("held-reached"), str(row["account"])) for row in held["accounts"]]
    rows += [(turn.words("held-name"), str(row["name"])) for row in held["accounts"] if row["name"]]
    for row in held["people"]:
        rows += [
            (turn.words("held-language"), row["locale"]),
            (turn.words("held-region"), row["region"] or turn.words("unknown")),
            (turn.words("held-pc4"), row["pc4"] or turn.words("unknown")),
            (turn.words("held-since"), _day(row["created"])),
        ]
    return rows


def _consents(turn: Turn, held: Held) -> list[Row]:
    return [
        (
            turn.words(
                "held-consent", purpose=turn.words(f"held-purpose-{row['purpose']}"), version=row["version"]
            ),
            _day(row["given"])
            + (f", {turn.words('held-consent-until', when=row['withdrawn'])}" if row["withdrawn"] else ""),
        )
        for row in held["consents"]
    ]


def _case(turn: Turn, held: Held) -> list[Row]:
    rows: list[Row] = []
    for row in held["cases"]:
        rows += [
            (turn.words("held-code"), row["code"]),
            (turn.words("held-opened"), _day(row["opened"])),
            (turn.words("held-status"), turn.words(f"held-status-{row['status']}")),
        ]
    return rows


def _answers(turn: Turn, kept: Iterable[Mapping[str, Any]], column: str) -> list[Row]:
    questions = turn.shelf.forms["intake"].questions
    rows: list[Row] = []
    for row in kept:
        answers = msgspec.convert(row[column], State).answers
        rows += [
            (in_words(question.ask, turn.locale), _said(turn, question, answers[question.id]))
            for question in questions
            if question.id in answers
        ]
    return rows


def _said(turn: Turn, question: Question, given: Answer) -> str:
    """What was kept, and beside it what she typed where that is more."""
    if given.skipped or given.value is None:
        return turn.words("held-skipped")
    named = engine.named(question, given.value)
    kept = str(asking.value_words(turn, question, values.shown(given.value), given.precision, named))
    return kept if given.text.lower() in kept.lower() else f"{kept} («{given.text}»)"


def _alarms(turn: Turn, held: Held) -> list[Row]:
    return [(_day(row["raised"]), turn.words(f"crisis-lane-{row['lane']}")) for row in held["alarms"]]


def _readings(turn: Turn, held: Held) -> list[Row]:
    return [
        (_day(row["at"]), f"{turn.words('held-reader-' + row['who'])} ({row['target']})")
        for row in held["readings"]
    ]


def _day(moment: datetime) -> str:
    return moment.astimezone(HOME).strftime("%d-%m-%Y %H:%M")
