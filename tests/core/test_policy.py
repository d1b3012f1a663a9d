"""Who may do what, and where: every command and every button, for every role, in every place.

The table here is written by hand, on purpose: a right that changes has to change in two places.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from msgspec import structs

from bot.chat.events import Address, Chose, Commanded, Sender
from bot.chat.replies import Replies, Say
from bot.core.decide import decide
from bot.core.door import NOBODY
from bot.core.routes import Routes, Where
from bot.core.turn import Facts, Turn
from bot.model.people import Member, Person, Role
from bot.store.crypto import HOUSE
from bot.store.store import Store
from bot.store.work import Work
from handlers import ROUTES
from tests.core.stage import GROUP, home
from tests.player import shelf
from tests.store.conftest import KEY, Hour

ANY = frozenset[Role]()
TEAM = frozenset({Role.MODERATOR, Role.COORDINATOR})
LEAD = frozenset({Role.COORDINATOR})
BUDDY = frozenset({Role.BUDDY})
COMMANDS: dict[str, tuple[Where, frozenset[Role]]] = {
    "start": (Where.ANYWHERE, ANY),
    "intake": (Where.PRIVATE, ANY),
    "verder": (Where.PRIVATE, ANY),
    "vraag": (Where.ANYWHERE, ANY),
    "status": (Where.PRIVATE, ANY),
    "hulp": (Where.ANYWHERE, ANY),
    "mens": (Where.PRIVATE, ANY),
    "groep": (Where.PRIVATE, ANY),
    "privacy": (Where.ANYWHERE, ANY),
    "inzage": (Where.PRIVATE, ANY),
    "wis": (Where.PRIVATE, ANY),
    "intrekken": (Where.PRIVATE, ANY),
    "taal": (Where.PRIVATE, ANY),
    "weg": (Where.PRIVATE, ANY),
    "pauze": (Where.PRIVATE, BUDDY),
    "open": (Where.PRIVATE, TEAM),
    "antwoord": (Where.PRIVATE, TEAM),
    "kennis": (Where.PRIVATE, TEAM),
    "zaak": (Where.PRIVATE, LEAD | BUDDY),
    "koppel": (Where.PRIVATE, LEAD | frozenset({Role.MODERATOR})),
    "regio": (Where.GROUP, TEAM),
}
FOR_SOME: dict[str, frozenset[Role]] = {
    "offer": BUDDY,
    "story": LEAD | BUDDY,
    "request": TEAM,
    "learn": TEAM,
    "kennis": TEAM,
}
"""Buttons that are not for everybody who holds their token; the others are hers who was asked."""
ROLES = [(), *((role,) for role in Role), (Role.BUDDY, Role.MODERATOR)]
PLACES = {"private": home("anna"), "group": GROUP}


def marked() -> Routes:
    """The real table, with handlers that only say that they were reached."""

    def mark(word: str) -> Callable[[Turn], Replies]:
        return lambda turn: (Say(text=word),)

    return replace(
        ROUTES,
        commands=tuple(replace(command, handler=mark("done")) for command in ROUTES.commands),
        choices={name: replace(choice, handler=mark("done")) for name, choice in ROUTES.choices.items()},
        refused=mark("refused"),
        only_in_group=mark("only in a group"),
        write_first=mark("write first"),
        nameless=mark("nameless"),
        unknown=lambda turn, known: (Say(text=f"unknown beside {len(known)}"),),
        spent=mark("spent"),
    )


TABLE = marked()


def person(roles: tuple[Role, ...], *, known: bool = True) -> Person:
    memberships = tuple(Member("chat:anna", role) for role in roles)
    return Person(
        id="p" if known else "", account="chat:anna", name="Anna", locale="nl",
        home=home("anna") if known else None, memberships=memberships,
    )  # fmt: skip


def decided(work: Work, event: Commanded | Chose, who: Person) -> list[tuple[str, Address | None]]:
    turn = Turn(event, who, work, shelf(), Facts(), work.now)
    return [(getattr(reply, "text", ""), reply.to) for reply in decide(turn, TABLE)]


def typed(work: Work, name: str, where: Address) -> Commanded:
    return Commanded(key="u", at=work.now, where=where, who=Sender("chat:anna"), name=name)


@pytest.fixture
async def store(migrated_url: str):  # type: ignore[no-untyped-def]
    opened = await Store.open(migrated_url, KEY, Hour())
    yield opened
    await opened.close()


@pytest.fixture
def migrated_url(tmp_path) -> str:  # type: ignore[no-untyped-def]
    """What is decided is the same on both databases; the store's tests show that."""
    return f"sqlite:///{tmp_path / 'act.db'}"


def test_the_table_of_this_test_names_every_command_and_every_button_for_some() -> None:
    assert {c.name for c in ROUTES.commands} == set(COMMANDS)
    assert {name for name, choice in ROUTES.choices.items() if choice.who} == set(FOR_SOME)


def expected(name: str, roles: tuple[Role, ...], place: str) -> tuple[str, Address | None]:
    where, who = COMMANDS[name]
    if who and not who & set(roles):
        return "refused", None
    if where is Where.GROUP and place == "private":
        return "only in a group", None
    if where is Where.PRIVATE and place == "group":
        return "done", home("anna")
    return "done", None


async def test_every_command_for_every_role_in_every_place(store: Store) -> None:
    def all_of_them(work: Work) -> dict[tuple[str, tuple[Role, ...], str], object]:
        return {
            (name, roles, place): decided(work, typed(work, name, PLACES[place]), person(roles))
            for name, roles, place in itertools.product(COMMANDS, ROLES, PLACES)
        }

    found = await store.write(all_of_them)
    assert len(found) == len(COMMANDS) * len(ROLES) * 2
    assert found == {each: [expected(*each)] for each in found}


async def test_another_name_of_a_command_has_the_same_rights(store: Store) -> None:
    def all_of_them(work: Work) -> list[tuple[object, ...]]:
        return [
            (
                command,
                place,
                *(decided(work, typed(work, n, PLACES[place]), person(())) for n in (command.name, also)),
            )
            for command in ROUTES.commands
            for also in command.also
            for place in PLACES
        ]

    for command, place, one, other in await store.write(all_of_them):
        assert one == other, (command, place)


async def test_a_private_command_in_a_group_of_somebody_without_a_home(store: Store) -> None:
    private = [name for name, (where, who) in COMMANDS.items() if where is Where.PRIVATE and not who]

    def all_of_them(work: Work) -> list[object]:
        return [decided(work, typed(work, name, GROUP), person((), known=False)) for name in private]

    assert await store.write(all_of_them) == [[("write first", None)]] * len(private)


async def test_every_command_in_a_group_of_somebody_who_hides(store: Store) -> None:
    def all_of_them(work: Work) -> list[object]:
        return [
            decided(work, structs.replace(typed(work, name, GROUP), who=None), NOBODY) for name in COMMANDS
        ]

    assert await store.write(all_of_them) == [[("nameless", None)]] * len(COMMANDS)


@pytest.mark.parametrize("name", ["", "admin", "start ", "START", "koppel; drop", "__init__", "x" * 5000])
async def test_a_command_that_does_not_exist_reaches_nobody(store: Store, name: str) -> None:
    assert await store.write(lambda work: decided(work, typed(work, name, home("anna")), person(()))) == [
        (f"unknown beside {sum(not who for _, who in COMMANDS.values())}", None)
    ]
    assert await store.write(lambda work: decided(work, typed(work, name, GROUP), person(()))) == []


@pytest.mark.parametrize("roles", ROLES, ids=str)
def test_only_what_is_open_to_somebody_is_named_to_them(roles: tuple[Role, ...]) -> None:
    named = {name for name, (_, who) in COMMANDS.items() if not who or who & set(roles)}
    assert set(ROUTES.open_to(person(roles))) == named


async def test_every_button_for_every_role_checked_again_at_the_press(store: Store) -> None:
    """The token is hers and good; the role she had when it was shown may be gone."""

    def all_of_them(work: Work) -> dict[tuple[str, tuple[Role, ...]], str]:
        return {
            (name, roles): _pressed(work, name, roles)
            for name, roles in itertools.product(ROUTES.choices, ROLES)
        }

    found = await store.write(all_of_them)
    for (name, roles), said in found.items():
        allowed = not FOR_SOME.get(name) or bool(FOR_SOME[name] & set(roles))
        assert said == ("done" if allowed else "spent"), (name, roles)


def _pressed(work: Work, name: str, roles: tuple[Role, ...]) -> str:
    lane = home("anna").lane
    prompt = work.prompts.make(HOUSE, lane, "chat:anna", "", [(name, "", "")], single=True)
    event = Chose(key="u", at=work.now, where=home("anna"), who=Sender("chat:anna"), choice=f"{prompt}.0")
    ((text, _),) = decided(work, event, person(roles))
    return text


async def test_a_press_refused_for_a_role_does_not_spend_the_button(store: Store) -> None:
    def unit(work: Work) -> tuple[str, bool]:
        lane = home("anna").lane
        prompt = work.prompts.make(HOUSE, lane, "chat:anna", "", [("offer", "", "")], single=True)
        event = Chose(key="u", at=work.now, where=home("anna"), who=Sender("chat:anna"), choice=f"{prompt}.0")
        ((text, _),) = decided(work, event, person(()))
        return text, work.prompts.use(f"{prompt}.0")

    assert await store.write(unit) == ("spent", True)


async def test_danger_comes_before_every_command_in_every_place(store: Store) -> None:
    words = "mijn zoon wil dood"

    def unit(work: Work) -> list[str]:
        heard = []
        for name, where in itertools.product(COMMANDS, PLACES.values()):
            event = Commanded(
                key="u", at=work.now, where=where, who=Sender("chat:anna"), name=name, rest=words
            )
            heard.append(decided(work, event, person(()))[0][0])
        return heard

    assert all("113" in text for text in await store.write(unit))
