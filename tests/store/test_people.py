"""People, the team and consent."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.chat.events import Sender
from bot.model.people import Member, Role
from bot.store.store import Store
from bot.store.tables.people import accounts
from bot.store.work import Work
from tests.store.conftest import Hour
from tests.store.world import TEAM, account, case_of, home, welcome


async def test_somebody_unknown_is_nobody_to_us(store: Store) -> None:
    assert await store.write(lambda work: work.people.find("chat:anna")) is None
    assert await store.write(lambda work: work.people.by_id("nobody")) is None
    assert await store.write(lambda work: work.people.at(home("anna"))) is None


async def test_a_person_is_found_by_account_by_id_and_at_home(store: Store) -> None:
    anna = await store.write(lambda work: welcome(work, "Anna"))
    assert (anna.name, anna.locale, anna.home, anna.reachable) == ("Anna", "nl", home("anna"), True)
    assert anna.memberships == ()
    for found in (
        await store.write(lambda work: work.people.find("chat:anna")),
        await store.write(lambda work: work.people.by_id(anna.id)),
        await store.write(lambda work: work.people.at(home("anna"))),
    ):
        assert found == anna


async def test_a_name_is_sealed(store: Store) -> None:
    await store.write(lambda work: welcome(work, "Annelies"))
    kept = await store.write(lambda work: work.scope.connection.execute(select(accounts.c.name)).scalar_one())
    assert b"Annelies" not in kept


@pytest.mark.parametrize("name", ["", "Zoë 🌷", "x" * 3000, "<b>@everyone</b>", "'; DROP TABLE people; --"])
async def test_any_name_is_kept_as_it_is(store: Store, name: str) -> None:
    sender = Sender("chat:anna", name, "nl")
    await store.write(lambda work: work.people.welcome(sender, "nl", home("anna")))
    found = await store.write(lambda work: work.people.find("chat:anna"))
    assert found
    assert found.name == name


async def test_who_moves_or_is_lost_and_comes_back(store: Store) -> None:
    await store.write(lambda work: welcome(work, "Anna"))
    await store.write(lambda work: work.people.lost("chat:anna"))
    lost = await store.write(lambda work: work.people.find("chat:anna"))
    assert lost
    assert not lost.reachable
    await store.write(lambda work: work.people.at_home("chat:anna", home("elsewhere")))
    back = await store.write(lambda work: work.people.find("chat:anna"))
    assert back
    assert (back.reachable, back.home) == (True, home("elsewhere"))


async def test_what_changes_is_kept(store: Store) -> None:
    anna = await store.write(lambda work: welcome(work, "Anna"))
    await store.write(
        lambda work: work.people.change(anna.id, locale="en", region="utrecht", pc4="3511", way_in="thuis")
    )
    found = await store.write(lambda work: work.people.find("chat:anna"))
    assert found
    assert (found.locale, found.region, found.pc4, found.way_in) == ("en", "utrecht", "3511", "thuis")


# the team


def team(work: Work, *members: Member) -> None:
    work.people.set_team(members or TEAM)


async def test_a_team_member_has_her_roles_whether_known_or_not(store: Store) -> None:
    both = (Member("chat:kim", Role.COORDINATOR, "Kim"), Member("chat:kim", Role.MODERATOR, "Kim"))
    await store.write(lambda work: team(work, *both))
    stranger = await store.write(lambda work: work.people.stranger(Sender("chat:kim", "kimmie", "nl"), "nl"))
    assert (stranger.known, stranger.name) == (False, "Kim")
    known = await store.write(lambda work: welcome(work, "Kimmie".replace("mie", "")))
    for person in (stranger, known):
        assert {member.role for member in person.memberships} == {Role.COORDINATOR, Role.MODERATOR}


async def test_who_left_the_list_has_no_role_any_more(store: Store) -> None:
    await store.write(team)
    await store.write(lambda work: welcome(work, "Kim"))
    await store.write(lambda work: team(work, TEAM[0]))
    kim = await store.write(lambda work: work.people.find("chat:kim"))
    assert kim
    assert kim.memberships == ()
    assert await store.write(lambda work: work.people.team_accounts()) == (("chat:bram", Role.BUDDY),)


async def test_who_paused_stays_paused_when_the_list_is_read_again(store: Store) -> None:
    await store.write(team)
    await store.write(lambda work: work.people.pause("chat:bram", True))
    await store.write(team)
    bram = await store.write(lambda work: welcome(work, "Bram"))
    assert bram.memberships[0].paused
    await store.write(lambda work: work.people.pause("chat:bram", False))
    await store.write(team)
    found = await store.write(lambda work: work.people.find("chat:bram"))
    assert found
    assert not found.memberships[0].paused


@pytest.mark.parametrize(
    ("role", "region", "names"),
    [
        (Role.MODERATOR, "utrecht", ["Mo"]),
        (Role.MODERATOR, "groningen", []),
        (Role.COORDINATOR, "groningen", ["Kim"]),
        (Role.COORDINATOR, None, ["Kim"]),
        (Role.TREASURER, None, []),
    ],
)
async def test_who_acts_where(store: Store, role: Role, region: str | None, names: list[str]) -> None:
    await store.write(team)
    for name in ("Kim", "Mo", "Bram", "Anna"):
        await store.write(lambda work, name=name: welcome(work, name))  # type: ignore[misc]
    found = await store.write(lambda work: work.people.with_role(role, region))
    assert [person.name for person in found] == names


async def test_who_never_wrote_cannot_be_told(store: Store) -> None:
    await store.write(team)
    assert await store.write(lambda work: work.people.with_role(Role.COORDINATOR)) == ()
    assert await store.write(lambda work: work.people.buddies()) == ()


async def test_a_buddy_is_as_busy_as_the_families_that_were_asked_or_said_yes(store: Store) -> None:
    await store.write(team)
    await store.write(lambda work: welcome(work, "Bram"))
    anna = await store.write(lambda work: welcome(work, "Anna"))
    (bram,) = await store.write(lambda work: work.people.buddies())
    assert (bram.account, bram.regions, bram.capacity, bram.busy, bram.free) == (
        account("Bram"), ("utrecht",), 2, 0, 2,
    )  # fmt: skip
    case = await store.write(lambda work: case_of(work, anna))
    await store.write(lambda work: work.cases.offer(case, "chat:bram"))
    (bram,) = await store.write(lambda work: work.people.buddies())
    assert (bram.busy, bram.free) == (1, 1)
    await store.write(lambda work: work.people.lost("chat:bram"))
    assert await store.write(lambda work: work.people.buddies()) == ()


# consent


async def test_consent_is_to_this_very_text_until_it_is_withdrawn(store: Store, hour: Hour) -> None:
    anna = await store.write(lambda work: welcome(work, "Anna"))

    async def agreed(purpose: str, version: str) -> bool:
        return await store.write(lambda work: work.people.agreed(anna.id, purpose, version))

    assert not await agreed("intake", "2026-11")
    await store.write(lambda work: work.people.agree(anna, "intake", "2026-11"))
    assert await agreed("intake", "2026-11")
    assert not await agreed("intake", "2027-01")
    assert not await agreed("evaluation", "2026-11")
    hour.pass_by(days=1)
    await store.write(lambda work: work.people.withdraw_consent(anna.id, "intake"))
    assert not await agreed("intake", "2026-11")
    await store.write(lambda work: work.people.agree(anna, "intake", "2026-11"))
    assert await agreed("intake", "2026-11")
