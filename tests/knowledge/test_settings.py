"""Settings and word lists that people edit are read, or refused with the reason."""

from __future__ import annotations

import pytest

from knowledge import settings
from tests.knowledge.mini import real_settings


def test_the_real_lists_are_read() -> None:
    read = real_settings()
    assert read.abbreviations["lpa"] == ("leerplichtambtenaar",)
    assert len(read.english) > 200
    assert {"ivm", "mn", "de"} <= read.stopwords
    assert 0 < read.unsure < read.sure < 1


def test_no_file_is_the_standard() -> None:
    assert settings.read({}) == settings.Settings()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("search.yaml", "zeker: 1", "ken ik niet"),
        ("search.yaml", "sure: hoog", "ken ik niet"),
        ("search.yaml", "sure: [", "kan ik niet lezen"),
        ("synonyms.yaml", "twee woorden: een", "één woord"),
        ("synonyms.yaml", "- een", "schrijf regels"),
    ],
)
def test_a_broken_file_is_refused(name: str, text: str, words: str) -> None:
    with pytest.raises(settings.BadSettings, match=words) as refused:
        settings.read({name: text})
    assert name in str(refused.value)


def test_no_and_on_stay_words() -> None:
    assert settings.read({"english.yaml": "no: geen\non: op"}).english == {"no": ("geen",), "on": ("op",)}
