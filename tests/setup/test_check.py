"""What `actbot check` says of a good house, and of houses that miss something."""

from __future__ import annotations

import asyncio
import json
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest

from bot.setup.check import check
from bot.setup.finding import Finding, as_json, as_lines, is_good
from bot.setup.key import new_key
from tests.setup.platforms import DISCORD, TELEGRAM, Platforms


@pytest.fixture
def house(tmp_path: Path, platforms: Platforms) -> Path:
    """A folder with a bot.yaml and a .env that are right."""
    (tmp_path / "bot.yaml").write_text(
        "controller: Stichting Voorbeeld <a@b.nl>\non_call: [telegram:1]\n"
        f"telegram: {{api_url: '{platforms.telegram_url}'}}\n"
        f"discord: {{api_url: '{platforms.discord_url}', guild: '7'}}\n"
        "team: [{account: telegram:1, role: coordinator}, {account: discord:2, role: maatje}]\n"
    )
    env = tmp_path / ".env"
    env.write_text(
        f"ACTBOT_TELEGRAM__TOKEN={TELEGRAM}\nACTBOT_DISCORD__TOKEN={DISCORD}\nACTBOT_KEY={new_key()}\n"
    )
    env.chmod(0o600)
    return tmp_path


def look(folder: Path) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in asyncio.run(check(folder / "bot.yaml")):
        found.setdefault(finding.topic, []).append(finding)
    return found


def bad(found: dict[str, list[Finding]]) -> set[str]:
    """The topics with something to mend; what volunteers wrote is looked at in test_content."""
    return {topic for topic, findings in found.items() if not is_good(findings)} - {"Inhoud", "Artikel"}


def test_a_good_house_is_good_in_every_line(house: Path) -> None:
    found = look(house)
    assert bad(found) == set()
    assert found["Team"][0].text == "1 × coordinator, 1 × maatje"
    assert found["Klok"][0].good
    assert found["Noodnummers"][0].good


@pytest.mark.parametrize(("hours", "good"), [(3, True), (30, None)])
def test_it_says_how_old_the_last_copy_is(house: Path, hours: int, good: bool | None) -> None:
    copy = house / "data/backups/act-20261128-230000.copy"
    copy.parent.mkdir(parents=True)
    copy.touch()
    made = time.time() - 3600 * hours - 60
    os.utime(copy, times=(made, made))
    (said,) = look(house)["Laatste kopie"]
    assert (said.text, said.good) == (f"{hours} uur geleden", good)


def test_each_thing_that_is_missing_is_found_with_what_to_do(house: Path, platforms: Platforms) -> None:
    platforms.behind = timedelta(minutes=9)
    platforms.flags = 0
    (house / "bot.yaml").write_text(
        (house / "bot.yaml").read_text().replace("controller", "# controller").replace("on_call", "# on_call")
    )
    env = house / ".env"
    env.write_text(env.read_text().replace(TELEGRAM, "1:weg").replace("ACTBOT_KEY", "OTHER"))
    env.chmod(0o644)
    found = look(house)
    assert bad(found) == {
        "Telegram",
        "Discord",
        "Verantwoordelijke",
        "Bij nood",
        "Sleutel",
        "Geheimen",
        "Klok",
    }
    assert all(finding.mend for findings in found.values() for finding in findings if finding.good is False)


def test_mistakes_in_the_file_are_findings_too(house: Path) -> None:
    (house / "bot.yaml").write_text("telegrm:\n  token: 1:a\nstrict: nee\n")
    found = look(house)
    assert [finding.good for finding in found["Instellingen"]] == [False, False]
    assert "Bedoelde je `telegram`?" in found["Instellingen"][0].text


def test_small_advice_stops_nothing(house: Path) -> None:
    text = (house / "bot.yaml").read_text().replace(" <a@b.nl>", "").split("team:")[0]
    (house / "bot.yaml").write_text(text)
    found = look(house)
    assert bad(found) == set()
    assert [finding.good for finding in found["Verantwoordelijke"]] == [True, None]
    assert found["Team"][0].good is None


def test_lines_and_json_say_the_same() -> None:
    findings = (
        Finding("A", True, "goed"),
        Finding("B", False, "mist", "Doe iets."),
        Finding("C", None, "tja"),
    )
    assert as_lines(findings) == "✔ A: goed\n✘ B: mist\n    → Doe iets.\n• C: tja"
    told = json.loads(as_json(findings))
    assert told["good"] is False
    assert [row["topic"] for row in told["findings"]] == ["A", "B", "C"]
    assert json.loads(as_json(findings[::2]))["good"] is True
