"""Telegram comes to us: a small web server of our own.

Rules of this file
- Who does not know the secret hears 401 and nothing else, before a byte of the body is read.
- 200 is said only when the update is stored; anything else and Telegram brings it again.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from hashlib import sha256
from urllib.parse import urlsplit

import msgspec
from aiohttp import web

from bot.chat.platform import House
from bot.platforms.telegram.api import Api
from bot.platforms.telegram.intake import Intake
from bot.platforms.telegram.updates import ALLOWED

LARGEST = 1024 * 1024
HEADER = "X-Telegram-Bot-Api-Secret-Token"
KEPT = "webhook"
log = logging.getLogger(__name__)


class Webhook(msgspec.Struct, frozen=True):
    """Where Telegram finds us (`url`, https), where we listen ("host:port"), and the shared secret
    (1-256 of A-Z a-z 0-9 _ -)."""

    url: str
    listen: str
    secret: str


class Listener:
    """Listens for updates until cancelled."""

    def __init__(self, webhook: Webhook, intake: Intake) -> None:
        self._webhook = webhook
        self._intake = intake

    async def run(self) -> None:
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post(urlsplit(self._webhook.url).path or "/", self._post)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            host, _, port = self._webhook.listen.rpartition(":")
            await web.TCPSite(runner, host or "127.0.0.1", int(port)).start()
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _post(self, request: web.Request) -> web.Response:
        said = request.headers.get(HEADER, "")
        if not hmac.compare_digest(said.encode("utf-8", "replace"), self._webhook.secret.encode()):
            return web.Response(status=401)
        if request.content_type != "application/json":
            return web.Response(status=415)
        body = await request.read()
        return web.Response(status=200 if await self._stored(body) else 503)

    async def _stored(self, body: bytes) -> bool:
        try:
            await self._take(body)
        except Exception as error:
            log.warning("telegram-not-stored %s", type(error).__name__)
            return False
        return True

    async def _take(self, body: bytes) -> None:
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            await self._intake.take_unreadable(body)
            return
        await self._intake.take([update])


async def register(api: Api, house: House, webhook: Webhook) -> None:
    """Tell Telegram where we are, when it does not know that yet. Raises `telegram.error` exceptions."""
    mark = sha256("\n".join((webhook.url, webhook.secret, *ALLOWED)).encode()).hexdigest()
    info = await api.call("getWebhookInfo", {})
    if info.get("url") == webhook.url and await house.recall(KEPT) == mark:
        return
    params = {"url": webhook.url, "secret_token": webhook.secret, "allowed_updates": ALLOWED}
    await api.call("setWebhook", params)
    await house.keep(KEPT, mark)
