"""Our replies, and the calls each must become."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.events import Address
from bot.chat.markup import bare, plain
from bot.chat.platform import Refused
from bot.chat.replies import (
    AnyReply,
    Ask,
    Close,
    Do,
    Edit,
    Invite,
    Option,
    Remove,
    Say,
    SendFile,
    Visibility,
)
from bot.platforms.telegram.html import html
from bot.platforms.telegram.render import Call, Upload, invite_link, keyboard, render, units
from tests.fakes.telegram.html import visible

HOME = Address("telegram", "77", private=True)
TOPIC = Address("telegram", "-100", thread="12")
UNTIL = datetime(2026, 12, 1, tzinfo=UTC)
YES = Option("Ja", token="a", style="yes")
STOP = Option("Stop", token="b", style="stop")
BUTTONS = {
    "inline_keyboard": [
        [
            {"text": "Ja", "callback_data": "a", "style": "success"},
            {"text": "Stop", "callback_data": "b", "style": "danger"},
        ]
    ]
}


def text(words: str, chat: int = 77, **more: Any) -> dict[str, Any]:
    common = {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    return {"chat_id": chat, "text": words, **common, **more}


TABLE: list[tuple[AnyReply, Address, list[Call]]] = [
    (Say(text="**Hoi** *jij*"), HOME, [Call("sendMessage", text("<b>Hoi</b> <i>jij</i>"))]),
    (Say(text="a"), TOPIC, [Call("sendMessage", text("a", -100, message_thread_id=12))]),
    (Say(text="a", protect=True), HOME, [Call("sendMessage", text("a", protect_content=True))]),
    (
        Ask(text="Wil je?", options=(YES, STOP)),
        HOME,
        [Call("sendMessage", text("Wil je?", reply_markup=BUTTONS))],
    ),
    (
        Edit(about="5", text="b", options=(YES, STOP)),
        HOME,
        [Call("editMessageText", text("b", message_id=5, reply_markup=BUTTONS))],
    ),
    (Edit(about="5", text="b"), TOPIC, [Call("editMessageText", text("b", -100, message_id=5))]),
    (
        Close(prompt="p", message="5"),
        HOME,
        [Call("editMessageReplyMarkup", {"chat_id": 77, "message_id": 5})],
    ),
    (Close(prompt="p"), HOME, []),
    (Remove(message="5"), TOPIC, [Call("deleteMessage", {"chat_id": -100, "message_id": 5})]),
    (
        SendFile(name="a.pdf", content=b"%PDF", text="Jouw **dossier**"),
        HOME,
        [
            Call(
                "sendDocument",
                {
                    "chat_id": 77,
                    "document": Upload("a.pdf", b"%PDF"),
                    "caption": "Jouw <b>dossier</b>",
                    "parse_mode": "HTML",
                },
            )
        ],
    ),
]


@pytest.mark.parametrize(("reply", "to", "calls"), TABLE)
def test_reply_becomes_calls(reply: AnyReply, to: Address, calls: list[Call]) -> None:
    assert list(render(reply, to)) == calls


@pytest.mark.parametrize(
    "reply",
    [
        Say(text="geheim", private=True),
        Say(text="alleen jij", visibility=Visibility.ONLY_YOU),
        Ask(text="geheim", private=True),
        Edit(about="5", text="geheim", private=True),
        SendFile(name="a", content=b"a"),
        Invite(group=TOPIC, account="telegram:9", text="kom"),
        Remove(message="abc"),
        Do(task="pdf"),
    ],
)
def test_what_may_not_be_said_in_a_group_is_refused(reply: AnyReply) -> None:
    with pytest.raises(Refused):
        render(reply, TOPIC)


def test_a_long_text_is_split_and_asks_at_the_end() -> None:
    words = "\n\n".join(f"Alinea {number} " + "woord " * 60 for number in range(30))
    calls = render(Ask(text=words, options=(YES,)), HOME)
    assert len(calls) > 2
    assert ["reply_markup" in call.params for call in calls] == [False] * (len(calls) - 1) + [True]
    assert all(units(visible(call.params["text"])) <= 4096 for call in calls)
    assert "".join("".join(call.params["text"] for call in calls).split()) == "".join(words.split())


def test_length_is_counted_as_telegram_does() -> None:
    calls = render(Say(text="🙂" * 3000), HOME)
    assert [units(call.params["text"]) <= 4096 for call in calls] == [True, True]


def test_a_long_text_comes_after_its_file() -> None:
    calls = render(SendFile(name="a", content=b"a", text="x" * 1025), HOME)
    assert [call.method for call in calls] == ["sendDocument", "sendMessage"]


def test_buttons_stand_in_their_rows() -> None:
    short = [Option(label, token=label) for label in ("1", "2", "3", "4")]
    long = [Option("Ik wil eerst meer weten", token="x", row=1), Option("Nee", token="y", row=1)]
    rows = keyboard([*long, *short])["inline_keyboard"]
    assert [[button["text"] for button in row] for row in rows] == [
        ["1", "2", "3"],
        ["4"],
        ["Ik wil eerst meer weten"],
        ["Nee"],
    ]


def test_a_link_is_for_one_person() -> None:
    made = invite_link(Invite(group=TOPIC, account="telegram:9", text="kom"), UNTIL)
    assert made.params == {"chat_id": -100, "member_limit": 1, "expire_date": int(UNTIL.timestamp())}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("> a\n> b\nc", "<blockquote>a\nb</blockquote>\nc"),
        ("- een\n- twee", "• een\n• twee"),
        ("***a** b*", "<b><i>a</i></b><i> b</i>"),
        ("[ACT!](https://act.nl/?a=1&b=2)", '<a href="https://act.nl/?a=1&amp;b=2">ACT!</a>'),
        ("[112](tel:112)", "112"),
        ("[Bel ons](tel:0800)", "Bel ons (0800)"),
        ("[mail](mailto:a@act.nl)", "mail (a@act.nl)"),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
    ],
)
def test_markup_becomes_html(ours: str, theirs: str) -> None:
    assert html(ours) == theirs


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_text_of_a_person_stays_text(words: str) -> None:
    assert visible(html(plain(words))) == bare(plain(words))


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from('*[]()\\->_<&" \nab') | st.sampled_from("é🙂"), max_size=80))
def test_any_markup_is_html_that_telegram_takes(words: str) -> None:
    visible(html(words + "[a](https://b.nl)*"))


def test_the_name_of_a_file_is_only_a_name() -> None:
    (call,) = render(SendFile(name='../a"b\r\nX: y.pdf', content=b"a"), HOME)
    assert call.params["document"].name == "..-a-b--X: y.pdf"
