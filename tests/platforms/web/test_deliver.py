"""Our reply on the board."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bot.chat.events import Address
from bot.chat.platform import About, Gone, Receipt, Refused
from bot.chat.replies import (
    AnyReply,
    Ask,
    Close,
    Edit,
    Forget,
    Invite,
    Remove,
    Say,
    SendFile,
    Visibility,
)
from bot.platforms.web.transcript import transcript
from bot.platforms.web.wire import Message, Transcript
from bot.playground import Playground
from handlers import ROUTES
from tests.platforms.web.stage import ANNA, BRAM, CARD, START, YES_NO, Theatre, private
from tests.player import Player, shelf

GROUP = Address("web", "utrecht")
HERE = private(ANNA)


async def show(theatre: Theatre, reply: AnyReply, to: Address = HERE, about: About = About()) -> Receipt:  # noqa: B008
    return await theatre.web.deliver(reply, to, about)


def seen(theatre: Theatre) -> list[Message]:
    return list(theatre.web.desk.hello().messages)


def words(message: Message) -> str:
    return "\n".join("".join(piece.text for piece in line.pieces) for line in message.lines)


async def test_words_become_lines_of_pieces(theatre: Theatre) -> None:
    await show(theatre, Say(text="Hoi **Anna**\n> rustig"))
    (message,) = seen(theatre)
    assert [piece.bold for piece in message.lines[0].pieces] == [False, True]
    assert message.lines[1].quote


async def test_long_words_are_cut_and_the_buttons_stand_last(theatre: Theatre) -> None:
    text = "\n\n".join(["woord " * 300] * 5)
    receipt = await show(theatre, Ask(text=text, options=YES_NO))
    messages = seen(theatre)
    assert len(messages) > 1
    assert all(len(words(message)) <= 4096 for message in messages)
    assert [bool(message.options) for message in messages] == [False] * (len(messages) - 1) + [True]
    assert receipt.message == messages[-1].id


async def test_a_nonce_is_shown_once(theatre: Theatre) -> None:
    first = await show(theatre, Say(text="een"), about=About(nonce="n"))
    again = await show(theatre, Say(text="een"), about=About(nonce="n"))
    assert first == again
    assert len(seen(theatre)) == 1


async def test_an_edit_takes_the_place_of_its_message(theatre: Theatre) -> None:
    receipt = await show(theatre, Ask(text="Verder?", options=YES_NO))
    await show(theatre, Edit(about=receipt.message or "", text="We gaan verder."))
    (message,) = seen(theatre)
    assert (words(message), message.options, message.spent) == ("We gaan verder.", (), YES_NO)
    assert message.edited


async def test_an_edit_of_what_is_gone_is_said_anew(theatre: Theatre) -> None:
    receipt = await show(theatre, Edit(about="long-ago", text="Hoi", options=YES_NO))
    (message,) = seen(theatre)
    assert (message.id, message.options) == (receipt.message, YES_NO)


async def test_closed_buttons_are_only_kept_for_a_late_press(theatre: Theatre) -> None:
    receipt = await show(theatre, Ask(text="Verder?", options=YES_NO, card=CARD, prompt="p"))
    await show(theatre, Close(prompt="p", message=receipt.message or ""))
    (message,) = seen(theatre)
    assert (message.options, message.card, message.spent) == ((), None, YES_NO)
    assert words(message) == "Verder?"


async def test_a_removed_message_keeps_no_word(theatre: Theatre) -> None:
    receipt = await show(theatre, Say(text="geheim"))
    await show(theatre, Remove(message=receipt.message or ""))
    (message,) = seen(theatre)
    assert message.removed
    assert b"geheim" not in msgspec.json.encode(message)


async def test_one_person_alone_in_a_group(theatre: Theatre) -> None:
    whisper = Say(text="voor jou", visibility=Visibility.ONLY_YOU, private=True)
    await show(theatre, whisper, GROUP, About(account=ANNA.account))
    assert seen(theatre)[0].only == ANNA.account
    with pytest.raises(Refused):
        await show(theatre, whisper, GROUP)


@pytest.mark.parametrize(
    "reply",
    [
        Say(text="x", private=True),
        Ask(text="x", private=True),
        SendFile(name="a", content=b"x"),
        Edit(about="m", text="x", private=True),
        Invite(group=GROUP, account="web:anna", text="x"),
        Forget(timer="t"),
    ],
)
async def test_what_is_not_for_a_group_is_refused(theatre: Theatre, reply: AnyReply) -> None:
    with pytest.raises(Refused):
        await show(theatre, reply, GROUP)
    assert seen(theatre) == []


async def test_closed_doors_and_unknown_chats_are_gone(theatre: Theatre) -> None:
    await theatre.web.desk.answer(b'{"do": "closed", "account": "web:bram", "yes": true}')
    for to, reason in ((private(BRAM), "closed"), (Address("web", "x", private=True), "unknown")):
        with pytest.raises(Gone) as gone:
            await show(theatre, Say(text="hoi"), to)
        assert gone.value.reason == reason
    await theatre.web.desk.answer(b'{"do": "closed", "account": "web:bram", "yes": false}')
    await show(theatre, Say(text="hoi"), private(BRAM))


async def test_a_transcript_tells_who_said_what_where(theatre: Theatre) -> None:
    desk = theatre.web.desk
    desk.open(theatre, desk.menu)
    await say(theatre, "/start")
    asked = seen(theatre)[-1].id
    press = {"do": "press", "persona": "web:anna", "chat": "anna", "message": asked, "token": "t-yes"}
    await desk.answer(msgspec.json.encode(press))
    await say(theatre, "Wie weet\n\niets?", chat="utrecht")
    await say(theatre, "/vraag mag dat", chat="utrecht")
    await say(theatre, "/kaart")
    fill = press | {"do": "card", "token": "t-card", "fields": [["name", "Sam"], ["joy", ""]]}
    await desk.answer(msgspec.json.encode(fill))
    await say(theatre, "/inzage")
    await say(theatre, "/groep")
    await desk.answer(b'{"do": "join", "persona": "web:anna", "chat": "utrecht"}')
    await show(theatre, Remove(message=asked))
    await say(theatre, "/maatje")
    await desk.answer(b'{"do": "advance", "hours": 24}')
    assert await desk.answer(b'{"do": "test"}') == Transcript(
        """\
= vandaag is 2026-09-03 12:05
= Bram is maatje in utrecht

> Anna: /start
< Wil je verder?
  [Ja] [Nu niet]

> Anna: [Ja]
< (verandert) Fijn. We gaan verder.

> Anna #utrecht: Wie weet iets?

> Anna #utrecht: /vraag mag dat
< (alleen jij) Dit is voor jou.

> Anna: /kaart
< Vertel over je kind.
  [Vul het in één keer in: name, school, joy]

> Anna: {name=Sam}
< name=Sam / joy=

> Anna: /inzage
< (bestand) inzage één.json: Dit weten we.

> Anna: /groep
< (uitnodiging) Kom erbij.

> Anna #utrecht: (komt erbij)
< Welkom in de groep.
< Anna: (weg)

> Anna: /maatje
< Bram: Je hebt een bericht.

~ 1 dag later
< Anna: Je was bezig met de intake. Wil je verder?
"""
    )


async def say(theatre: Theatre, text: str, chat: str = "anna") -> None:
    ask = {"do": "say", "persona": "web:anna", "chat": chat, "text": text}
    assert await theatre.web.desk.answer(msgspec.json.encode(ask)) is None


async def test_the_world_of_the_demo_stands_in_its_transcript(tmp_path: Path) -> None:
    """What is copied can be saved as it is: the team and the group are there again."""
    demo = Playground(tmp_path, "127.0.0.1:0", shelf(), ROUTES)
    told = transcript((), demo.personas, START) + "\n> Kim: /open\n< Er staat niets open. Mooi.\n"
    assert "= Bram is maatje in utrecht\n" in told
    assert await Player(f"sqlite:///{tmp_path / 'chat.db'}").play(told) == told
