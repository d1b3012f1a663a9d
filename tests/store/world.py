"""The people of these tests: Anna is a mother, Bram a Maatje, Kim a coordinator, Mo a moderator."""

from __future__ import annotations

from bot.chat.events import Address, Sender
from bot.model.cases import Case
from bot.model.people import Member, Person, Role
from bot.store.work import Work

TEAM = (
    Member("chat:bram", Role.BUDDY, "Bram", ("utrecht",), 2),
    Member("chat:kim", Role.COORDINATOR, "Kim"),
    Member("chat:mo", Role.MODERATOR, "Mo", ("utrecht",)),
)
FACTS = b'{"answers": {"leeftijd": 11, "naam": "Sem"}}'


def account(name: str) -> str:
    return f"chat:{name.lower()}"


def home(name: str) -> Address:
    return Address("chat", name.lower(), private=True)


def welcome(work: Work, name: str) -> Person:
    """Somebody who wrote to the bot in private."""
    return work.people.welcome(Sender(account(name), name, "nl"), "nl", home(name))


def case_of(work: Work, person: Person, region: str = "utrecht", *, confidential: bool = False) -> Case:
    return work.cases.begin(person, FACTS, region=region, preventive=False, confidential=confidential)
