"""Old buttons, taken away when nobody waits for words.

Rules of this file
- It is cosmetic: a button that stays, or is pressed meanwhile, is answered kindly.
- Where a prompt stands is remembered for a while, so that the database need not be asked.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Mapping
from functools import partial

import structlog

from bot.chat.platform import About, Platform, Receipt
from bot.chat.replies import Close
from bot.core.speaking import Closing
from bot.store.store import Store
from bot.store.work import Work

log = structlog.get_logger()
MOST = 5000


class Closings:
    """Takes spent buttons away, one after the other, while `idle` is set."""

    def __init__(self, store: Store, platforms: Mapping[str, Platform], idle: asyncio.Event) -> None:
        self._store = store
        self._platforms = platforms
        self._idle = idle
        self._shown: dict[str, str] = {}
        self._waiting: deque[Closing] = deque(maxlen=MOST)
        self._task: asyncio.Task[None] | None = None
        self._closed = False

    def add(self, closings: Iterable[Closing]) -> None:
        """These may go."""
        self._waiting.extend(closings)
        if self._waiting and not self._closed and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._all(), name="closings")

    def remember(self, prompt: str | None, receipt: Receipt) -> None:
        """Where this prompt stands."""
        if len(self._shown) > MOST:
            self._shown.clear()
        if prompt and receipt.message:
            self._shown[prompt] = receipt.message

    async def done(self) -> None:
        """Wait until they are gone."""
        if self._task is not None:
            await asyncio.wait({self._task})

    async def close(self) -> None:
        self._closed = True
        if self._task is not None:
            self._task.cancel()
            await self.done()

    async def _all(self) -> None:
        while self._waiting:
            while not self._idle.is_set():  # whoever came meanwhile goes first
                await self._idle.wait()
            closing = self._waiting.popleft()
            try:
                await self._take_away(closing)
            except Exception as error:
                log.info("button left", platform=closing.to.platform, kind=type(error).__name__)

    async def _take_away(self, closing: Closing) -> None:
        platform = self._platforms.get(closing.to.platform)
        message = closing.message or self._shown.pop(closing.prompt, None)
        if message is None:
            message = await self._store.write(partial(_message_of, closing.prompt), patient=True)
        if platform is not None and message is not None:
            reply = Close(prompt=closing.prompt, message=message)
            await platform.deliver(reply, closing.to, About(nonce=closing.prompt))


def _message_of(prompt: str, work: Work) -> str | None:
    return work.prompts.message(prompt)
