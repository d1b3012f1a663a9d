"""What happened on the board as a `.chat` file: conversations that are tests.

Rules of this file
- `=` the world at the start. `> Anna: …` a person speaks, `> Anna #utrecht: …` in a group; `[Ja]` is a
  pressed button, `{name=Sam}` a filled card, `(foto)` an attachment.
- `< …` the bot answers where it was spoken to; `< Bram: …` or `< #utrecht: …` somewhere else.
- Two spaces in front: `| …` a further line of the same words, `[Ja] [Nee]` the buttons. `~` time passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from bot.chat.markup import Line
from bot.platforms.web.stage import Persona
from bot.platforms.web.wire import Message

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)


def transcript(story: Iterable[Message | timedelta], personas: Iterable[Persona], start: datetime) -> str:
    """The story as text; `start` is the hour it began, UTC."""
    people = tuple(personas)
    names = {person.account: person.name for person in people}
    homes = {person.chat: person.name for person in people}
    lines = [f"= vandaag is {start:%Y-%m-%d %H:%M}"]
    lines += [f"= {line}" for person in people for line in person.world]
    spoken_to = ""
    for happening in story:
        if isinstance(happening, timedelta):
            spoken_to = ""
            lines += ["", f"~ {_later(happening)}"]
        elif happening.by and not happening.removed:
            spoken_to = happening.chat
            lines += ["", _spoken(happening, names, homes)]
        else:
            lines += _answered(happening, homes, spoken_to)
    return "\n".join(lines) + "\n"


def _spoken(message: Message, names: Mapping[str, str], homes: Mapping[str, str]) -> str:
    name = names.get(message.by, message.by)
    place = "" if message.chat in homes else f" #{message.chat}"
    words = message.told or " ".join(line for line in map(_bare, message.lines) if line)
    return f"> {name}{place}: {words}"


def _answered(message: Message, homes: Mapping[str, str], spoken_to: str) -> Iterator[str]:
    place = f"{homes.get(message.chat) or '#' + message.chat}: "
    first, *rest = [_bare(line) for line in message.lines] or [""]
    yield f"< {'' if message.chat == spoken_to else place}{_mark(message)}{first}".rstrip()
    for line in rest:
        yield f"  | {line}".rstrip()
    for row in sorted({option.row for option in message.options}):
        yield "  " + " ".join(f"[{option.label}]" for option in message.options if option.row == row)
    if message.card:
        yield f"  [{message.card.button}: {', '.join(field.id for field in message.card.fields)}]"


def _mark(message: Message) -> str:
    """What kind of message it is, when it is more than words."""
    if message.removed:
        return "(weg)"
    if message.edited:
        return "(verandert) "
    if message.file:
        return f"(bestand) {message.file.name}: "
    if message.group:
        return "(uitnodiging) "
    return "(alleen jij) " if message.only else ""


def _bare(line: Line) -> str:
    """The words alone; a link keeps its address."""
    words = "".join(
        f"{piece.text} ({piece.url})" if piece.url and piece.url != piece.text else piece.text
        for piece in line.pieces
    )
    return ("> " if line.quote else "- " if line.item else "") + words


def _later(delta: timedelta) -> str:
    for unit, one, many in ((_WEEK, "week", "weken"), (_DAY, "dag", "dagen")):
        if delta >= unit and delta % unit == timedelta():
            count = delta // unit
            return f"{count} {one if count == 1 else many} later"
    return f"{delta // _HOUR} uur later"
