"""Updates on their way to the house.

Rules of this file
- An update is handed over whole; it counts as taken only when the house says that it is stored.
- A press is answered on Telegram right after it was stored, beside the loop, whatever it means.
- A look-up while typing is answered straight from public knowledge and is not kept.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.chat.platform import Finding, House, Raw
from bot.chat.wording import split
from bot.platforms.telegram import updates
from bot.platforms.telegram.api import Api
from bot.platforms.telegram.html import html
from bot.platforms.telegram.render import TEXT, units

FINDINGS = 20
FRESH = 60
log = logging.getLogger(__name__)


class Intake:
    """Takes updates for the house; small answers run as tasks of the adapter's own group."""

    def __init__(self, api: Api, house: House, tasks: asyncio.TaskGroup) -> None:
        self._api = api
        self._house = house
        self._tasks = tasks

    async def take(self, batch: Sequence[object]) -> None:
        """Store these: side by side, but in order for each person. Raises when one was not stored."""
        now = datetime.now(UTC)
        kept = []
        for update in batch:
            if isinstance(update, Mapping) and "inline_query" in update:
                self._tasks.create_task(self._look(update["inline_query"]))
            else:
                kept.append((updates.raw(update, now), _press(update)))
        presses = {raw.key: press for raw, press in kept if press}
        lanes = updates.by_lane(raw for raw, _ in kept)
        done = await asyncio.gather(*(self._lane(lane, presses) for lane in lanes), return_exceptions=True)
        for failure in filter(None, done):
            raise failure

    async def take_unreadable(self, payload: bytes) -> int | None:
        """Store bytes that no parser takes; their number, where they have one."""
        known, raw = updates.unreadable(payload, datetime.now(UTC))
        await self._house.receive(raw)
        return known

    async def _lane(self, lane: Sequence[Raw], presses: Mapping[str, str]) -> None:
        for raw in lane:
            await self._house.receive(raw)
            if raw.key in presses:
                self._tasks.create_task(self._answer(presses[raw.key]))

    async def _answer(self, press: str) -> None:
        """Stop the button's waiting sign. Too late for that is no matter."""
        try:
            await self._api.call("answerCallbackQuery", {"callback_query_id": press})
        except Exception as error:
            log.debug("telegram-press-unanswered %s", type(error).__name__)

    async def _look(self, query: Any) -> None:
        try:
            locale = query["from"].get("language_code") or "nl"
            found = await self._house.look(str(query["query"]), locale)
            results = [_result(finding) for finding in found[:FINDINGS]]
            params = {"inline_query_id": str(query["id"]), "results": results, "cache_time": FRESH}
            await self._api.call("answerInlineQuery", params)
        except Exception as error:
            log.warning("telegram-look-failed %s", type(error).__name__)


def _press(update: object) -> str:
    press = update.get("callback_query") if isinstance(update, Mapping) else None
    return str(press.get("id") or "") if isinstance(press, Mapping) else ""


def _result(finding: Finding) -> dict[str, Any]:
    content = {
        "message_text": html(split(finding.text, TEXT, units)[0]),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    result = {
        "type": "article",
        "id": finding.id[:64],
        "title": finding.title,
        "input_message_content": content,
    }
    return result | {"url": finding.url} if finding.url else result
