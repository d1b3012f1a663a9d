"""Twelve and more houses that had better not start: each is refused with a mend, and only for that."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.config import CannotStart, Settings
from bot.setup.facts import Facts, gather, mark_demo
from bot.setup.key import new_key
from bot.setup.refusals import TOPICS, insist, insist_demo

NOW = datetime.now(UTC)
GOOD: dict[str, Any] = {
    "telegram": {"token": "1:a"},
    "controller": "Stichting Voorbeeld <a@b.nl>",
    "on_call": ["telegram:1"],
    "key": "k" * 43,
}
SEEN = Facts(
    writable=True,
    loose=(),
    demo=False,
    root=True,
    key=None,
    key_fits=True,
    schema="current",
    durable=True,
    skew=timedelta(minutes=-4),
    backup_age=timedelta(days=6),
    numbers_age=timedelta(days=364),
)
WEBHOOK = {"url": "http://bot.voorbeeld.nl", "secret": "x" * 16}

BAD_SETTINGS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"telegram": None}, "geen platform"),
    ({"controller": " "}, "wie verantwoordelijk is"),
    ({"on_call": []}, "on_call-lijst is leeg"),
    ({"telegram": {"token": "1:a", "webhook": WEBHOOK}}, "niet versleuteld"),
    ({"database": {"url": "postgresql://act:welkom@db.voorbeeld.nl/act"}}, "te raden"),
)
BAD_FACTS = (
    ({"writable": False}, "kan ik niets bewaren"),
    ({"loose": (".env",)}, "kan .env lezen"),
    ({"demo": True}, "hoort bij de demo"),
    ({"key": CannotStart("De sleutel is er niet.", "Zoek hem.")}, "De sleutel is er niet"),
    ({"key_fits": False}, "hoort niet bij deze gegevens"),
    ({"schema": "newer"}, "nieuwere versie"),
    ({"schema": "silent"}, "geen antwoord"),
    ({"durable": False}, "echt bewaard"),
    ({"skew": timedelta(minutes=6)}, "6 minuten voor"),
    ({"skew": timedelta(hours=-1)}, "60 minuten achter"),
    ({"backup_age": timedelta(days=8)}, "8 dagen oud"),
    ({"numbers_age": timedelta(days=400)}, "400 dagen niet nagekeken"),
)


def refused(settings: dict[str, Any], facts: Facts) -> list[CannotStart]:
    try:
        insist(Settings.model_validate(settings), facts)
    except ExceptionGroup as group:
        return [error for error in group.exceptions if isinstance(error, CannotStart)]
    return []


def test_a_good_house_starts() -> None:
    assert refused(GOOD, SEEN) == []


@pytest.mark.parametrize(("changes", "words"), BAD_SETTINGS)
def test_settings_that_are_refused(changes: dict[str, Any], words: str) -> None:
    (refusal,) = refused(GOOD | changes, SEEN)
    assert words in refusal.reason
    assert refusal.mend.endswith(".")


@pytest.mark.parametrize(("changes", "words"), BAD_FACTS)
def test_facts_that_are_refused(changes: dict[str, Any], words: str) -> None:
    (refusal,) = refused(GOOD, replace(SEEN, **changes))
    assert words in refusal.reason
    assert refusal.mend.endswith(".")


def test_what_nobody_looked_at_refuses_nothing() -> None:
    facts = Facts(writable=True, loose=(), demo=False, root=False, key=None)
    assert refused(GOOD, facts) == []
    assert sum(not topic.seen(facts) for topic in TOPICS) == 4


def test_all_refusals_come_at_once() -> None:
    assert len(refused({}, replace(SEEN, writable=False))) == 4


def test_without_strict_an_empty_list_and_old_numbers_are_allowed() -> None:
    facts = replace(SEEN, numbers_age=timedelta(days=999))
    assert refused(GOOD | {"on_call": [], "strict": False}, facts) == []


def test_what_is_local_may_be_simple() -> None:
    local = {
        "telegram": {"token": "1:a", "webhook": WEBHOOK | {"url": "http://127.0.0.1:9"}},
        "database": {"url": "postgresql://postgres:postgres@localhost/act"},
    }
    assert refused(GOOD | local, SEEN) == []


def test_files_are_really_looked_at(tmp_path: Path) -> None:
    settings = Settings.model_validate(GOOD | {"home": tmp_path, "key": new_key()})
    clean = gather(settings, NOW)
    assert (clean.writable, clean.loose, clean.demo, clean.key, clean.backup_age) == (
        True,
        (),
        False,
        None,
        None,
    )
    assert list(tmp_path.iterdir()) == [], "looking changes nothing"
    (tmp_path / "data/backups").mkdir(parents=True)
    for name in (".env", "data/key", "bot.yaml"):
        (tmp_path / name).write_text("telegram:\n  token: 1:a\n")
        (tmp_path / name).chmod(0o644)
    (tmp_path / "data/backups/half.copy.part").touch()
    assert gather(settings, NOW).backup_age is None
    (tmp_path / "data/backups/one.copy").touch()
    mark_demo(tmp_path / "data")
    seen = gather(settings, NOW + timedelta(days=3))
    assert seen.loose == (".env", "key", "bot.yaml")
    assert seen.demo
    assert seen.backup_age
    assert seen.backup_age > timedelta(days=2)


def test_a_file_without_secrets_may_be_read_by_all(tmp_path: Path) -> None:
    (tmp_path / "bot.yaml").write_text("# token: hier niet\ncontroller: Wij <a@b.nl>\n")
    assert gather(Settings(home=tmp_path), NOW).loose == ()


def test_a_file_where_the_folder_should_be_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    facts = gather(Settings(home=tmp_path), NOW)
    assert not facts.writable
    assert facts.key


def test_the_demo_stays_away_from_real_data_and_from_others(tmp_path: Path) -> None:
    insist_demo(tmp_path / "new", "127.0.0.1:0")
    (tmp_path / "new/act.db").touch()
    insist_demo(tmp_path / "new", "localhost:0")
    (tmp_path / "real").mkdir()
    (tmp_path / "real/act.db").touch()
    for folder, listen in (("real", "127.0.0.1:0"), ("new", "0.0.0.0:0")):
        with pytest.raises(CannotStart):
            insist_demo(tmp_path / folder, listen)
    assert not (tmp_path / "real/demo").exists()


def test_the_demo_says_so_when_its_place_is_taken_or_is_none(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = f"127.0.0.1:{other.getsockname()[1]}"
        for listen in (taken, "127.0.0.1:abc", "127.0.0.1:99999"):
            with pytest.raises(CannotStart, match="Kies een andere poort"):
                insist_demo(tmp_path, listen)
    assert list(tmp_path.iterdir()) == []
