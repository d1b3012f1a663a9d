"""Replies → calls: where they go, what they say, and what may not be said there."""

from __future__ import annotations

import pytest

from bot.chat.events import Address
from bot.chat.platform import About, Refused
from bot.chat.replies import Ask, Card, Close, Edit, Field, Option, Say, SendFile, Visibility
from bot.platforms.discord import components, render
from bot.platforms.discord.calls import trouble
from bot.platforms.discord.render import calls
from tests.fakes.discord import strict

ANNA = Address("discord", "51", private=True)
GROUP = Address("discord", "710")
FIELDS = tuple(
    Field(id=f"f{number}", label="Hoe lang zit je kind al thuis, en weet de school dat ook?", kind="long")
    for number in range(7)
)
CARD = Card(
    title="Een lange titel over jullie gezin en de school van je kind",
    button="Vul in",
    fields=FIELDS,
    token="c",
)


def options(number: int, row: int = 0) -> tuple[Option, ...]:
    return tuple(Option(label=f"Keuze {at}", token=f"t{row}-{at}", row=row) for at in range(number))


def widths(rows: list[components.Json]) -> list[int]:
    return [len(row["components"]) for row in rows]


def test_every_message_pings_nobody_and_shows_no_preview() -> None:
    [call] = calls(Say(text="Hallo"), "51", ANNA, About(nonce="n"))
    assert (call.method, call.path, call.ids) == (
        "POST",
        "/channels/{channel_id}/messages",
        {"channel_id": "51"},
    )
    assert call.json == {
        "content": "Hallo",
        "allowed_mentions": {"parse": []},
        "flags": 4,
        "nonce": "n",
        "enforce_nonce": True,
    }


def test_long_text_is_split_and_choices_stand_below() -> None:
    text = "\n\n".join("Een alinea over _school_ en *thuis*. " * 12 for _ in range(12))
    made = calls(Ask(text=text, options=options(2)), "51", ANNA, About(nonce="n" * 25))
    assert len(made) > 2
    for call in made:
        strict.message(call.json)
    assert [("components" in call.json) for call in made] == [False] * (len(made) - 1) + [True]
    nonces = [call.json["nonce"] for call in made]
    assert nonces[0] == "n" * 25
    assert len(set(nonces)) == len(made)
    assert nonces == [call.json["nonce"] for call in calls(Ask(text=text), "51", ANNA, About(nonce="n" * 25))]


@pytest.mark.parametrize(
    ("given", "hint", "expected"),
    [
        (options(3), "none", [3]),
        (options(11), "none", [5, 5, 1]),
        (options(10), "one", [5, 5]),
        (options(11), "one", [1]),
        (options(25), "none", [5] * 5),
        (options(26), "none", [1, 1]),
        (options(2) + options(2, row=1), "none", [2, 2]),
        (sum((options(1, row) for row in range(7)), ()), "none", [5, 2]),
    ],
)
def test_choices_on_rows(given: tuple[Option, ...], hint: str, expected: list[int]) -> None:
    made = components.rows(given, hint=hint)  # type: ignore[arg-type]
    strict.rows(made)
    assert widths(made) == expected


@pytest.mark.parametrize(
    ("number", "hint"), [(0, "none"), (24, "none"), (25, "none"), (60, "one"), (200, "one")]
)
def test_a_card_always_has_its_button(number: int, hint: str) -> None:
    made = components.rows(options(number), CARD, hint)  # type: ignore[arg-type]
    strict.rows(made)
    assert made[-1]["components"][-1]["custom_id"] == "card:c"


def test_buttons() -> None:
    given = (
        Option(label="Ja", token="a", style="yes"),
        Option(label="Stop", token="b", style="stop"),
        Option(label="x" * 90, token="c"),
    )
    [row] = components.rows(given)
    assert [button["style"] for button in row["components"]] == [3, 4, 2]
    assert row["components"][2]["label"] == "x" * 79 + "…"


def test_a_card_as_a_modal() -> None:
    made = components.modal(CARD)
    strict.modal(made)
    assert (made["custom_id"], len(made["components"])) == ("c", 5)
    assert made["components"][0]["description"] == FIELDS[0].label
    one = Field(id="s", label="Soort", kind="one", options=(("vo", "Voortgezet"), ("po", "Basis")))
    line = Field(id="n", label="Naam", required=True)
    made = components.modal(Card(title="Kort", button="b", fields=(one, line), token="c"))
    strict.modal(made)
    menu, typed = (label["component"] for label in made["components"])
    assert [option["value"] for option in menu["options"]] == ["vo", "po"]
    assert (typed["style"], typed["required"]) == (1, True)


@pytest.mark.parametrize(
    "reply",
    [
        Say(text="x", private=True),
        Ask(text="x", private=True),
        SendFile(name="x", content=b"", text="x"),
        Say(text="x", visibility=Visibility.ONLY_YOU),
    ],
)
def test_private_words_are_refused_in_a_group(reply: Say | Ask | SendFile) -> None:
    with pytest.raises(Refused):
        calls(reply, "710", GROUP, About())
    assert calls(reply, "51", ANNA, About())


def test_only_you_goes_through_the_interaction() -> None:
    reply = Say(text="x", visibility=Visibility.ONLY_YOU, private=True)
    [call] = calls(reply, "710", GROUP, About(handle="900/tok", nonce="n"))
    assert (call.path, call.ids) == (
        "/webhooks/{webhook_id}/{webhook_token}",
        {"webhook_id": "900", "webhook_token": "tok"},
    )
    assert call.json["flags"] & 64
    assert "nonce" not in call.json


def test_an_edit_of_another_message_leaves_the_pressed_one_alone() -> None:
    about = About(handle="900/tok/only-you/77")
    [pressed] = calls(Edit(about="77", text="x"), "710", GROUP, about)
    [other] = calls(Edit(about="78", text="x"), "710", GROUP, about)
    assert pressed.path.endswith("/messages/@original")
    assert other.ids == {"channel_id": "710", "message_id": "78"}
    with pytest.raises(Refused):
        render.anew(Edit(about="78", text="x", private=True), "710", GROUP, about)
    assert render.anew(Edit(about="77", text="x"), "710", GROUP, about)[0].json["flags"] & 64


@pytest.mark.parametrize(
    ("message", "handle", "path"),
    [
        ("77", None, "/channels/{channel_id}/messages/{message_id}"),
        ("", "900/tok/only-you/77", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
        ("77", "900/tok/only-you/77", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
        ("78", "900/tok/only-you/77", "/channels/{channel_id}/messages/{message_id}"),
        ("", None, None),
        ("", "900/tok/press", None),
    ],
)
def test_spent_buttons(message: str, handle: str | None, path: str | None) -> None:
    made = calls(Close(prompt="p", message=message), "710", GROUP, About(handle=handle))
    assert [call.path for call in made] == ([path] if path else [])


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (401, 50027, "Unknown"), (404, 10008, "Unknown"), (404, 10062, "Unknown"), (401, 0, "TryAgain"),
        (403, 50007, "Gone"), (400, 50035, "Refused"), (403, 40003, "TryAgain"), (500, 0, "TryAgain"),
    ],
)  # fmt: skip
def test_troubles(status: int, code: int, expected: str) -> None:
    assert type(trouble(status, code)).__name__ == expected
