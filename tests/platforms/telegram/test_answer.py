"""What Telegram answered, as a result or as the exception it means."""

from __future__ import annotations

import json

import pytest
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError

from bot.platforms.telegram.answer import TooMuch, result


def said(**more: object) -> bytes:
    return json.dumps({"ok": False, "description": "Woorden van Telegram", **more}).encode()


def test_a_result_is_plain_values() -> None:
    assert result(200, b'{"ok":true,"result":{"message_id":7,"text":"\\ud83d"}}')["message_id"] == 7
    assert result(200, b'{"ok":true,"result":[]}') == []
    assert isinstance(result(200, b'{"result":' + b"[" * 100_000), bytes)


@pytest.mark.parametrize("payload", [b"", b"<html>", b"[]", b'{"ok":false}', b"\xff"])
def test_anything_else_is_no_result(payload: bytes) -> None:
    with pytest.raises(Exception, match="not JSON|without a result"):
        result(200, payload)


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, BadRequest), (401, InvalidToken), (403, Forbidden), (404, InvalidToken), (409, Conflict),
     (500, NetworkError), (502, NetworkError), (302, NetworkError), (999, NetworkError)],
)  # fmt: skip
def test_a_refusal_keeps_its_description(status: int, kind: type[Exception]) -> None:
    with pytest.raises(kind, match="Woorden van Telegram") as refused:
        result(status, said(parameters=None))
    assert type(refused.value) is kind
    with pytest.raises(kind):
        result(status, b"<html>")


def test_what_it_says_beside_the_description() -> None:
    with pytest.raises(ChatMigrated) as moved:
        result(400, said(parameters={"migrate_to_chat_id": -1005}))
    assert moved.value.new_chat_id == -1005
    for more, after in (({"retry_after": 17}, 17.0), ({"retry_after": "straks"}, 1.0), (None, 1.0)):
        with pytest.raises(TooMuch) as much:
            result(429, said(parameters=more))
        assert much.value.after == after
