"""`init` from a file and from the keyboard, once and twice, against platforms that really answer."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
import yaml

from bot.config import CannotStart
from bot.setup.facts import mark_demo
from bot.setup.load import load
from bot.setup.wizard import set_up_house
from tests.setup.platforms import DISCORD, TELEGRAM, Platforms

ROOT = Path(__file__).parents[2]
ANSWERS = {
    "controller": "Stichting Voorbeeld <privacy@voorbeeld.nl>",
    "telegram_token": TELEGRAM,
    "discord_token": DISCORD,
    "guild": "7",
    "account": "telegram:1001",
    "regions": ["Utrecht", "eem-en-vallei"],
    "on_call": ["telegram:1001", "discord:2002"],
}


@pytest.fixture(autouse=True)
def on_loopback(platforms: Platforms, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in platforms.environ.items():
        monkeypatch.setenv(name, value)


def init(folder: Path, **changes: object) -> None:
    answers = folder / "answers.yaml"
    answers.write_text(yaml.safe_dump(ANSWERS | changes))
    set_up_house(folder, answers)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "answers.yaml")


def test_a_new_house_can_be_loaded_and_has_its_secrets_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(tmp_path)
    settings = load(tmp_path / "bot.yaml")
    assert settings.telegram
    assert settings.telegram.token.get_secret_value() == TELEGRAM
    assert settings.discord
    assert settings.discord.guild == "7"
    assert (settings.team[0].role, settings.team[0].regions) == ("coordinator", ("utrecht", "eem-en-vallei"))
    assert settings.on_call == ("telegram:1001", "discord:2002")
    assert len(settings.key()) == 32
    text = (tmp_path / "bot.yaml").read_text()
    assert TELEGRAM not in text
    assert DISCORD not in text
    assert (tmp_path / ".env").stat().st_mode & 0o777 == 0o600
    said = capsys.readouterr().out
    assert "@act_bot" in said
    assert "HERSTELBLAD" in said
    assert str(tmp_path / "data/backups") in said
    assert settings.secret
    assert settings.secret.get_secret_value() in said
    assert TELEGRAM not in said
    assert DISCORD not in said


def test_again_with_the_same_answers_changes_nothing_and_shows_no_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(tmp_path)
    before = {name: (tmp_path / name).read_text() for name in names(tmp_path)}
    capsys.readouterr()
    init(tmp_path)
    assert {name: (tmp_path / name).read_text() for name in names(tmp_path)} == before
    assert "HERSTELBLAD" not in capsys.readouterr().out


def test_again_with_other_answers_keeps_a_dated_copy_and_the_key(tmp_path: Path) -> None:
    init(tmp_path)
    old, key = (tmp_path / "bot.yaml").read_text(), load(tmp_path / "bot.yaml").key()
    init(tmp_path, controller="Een ander <a@b.nl>")
    (copy,) = [name for name in names(tmp_path) if name.startswith("bot.yaml.")]
    assert (tmp_path / copy).read_text() == old
    settings = load(tmp_path / "bot.yaml")
    assert (settings.controller, settings.key()) == ("Een ander <a@b.nl>", key)


def test_empty_answers_keep_what_was_there(tmp_path: Path) -> None:
    init(tmp_path)
    before = load(tmp_path / "bot.yaml")
    init(tmp_path, **dict.fromkeys(ANSWERS, ""))
    assert load(tmp_path / "bot.yaml") == before


def test_what_was_written_by_hand_stays_and_a_token_moves_to_the_env_file(tmp_path: Path) -> None:
    (tmp_path / "bot.yaml").write_text(
        f"retention:\n  intake_nudge: 5  # eerder\ndiscord:\n  token: {DISCORD}\n"
        "team:\n- {account: discord:9, role: maatje}\n"
    )
    init(tmp_path, discord_token="")
    text = (tmp_path / "bot.yaml").read_text()
    assert "intake_nudge: 5  # eerder" in text
    assert DISCORD not in text
    settings = load(tmp_path / "bot.yaml")
    assert settings.discord
    assert settings.discord.token.get_secret_value() == DISCORD
    assert [member.role for member in settings.team] == ["coordinator", "maatje"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"telegram_token": "1001:anders"}, "BotFather"),
        ({"telegram_token": "niet goed"}, "een getal"),
        ({"discord_token": "x.y.z"}, "Developer Portal"),
        ({"account": "anna"}, "telegram:1001"),
        ({"on_call": "anna"}, "telegram:1001, discord:2002"),
        ({"controller": "Wij"}, "privacy@voorbeeld.nl"),
        ({"telegram_token": "", "discord_token": ""}, "nergens praten"),
        ({"kleur": "groen"}, "Hier mag: account"),
    ],
)
def test_a_script_that_will_not_do_stops_before_anything_is_written(
    tmp_path: Path, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(CannotStart) as caught:
        init(tmp_path, **changes)
    assert words in caught.value.mend
    assert names(tmp_path) == []


def test_a_platform_that_is_silent_does_not_stop_the_wizard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ACTBOT_TELEGRAM__API_URL", "http://127.0.0.1:1")
    init(tmp_path)
    assert "✘ Telegram: er komt geen antwoord" in capsys.readouterr().out
    assert load(tmp_path / "bot.yaml").telegram


def test_data_without_their_key_never_get_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/act.db").touch()
    with pytest.raises(CannotStart) as caught:
        init(tmp_path)
    assert "herstelblad" in caught.value.mend


def test_the_folder_of_the_demo_is_left_alone(tmp_path: Path) -> None:
    mark_demo(tmp_path / "data")
    init(tmp_path)
    assert load(tmp_path / "bot.yaml").data == tmp_path / "gegevens"


def test_somebody_at_the_keyboard_is_asked_again_and_gets_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["Wij", "Wij <a@b.nl>", "1:anders", TELEGRAM, "", "telegram:1001", "", "", ""]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(typed) + "\n"))
    monkeypatch.setattr("getpass.getpass", lambda *_args, **_more: input())
    set_up_house(tmp_path)
    settings = load(tmp_path / "bot.yaml")
    assert settings.controller == "Wij <a@b.nl>"
    assert settings.telegram
    assert not settings.discord
    said = capsys.readouterr().out
    assert "Schrijf bijvoorbeeld" in said
    assert "dit token kent het platform niet" in said
    assert settings.on_call == ("telegram:1001",)


def test_one_ctrl_c_ends_the_wizard_and_nothing_was_written(tmp_path: Path, platforms: Platforms) -> None:
    """At a real screen: the signal comes while a question waits."""
    here, there = os.openpty()
    wizard = subprocess.Popen(
        [sys.executable, "-m", "bot", "init", "--folder", str(tmp_path)],
        cwd=ROOT,
        stdin=there,
        stdout=there,
        stderr=there,
        env={"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8"} | platforms.environ,
    )
    said = b""
    while "»".encode() not in said:
        said += os.read(here, 4096)
    _until_it_waits(psutil.Process(wizard.pid))
    wizard.send_signal(signal.SIGINT)
    assert wizard.wait(20) == 0
    os.close(here)
    os.close(there)
    assert list(tmp_path.iterdir()) == []


def _until_it_waits(process: psutil.Process) -> None:
    """From showing the question to waiting for its answer: it sleeps each time that we look."""
    looks = 0
    while looks < 5:
        time.sleep(0.05)
        looks = looks + 1 if process.status() == psutil.STATUS_SLEEPING else 0


def test_a_region_nobody_knows_is_asked_again(tmp_path: Path) -> None:
    with pytest.raises(CannotStart) as refused:
        init(tmp_path, regions="utrecth")
    assert "utrecth" in refused.value.mend
    assert "utrecht" in refused.value.mend
    assert names(tmp_path) == []
