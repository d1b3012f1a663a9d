"""The adapter speaking to a Telegram on loopback."""

from __future__ import annotations

import asyncio
import socket

import pytest

from bot.chat.events import Address
from bot.chat.platform import About, Gone, Receipt, Refused, TryAgain
from bot.chat.replies import Ask, Close, Edit, Invite, Option, Remove, Say, SendFile
from bot.platforms.telegram.client import Telegram
from tests.fakes.telegram.server import FakeTelegram
from tests.platforms.telegram.house import QUICK, TOKEN

YES = Option("Ja", token="tok", style="yes")
LONG = "\n\n".join(["woord " * 500] * 3)


@pytest.fixture
def anna(fake: FakeTelegram) -> Address:
    fake.say("Anna", "hoi")
    return Address("telegram", str(fake.world.person("Anna")["id"]), private=True)


@pytest.fixture
def group(fake: FakeTelegram) -> Address:
    return Address("telegram", str(fake.group("Utrecht", ("Anna", "Bram"))))


async def test_a_question_changes_and_closes(fake: FakeTelegram, telegram: Telegram, anna: Address) -> None:
    asked = await telegram.deliver(Ask(text="Ga je *mee*?", options=(YES,)), anna, About())
    edited = Edit(about=str(asked.message), text="Ga je **echt** mee?", options=(YES,))
    assert await telegram.deliver(edited, anna, About()) == asked
    assert await telegram.deliver(edited, anna, About()) == asked
    await telegram.deliver(Close(prompt="p", message=str(asked.message)), anna, About())
    await telegram.deliver(Close(prompt="p", message=str(asked.message)), anna, About())
    said = fake.sent("Anna")
    assert [(sent.method, sent.text, sent.buttons) for sent in said] == [
        ("sendMessage", "Ga je mee?", [("Ja", "tok")]),
        ("editMessageText", "Ga je echt mee?", [("Ja", "tok")]),
        ("editMessageReplyMarkup", "Ga je echt mee?", []),
    ]


async def test_an_edit_of_what_is_gone_is_sent_anew(
    fake: FakeTelegram, telegram: Telegram, group: Address
) -> None:
    fake.place("Utrecht").threads.add(12)
    topic = Address("telegram", group.chat, thread="12")
    sent = await telegram.deliver(Edit(about="99", text="nieuw", options=(YES,)), topic, About())
    assert sent == Receipt("1")
    assert fake.place("Utrecht").messages[1]["message_thread_id"] == 12
    assert fake.sent("Utrecht")[0].buttons == [("Ja", "tok")]


@pytest.mark.parametrize("reply", [Remove(message="99"), Close(prompt="p", message="99"), Close(prompt="p")])
async def test_what_is_gone_already_is_well(reply: Remove | Close, telegram: Telegram, anna: Address) -> None:
    assert await telegram.deliver(reply, anna, About()) == Receipt(None)


async def test_a_message_is_taken_away_for_two_days(
    fake: FakeTelegram, telegram: Telegram, anna: Address
) -> None:
    first = await telegram.deliver(Say(text="a"), anna, About())
    second = await telegram.deliver(Say(text="b"), anna, About())
    await telegram.deliver(Remove(message=str(first.message)), anna, About())
    assert int(str(first.message)) not in fake.world.private_chat("Anna").messages
    fake.world.skew += 49 * 3600
    with pytest.raises(Refused):
        await telegram.deliver(Remove(message=str(second.message)), anna, About())


async def test_a_file_arrives_with_its_name(fake: FakeTelegram, telegram: Telegram, anna: Address) -> None:
    file = SendFile(name="dossier é.pdf", content=b"%PDF-1.7", text="Jouw **dossier**")
    assert (await telegram.deliver(file, anna, About())).message == "2"
    message = fake.world.private_chat("Anna").messages[2]
    assert message["caption"] == "Jouw dossier"
    assert (message["document"]["file_name"], message["document"]["file_size"]) == ("dossier é.pdf", 8)


async def test_an_invitation_holds_a_link_for_one(
    fake: FakeTelegram, telegram: Telegram, anna: Address, group: Address
) -> None:
    invite = Invite(group=group, account="telegram:1001", text="Kom erbij.")
    await telegram.deliver(invite, anna, About())
    assert fake.called("createChatInviteLink")[0]["member_limit"] == 1
    assert fake.sent("Anna")[0].text.startswith("Kom erbij.\n\nhttps://t.me/+link")


@pytest.mark.parametrize("trouble", ["kicked", "no-rights", "moved"])
async def test_a_group_without_a_link_says_nothing_of_the_person(
    trouble: str, fake: FakeTelegram, telegram: Telegram, anna: Address, group: Address
) -> None:
    if trouble == "kicked":
        fake.kick_bot("Utrecht", "Bram")
    elif trouble == "moved":
        fake.migrate("Utrecht")
    else:
        fake.place("Utrecht").admin = False
    with pytest.raises(Refused):
        await telegram.deliver(Invite(group=group, account="telegram:1001", text="Kom"), anna, About())
    assert fake.sent("Anna") == []


async def test_who_cannot_be_reached_is_gone(fake: FakeTelegram, telegram: Telegram, anna: Address) -> None:
    fake.block("Anna")
    fake.world.person("Never")
    never = Address("telegram", str(fake.world.names["Never"]), private=True)
    for to, reason in ((anna, "blocked"), (never, "never-wrote"), (Address("telegram", "5"), "unknown")):
        with pytest.raises(Gone) as gone:
            await telegram.deliver(Say(text="hoi"), to, About())
        assert gone.value.reason == reason


async def test_a_group_that_put_us_out_or_moved(
    fake: FakeTelegram, telegram: Telegram, group: Address
) -> None:
    small = Address("telegram", str(fake.group("Klein", kind="group")))
    moved_to = fake.migrate("Klein" if fake.world.names["Klein"] == int(small.chat) else int(small.chat))
    with pytest.raises(Gone) as gone:
        await telegram.deliver(Say(text="hoi"), small, About())
    assert (gone.value.reason, gone.value.moved_to) == ("moved", Address("telegram", str(moved_to)))
    fake.kick_bot("Utrecht", "Bram")
    with pytest.raises(Gone, match="kicked"):
        await telegram.deliver(Say(text="hoi"), group, About())


async def test_too_much_in_one_chat_waits_there_only(
    fake: FakeTelegram, telegram: Telegram, anna: Address, group: Address
) -> None:
    fake.fault("429", chat=int(anna.chat), seconds=17)
    with pytest.raises(TryAgain) as again:
        await telegram.deliver(Say(text="hoi"), anna, About())
    assert again.value.after == 17
    assert (await telegram.deliver(Say(text="hoi"), group, About())).message == "1"


@pytest.mark.parametrize(
    "kind", ["500", "502", "503", "html", "ok_false", "no_result", "reset_before", "reset_after", "truncated"]
)
async def test_bad_weather_is_tried_again(
    kind: str, fake: FakeTelegram, telegram: Telegram, anna: Address
) -> None:
    fake.fault(kind, method="sendMessage")
    with pytest.raises(TryAgain) as again:
        await telegram.deliver(Say(text="hoi"), anna, About())
    assert 1 <= again.value.after <= 5
    assert (await telegram.deliver(Say(text="hoi"), anna, About())).message is not None


async def test_nobody_waits_for_ever(fake: FakeTelegram, telegram: Telegram, anna: Address) -> None:
    fake.fault("429", chat=int(anna.chat), seconds=10**15)
    with pytest.raises(TryAgain) as again:
        await telegram.deliver(Say(text="hoi"), anna, About())
    assert again.value.after == 24 * 3600


async def test_nobody_there_is_tried_again(anna: Address) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    alone = Telegram(TOKEN, api_url=f"http://127.0.0.1:{port}", pace=QUICK)
    with pytest.raises(TryAgain):
        await alone.deliver(Say(text="hoi"), anna, About())
    await alone.close()


async def test_without_a_token_there_is_no_storm(
    fake: FakeTelegram, telegram: Telegram, anna: Address
) -> None:
    fake.fault("401", method="sendMessage")
    with pytest.raises(TryAgain) as again:
        await telegram.deliver(Say(text="hoi"), anna, About())
    assert again.value.after == 60


async def test_what_telegram_does_not_take_is_refused(telegram: Telegram, anna: Address) -> None:
    with pytest.raises(Refused):
        await telegram.deliver(Ask(text="a", options=(Option("Ja", token="x" * 65),)), anna, About())
    with pytest.raises(Refused):
        await telegram.deliver(Say(text=" "), anna, About())


async def test_a_long_text_goes_on_where_it_stopped(
    fake: FakeTelegram, telegram: Telegram, anna: Address
) -> None:
    first = await telegram.deliver(Say(text=LONG), anna, About(nonce="a"))
    whole = [sent.text for sent in fake.sent("Anna")]
    ids = [str(number) for number in range(2, len(whole) + 2)]
    assert [*first.before, first.message] == ids
    fake.fault("429", method="sendMessage", skip=1)
    with pytest.raises(TryAgain):
        await telegram.deliver(Say(text=LONG), anna, About(nonce="b"))
    assert [sent.text for sent in fake.sent("Anna")] == [*whole, whole[0]]
    second = await telegram.deliver(Say(text=LONG), anna, About(nonce="b"))
    assert [sent.text for sent in fake.sent("Anna")] == whole * 2
    assert [*second.before, second.message] == [str(int(number) + len(ids)) for number in ids]


async def test_sixty_four_are_answered_side_by_side(telegram: Telegram) -> None:
    async with FakeTelegram(delay=0.1) as far:
        adapter = Telegram(TOKEN, api_url=far.url, pace=QUICK)
        for number in range(64):
            far.say(f"Ouder {number}", "hoi")
        homes = [Address("telegram", str(known), private=True) for known in far.world.people]
        start = asyncio.get_running_loop().time()
        await asyncio.gather(*(adapter.deliver(Say(text="dag"), home, About()) for home in homes))
        assert asyncio.get_running_loop().time() - start < 2
        await adapter.close()
