"""Telegram as one of our platforms."""

from __future__ import annotations

import asyncio
import json
import logging
from datetime import timedelta
from typing import Any

from telegram.error import BadRequest, EndPointNotFound, Forbidden, TelegramError

from bot.chat.events import Address, AnyEvent
from bot.chat.platform import Abilities, About, House, Menu, Receipt
from bot.chat.replies import AnyReply
from bot.platforms.telegram import menus
from bot.platforms.telegram.api import Api
from bot.platforms.telegram.errors import BadToken, bad_token
from bot.platforms.telegram.intake import Intake
from bot.platforms.telegram.pace import Pace
from bot.platforms.telegram.poll import Poller, release
from bot.platforms.telegram.read import NAME, Me, read
from bot.platforms.telegram.render import Call
from bot.platforms.telegram.speaker import Speaker
from bot.platforms.telegram.webhook import Listener, Webhook, register
from bot.platforms.telegram.wire import TooMuch

ABILITIES = Abilities(
    text=4096,
    buttons=30,
    row=3,
    label=40,
    only_you=False,
    cards=False,
    edit=None,
    delete=timedelta(hours=48),
    file=50 * 1024 * 1024,
    first_contact="{user}",
    once=False,
)
MENU, MENU_OF, USERNAME = "menu", "menu-of", "username"
"""kept: what was set, whose chats have a menu of their own (the settings name them too), the bot's name"""
NOT_TAKEN = (BadRequest, Forbidden, EndPointNotFound)
log = logging.getLogger(__name__)
Final = tuple[type[TelegramError], ...]


class Telegram:
    """The adapter: fetches updates (or is brought them, with a webhook), reads them, and speaks."""

    def __init__(
        self,
        token: str,
        *,
        api_url: str = "https://api.telegram.org",
        webhook: Webhook | None = None,
        pace: Pace | None = None,
    ) -> None:
        number = token.partition(":")[0]
        if not number.isdecimal():
            raise BadToken("a token starts with the bot's number and a colon")
        self._me = Me(int(number))
        self._api = Api(token, api_url.rstrip("/"))
        self._speaker = Speaker(self._api)
        self._webhook = webhook
        self._pace = pace or Pace()

    @property
    def name(self) -> str:
        return NAME

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    @property
    def silent(self) -> float:
        return self._api.touch.silent

    def read(self, body: bytes) -> AnyEvent | None:
        return read(json.loads(body), self._me)

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        return await self._speaker.deliver(reply, to, about)

    async def run(self, house: House, menu: Menu) -> None:
        """Hand over updates until cancelled. Raises BadToken when Telegram does not know the token."""
        try:
            async with asyncio.TaskGroup() as tasks:
                await self._learn_name(house)
                tasks.create_task(self._set_menus(house, menu))
                await self._listen(house, Intake(self._api, house, tasks))
        except* BadToken:
            refused = True
        else:
            refused = False
        finally:
            await self._api.close()
        if refused:
            raise BadToken

    async def close(self) -> None:
        """Close the connections; `run` does this by itself."""
        await self._api.close()

    async def _listen(self, house: House, intake: Intake) -> None:
        if self._webhook is None:
            await release(self._api)
            await Poller(self._api, intake, self._pace).run()
            return
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(Listener(self._webhook, intake).run())
            await self._register(house, self._webhook)

    async def _learn_name(self, house: House) -> None:
        """The bot's own name, as kept from before until Telegram says it."""
        self._me = Me(self._me.id, await house.recall(USERNAME) or "")
        try:
            found = await self._patiently(Call("getMe", {}), (BadRequest, EndPointNotFound))
        except EndPointNotFound:  # to Telegram a token of the wrong form is an address that is not there
            raise BadToken from None
        self._me = Me(self._me.id, str(found.get("username", "")))
        await house.keep(USERNAME, self._me.username)

    async def _register(self, house: House, webhook: Webhook) -> None:
        failures = 0
        while True:
            try:
                return await register(self._api, house, webhook)
            except TelegramError as error:
                failures += 1
                await self._wait(error, failures)

    async def _set_menus(self, house: House, menu: Menu) -> None:
        """Set the menus beside the rest: what goes wrong here stops nobody's messages."""
        try:
            await self._set_changed(house, menu)
        except BadToken:
            raise
        except Exception as error:
            log.warning("telegram-menu-not-set %s", type(error).__name__)

    async def _set_changed(self, house: House, menu: Menu) -> None:
        """Set what changed. A place that cannot be set is no reason to leave out the others: next time."""
        mark, whole = menus.mark(menu), True
        await self._take_away(house, menu)
        if await house.recall(MENU) == mark:
            return
        for call in menus.calls(menu):
            whole &= await self._is_set(call)
        if whole:
            await house.keep(MENU, mark)

    async def _take_away(self, house: House, menu: Menu) -> None:
        """The menus of those who left the team; the chats that have one are kept before they get it."""
        before, now = (await house.recall(MENU_OF) or "").split(), menus.chats(menu)
        for call in menus.gone(menu, set(before) - now):
            await self._is_set(call)
        await house.keep(MENU_OF, " ".join(sorted(now)))

    async def _is_set(self, call: Call) -> bool:
        """False when Telegram does not take it."""
        try:
            await self._patiently(call, NOT_TAKEN)
        except NOT_TAKEN:
            log.warning("telegram-menu-part-not-set %s", call.method)
            return False
        return True

    async def _patiently(self, call: Call, final: Final) -> Any:
        """The call's result, however long it takes. Raises BadToken, or what is `final`."""
        failures = 0
        while True:
            try:
                return await self._api.call(call.method, call.params)
            except TelegramError as error:
                if isinstance(error, final):
                    raise
                failures += 1
                await self._wait(error, failures)

    async def _wait(self, error: TelegramError, failures: int) -> None:
        if bad_token(error):
            raise BadToken from None
        log.warning("telegram-call-failed %s", type(error).__name__)
        wait = error.after if isinstance(error, TooMuch) else self._pace.after(failures)
        await asyncio.sleep(wait)
