"""Ticks under words that were sent twice: what she sees is made true, wherever she presses."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from bot.chat.events import Address, Chose, Sender
from bot.chat.platform import Raw
from bot.chat.replies import AnyReply, Edit
from tests.player import Player
from tests.screen import PLATFORM

TOLD = """
= zei Anna: /start
= zei Anna: [Mijn kind zit thuis]
= zei Anna: [Ja, dat mag]
= zei Anna: [Ouder]
= zei Anna: 3511
= zei Anna: overslaan
= zei Anna: nee
= zei Anna: tekenen
= zei Anna: Sam
= zei Anna: 11
= zei Anna: overslaan
= zei Anna: [Mijn kind gaat, maar loopt vast]
= zei Anna: [Basisschool]
= zei Anna: ja
"""
LABEL = "Pesten of buitensluiten"
SECOND = "the same words again"


async def press(player: Player, token: str, message: str) -> list[AnyReply]:
    """A press under this message, told to a fresh core; all that it says."""
    player.updates += 1
    event = Chose(
        key=f"u{player.updates}",
        at=player.now,
        where=Address(PLATFORM, "anna", private=True),
        who=Sender(f"{PLATFORM}:anna", "Anna", "nl"),
        message=message,
        choice=token,
    )
    async with player._core() as household:
        player.screen.said.clear()
        body = msgspec.json.encode(event)
        raw = Raw(key=event.key, lane="Anna", body=body, at=player.now)
        await household.reception(player.screen).receive(raw)
        await household.settle()
        return [reply for reply, _ in player.screen.said]


async def test_under_the_second_copy_it_shows_what_is_ticked(url: str) -> None:
    player = Player(url)
    await player.play(TOLD)
    first, token = player.screen.button("anna", LABEL)
    [ticked] = await press(player, token, first)
    [shown] = await press(player, token, SECOND)
    for edit, message in ((ticked, first), (shown, SECOND)):
        assert isinstance(edit, Edit)
        assert edit.about == message
        assert [option.label for option in edit.options if "✓" in option.label] == [f"✓ {LABEL}"]
    assert await press(player, token, SECOND) == [], "there it is shown by now"


async def test_a_late_second_press_of_a_tick_says_nothing(url: str) -> None:
    """Hers was heard, but her screen said it failed: she presses again after a while."""
    player = Player(url)
    await player.play(TOLD)
    first, token = player.screen.button("anna", LABEL)
    await press(player, token, first)
    player.now += timedelta(minutes=1)
    assert await press(player, token, first) == []
