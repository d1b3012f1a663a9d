"""Where a setting comes from, and which of them wins."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.config import BadConfig, CannotStart, Settings
from bot.setup.key import ensure_key, new_key
from bot.setup.load import load
from bot.store.database import plain_url

ROOT = Path(__file__).parents[2]


def test_the_environment_alone_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load(
        environ={
            "ACTBOT_TELEGRAM__TOKEN": "1:abc",
            "ACTBOT_TELEGRAM__API_URL": "http://127.0.0.1:9/",
            "ACTBOT_DISCORD__TOKEN": "a.b",
            "ACTBOT_DISCORD__API_URL": "http://127.0.0.1:9/api/v10",
            "ACTBOT_DISCORD__GATEWAY_URL": "ws://127.0.0.1:9/",
            "ACTBOT_DISCORD__GUILD": "12",
            "ACTBOT_DATABASE__URL": "postgresql+asyncpg://a:b@c/d",
            "ACTBOT_DATA_DIR": "elders",
            "ACTBOT_TEAM": '[{"account": "telegram:1", "role": "maatje", "regions": ["utrecht"]}]',
            "ACTBOT_ON_CALL": '["discord:2"]',
            "ACTBOT_CONTROLLER": "Stichting Voorbeeld <a@b.nl>",
            "ACTBOT_STRICT": "false",
            "PATH": "/bin",
        }
    )
    assert settings.telegram
    assert settings.telegram.api_url == "http://127.0.0.1:9"
    assert settings.discord
    assert settings.discord.guild == "12"
    assert settings.database_url == "postgresql+asyncpg://a:b@c/d"
    assert (settings.team[0].regions, settings.team[0].capacity) == (("utrecht",), 2)
    assert settings.on_call == ("discord:2",)
    assert (settings.data, settings.strict) == (Path("elders"), False)


def test_nothing_at_all_gives_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load(environ={})
    assert settings == Settings()
    assert settings.database_url == "sqlite:///data/act.db"
    assert settings.web.listen == "127.0.0.1:8080"
    assert (settings.retention.intake, settings.retention.crisis_alert) == (90, 90)


@pytest.mark.parametrize(
    "url", ["postgres://a:b@c/d", "postgresql://a:b@c/d", "postgresql+asyncpg://a:b@c/d"]
)
def test_an_address_of_postgresql_in_each_usual_spelling(url: str) -> None:
    settings = load(environ={"ACTBOT_DATABASE__URL": url})
    assert plain_url(settings.database_url) == "postgresql+asyncpg://a:b@c/d"


def test_the_environment_wins_from_env_file_wins_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "bot.yaml").write_text("controller: een\nweb: {listen: 'a:1'}\ntelegram: {token: '1:a'}\n")
    (tmp_path / ".env").write_text("ACTBOT_CONTROLLER=twee\nACTBOT_WEB__LISTEN=b:2\nOTHER=x\n")
    settings = load(tmp_path / "bot.yaml", {"ACTBOT_CONTROLLER": "drie"})
    assert (settings.controller, settings.web.listen) == ("drie", "b:2")
    assert settings.telegram is not None


def test_a_part_from_the_environment_can_be_refined_by_another_variable(tmp_path: Path) -> None:
    (tmp_path / "bot.yaml").write_text("telegram:\n")
    environ = {"ACTBOT_TELEGRAM": '{"token": "1:a"}', "ACTBOT_TELEGRAM__TOKEN": "2:b"}
    settings = load(tmp_path / "bot.yaml", environ)
    assert settings.telegram
    assert settings.telegram.token.get_secret_value() == "2:b"


def test_an_empty_variable_is_no_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load(environ={"ACTBOT_TELEGRAM__TOKEN": "", "ACTBOT_ON_CALL": " "}).telegram is None


def test_an_address_alone_in_the_environment_asks_for_no_platform(tmp_path: Path) -> None:
    environ = {"ACTBOT_DISCORD__API_URL": "http://127.0.0.1:9", "ACTBOT_TELEGRAM__TOKEN": "1:a"}
    (tmp_path / "bot.yaml").write_text("strict: true")
    settings = load(tmp_path / "bot.yaml", environ)
    assert settings.telegram
    assert settings.discord is None
    (tmp_path / "bot.yaml").write_text("discord: {guild: '7'}")
    with pytest.raises(BadConfig):
        load(tmp_path / "bot.yaml", environ)


def test_the_data_folder_lies_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "bot.yaml").write_text("strict: true")
    assert load(tmp_path / "bot.yaml", {}).data == tmp_path / "data"
    assert load(tmp_path / "bot.yaml", {"ACTBOT_DATA_DIR": "/srv/act"}).data == Path("/srv/act")


def test_secrets_are_never_in_sight() -> None:
    settings = Settings.model_validate(
        {
            "telegram": {"token": "1:sesam", "webhook": {"url": "https://a", "secret": "sesam-sesam-sesam"}},
            "discord": {"token": "sesam"},
            "database": {"url": "postgresql://a:sesam@b/c"},
            "key": "sesam",
        }
    )
    assert "sesam" not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings().strict = False  # type: ignore[misc, unused-ignore]


def test_the_key_comes_from_the_settings_or_from_the_data_folder(tmp_path: Path) -> None:
    made = ensure_key(tmp_path / "data")
    assert ensure_key(tmp_path / "data") == Settings(home=tmp_path).key() == made
    assert (tmp_path / "data/key").stat().st_mode & 0o777 == 0o600
    given = Settings.model_validate({"home": tmp_path, "key": new_key()}).key()
    assert len(given) == 32
    assert given != made


@pytest.mark.parametrize("text", ["", "kort", "é" * 43, "A" * 44, "!" * 43])
def test_a_key_that_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "key").write_text(text)
    with pytest.raises(CannotStart):
        Settings(data_dir=tmp_path).key()
    with pytest.raises(CannotStart):
        ensure_key(tmp_path)


def test_the_example_loads_as_it_is_and_with_every_line_in_use(tmp_path: Path) -> None:
    text = (ROOT / "bot.yaml").read_text()
    (tmp_path / "bot.yaml").write_text(text)
    assert load(tmp_path / "bot.yaml", {}) == Settings(home=tmp_path)
    (tmp_path / "bot.yaml").write_text(re.sub(r"^# (?=[\s-]|[a-z_]+:)", "", text, flags=re.M))
    secrets = {
        "ACTBOT_TELEGRAM__TOKEN": "1:a",
        "ACTBOT_TELEGRAM__WEBHOOK__SECRET": "x" * 16,
        "ACTBOT_DISCORD__TOKEN": "a.b",
    }
    settings = load(tmp_path / "bot.yaml", secrets)
    assert settings.retention == Settings().retention
    assert len(settings.team) == 2
    assert settings.controller
    assert settings.on_call
