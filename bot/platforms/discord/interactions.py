"""First answers to an interaction: Discord waits three seconds for one.

Rules of this file
- A press is acknowledged with nothing to see; a slash command shows «thinking» to its sender alone.
- Every «thinking» ends: with the answer, or taken away when the answer is somewhere else.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

import msgspec

from bot.chat.platform import Finding, Gone, Refused, TryAgain
from bot.chat.replies import Card
from bot.platforms.discord import components, render
from bot.platforms.discord.calls import Call, Wire
from bot.platforms.discord.handle import Handle
from bot.platforms.discord.shapes import Interaction

CHOICES, CHOICE = 25, 100
_THINKING, _NOTHING, _CHOICES, _MODAL = 5, 6, 8, 9
_REMEMBERED = 1000


def acknowledged(seen: Interaction) -> Call:
    """The first answer when the real one comes later."""
    if seen.message is not None:
        return _answer(seen, {"type": _NOTHING})
    return _answer(seen, {"type": _THINKING, "data": {"flags": render.ONLY_YOU}})


def opened(seen: Interaction, kept: str) -> Call:
    """The card that was kept, as a modal. Raises msgspec.DecodeError when it is not a card."""
    card = msgspec.json.decode(kept, type=Card)
    return _answer(seen, {"type": _MODAL, "data": components.modal(card)})


def completed(seen: Interaction, findings: list[Finding]) -> Call:
    """What could be meant, best first: the title is shown, and sent unless it asks something else."""
    asked: dict[str, str] = {}
    for found in findings:
        asked.setdefault(
            components.cut(found.title, CHOICE), components.cut(found.asks or found.title, CHOICE)
        )
    choices = [{"name": title, "value": asks} for title, asks in asked.items()]
    return _answer(seen, {"type": _CHOICES, "data": {"choices": choices[:CHOICES]}})


def _answer(seen: Interaction, json: dict[str, Any]) -> Call:
    """The ids stand where the library keeps its rate limits apart: one person never waits for another."""
    ids = {"webhook_id": seen.id, "webhook_token": seen.token}
    return Call("POST", "/interactions/{webhook_id}/{webhook_token}/callback", ids, json)


class Thinking:
    """Which slash commands have been answered: their «thinking» is over.

    Discord knows no answer by an interaction's token before its first answer: whoever has one waits for that.
    """

    def __init__(self) -> None:
        self._over: OrderedDict[str, None] = OrderedDict()
        self._beginning: dict[str, asyncio.Event] = {}

    @contextlib.contextmanager
    def beginning(self, token: str) -> Iterator[None]:
        """While the first answer is under way; also over when that went wrong."""
        begun = self._beginning[token] = asyncio.Event()
        try:
            yield
        finally:
            if self._beginning.get(token) is begun:  # the same interaction may come twice
                del self._beginning[token]
            begun.set()

    async def begun(self, token: str) -> None:
        """Return when no first answer is under way for this token."""
        if token in self._beginning:
            await self._beginning[token].wait()

    def answered(self, thread: Handle) -> bool:
        """Note that it is over; True when it was already, or when there was none."""
        known = bool(thread.kind) or thread.token in self._over
        self._over[thread.token] = None
        if len(self._over) > _REMEMBERED:
            self._over.popitem(last=False)
        return known

    async def end(self, thread: Handle | None, wire: Wire) -> None:
        """Take the «thinking» away, once. That it is gone already is no trouble."""
        if thread is None or self.answered(thread):
            return
        await self.begun(thread.token)
        try:
            await wire.call(render.thought(thread))
        except (TryAgain, Gone, Refused):
            return
