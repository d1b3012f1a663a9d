"""A name is what somebody chose, and others read it beside ours: nothing in it is hidden."""

import pytest

from bot.model.people import shown_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Anna  de Vries ", "Anna de Vries"),
        ("Zoë", "Zoë"),
        ("Zoe\u0308", "Zoë"),
        ("أمينة", "أمينة"),
        ("Anna\u202egnp.exe", "Annagnp.exe"),
        ("A\u200bn\u2060na\ufeff", "Anna"),
        ("Anna\nTeam: bel 0900", "Anna Team: bel 0900"),
        ("\x00\u2066\u2069", ""),
    ],
)
def test_nothing_in_a_name_is_hidden(name: str, shown: str) -> None:
    assert shown_name(name) == shown
