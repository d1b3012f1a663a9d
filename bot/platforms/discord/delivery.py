"""Saying it: a reply rendered, sent, and the «thinking» of its slash command ended."""

from __future__ import annotations

import msgspec

from bot.chat.events import Address
from bot.chat.platform import About, Gone, House, Receipt, Refused
from bot.chat.replies import AnyReply, Ask, Close, Do, Edit, Forget, Invite, Remind, Remove
from bot.platforms.discord import handle, places, render
from bot.platforms.discord.calls import Call, Unknown, Wire
from bot.platforms.discord.interactions import Thinking
from bot.platforms.discord.places import Doors
from bot.platforms.discord.shapes import CARD_MARK


class Delivery:
    """Delivers by this wire while one connection lasts."""

    def __init__(self, wire: Wire, house: House, doors: Doors, thinking: Thinking) -> None:
        self._wire = wire
        self._house = house
        self._doors = doors
        self._thinking = thinking

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        """Say it. Raises TryAgain, Gone or Refused."""
        thread = handle.parse(about.handle)
        try:
            receipt = await self._said(reply, to, about)
        except (Gone, Refused):
            await self._thinking.end(thread, self._wire)
            raise
        await self._thinking.end(thread, self._wire)
        return receipt

    async def _said(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        if isinstance(reply, Remind | Forget | Do):
            raise Refused("nothing to show")
        if isinstance(reply, Invite) and not to.private:
            raise Refused("an invitation is for a person")
        channel = await self._doors.channel(to)
        if isinstance(reply, Invite):
            return await self._run(await places.invite(reply, channel, about, self._wire))
        if isinstance(reply, Ask) and reply.card:
            kept = msgspec.json.encode(reply.card).decode()
            await self._house.keep(CARD_MARK + reply.card.token, kept)
        return await self._shown(reply, channel, to, about)

    async def _shown(self, reply: render.Shown, channel: str, to: Address, about: About) -> Receipt:
        calls = render.calls(reply, channel, to, about)
        try:
            return await self._run(calls)
        except Unknown:
            if isinstance(reply, Close | Remove):
                return Receipt()
            if isinstance(reply, Edit):
                return await self._run(render.anew(reply, channel, to, about))
            raise

    async def _run(self, calls: tuple[Call, ...]) -> Receipt:
        """Make the calls in order. The last message counts; what only one person sees has no id."""
        sent: list[str | None] = [None]
        for call in calls:
            thread = call.ids.get("webhook_token")
            if thread:
                await self._thinking.begun(thread)
            answer = await self._wire.call(call)
            sent.append(answer["id"] if answer and "channel_id" in call.ids else None)
            if thread:
                self._thinking.answered(handle.Handle(call.ids["webhook_id"], thread))
        *before, last = sent
        return Receipt(last, tuple(filter(None, before)))
