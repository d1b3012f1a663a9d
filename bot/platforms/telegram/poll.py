"""Fetching updates, for ever.

Rules of this file
- The offset moves on only when a whole batch is stored: what a crash interrupts comes again.
- One update that cannot be read is stored as bytes and passed by.
- Two that fetch for one bot lose updates to each other: we stop, say so, and look again later.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from telegram.error import Conflict, NetworkError, TelegramError

from bot.platforms.telegram.api import Api
from bot.platforms.telegram.errors import BadToken, bad_token
from bot.platforms.telegram.intake import Intake
from bot.platforms.telegram.pace import Pace
from bot.platforms.telegram.updates import ALLOWED, number
from bot.platforms.telegram.wire import TooMuch

BATCH = 100
log = logging.getLogger(__name__)


class Poller:
    """Asks for updates and hands them over, until cancelled. Raises only BadToken."""

    def __init__(self, api: Api, intake: Intake, pace: Pace) -> None:
        self._api = api
        self._intake = intake
        self._pace = pace
        self._offset = 0
        self._limit = BATCH
        self._failures = 0

    async def run(self) -> None:
        while True:
            try:
                await self._once()
                self._failures = 0
            except Exception as error:
                await asyncio.sleep(await self._pause(error))

    async def _once(self) -> None:
        answer = await self._api.call("getUpdates", self._question(), self._pace.poll + 10)
        if isinstance(answer, bytes):
            await self._unreadable(answer)
        elif isinstance(answer, list):
            await self._take(answer)
        else:
            raise NetworkError("no list of updates")

    def _question(self) -> dict[str, Any]:
        return {
            "offset": self._offset,
            "limit": self._limit,
            "timeout": int(self._pace.poll),
            "allowed_updates": ALLOWED,
        }

    async def _take(self, batch: Sequence[object]) -> None:
        await self._intake.take(batch)
        self._limit = BATCH
        numbers = [known for known in map(number, batch) if known is not None]
        if numbers:
            self._offset = max(numbers) + 1
        elif batch:
            raise NetworkError("updates without a number")

    async def _unreadable(self, payload: bytes) -> None:
        """First ask for one at a time; then it is this one."""
        if self._limit > 1:
            self._limit = 1
            return
        known = await self._intake.take_unreadable(payload)
        self._offset = self._offset + 1 if known is None else known + 1

    async def _pause(self, error: Exception) -> float:
        """What this failure means, and how long to wait."""
        if bad_token(error):
            raise BadToken from None
        if isinstance(error, Conflict):
            return await self._conflict(error)
        self._failures += 1
        kind = "telegram-poll-failed" if isinstance(error, TelegramError) else "telegram-not-stored"
        log.warning("%s %s", kind, type(error).__name__)
        wait = self._pace.after(self._failures)
        return max(error.after, wait) if isinstance(error, TooMuch) else wait

    async def _conflict(self, error: Conflict) -> float:
        webhook = "webhook" in error.message
        log.error("telegram-conflict %s", "webhook-set" if webhook else "other-poller")
        if webhook:
            await release(self._api)
        return self._pace.conflict


async def release(api: Api) -> None:
    """Take a webhook away, if there is one, so that updates can be fetched. What waits is kept."""
    try:
        info = await api.call("getWebhookInfo", {})
        if info.get("url"):
            await api.call("deleteWebhook", {"drop_pending_updates": False})
    except TelegramError as error:
        if bad_token(error):
            raise BadToken from None
        log.warning("telegram-webhook-kept %s", type(error).__name__)
