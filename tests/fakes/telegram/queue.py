"""getUpdates and webhooks: what waits, who asks for it, and who is in the way."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import Any

from tests.fakes.telegram.refusal import Refusal
from tests.fakes.telegram.tables import KINDS
from tests.fakes.telegram.world import Json, World

UNASKED = frozenset(("chat_member", "message_reaction", "message_reaction_count"))


class Queue:
    """Hands out updates. A second question ends the first, as Telegram does."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._waiting: asyncio.Future[None] | None = None

    def arrived(self) -> None:
        """Wake who waits for updates."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    async def get(self, params: Json) -> list[Json]:
        if self._world.webhook.get("url"):
            raise Refusal(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._end_the_other()
        self._confirm(params.get("offset", 0))
        if "allowed_updates" in params:
            self._world.allowed = params["allowed_updates"]
        if not self._ready(1) and params.get("timeout", 0) > 0:
            await self._wait(params["timeout"])
        return self._ready(params.get("limit", 100))

    def set_webhook(self, params: Json) -> bool:
        self._world.webhook = dict(params)
        self._world.allowed = params.get("allowed_updates", self._world.allowed)
        self._drop(params)
        return True

    def delete_webhook(self, params: Json) -> bool:
        self._world.webhook = {}
        self._drop(params)
        return True

    def info(self) -> Json:
        hook = self._world.webhook
        waiting = len(self._world.updates)
        return {
            "url": hook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": waiting,
            "allowed_updates": self._world.allowed,
        }

    async def _wait(self, seconds: float) -> None:
        mine = self._waiting = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(mine, min(seconds, 50))
        except TimeoutError:
            pass
        finally:
            if self._waiting is mine:
                self._waiting = None

    def _end_the_other(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(
                Refusal(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )
            )

    def _confirm(self, offset: int) -> None:
        updates = self._world.updates
        if offset < 0:
            while len(updates) > -offset:
                updates.popleft()
        while offset > 0 and updates and updates[0]["update_id"] < offset:
            updates.popleft()

    def _ready(self, limit: int) -> list[Json]:
        """The first ones of the kinds asked for; the others are dropped."""
        updates = self._world.updates
        found: list[Json] = []
        for update in tuple(islice(updates, limit + 400)):
            if len(found) == limit:
                break
            if not self._wanted(update):
                updates.remove(update)
            else:
                found.append(update)
        return found

    def _wanted(self, update: Json) -> bool:
        kinds = update.keys() - {"update_id"}
        if not self._world.allowed:
            return not kinds & UNASKED
        return not kinds or any(kind in self._world.allowed or kind not in KINDS for kind in kinds)

    def _drop(self, params: Json) -> None:
        if params.get("drop_pending_updates"):
            self._world.updates.clear()


def poller_methods(queue: Queue) -> dict[str, Any]:
    """The methods that work on the queue instead of the world."""
    return {
        "setWebhook": queue.set_webhook,
        "deleteWebhook": queue.delete_webhook,
        "getWebhookInfo": lambda params: queue.info(),
    }
