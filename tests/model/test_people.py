"""A name is what somebody chose, and others read it beside ours: nothing in it is hidden."""

import pytest

from bot.model.people import Member, Person, Role, shown_name


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


@pytest.mark.parametrize(
    ("regions", "region", "reaches"),
    [
        ((), "utrecht", True),
        (("utrecht",), "utrecht", True),
        (("utrecht",), "twente", False),
        (("utrecht",), None, True),
    ],
)
def test_what_has_no_region_yet_is_for_everyone_in_the_role(
    regions: tuple[str, ...], region: str | None, reaches: bool
) -> None:
    kim = Member("chat:kim", Role.MODERATOR, "Kim", regions)
    person = Person(id="1", account="chat:kim", name="Kim", locale="nl", memberships=(kim,))
    assert person.looks_after(region) is reaches
    assert not person.may_act_in(Role.COORDINATOR, region)
