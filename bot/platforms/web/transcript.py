"""What happened on the board as a `.chat` file: conversations that are tests.

Rules of this file
- `> Anna: …` a person speaks, `> Anna #utrecht: …` in a group, `[Ja]` is a pressed button.
- `< …` the bot answers where it was spoken to; `< Bram: …` or `< #utrecht: …` somewhere else.
- Two spaces in front: another line of the same words (no blank ones), or the buttons.
- `~` time passes. `#` a remark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from bot.chat.markup import Line
from bot.platforms.web.wire import Message

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)


def transcript(
    story: Iterable[Message | timedelta], names: Mapping[str, str], homes: Mapping[str, str]
) -> str:
    """The story as text. `names` is account -> name, `homes` private chat -> name."""
    lines: list[str] = []
    spoken_to = ""
    for happening in story:
        if isinstance(happening, timedelta):
            lines += ["", f"~ {_later(happening)}"]
        elif happening.kind == "note":
            lines += ["", f"# {_words(happening.lines)[0]}"]
        elif happening.by:
            spoken_to = homes.get(happening.chat) or f"#{happening.chat}"
            lines += ["", *_spoken(happening, names, homes)]
        else:
            lines += _answered(happening, names, homes, spoken_to)
    return "\n".join(lines).strip("\n") + "\n" if lines else ""


def _spoken(message: Message, names: Mapping[str, str], homes: Mapping[str, str]) -> list[str]:
    name = names.get(message.by, message.by)
    place = "" if message.chat in homes else f" #{message.chat}"
    first, *rest = _words(message.lines)
    return [f"> {name}{place}: {first}", *(f"  {line}" for line in rest)]


def _answered(
    message: Message, names: Mapping[str, str], homes: Mapping[str, str], spoken_to: str
) -> list[str]:
    reader = names.get(message.only) or homes.get(message.chat) or f"#{message.chat}"
    first, *rest = _words(message.lines)
    prefix = "" if reader == spoken_to else f"{reader}: "
    lines = [f"< {prefix}{first}".rstrip(), *(f"  {line}" for line in rest)]
    labels = [option.label for option in message.options]
    if message.card:
        labels.append(message.card.button)
    if labels:
        lines.append("  " + " ".join(f"[{label}]" for label in labels))
    if message.file:
        lines.append(f"# {message.file.name}")
    return lines


def _words(lines: tuple[Line, ...]) -> list[str]:
    """The words alone, with the marks of a quote and a list; at least one line."""
    words = [
        ("> " if line.quote else "- " if line.item else "") + "".join(piece.text for piece in line.pieces)
        for line in lines
    ]
    return [line.rstrip() for line in words if line.strip()] or [""]


def _later(delta: timedelta) -> str:
    for unit, one, many in ((_WEEK, "week", "weken"), (_DAY, "dag", "dagen"), (_HOUR, "uur", "uur")):
        if delta >= unit and delta % unit == timedelta():
            count = delta // unit
            return f"{count} {one if count == 1 else many} later"
    return f"{delta // _HOUR} uur later"
