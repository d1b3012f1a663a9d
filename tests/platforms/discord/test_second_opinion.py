"""What we send, judged by `simcord`'s backend: it opens no gateway, so only the calls go through it."""

from __future__ import annotations

import pytest
import simcord

from bot.chat.events import Address
from bot.chat.platform import About, Gone
from bot.chat.replies import Ask, Card, Close, Edit, Field, Option, Say, SendFile
from bot.platforms.discord.calls import Call
from bot.platforms.discord.commands import everywhere, in_guild
from bot.platforms.discord.delivery import Delivery
from bot.platforms.discord.gateway import Line
from bot.platforms.discord.interactions import Thinking
from bot.platforms.discord.places import Doors
from bot.platforms.touch import Touch
from tests.platforms.discord.conftest import MENU
from tests.platforms.discord.house import SmallHouse

CARD = Card(
    title="Jullie gezin", button="Vul in", token="c1", fields=(Field(id="name", label="Hoe heet je?"),)
)


def delivery(line: Line) -> Delivery:
    return Delivery(line, SmallHouse(), Doors(line), Thinking())


async def test_messages_of_every_kind_are_taken() -> None:
    line = Line(None, Touch())
    async with simcord.run(line) as env:
        channel = env.create_guild().create_text_channel("regio-utrecht")
        to = Address("discord", str(channel.id))
        say = delivery(line).deliver
        options = tuple(
            Option(label=f"Keuze {number}", token=f"t{number}", row=number // 5) for number in range(20)
        )
        buttons = await say(Ask(text="**Kies** \\<@1\\>", options=options, card=CARD), to, About(nonce="n1"))
        assert buttons.message
        menu = await say(Ask(text="Kies er een", options=options, hint="one"), to, About(nonce="n2"))
        await say(Edit(about=buttons.message, text="Gekozen"), to, About())
        await say(Close(prompt="p", message=menu.message or ""), to, About())
        await say(
            SendFile(name="inzage.txt", content=b"alles", text="Dit is alles", private=False), to, About()
        )
        await say(Say(text="Een lange zin over school. " * 200), to, About(nonce="n3"))
        posts = [entry.json or {} for entry in env.http_requests if entry.method == "POST"]
        assert [len(post.get("components", [])) for post in posts] == [5, 1, 0, 0, 0, 0]


async def test_commands_are_taken() -> None:
    line = Line(None, Touch())
    async with simcord.run(line) as env:
        guild = env.create_guild()
        ids = {"application_id": str(line.application_id), "guild_id": str(guild.id)}
        await line.call(
            Call("PUT", "/applications/{application_id}/commands", ids, everywhere(MENU, guild=None))
        )
        await line.call(
            Call("PUT", "/applications/{application_id}/guilds/{guild_id}/commands", ids, in_guild(MENU))
        )


async def test_a_channel_that_is_not_there() -> None:
    line = Line(None, Touch())
    async with simcord.run(line):
        with pytest.raises(Gone, match="kicked"):
            await delivery(line).deliver(Say(text="x"), Address("discord", "12345"), About())
