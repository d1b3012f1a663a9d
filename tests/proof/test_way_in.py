"""C37 on Discord, from a postcode to the channel: who is led to her regional group can really enter it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.model.people import Member, Role
from bot.platforms.discord.client import Discord
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import HALL, TOWN
from tests.platforms.discord.house import until
from tests.proof.house import at_work, plan

ANNA, MO = "8001", "1"
TEAM = (Member(f"discord:{MO}", Role.MODERATOR, "Mo"),)
LINK, CHANNEL = "https://discord.gg/welkom1", f"<#{TOWN}>"


@pytest.fixture
async def fake(url: str) -> AsyncIterator[FakeDiscord]:
    """A Discord with the house connected to it, and the group of Utrecht linked."""
    fake = FakeDiscord()
    await fake.start()
    discord = Discord("token", api_url=fake.api_url, gateway_url=fake.gateway_url)
    async with at_work(plan(url, discord, team=TEAM)):
        await until(lambda: fake.gateway.identified and discord._delivery)
        await fake.people.slash(MO, "regio", "koppel utrecht", TOWN)
        await until(lambda: any("Utrecht" in said["content"] for said in fake.world.said(TOWN)))
        yield fake
    await fake.stop()


def heard(fake: FakeDiscord) -> list[dict[str, Any]]:
    return fake.world.said(str(fake.world.private(ANNA)["id"]))


def hears(fake: FakeDiscord, words: str) -> bool:
    return any(words in said["content"] for said in heard(fake))


async def asks_the_way(fake: FakeDiscord) -> None:
    await fake.people.say(ANNA, "3511")
    await until(lambda: heard(fake) and heard(fake)[-1]["components"])
    question = heard(fake)[-1]
    await fake.people.press(ANNA, question["id"], question["components"][0]["components"][0]["custom_id"])


async def test_who_comes_by_the_link_gets_the_role_of_her_region(fake: FakeDiscord) -> None:
    fake.world.roles.append({"id": "33", "name": "Regio Utrecht"})
    await asks_the_way(fake)
    await until(lambda: hears(fake, LINK))
    assert not fake.world.acts
    await fake.people.come(ANNA)
    await until(lambda: hears(fake, CHANNEL))
    assert [act["path"].split("/", 3)[3] for act in fake.world.acts] == [
        f"guilds/700/members/{ANNA}/roles/33"
    ]
    assert not fake.world.said(HALL)


async def test_who_is_in_already_may_see_the_channel(fake: FakeDiscord) -> None:
    await fake.people.come(ANNA)
    await asks_the_way(fake)
    await until(lambda: hears(fake, CHANNEL))
    assert [act["path"].split("/", 3)[3] for act in fake.world.acts] == [
        f"channels/{TOWN}/permissions/{ANNA}"
    ]
