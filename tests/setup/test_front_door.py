"""The program as it is started: what it prints, and with which code it ends."""

from __future__ import annotations

import asyncio
import base64
import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer

from bot.config import BadConfig, CannotStart, Mistake, decode_key
from bot.setup.kindly import kindly
from bot.store.store import Store
from tests.setup.platforms import TELEGRAM, Platforms

ROOT = Path(__file__).parents[2]
COMMANDS = ("demo", "init", "check", "run", "chat", "migrate", "backup", "restore", "evaluate")


def actbot(
    folder: Path, *words: str, before: tuple[str, ...] = (), **environ: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-m", "bot", *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | environ,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_dutch(tmp_path: Path, command: str) -> None:
    page = actbot(tmp_path, *command.split(), "--help").stdout
    assert page.startswith(f"Zo: {' '.join(('actbot', *command.split()))} ")
    assert "Laat dit zien." in page
    assert re.findall(r"Usage|Options|OPTIONS|Commands|Arguments|Show|required|default|<\w+>", page) == []


def test_help_names_every_command(tmp_path: Path) -> None:
    done = actbot(tmp_path, "--help")
    assert done.returncode == 0
    assert all(f"  {command} " in done.stdout for command in COMMANDS)


@pytest.mark.parametrize(
    ("words", "look"),
    [("bestaatniet", "actbot"), ("backup --zomaar", "actbot backup"), ("restore", "actbot restore")],
)
def test_what_is_typed_otherwise_is_two_plain_lines_and_code_2(tmp_path: Path, words: str, look: str) -> None:
    done = actbot(tmp_path, *words.split())
    assert done.returncode == 2
    assert done.stderr == (
        f"✘ Zo begrijp ik het niet: actbot {words}\n  Kijk met `{look} --help` hoe het kan.\n"
    )


def test_a_folder_is_no_copy_to_put_back(tmp_path: Path) -> None:
    done = actbot(tmp_path, "restore", ".")
    assert done.returncode == 2
    assert done.stderr.startswith("✘ . is een map.\n")


def test_a_mistake_in_the_file_is_two_plain_lines_and_code_2(tmp_path: Path) -> None:
    (tmp_path / "bot.yaml").write_text("telegram:\n  tokn: 1:a\n")
    done = actbot(tmp_path, "run")
    assert done.returncode == 2
    assert done.stderr == "✘ bot.yaml regel 2: `tokn` ken ik niet. Bedoelde je `token`?\n"


@pytest.mark.parametrize(
    "words",
    [("--config", "ander.yaml", "run"), ("run", "--config", "ander.yaml"), ("run", "-c", "ander.yaml")],
)
def test_another_file_may_stand_before_or_behind_the_command(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "ander.yaml").write_text("telegram:\n  tokn: 1:a\n")
    done = actbot(tmp_path, *words)
    assert (done.returncode, done.stderr.split(":")[0]) == (2, "✘ ander.yaml regel 2")


def test_check_ends_with_1_and_speaks_json(tmp_path: Path) -> None:
    done = actbot(tmp_path, "check", "--json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["good"] is False
    assert {"Platform", "Bij nood", "Sleutel"} <= {
        row["topic"] for row in told["findings"] if row["good"] is False
    }


def test_init_without_answers_at_the_keyboard_stops_calmly(tmp_path: Path) -> None:
    done = actbot(tmp_path, "init")
    assert (done.returncode, done.stderr) == (0, "Gestopt.\n")
    assert list(tmp_path.iterdir()) == []


def test_init_from_a_file_makes_a_house_in_one_go(tmp_path: Path, platforms: Platforms) -> None:
    (tmp_path / "answers.yaml").write_text(
        f"controller: Wij <a@b.nl>\ntelegram_token: '{TELEGRAM}'\naccount: telegram:1001\n"
    )
    done = actbot(tmp_path, "init", "--answers", "answers.yaml", **platforms.environ)
    assert done.returncode == 0, done.stderr
    assert "HERSTELBLAD" in done.stdout
    assert TELEGRAM in (tmp_path / ".env").read_text()
    assert "on_call:\n  - telegram:1001" in (tmp_path / "bot.yaml").read_text()


def test_what_it_makes_nobody_else_can_read(tmp_path: Path) -> None:
    done = actbot(tmp_path, "migrate", ACTBOT_DATA_DIR=str(tmp_path / "data"))
    assert done.returncode == 0, done.stderr
    made = [tmp_path / "data", *(tmp_path / "data").iterdir()]
    assert (tmp_path / "data/act.db") in made
    assert [path.name for path in made if path.stat().st_mode & 0o077] == []


def test_a_house_begins_with_its_key_and_a_copy_with_another_is_refused(tmp_path: Path) -> None:
    begun = actbot(tmp_path, "migrate")
    assert begun.returncode == 0, begun.stderr
    assert "data/key" in begun.stdout
    asyncio.run(_lived_in(tmp_path))
    other = base64.urlsafe_b64encode(bytes(32)).decode()
    refused = actbot(tmp_path, "backup", ACTBOT_KEY=other)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "hoort niet bij deze gegevens" in refused.stderr
    assert not (tmp_path / "data/backups").exists()
    assert actbot(tmp_path, "backup").returncode == 0


async def _lived_in(folder: Path) -> None:
    url, key = f"sqlite:///{folder}/data/act.db", decode_key((folder / "data/key").read_text().strip())
    await (await Store.open(url, key, lambda: datetime.now(UTC))).close()


@pytest.fixture
def of_another(tmp_path: Path) -> Iterator[tuple[str, ...]]:
    """The data folder is another user's; gives what to start a command with, so that it is barred."""
    data = tmp_path / "data"
    data.mkdir()
    barred = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
    if barred:
        os.chown(data, 65534, 65534)
    data.chmod(0o700 if barred else 0)
    yield barred
    data.chmod(0o700)


def test_a_folder_of_another_user_is_seen(tmp_path: Path, of_another: tuple[str, ...]) -> None:
    looked = actbot(tmp_path, "check", before=of_another)
    assert looked.stdout.startswith("✔ Instellingen: gelezen"), looked.stderr
    assert "✘ Datamap" in looked.stdout
    assert "niet lezen" in looked.stdout


@pytest.mark.parametrize(
    "command", ["run", *(pytest.param(name, marks=pytest.mark.full) for name in ("migrate", "backup"))]
)
def test_a_folder_of_another_user_is_a_line_and_no_riddle(
    tmp_path: Path, of_another: tuple[str, ...], command: str
) -> None:
    done = actbot(tmp_path, command, before=of_another)
    assert done.returncode == 2
    assert "mag" in done.stderr
    assert "niet" in done.stderr


def test_the_demo_is_refused_on_real_data(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/act.db").touch()
    done = actbot(tmp_path, "demo")
    assert done.returncode == 2
    assert "echte gegevens" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (CannotStart("Nee.", "Doe dit."), 2, "✘ Nee.\n  Doe dit.\n"),
        (BadConfig((Mistake(where="a", text="b"), Mistake(where="c", text="d"))), 2, "✘ a: b\n✘ c: d\n"),
        (ExceptionGroup("", [ExceptionGroup("", [CannotStart("Nee.", "Doe dit.")])]), 2, "✘ Nee."),
        (KeyboardInterrupt(), 0, "Gestopt."),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "✘ De schijf is vol.\n"),
        (
            ExceptionGroup("", [PermissionError(errno.EACCES, "no", "data/act.db")]),
            2,
            "✘ Ik mag niet in data/act.db.",
        ),
    ],
)
def test_known_errors_are_said_in_their_own_words(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, words: str
) -> None:
    with pytest.raises(typer.Exit) as ended, kindly():
        raise error
    assert ended.value.exit_code == code
    assert capsys.readouterr().err.startswith(words)


def test_an_unknown_error_is_a_code_and_only_with_debug_a_trace_without_secrets(
    capsys: pytest.CaptureFixture[str],
) -> None:
    codes = []
    for debug in (False, True):
        with pytest.raises(typer.Exit) as ended, kindly(debug):
            raise RuntimeError(f"https://api.telegram.org/bot1234567890:{'A' * 35}/getMe")
        said = capsys.readouterr().err
        codes.append(said.split("ACT-")[1][:6])
        assert ended.value.exit_code == 1
        assert ("Traceback" in said) is debug
        assert "AAAA" not in said
    assert codes[0] == codes[1]
