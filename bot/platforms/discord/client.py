"""Discord as a platform of the house."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from bot.chat.events import Address, AnyEvent
from bot.chat.platform import Abilities, About, Gone, House, Menu, Receipt, Refused, TryAgain
from bot.chat.replies import AnyReply
from bot.platforms.discord import components, render
from bot.platforms.discord.calls import BadToken, Call, Wire
from bot.platforms.discord.catchup import patiently
from bot.platforms.discord.commands import digest, everywhere, in_guild
from bot.platforms.discord.delivery import Delivery
from bot.platforms.discord.intake import Intake
from bot.platforms.discord.interactions import Thinking
from bot.platforms.discord.places import Doors
from bot.platforms.discord.read import read
from bot.platforms.touch import Touch

_log = logging.getLogger(__name__)
_SHORTEST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
_MENU = "menu"

ABILITIES = Abilities(
    text=render.TEXT,
    buttons=components.ROWS * components.IN_ROW,
    row=components.IN_ROW,
    label=components.LABEL,
    only_you=True,
    cards=True,
    edit=None,
    delete=None,
    file=10 * 1024 * 1024,
    first_contact="user:{user}",
    once=True,
)


class Discord:
    """The adapter. `guild` gets the commands for groups at once; the addresses are Discord's own
    unless `api_url` (with its version, `…/api/v10`) and `gateway_url` say otherwise."""

    def __init__(
        self,
        token: str,
        *,
        guild: str | None = None,
        api_url: str | None = None,
        gateway_url: str | None = None,
    ) -> None:
        self._token = token
        self._guild = guild
        self._api_url = api_url
        self._gateway_url = gateway_url
        self._delivery: Delivery | None = None
        self._thinking = Thinking()
        self._touch = Touch()

    @property
    def name(self) -> str:
        return "discord"

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    @property
    def silent(self) -> float:
        return self._touch.silent

    def read(self, body: bytes) -> AnyEvent | None:
        """The stored bytes as an event; None when they concern nobody. Raises on nonsense."""
        return read(body)

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        """Say it. Raises TryAgain (also while there is no connection yet), Gone or Refused."""
        if self._delivery is None:
            raise TryAgain(1.0)
        return await self._delivery.deliver(reply, to, about)

    async def run(self, house: House, menu: Menu) -> None:
        """Stay connected until cancelled. Raises BadToken when Discord does not know the token."""
        from bot.platforms.discord import gateway

        gateway.redirect(self._api_url, self._gateway_url)
        members, pause = True, _SHORTEST_PAUSE
        while True:
            started = asyncio.get_running_loop().time()
            try:
                await self._connection(house, menu, members=members)
            except BadToken:
                raise
            except Exception as problem:
                members = gateway.judge(problem, members=members)
            if asyncio.get_running_loop().time() - started > _LONGEST_PAUSE:
                pause = _SHORTEST_PAUSE
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _connection(self, house: House, menu: Menu, *, members: bool) -> None:
        """One client's life. Raises what ended it."""
        try:
            async with asyncio.TaskGroup() as tasks:
                await self._live(house, menu, tasks, members=members)
        except ExceptionGroup as ended:
            raise ended.exceptions[0] from None

    async def _live(self, house: House, menu: Menu, tasks: asyncio.TaskGroup, *, members: bool) -> None:
        from bot.platforms.discord import gateway

        line = gateway.Line(self._gateway_url, self._touch)
        doors = Doors(line)
        intake = Intake(line, house, doors, self._thinking, tasks)
        try:
            await line.enter(self._token, members=members)
            self._delivery = Delivery(line, house, doors, self._thinking)
            tasks.create_task(self._tell(menu, house, line, str(line.application_id)))
            await line.stay(intake.hear)
        finally:
            self._delivery = None
            await line.close()

    async def _tell(self, menu: Menu, house: House, wire: Wire, application: str) -> None:
        """Show the commands, when they are not those that are shown already; however often it is «later»."""
        shown = f"{application}:{digest(menu, self._guild)}"
        if await house.recall(_MENU) == shown:
            return
        try:
            for call in self._commands(menu, application):
                await patiently(partial(wire.call, call))
            await house.keep(_MENU, shown)
        except (Gone, Refused) as problem:
            _log.warning("the commands could not be shown: %s", type(problem).__name__)

    def _commands(self, menu: Menu, application: str) -> list[Call]:
        ids = {"application_id": application}
        path = "/applications/{application_id}"
        calls = [Call("PUT", path + "/commands", ids, everywhere(menu, guild=self._guild))]
        if self._guild:
            ids = {**ids, "guild_id": self._guild}
            calls.append(Call("PUT", path + "/guilds/{guild_id}/commands", ids, in_guild(menu)))
        return calls
