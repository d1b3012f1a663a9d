"""`GET /healthz` on `web.listen`: 200 when all is well, 503 with the names of what is not.

Rules of this file
- Names of parts of the house, and nothing else: no count, no moment, nothing about a person.
- Each time it is asked it looks anew; it keeps nothing and tells nobody by itself.
- A port that is taken is said in the log and stops nothing.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from datetime import timedelta

import structlog

from bot.config import Settings
from bot.core.household import Household
from bot.only_one import utc_now
from bot.setup.check import OLD_COPY, ROOM
from bot.setup.facts import backup_age
from bot.store.work import Work

log = structlog.get_logger()
PATH = "/healthz"
UNANSWERED = timedelta(minutes=1)
UNSAID = timedelta(minutes=5)
SILENT = timedelta(minutes=2)
DATABASE_WITHIN = 5.0
"""seconds"""


class Health:
    """What can be red of a house at work: database, inbox, outbox, each platform, copy, disk, on_call."""

    def __init__(self, settings: Settings, household: Household) -> None:
        self._settings = settings
        self._household = household
        self._begun = utc_now()

    async def red(self) -> list[str]:
        """The names of what is not well."""
        return [*await self._kept(), *self._spoken(), *self._around()]

    async def _kept(self) -> list[str]:
        try:
            async with asyncio.timeout(DATABASE_WITHIN):
                behind = await self._household.store.read(_behind)
        except Exception:  # whatever it is, it does not answer
            return ["database"]
        return ["inbox"] if behind else []

    def _spoken(self) -> Iterator[str]:
        if self._household.sender.waiting > UNSAID.total_seconds():
            yield "outbox"
        for name, platform in sorted(self._household.plan.platforms.items()):
            if platform.silent > SILENT.total_seconds():
                yield name

    def _around(self) -> Iterator[str]:
        now, folder = utc_now(), self._settings.data
        age = backup_age(folder / "backups", now)
        if (now - self._begun if age is None else age) > OLD_COPY:
            yield "copy"
        if shutil.disk_usage(folder).free < ROOM:
            yield "disk"
        if not self._settings.on_call:
            yield "on_call"


def _behind(work: Work) -> bool:
    oldest = work.inbox.oldest()
    return oldest is not None and work.now - oldest > UNANSWERED


def has_page(settings: Settings) -> bool:
    """Whether there is a place for it: the port of a webhook is the webhook's alone."""
    hook = settings.telegram.webhook if settings.telegram else None
    return hook is None or _port(hook.listen) != _port(settings.web.listen)


def _port(listen: str) -> str:
    return listen.rpartition(":")[2]


async def serve(health: Health, listen: str) -> None:
    """Until cancelled."""
    from aiohttp import web

    async def answer(_request: web.Request) -> web.Response:
        red = await health.red()
        return web.json_response({"red": red}, status=503 if red else 200)

    app = web.Application()
    app.router.add_get(PATH, answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    host, _, port = listen.rpartition(":")
    try:
        await web.TCPSite(runner, host.strip("[]"), int(port)).start()
        await asyncio.Event().wait()
    except OSError as error:
        log.warning("no health page", listen=listen, kind=type(error).__name__)
    finally:
        await runner.cleanup()
