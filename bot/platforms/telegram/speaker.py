"""Saying a reply on Telegram.

Rules of this file
- A text in several messages that stops halfway goes on where it stopped, as long as this process lives.
- What was to be changed and looks like that already, or is to be taken away and is not there: done.
- A message that was to be edited and is gone is sent anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.chat.events import Address
from bot.chat.platform import About, Gone, Receipt, Refused, TryAgain
from bot.chat.replies import AnyReply, Invite
from bot.platforms.telegram import errors
from bot.platforms.telegram.api import Api
from bot.platforms.telegram.render import Call, guard, invite_link, place, render, send

LINK_LASTS = timedelta(hours=24)


class Speaker:
    """Makes the calls of a reply, in order."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._halfway: dict[str, list[str | None]] = {}

    async def deliver(self, reply: AnyReply, to: Address, about: About) -> Receipt:
        """The receipt of all its messages. Raises TryAgain, Gone or Refused."""
        calls = await self._invitation(reply, to) if isinstance(reply, Invite) else render(reply, to)
        sent = self._halfway.pop(about.nonce, [])
        for call in calls[len(sent) :]:
            try:
                sent.append(await self._call(call, to))
            except TryAgain:
                if about.nonce and sent:
                    self._halfway[about.nonce] = sent
                raise
        *before, last = sent or [None]
        return Receipt(last, tuple(filter(None, before)))

    async def _invitation(self, reply: Invite, to: Address) -> Sequence[Call]:
        """A link for one person. That the group gives none says nothing about the person."""
        guard(reply, to)
        try:
            made = await self._result(invite_link(reply, datetime.now(UTC) + LINK_LASTS))
        except Gone:
            raise Refused("the group gives no link") from None
        link = str(made["invite_link"])
        return send(f"{reply.text}\n\n[{link}]({link})", (), to)

    async def _call(self, call: Call, to: Address) -> str | None:
        try:
            result = await self._api.call(call.method, call.params)
        except Exception as error:
            if errors.unchanged(error):
                return str(call.params["message_id"])
            if errors.no_message(error) and call.method != "sendMessage":
                return await self._without(call, to)
            raise errors.translate(error) from None
        return _message(result)

    async def _without(self, call: Call, to: Address) -> str | None:
        """The message this was about is gone."""
        if call.method != "editMessageText":
            return None
        params = {name: value for name, value in call.params.items() if name != "message_id"}
        return _message(await self._result(Call("sendMessage", params | place(to))))

    async def _result(self, call: Call) -> Any:
        try:
            return await self._api.call(call.method, call.params)
        except Exception as error:
            raise errors.translate(error) from None


def _message(result: Any) -> str | None:
    known = result.get("message_id") if isinstance(result, dict) else None
    return None if known is None else str(known)
