"""From replies to rows: nothing private into a group, nothing meaningful into a button."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from bot.chat.replies import (
    AnyReply,
    Ask,
    Card,
    Close,
    Edit,
    Field,
    Option,
    Replies,
    Say,
    SendFile,
    Visibility,
)
from bot.core.routes import Press
from bot.core.turn import Turn
from bot.store.prompts import Picked
from bot.store.work import Work
from tests.core.stage import GROUP, Stage, home, talking

OPTIONS = (Option("Ja", "human", "secret-target", "yes"), Option("Nee", "hint", "other", row=1))
PRIVATE: list[Callable[..., AnyReply]] = [
    lambda **to: Say(text="geheim", private=True, **to),
    lambda **to: Say(text="geheim", visibility=Visibility.ONLY_YOU, **to),
    lambda **to: Ask(text="geheim", options=OPTIONS, private=True, **to),
    lambda **to: Edit(about="m1", text="geheim", private=True, **to),
    lambda **to: SendFile(name="inzage.json", content=b"geheim", **to),
]


def group_says(url: str, *replies: AnyReply) -> Stage:
    def handler(turn: Turn) -> Replies:
        return replies

    return Stage(url, routes=talking(lambda turn: (Say(text="dag"),), asked_in_group=handler))


async def ask_in_group(stage: Stage, *, known: bool = True, handle: str | None = None) -> None:
    async with stage.house() as house:
        if known:
            await stage.send(house, stage.said("anna", "hoi"))
        await stage.send(house, stage.said("anna", "vraag", GROUP, to_bot=True, handle=handle))
        await house.settle()


@pytest.mark.parametrize("private", PRIVATE)
async def test_a_private_reply_to_a_group_goes_home(url: str, private: Callable[..., AnyReply]) -> None:
    stage = group_says(url, private())
    await ask_in_group(stage)
    assert stage.wire.heard("group") == []
    assert [type(reply) for to, reply in stage.wire.said if to == "anna"] == [Say, type(private())]


@pytest.mark.parametrize("private", PRIVATE)
async def test_without_a_home_it_is_not_said_at_all(url: str, private: Callable[..., AnyReply]) -> None:
    stage = group_says(url, private())
    await ask_in_group(stage, known=False)
    assert stage.wire.said == []


@pytest.mark.parametrize("private", PRIVATE)
async def test_addressed_to_a_group_on_purpose_it_is_a_mistake_and_never_said(
    url: str, private: Callable[..., AnyReply]
) -> None:
    stage = group_says(url, private(to=GROUP))
    await ask_in_group(stage)
    assert "geheim" not in "".join(stage.wire.heard("group"))
    assert not any(isinstance(reply, SendFile) for _, reply in stage.wire.said)


async def test_where_the_platform_can_whisper_it_is_whispered(url: str) -> None:
    stage = group_says(url, Say(text="geheim", private=True))
    stage.wire.only_you = True
    await ask_in_group(stage, handle="interaction")
    (said,) = [reply for to, reply in stage.wire.said if to == "group"]
    assert isinstance(said, Say)
    assert said.visibility is Visibility.ONLY_YOU


async def test_without_the_platforms_thread_back_it_is_not_whispered_but_told_at_home(url: str) -> None:
    stage = group_says(url, Say(text="geheim", private=True))
    stage.wire.only_you = True
    await ask_in_group(stage)
    assert stage.wire.heard("group") == []
    assert "geheim" in stage.wire.heard("anna")


@pytest.mark.parametrize(
    ("name", "words"), [("regio", "alleen iemand van het team"), ("wis", "liever privé")]
)
@pytest.mark.parametrize("whispers", [True, False])
async def test_a_no_is_for_the_asker_alone_where_the_platform_can_whisper(
    url: str, name: str, words: str, whispers: bool
) -> None:
    stage = Stage(url)
    stage.wire.only_you = whispers
    asked = msgspec.structs.replace(stage.commanded("anna", name, "koppel utrecht", GROUP), handle="slash")
    async with stage.house() as house:
        await stage.send(house, asked)
        await house.settle()
    [(to, said)] = stage.wire.said
    assert to == "group" and isinstance(said, Say) and words in said.text
    assert (said.visibility is Visibility.ONLY_YOU) == whispers


async def test_a_button_carries_a_label_and_a_token_and_nothing_else(url: str) -> None:
    stage = Stage(url, routes=talking(lambda turn: (Ask(text="?", options=OPTIONS),)))
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "hoi"))
        await house.settle()
    (ask,) = [reply for _, reply in stage.wire.said if isinstance(reply, Ask)]
    assert [(o.label, o.style, o.row, o.choice, o.value) for o in ask.options] == [
        ("Ja", "yes", 0, "", ""),
        ("Nee", "", 1, "", ""),
    ]
    prompts = {option.token.partition(".")[0] for option in ask.options}
    assert len(prompts) == 1
    assert [option.token.partition(".")[2] for option in ask.options] == ["0", "1"]


async def test_a_card_carries_a_token_after_those_of_the_buttons(url: str) -> None:
    card = Card("Vragen", "Vul in", (Field("a", "A"),), choice="form-card", value="secret-target")
    stage = Stage(url, routes=talking(lambda turn: (Ask(text="?", options=OPTIONS, card=card),)))
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "hoi"))
        await house.settle()
        (ask,) = [reply for _, reply in stage.wire.said if isinstance(reply, Ask)]
        assert ask.card
        assert (ask.card.choice, ask.card.value) == ("", "")
        found = await house.store.write(lambda work: _find(work, ask.card.token if ask.card else ""))
    assert (found.choice, found.value) == ("form-card", "secret-target")


def _find(work: Work, token: str) -> Picked:
    found = work.prompts.find(token, "chat:anna", "chat:anna")
    assert found
    return found


@pytest.mark.parametrize(("topic", "closed"), [("form", 1), ("", 0)])
async def test_a_new_question_about_a_topic_spends_the_older_one(url: str, topic: str, closed: int) -> None:
    stage = Stage(url, routes=talking(lambda turn: (Ask(text=turn.rest, options=OPTIONS, prompt=topic),)))
    async with stage.house() as house:
        for text in ("een", "twee"):
            await stage.send(house, stage.said("anna", text))
            await house.settle()
    assert sum(isinstance(reply, Close) for _, reply in stage.wire.said) == closed


async def test_a_question_to_somebody_else_can_be_answered_by_her_alone(url: str) -> None:
    def asks_zoe(turn: Turn) -> Replies:
        return (Ask(text="?", options=OPTIONS, to=home("zoe"), private=True),)

    stage = Stage(url, routes=talking(asks_zoe))
    async with stage.house() as house:
        await stage.send(house, stage.said("anna", "hoi"))
        await house.settle()
        ((to, ask),) = stage.wire.said
        assert (to, isinstance(ask, Ask)) == ("zoe", True)
        token = ask.options[0].token if isinstance(ask, Ask) else ""
        for account, lane, good in (
            ("chat:zoe", "chat:zoe", True),
            ("chat:anna", "chat:anna", False),
            ("chat:zoe", "chat:group", False),
        ):
            found = await house.store.write(lambda work, a=account, p=lane: work.prompts.find(token, a, p))  # type: ignore[misc]
            assert (found is not None) is good


async def test_no_more_buttons_than_the_place_can_show_and_the_others_can_be_typed(url: str) -> None:
    plenty = tuple(Option(f"Plaats nummer {number}", "help", str(number)) for number in range(40))
    ways = (Option("Terug", "hint", row=9), Option("Later", "hint", row=9))

    def talk(turn: Turn) -> Replies:
        return (Ask(text="welke?", options=(*plenty, *ways)),)

    stage = Stage(url, routes=talking(talk, choices={"help": Press(said_back), "hint": Press(said_back)}))
    async with stage.house() as house:
        await stage.hear(house, stage.said("anna", "hoi"))
        (asked,) = [reply for _, reply in stage.wire.said if isinstance(reply, Ask)]
        typed = await stage.hear(house, stage.said("anna", "plaats nummer 37"))
    assert [option.label for option in asked.options] == [
        *(option.label for option in plenty[:28]), "Terug", "Later",
    ]  # fmt: skip
    assert isinstance(stage.wire.said[-1][1], Close), "the buttons under the question are spent"
    assert typed == ["gekozen 37", ""]


def said_back(turn: Turn) -> Replies:
    return (Say(text=f"gekozen {turn.value}"),)
