"""The menu follows the roles: all of them together, and no further."""

from __future__ import annotations

from bot.core.menus import menu
from bot.model.people import Member, Role
from handlers import ROUTES
from tests.player import shelf

TEAM = (
    Member("chat:bram", Role.BUDDY),
    Member("chat:kim", Role.COORDINATOR),
    Member("chat:zoe", Role.BUDDY),
    Member("chat:zoe", Role.COORDINATOR),
    Member("chat:tom", Role.TREASURER),
)


def test_everybody_on_the_team_sees_what_all_their_roles_may_use() -> None:
    shown = dict(menu(ROUTES, shelf(), TEAM).people)
    assert shown["chat:bram"] == ("pauze", "zaak")
    assert shown["chat:kim"] == ("open", "antwoord", "kennis", "zaak", "koppel", "regio")
    assert set(shown["chat:zoe"]) == {*shown["chat:bram"], *shown["chat:kim"]}
    assert shown["chat:tom"] == ()
