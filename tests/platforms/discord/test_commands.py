"""The house's menu → Discord's commands."""

from __future__ import annotations

import asyncio
import contextlib

from bot.chat.platform import Finding, Menu, MenuEntry
from bot.platforms.discord import commands, interactions
from bot.platforms.discord.handle import Handle
from bot.platforms.discord.shapes import Interaction, Pressed
from tests.fakes.discord import strict
from tests.platforms.discord.conftest import MENU

REGION = MenuEntry(name="regio", texts={"nl": "x" * 120}, private=False, group=True, audience="team")


def test_names_and_texts_in_two_languages() -> None:
    made = commands.everywhere(MENU, guild=None)
    strict.commands(made)
    start, ask = made
    assert (start["name"], start["description"]) == ("start", "Begin hier")
    assert start["name_localizations"] == {"en-US": "begin", "en-GB": "begin"}
    assert start["description_localizations"]["en-GB"] == "Start here"
    assert (start["contexts"], ask["contexts"]) == ([1], [0, 1])
    [option] = ask["options"]
    assert (option["name"], option["description"], option["autocomplete"]) == ("tekst", "je vraag", True)


def test_a_guild_has_the_commands_for_groups() -> None:
    menu = Menu(entries=(*MENU.entries, REGION))
    everywhere, inside = commands.everywhere(menu, guild="700"), commands.in_guild(menu)
    for made in (everywhere, inside):
        strict.commands(made)
    assert [(command["name"], command["contexts"]) for command in everywhere] == [
        ("start", [1]),
        ("vraag", [1]),
    ]
    assert [command["name"] for command in inside] == ["vraag", "regio"]


def test_a_name_discord_does_not_take_is_left_out() -> None:
    entry = MenuEntry(name="wis", texts={"nl": "Wis alles"}, names={"en": "erase me", "nl": "Wis"})
    [made] = commands.everywhere(Menu(entries=(entry,)), guild=None)
    assert made["name_localizations"] == {"nl": "wis"}


def test_the_digest_changes_with_what_is_shown() -> None:
    one = commands.digest(MENU, None)
    assert one == commands.digest(Menu(entries=MENU.entries, people=(("discord:1", ("open",)),)), None)
    assert len({one, commands.digest(MENU, "700"), commands.digest(Menu(entries=(REGION,)), None)}) == 3


def test_completions_are_few_short_and_different() -> None:
    seen = Interaction(
        id="1", application_id="900", type=4, token="t", data=Pressed(name="vraag"), channel_id="51"
    )
    found = [Finding(id=str(number), title=f"{number % 30} " + "x" * 150, text="") for number in range(60)]
    call = interactions.completed(seen, found)
    strict.choices(call.json["data"])
    assert len(call.json["data"]["choices"]) == 25


def test_a_completion_is_sent_as_its_title_unless_it_asks_something_else() -> None:
    seen = Interaction(
        id="1", application_id="900", type=4, token="t", data=Pressed(name="vraag"), channel_id="51"
    )
    found = [Finding("a", "Wat is een TLV?", ""), Finding("113", "Bel 113", "", asks="ik wil dood")]
    call = interactions.completed(seen, found)
    strict.choices(call.json["data"])
    assert [(choice["name"], choice["value"]) for choice in call.json["data"]["choices"]] == [
        ("Wat is een TLV?", "Wat is een TLV?"),
        ("Bel 113", "ik wil dood"),
    ]


async def test_who_answers_by_a_token_waits_for_its_first_answer_and_not_for_that_of_another() -> None:
    thinking = interactions.Thinking()
    with contextlib.suppress(ZeroDivisionError), thinking.beginning("tok"):
        await thinking.begun("other")
        waiting = asyncio.create_task(thinking.begun("tok"))
        await asyncio.sleep(0)
        assert not waiting.done()
        raise ZeroDivisionError
    await waiting
    await thinking.begun("tok")


def test_a_thinking_ends_once() -> None:
    thinking = interactions.Thinking()
    slash = Handle("900", "tok")
    assert not thinking.answered(slash)
    assert thinking.answered(slash)
    assert thinking.answered(Handle("900", "other", "press"))
