"""The little Discord is as strict as the real one: each case is a client that does it wrong."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.fakes.discord import strict
from tests.fakes.discord.refusal import Refusal
from tests.fakes.discord.server import FakeDiscord

Json = dict[str, Any]
QUIET: Json = {"allowed_mentions": {"parse": []}}
BUTTON: Json = {"type": 2, "style": 1, "label": "Ja", "custom_id": "a"}
OPTION: Json = {"label": "Ja", "value": "a"}
MENU: Json = {"type": 3, "custom_id": "m", "options": [OPTION]}
INPUT: Json = {"type": 4, "style": 1, "custom_id": "f"}
LABEL: Json = {"type": 18, "label": "Naam", "component": INPUT}
MODAL: Json = {"custom_id": "c", "title": "Kaart", "components": [LABEL]}
COMMAND: Json = {"type": 1, "name": "start", "description": "Begin"}


def row(*inside: Json) -> Json:
    return {"type": 1, "components": list(inside)}


def buttons(number: int) -> list[Json]:
    return [BUTTON | {"custom_id": f"b{at}"} for at in range(number)]


MESSAGES: dict[str, Json] = {
    "2001 characters": {"content": "x" * 2001},
    "nothing at all": {},
    "only spaces": {"content": "  \n"},
    "an unknown field": {"content": "x", "colour": "red"},
    "mentions that are not held back": {"content": "x", "allowed_mentions": {"parse": ["everyone"]}},
    "mentions not spoken of": {"content": "x", "allowed_mentions": None},
    "a long nonce": {"content": "x", "nonce": "n" * 26, "enforce_nonce": True},
    "six rows": {"content": "x", "components": [row(one) for one in buttons(6)]},
    "six buttons on a row": {"content": "x", "components": [row(*buttons(6))]},
    "an empty row": {"content": "x", "components": [row()]},
    "a button outside a row": {"content": "x", "components": [BUTTON]},
    "the same button twice": {"content": "x", "components": [row(BUTTON, BUTTON)]},
    "a button without a name": {"content": "x", "components": [row(BUTTON | {"custom_id": ""})]},
    "a button with a long name": {"content": "x", "components": [row(BUTTON | {"custom_id": "x" * 101})]},
    "a button without a label": {"content": "x", "components": [row(BUTTON | {"label": ""})]},
    "a button with a long label": {"content": "x", "components": [row(BUTTON | {"label": "x" * 81})]},
    "a button of no style": {"content": "x", "components": [row(BUTTON | {"style": 9})]},
    "a button with a strange field": {"content": "x", "components": [row(BUTTON | {"colour": "red"})]},
    "a menu without options": {"content": "x", "components": [row(MENU | {"options": []})]},
    "a menu with 26 options": {
        "content": "x",
        "components": [row(MENU | {"options": [OPTION | {"value": f"{at}"} for at in range(26)]})],
    },
    "a menu with one value twice": {
        "content": "x",
        "components": [row(MENU | {"options": [OPTION, OPTION]})],
    },
    "a menu with a long label": {
        "content": "x",
        "components": [row(MENU | {"options": [OPTION | {"label": "x" * 101}]})],
    },
    "a menu beside a button": {"content": "x", "components": [row(MENU, BUTTON)]},
    "a text input in a message": {"content": "x", "components": [row(INPUT)]},
}

MODALS: dict[str, Json] = {
    "six questions": MODAL
    | {"components": [LABEL | {"component": INPUT | {"custom_id": f"{at}"}} for at in range(6)]},
    "no question": MODAL | {"components": []},
    "a long title": MODAL | {"title": "x" * 46},
    "no title": MODAL | {"title": ""},
    "a long label": MODAL | {"components": [LABEL | {"label": "x" * 46}]},
    "a long description": MODAL | {"components": [LABEL | {"description": "x" * 101}]},
    "the same question twice": MODAL | {"components": [LABEL, LABEL]},
    "a button on it": MODAL | {"components": [LABEL | {"component": BUTTON}]},
    "no name": MODAL | {"custom_id": ""},
    "a strange field": MODAL | {"colour": "red"},
    "a long answer filled in": MODAL | {"components": [LABEL | {"component": INPUT | {"value": "x" * 4001}}]},
}

COMMANDS: dict[str, list[Json]] = {
    "101 commands": [COMMAND | {"name": f"c{at}"} for at in range(101)],
    "a capital": [COMMAND | {"name": "Start"}],
    "a space": [COMMAND | {"name": "start nu"}],
    "no description": [COMMAND | {"description": ""}],
    "a long description": [COMMAND | {"description": "x" * 101}],
    "the same twice": [COMMAND, COMMAND],
    "a strange language": [COMMAND | {"name_localizations": {"nl-NL": "start"}}],
    "a strange field": [COMMAND | {"colour": "red"}],
}


@pytest.mark.parametrize("case", MESSAGES)
def test_a_wrong_message_is_refused(case: str) -> None:
    with pytest.raises(Refusal):
        strict.message(QUIET | MESSAGES[case])


@pytest.mark.parametrize("case", MODALS)
def test_a_wrong_modal_is_refused(case: str) -> None:
    with pytest.raises(Refusal):
        strict.modal(MODALS[case])


@pytest.mark.parametrize("case", COMMANDS)
def test_a_wrong_set_of_commands_is_refused(case: str) -> None:
    with pytest.raises(Refusal):
        strict.commands(COMMANDS[case])


def test_what_is_right_is_taken() -> None:
    strict.message(QUIET | {"content": "x" * 2000, "components": [row(*buttons(5)), row(MENU)]})
    strict.message(QUIET | {"content": ""}, files=1)
    strict.modal(MODAL)
    strict.commands([COMMAND | {"name_localizations": {"nl": "begin"}}])
    strict.choices({"choices": [{"name": "a", "value": "b"}]})


@pytest.fixture
async def api(fake: FakeDiscord) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(headers={"Authorization": "Bot token"}) as session:
        yield session


async def ask(
    fake: FakeDiscord, api: aiohttp.ClientSession, method: str, path: str, body: Any = None
) -> tuple[int, int]:
    """HTTP status and Discord's own code."""
    headers = {"Content-Type": "application/json"} if body is not None else {}
    data = json.dumps(body) if body is not None else None
    async with api.request(method, fake.api_url + path, data=data, headers=headers) as answer:
        found = await answer.json() if answer.status != 204 else {}
        return answer.status, found.get("code", 0) if isinstance(found, dict) else 0


async def test_calls_about_what_is_not_there(fake: FakeDiscord, api: aiohttp.ClientSession) -> None:
    hello = QUIET | {"content": "x"}
    assert await ask(fake, api, "POST", "/channels/404/messages", hello) == (404, 10003)
    assert await ask(fake, api, "PATCH", "/channels/710/messages/404", hello) == (404, 10008)
    assert await ask(fake, api, "DELETE", "/channels/710/messages/404") == (404, 10008)
    assert await ask(fake, api, "GET", "/guilds/700/members/404") == (404, 10007)
    assert await ask(fake, api, "PUT", "/guilds/700/members/404/roles/33") == (404, 10007)
    fake.world.members.add("5")
    assert await ask(fake, api, "PUT", "/guilds/700/members/5/roles/33") == (404, 10011)
    assert await ask(fake, api, "GET", "/guilds/404/roles") == (404, 10004)
    assert await ask(fake, api, "POST", "/users/@me/channels", {"recipient_id": "404"}) == (400, 10013)
    assert await ask(fake, api, "POST", "/webhooks/900/gone", hello) == (404, 10015)
    assert (await ask(fake, api, "GET", "/nowhere"))[0] == 404


async def test_a_wrong_content_type_or_token(fake: FakeDiscord, api: aiohttp.ClientSession) -> None:
    async with api.post(fake.api_url + "/channels/710/messages", json=QUIET | {"content": "x"}) as answer:
        assert answer.status == 200
    wrong = {"Content-Type": "application/json; charset=utf-8"}
    async with api.post(fake.api_url + "/channels/710/messages", data="{}", headers=wrong) as answer:
        assert answer.status == 400
    async with api.get(fake.api_url + "/users/@me", headers={"Authorization": "Bot other"}) as answer:
        assert answer.status == 401


async def test_an_interaction_is_answered_once_and_in_time(
    fake: FakeDiscord, api: aiohttp.ClientSession
) -> None:
    async def respond(number: str, body: Json) -> tuple[int, int]:
        token = fake.world.interactions[number].token
        return await ask(fake, api, "POST", f"/interactions/{number}/{token}/callback", body)

    slash = await fake.people.slash("1", "start")
    assert await respond(slash, {"type": 6}) == (400, 50035)
    assert await respond(slash, {"type": 5, "data": {"content": "x"}}) == (400, 50035)
    assert await respond(slash, {"type": 5}) == (204, 0)
    assert await respond(slash, {"type": 5}) == (400, 40060)
    filled = await fake.people.modal("1", "c", {"f": "x"})
    assert await respond(filled, {"type": 9, "data": MODAL}) == (400, 50035)
    late = await fake.people.slash("1", "start")
    fake.world.shift += 3.1
    assert await respond(late, {"type": 5}) == (404, 10062)


async def test_an_interaction_lasts_a_quarter_of_an_hour(
    fake: FakeDiscord, api: aiohttp.ClientSession
) -> None:
    one = fake.world.interactions[await fake.people.slash("1", "start", channel="710")]
    hello = QUIET | {"content": "x", "flags": 64}
    assert await ask(fake, api, "POST", f"/webhooks/900/{one.token}", hello) == (404, 10015)
    await ask(fake, api, "POST", f"/interactions/{one.id}/{one.token}/callback", {"type": 5})
    assert await ask(fake, api, "POST", f"/webhooks/900/{one.token}", hello | {"nonce": "1"}) == (400, 50035)
    assert await ask(fake, api, "POST", f"/webhooks/900/{one.token}", hello) == (200, 0)
    assert await ask(fake, api, "DELETE", f"/webhooks/900/{one.token}/messages/@original") == (404, 10008)
    whisper = fake.world.said("710")[0]["id"]
    assert await ask(fake, api, "PATCH", f"/channels/710/messages/{whisper}", QUIET) == (404, 10008)
    fake.world.shift += 15 * 60 + 1
    assert await ask(fake, api, "POST", f"/webhooks/900/{one.token}", hello) == (401, 50027)


async def test_it_runs_as_a_process_of_its_own(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.discord", "--journal", str(journal), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    api_url = (await process.stdout.readline()).decode().split()[0]
    door = api_url.removesuffix("/api/v10") + "/_test"
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{door}/say", json={"user": "1", "text": "hallo"}) as answer:
            assert (await answer.json())["id"]
        headers = {"Authorization": "Bot token"}
        async with session.post(
            f"{api_url}/channels/51/messages", json=QUIET | {"content": "x"}, headers=headers
        ):
            pass
        for act, asked in (("raw", {"text": "?"}), ("drop", {"forget": True}), ("age", {"seconds": 5})):
            async with session.post(f"{door}/{act}", json=asked) as answer:
                assert answer.status == 200
        async with session.get(f"{door}/said/51") as answer:
            assert [said["content"] for said in await answer.json()] == ["x"]
        async with session.get(f"{door}/state") as answer:
            assert (await answer.json())["identified"] == 0
        async with session.post(f"{door}/dance", json={}) as answer:
            assert answer.status == 404
    process.terminate()
    await process.wait()
    [line] = [json.loads(line) for line in journal.read_text().splitlines()]
    assert (line["method"], line["path"], line["status"]) == ("POST", "/channels/51/messages", 200)
