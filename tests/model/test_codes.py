"""Codes as people type them."""

from __future__ import annotations

import pytest

from bot.model.codes import code, split, starts


def test_a_code_as_it_is_said() -> None:
    assert (code("Z", 7), code("H", 12), code("D", 1000)) == ("Z-007", "H-0012", "D-1000")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Z-001 Bram", ("Z-001", "Bram")),
        ("z1 bram", ("Z-001", "bram")),
        ("Z 001 Bram de Vries", ("Z-001", "Bram de Vries")),
        ("Bram Z-001", ("Z-001", "Bram")),
        ("«z-12»", ("Z-012", "« »")),
        ("Bram", ("", "Bram")),
        ("z Bram", ("", "z Bram")),
        ("", ("", "")),
        ("Zoe12", ("", "Zoe12")),
    ],
)
def test_a_code_anywhere(said: str, meant: tuple[str, str]) -> None:
    assert split("Z", said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("H-0001 Bel school. Zie ook H-0002.", ("H-0001", "Bel school. Zie ook H-0002.")),
        ("h12: dag", ("H-0012", "dag")),
        ("Zie H-0001", ("", "Zie H-0001")),
        ("H-0001", ("H-0001", "")),
    ],
)
def test_a_code_first(said: str, meant: tuple[str, str]) -> None:
    assert starts("H", said) == meant
