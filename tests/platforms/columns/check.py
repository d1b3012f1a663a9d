"""What holds for everything that is shown, whatever the platform."""

from __future__ import annotations

import re

from bot.chat.events import Address
from bot.chat.markup import bare
from bot.chat.platform import About, Gone, Refused
from bot.chat.replies import AnyReply, Option
from tests.platforms.columns.column import Column, Shown

OURS = ("https://wetten.overheid.nl/x",)
"""the links in our own texts"""
IN_UNITS = ("telegram", "discord")


async def said(column: Column, reply: AnyReply, to: Address, about: About | None = None) -> list[Shown]:
    """What came to stand there, when it is said. Raises what the platform raises, once nobody saw a thing."""
    places = (column.here, column.group)
    before = {place: column.seen(place) for place in places}
    try:
        await column.platform.deliver(reply, to, about or About())
    except (Gone, Refused):
        assert all(column.seen(place) == before[place] for place in places)
        raise
    elsewhere = next(place for place in places if place != to)
    assert column.seen(elsewhere) == before[elsewhere]
    return [shown for shown in column.seen(to) if shown not in before[to]]


def measure(column: Column, text: str) -> int:
    """In characters; the chat apps count UTF-16 units."""
    in_units = column.platform.name in IN_UNITS
    return len(text.encode("utf-16-le")) // 2 if in_units else len(text)


def words(text: str) -> str:
    """The words alone: no space, and no mark of a list or a quote."""
    lines = (re.sub(r"^(?:- |• |> ?)+", "", line.strip()) for line in text.split("\n"))
    return "".join("".join(lines).split())


def whole(column: Column, shown: list[Shown], text: str, given: tuple[Option, ...] = ()) -> None:
    """All of it is there, within the limits the platform gave, with the options at the end."""
    limits = column.platform.abilities
    assert shown
    assert all(measure(column, one.text) <= limits.text for one in shown)
    assert words("\n".join(one.text for one in shown)).startswith(words(_as_seen(column, text)))
    assert [label for label, _ in shown[-1].options] == [option.label for option in given]
    assert all(not one.options for one in shown[:-1])
    assert all(one.widest <= limits.row for one in shown)
    if column.platform.name != "console":
        assert [token for _, token in shown[-1].options] == [option.token for option in given]


def harmless(shown: list[Shown], allowed: tuple[str, ...] = OURS) -> None:
    """Nobody is pinged, and there is no link but ours."""
    assert [ping for one in shown for ping in one.pings] == []
    assert [link for one in shown for link in one.links if link not in allowed] == []


def _as_seen(column: Column, text: str) -> str:
    """A terminal writes the address of a link out; elsewhere it hides behind its words."""
    return bare(text) if column.platform.name == "console" else bare(text).replace(f" ({OURS[0]})", "")
