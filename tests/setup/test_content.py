"""What `actbot check` says about the words of volunteers: the file, and what to do."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.config import Member
from bot.core.shelf import content_root
from bot.setup.content import content, numbers_age
from bot.setup.finding import is_good

TODAY = date(2026, 12, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of all content, to spoil."""
    shutil.copytree(content_root() / "knowledge", tmp_path / "knowledge")
    (tmp_path / "regions").symlink_to(content_root() / "regions")
    return tmp_path


def test_our_own_content_can_be_read_and_reads_well(root: Path) -> None:
    findings = content(root, TODAY)
    assert is_good(findings), findings
    assert "artikelen gelezen" in findings[0].text


def test_a_file_that_cannot_be_read_is_named(root: Path) -> None:
    article = min((root / "knowledge/articles").glob("*.md"))
    article.write_text("geen kop\n")
    (finding,) = content(root, TODAY)
    assert finding.good is False
    assert article.name in finding.text


def test_an_article_that_reads_badly_is_named_with_its_line(root: Path) -> None:
    article = min((root / "knowledge/articles").glob("*.md"))
    before, front, body = article.read_text().split("---\n", 2)
    article.write_text("---\n".join((before, front, f"Een foute zin. {body}")))
    told = [finding for finding in content(root, TODAY) if finding.text.startswith(f"{article.name} regel ")]
    assert any("foute" in finding.mend for finding in told)


def test_old_articles_do_not_fill_the_screen(root: Path) -> None:
    told = [finding for finding in content(root, date(2040, 1, 1)) if finding.topic == "Artikel"]
    assert len(told) == 11
    assert told[-1].text.startswith("en nog ")


def test_a_region_of_the_team_that_is_not_known_gets_a_suggestion(root: Path) -> None:
    team = [Member(account="web:a", role="maatje", regions=("utrecht", "utrech", "zzzzzz"))]
    told = [finding for finding in content(root, TODAY, team) if finding.topic == "Team"]
    assert [finding.text for finding in told] == [
        "de regio `utrech` ken ik niet",
        "de regio `zzzzzz` ken ik niet",
    ]
    assert "`utrecht`" in told[0].mend
    assert "rmc_regions.csv" in told[1].mend


def test_a_region_of_an_article_that_is_not_known_gets_a_suggestion(root: Path) -> None:
    article = root / "knowledge/articles/act-eigen-regio.md"
    article.write_text(article.read_text().replace("regions: []", "regions: [utrecht, utrech]"))
    (told,) = (finding for finding in content(root, TODAY) if not finding.good)
    assert (told.topic, told.text) == ("Artikel act-eigen-regio", "de regio `utrech` ken ik niet")
    assert "`utrecht`" in told.mend


def test_the_age_of_the_crisis_numbers(root: Path) -> None:
    file = root / "knowledge/crisis/numbers.yaml"
    age = numbers_age(root, TODAY)
    assert age is not None
    assert numbers_age(root, TODAY + timedelta(days=400)) == age + timedelta(days=400)
    file.write_text("kapot: [")
    assert numbers_age(root, TODAY) is None
    file.unlink()
    assert numbers_age(root, TODAY) is None
