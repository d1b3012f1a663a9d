"""The log says what happened and where, and nothing of what somebody wrote."""

from __future__ import annotations

import io
import json
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
import structlog

from bot.log import redact, set_up

TELEGRAM = "1234567890:AAH_fake-fake_fake-fake_fake-fake_fak"
DISCORD = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE." + "x" * 38
KEY = "k" * 43


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    stream, root = io.StringIO(), logging.getLogger()
    before = (root.handlers[:], root.level, sys.excepthook, threading.excepthook)
    set_up(stream=stream)
    yield stream
    root.handlers[:], root.level, sys.excepthook, threading.excepthook = before
    structlog.reset_defaults()


def last(lines: io.StringIO) -> dict[str, str]:
    found: dict[str, str] = json.loads(lines.getvalue().splitlines()[-1])
    return found


def test_a_happening_is_one_line_of_json(lines: io.StringIO) -> None:
    structlog.get_logger().info("turn-done", lane="telegram:1", took=3)
    assert last(lines).items() >= {"event": "turn-done", "lane": "telegram:1", "level": "info"}.items()
    assert last(lines)["timestamp"].endswith("Z")


@pytest.mark.parametrize(
    "secret",
    [
        TELEGRAM,
        DISCORD,
        KEY,
        f"https://api.telegram.org/bot{TELEGRAM}/getMe",
        "postgresql://act:sesam-open-u@host/act",
        "https://discord.com/api/v10/webhooks/1234/aW50ZXJhY3Rpb246MTIzNDU2Nzg5",
    ],
)
def test_secrets_are_hidden_wherever_they_stand(lines: io.StringIO, secret: str) -> None:
    structlog.get_logger().warning("odd", value=secret, inner={"deep": [secret]})
    logging.getLogger("elsewhere").error(secret)
    needle = secret.rsplit("/", 1)[-1] if "webhooks" in secret else secret
    needle = "sesam" if "sesam" in secret else needle
    assert needle not in lines.getvalue()
    assert lines.getvalue().count("***") == 3


def test_plain_words_stay(lines: io.StringIO) -> None:
    text = "telegram:123456789 https://www.rijksoverheid.nl/onderwerpen/leerplicht 2026-09-03T10:00:00"
    assert redact(text) == text


def test_of_an_exception_only_its_kind_and_place_are_kept(lines: io.StringIO) -> None:
    for log in (structlog.get_logger(), logging.getLogger("elsewhere")):
        try:
            raise ValueError("mijn kind heet Sanne")
        except ValueError:
            log.exception("turn-failed")
        said = last(lines)
        assert (said["error"], said["event"]) == ("ValueError", "turn-failed")
        assert said["place"].startswith("tests/setup/test_log.py:")
    structlog.get_logger().info("odd", value=ValueError("mijn kind heet Sanne"))
    assert "Sanne" not in lines.getvalue()


def test_a_library_cannot_spill_what_it_was_given(lines: io.StringIO) -> None:
    logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: <Sanne>")
    logging.getLogger("library").warning("could not read %s", "Sanne")
    logging.getLogger("httpx").info("GET https://example.org/Sanne")
    assert "Sanne" not in lines.getvalue()
    assert last(lines)["event"] == "could not read %s"


def test_our_own_adapters_say_what_it_is_about(lines: io.StringIO) -> None:
    logging.getLogger("bot.platforms.discord.gateway").warning("the gateway is away: %s", "TimeoutError")
    assert last(lines)["event"] == "the gateway is away: TimeoutError"


def test_what_nobody_caught_is_logged_the_same_way(lines: io.StringIO) -> None:
    error = RuntimeError("Sanne")
    sys.excepthook(RuntimeError, error, None)
    assert (last(lines)["event"], last(lines)["error"]) == ("crashed", "RuntimeError")
    thread = threading.Thread(target=int, args=("Sanne",))
    thread.start()
    thread.join()
    assert (last(lines)["event"], last(lines)["error"]) == ("thread crashed", "ValueError")
    assert "Sanne" not in lines.getvalue()
