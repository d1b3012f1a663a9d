"""The fake refuses what Telegram refuses: each row is a client that is wrong in one thing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession

from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.telegram.world import BOT

ANNA, NEVER, GROUP = 1001, 1002, -1000000000001
BUTTONS = [{"text": "Ja", "callback_data": "t"}]


def keyboard(**button: Any) -> dict[str, Any]:
    return {"reply_markup": {"inline_keyboard": [[button]]}}


def say(text: str = "hoi", **more: Any) -> dict[str, Any]:
    return {"chat_id": ANNA, "text": text, **more}


def html(text: str) -> dict[str, Any]:
    return say(text, parse_mode="HTML")


def look(*ids: str) -> dict[str, Any]:
    content = {"message_text": "a"}
    results = [
        {"type": "article", "id": known, "title": "t", "input_message_content": content} for known in ids
    ]
    return {"inline_query_id": "1", "results": results}


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", say(**keyboard(text="Ja", callback_data="x" * 65)), "BUTTON_DATA_INVALID"),
    ("sendMessage", say(**keyboard(text="Ja", callback_data="é" * 33)), "BUTTON_DATA_INVALID"),
    ("sendMessage", say(**keyboard(text="Ja", callback_data="")), "BUTTON_DATA_INVALID"),
    ("sendMessage", say(**keyboard(text="Ja")), "unallowed"),
    ("sendMessage", say(**keyboard(text=" ", callback_data="t")), "text is empty"),
    ("sendMessage", say(**keyboard(text="Ja", callback_data="t", color="red")), "unknown field"),
    ("sendMessage", say(**keyboard(text="Ja", callback_data="t", style="green")), "button style"),
    ("sendMessage", say(reply_markup={"inline_keyboard": [BUTTONS] * 101}), "markup is too long"),
    ("sendMessage", say(reply_markup={"keyboard": []}), "reply markup"),
    ("sendMessage", say(""), "text is empty"),
    ("sendMessage", say("  \n "), "text is empty"),
    ("sendMessage", {"chat_id": ANNA}, "text is empty"),
    ("sendMessage", html("<b></b>"), "text is empty"),
    ("sendMessage", say("x" * 4097), "too long"),
    ("sendMessage", say("🙂" * 2049), "too long"),
    ("sendMessage", say(colour="red"), "unknown parameter"),
    ("sendMessage", say(chat_id=999), "chat not found"),
    ("sendMessage", say(chat_id=NEVER), "can't initiate"),
    ("sendMessage", say(chat_id="Anna"), "type int"),
    ("sendMessage", say(protect_content="yes"), "type bool"),
    ("sendMessage", say(message_thread_id=7), "thread not found"),
    ("sendMessage", say(parse_mode="Markdown3"), "parse_mode"),
    ("sendMessage", html("<b>a<i>b</b></i>"), "Unmatched end tag"),
    ("sendMessage", html("<b>a"), "find end tag"),
    ("sendMessage", html("a</b>"), "Unexpected end tag"),
    ("sendMessage", html("<h1>a</h1>"), "Unsupported start tag"),
    ("sendMessage", html("1 < 2"), "Unsupported start tag"),
    ("sendMessage", html("Jan & Piet"), "Entity"),
    ("sendMessage", html("a&nbsp;b"), "Entity"),
    ("sendMessage", html('<b class="x">a</b>'), "attribute"),
    ("sendMessage", html("<blockquote>a<blockquote>b</blockquote></blockquote>"), "Nested"),
    ("editMessageText", {"chat_id": ANNA, "message_id": 999, "text": "a"}, "message to edit not found"),
    ("editMessageText", {"chat_id": ANNA, "message_id": 1, "text": "a"}, "can't be edited"),
    ("editMessageText", {"chat_id": ANNA, "message_id": 2, "text": "vraag"}, "not modified"),
    ("editMessageReplyMarkup", {"chat_id": ANNA, "message_id": 2}, "not modified"),
    ("editMessageText", {"chat_id": ANNA, "message_id": 3, "text": "a"}, "no text in the message"),
    ("deleteMessage", {"chat_id": ANNA, "message_id": 999}, "message to delete not found"),
    ("answerCallbackQuery", {"callback_query_id": "7"}, "query is too old"),
    ("answerCallbackQuery", {"callback_query_id": "7", "text": "x" * 201}, "too long"),
    ("answerInlineQuery", look("a"), "query is too old"),
    ("answerInlineQuery", look("a", "a"), "RESULT_ID_DUPLICATE"),
    ("answerInlineQuery", look("x" * 65), "RESULT_ID_INVALID"),
    ("answerInlineQuery", look(*map(str, range(51))), "RESULTS_TOO_MUCH"),
    ("sendDocument", {"chat_id": ANNA}, "document is empty"),
    ("setMyCommands", {"commands": [{"command": "Hulp", "description": "a"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "hulp", "description": ""}]}, "DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": [{"command": "a", "description": "a"}] * 101}, "TOO_MUCH"),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 999}}, "chat not found"),
    ("setMyCommands", {"commands": [], "language_code": "dutch"}, "language code"),
    ("setMyDescription", {"description": "x" * 513}, "too long"),
    ("setMyShortDescription", {"short_description": "x" * 121}, "too long"),
    ("setMyDefaultAdministratorRights", {"rights": {"can_fly": True}}, "rights"),
    ("createChatInviteLink", {"chat_id": GROUP, "expire_date": 1}, "in the future"),
    ("createChatInviteLink", {"chat_id": GROUP, "member_limit": 0}, "out of range"),
    ("createChatInviteLink", {"chat_id": ANNA}, "private chats"),
    ("sendChatAction", {"chat_id": ANNA, "action": "sleeping"}, "wrong parameter action"),
    ("setWebhook", {"url": "http://bot.example/"}, "HTTPS"),
    ("setWebhook", {"url": "https://bot.example/", "secret_token": "a b"}, "unallowed"),
    ("getUpdates", {"limit": 101}, "limit"),
    ("getUpdates", {"allowed_updates": ["messages"]}, "allowed_updates"),
    ("sendTelegram", {}, "Not Found"),
]


class Client:
    """A client that checks nothing."""

    def __init__(self, fake: FakeTelegram, session: ClientSession) -> None:
        self._url, self._session = fake.url, session

    async def call(self, method: str, token: str = "4242:abc", **params: Any) -> dict[str, Any]:
        async with self._session.post(f"{self._url}/bot{token}/{method}", json=params) as answer:
            said: dict[str, Any] = await answer.json()
            return said


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        fake.say("Anna", "hoi")
        fake.world.person("Never")
        fake.group("Utrecht", ("Anna",))
        chat = fake.world.private_chat("Anna")
        fake.world.message(chat, BOT, text="vraag", raw="vraag")
        fake.world.message(chat, BOT, caption="", document={})
        yield fake


@pytest.fixture
async def client(fake: FakeTelegram) -> AsyncIterator[Client]:
    async with ClientSession() as session:
        yield Client(fake, session)


async def test_what_is_wrong_is_refused(client: Client) -> None:
    taken = []
    for method, params, words in WRONG:
        said = await client.call(method, **params)
        if said["ok"] or words not in said["description"]:
            taken.append((method, params, said))
    assert not taken


async def test_what_is_right_is_taken(client: Client) -> None:
    right: list[tuple[str, dict[str, Any]]] = [
        ("getMe", {}),
        ("sendMessage", html('<b>a <i>b</i></b> &amp; &lt; <a href="https://act.nl">c</a>')),
        ("sendMessage", say("x" * 4096, **keyboard(text="Ja", callback_data="x" * 64, style="success"))),
        ("editMessageText", {"chat_id": ANNA, "message_id": 2, "text": "b"}),
        ("deleteMessage", {"chat_id": ANNA, "message_id": 2}),
        ("sendChatAction", {"chat_id": ANNA, "action": "typing"}),
        ("createChatInviteLink", {"chat_id": GROUP, "member_limit": 1}),
        ("getChat", {"chat_id": GROUP}),
        ("getChatMember", {"chat_id": GROUP, "user_id": ANNA}),
    ]
    said = [await client.call(method, **params) for method, params in right]
    assert [answer["ok"] for answer in said] == [True] * len(right)


async def test_a_press_is_answered_once_and_in_time(fake: FakeTelegram, client: Client) -> None:
    await client.call("sendMessage", **say(**keyboard(text="Ja", callback_data="t")))
    first, second = fake.press("Anna", "Ja"), fake.press("Anna", "t")
    assert (await client.call("answerCallbackQuery", callback_query_id=first))["ok"]
    assert not (await client.call("answerCallbackQuery", callback_query_id=first))["ok"]
    fake.world.skew += 16 * 60
    assert not (await client.call("answerCallbackQuery", callback_query_id=second))["ok"]


async def test_an_old_message_stays(fake: FakeTelegram, client: Client) -> None:
    fake.world.skew += 49 * 3600
    said = await client.call("deleteMessage", chat_id=ANNA, message_id=2)
    assert "can't be deleted" in said["description"]


async def test_a_group_must_trust_the_bot(fake: FakeTelegram, client: Client) -> None:
    fake.place("Utrecht").admin = False
    link = await client.call("createChatInviteLink", chat_id=GROUP)
    assert "not enough rights" in link["description"]


async def test_a_token_has_a_form(client: Client) -> None:
    assert (await client.call("getMe", token="secret"))["error_code"] == 404


async def test_too_much_is_too_much(client: Client, fake: FakeTelegram) -> None:
    async with FakeTelegram(flood=True) as busy, ClientSession() as session:
        busy.say("Anna", "hoi")
        hasty = Client(busy, session)
        assert (await hasty.call("sendMessage", **say()))["ok"]
        said = await hasty.call("sendMessage", **say())
        assert said["parameters"] == {"retry_after": 1}
        busy.world.skew += 1
        assert (await hasty.call("sendMessage", **say()))["ok"]
        assert busy.limits.breaches == 1


async def test_updates_wait_until_they_are_confirmed(fake: FakeTelegram, client: Client) -> None:
    first = (await client.call("getUpdates"))["result"]
    again = (await client.call("getUpdates"))["result"]
    assert first == again
    after = await client.call("getUpdates", offset=first[-1]["update_id"] + 1)
    assert after["result"] == []


async def test_only_what_was_asked_for_comes(fake: FakeTelegram, client: Client) -> None:
    fake.join("Utrecht", "Bram")
    assert len((await client.call("getUpdates", allowed_updates=["message"]))["result"]) == 1
    fake.join("Utrecht", "Carla")
    told = (await client.call("getUpdates", allowed_updates=["chat_member"]))["result"]
    assert [list(update)[1] for update in told] == ["chat_member"]


async def test_a_webhook_stands_in_the_way(client: Client) -> None:
    assert (await client.call("setWebhook", url="https://bot.example/"))["ok"]
    assert (await client.call("getUpdates"))["error_code"] == 409
    assert (await client.call("deleteWebhook"))["ok"]
    assert (await client.call("getUpdates"))["ok"]
