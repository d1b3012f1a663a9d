"""Requests to a human: one that waits is found again, and words are put beside it while it is open."""

from __future__ import annotations

from bot.model.people import Member, Person, Role
from bot.store.store import Store
from bot.store.work import Work
from tests.store.world import TEAM, welcome


def kim(work: Work) -> Person:
    return work.people.find("chat:kim") or welcome(work, "Kim")


async def test_what_waits_is_found_until_it_is_answered(store: Store) -> None:
    def asks(work: Work) -> None:
        work.people.set_team(TEAM)
        anna, other = welcome(work, "Anna"), welcome(work, "Eva")
        assert work.requests.open_of(anna) is None
        first = work.requests.begin(anna, "human", "", work.now)
        assert work.requests.open_of(anna) == first
        assert work.requests.open_of(other) is None
        assert work.requests.answer(first, "chat:kim")
        assert work.requests.open_of(anna) is None

    await store.write(asks)


async def test_words_are_put_beside_it_once_and_not_after_the_answer(store: Store) -> None:
    def asks(work: Work) -> None:
        work.people.set_team(TEAM)
        anna = welcome(work, "Anna")
        request = work.requests.begin(anna, "human", "", work.now)
        assert work.requests.add(request, "bel me")
        assert work.requests.add(request, "liever morgen")
        assert not work.requests.add(request, "bel me")
        assert work.requests.words(request, kim(work)) == "bel me\nliever morgen"
        work.requests.answer(request, "chat:kim")
        assert not work.requests.add(request, "te laat")
        assert work.requests.words(request, kim(work)) == "bel me\nliever morgen"

    await store.write(asks)


async def test_who_looks_after_another_region_sees_nothing_of_it(store: Store) -> None:
    def asks(work: Work) -> None:
        work.people.set_team((Member("chat:lim", Role.MODERATOR, "Lim", ("zuid-limburg",)),))
        anna, lim = welcome(work, "Anna"), welcome(work, "Lim")
        work.people.change(anna.id, region="utrecht")
        request = work.requests.begin(work.people.find(anna.account) or anna, "question", "?", work.now)
        assert work.requests.get(request.id, lim) is None
        assert work.requests.by_code(request.code, lim) is None
        assert work.requests.open_for(lim) == ()
        work.people.set_team((Member("chat:lim", Role.MODERATOR, "Lim", ("utrecht",)),))
        lim = work.people.find("chat:lim") or lim
        assert work.requests.get(request.id, lim) == work.requests.by_code(request.code, lim) == request
        assert work.requests.open_for(lim) == (request,)

    await store.write(asks)


async def test_danger_of_a_stranger_is_kept_under_the_longest_account(store: Store) -> None:
    stranger = "discord:12345678901234567890"

    def alarms(work: Work) -> None:
        raised = work.requests.raise_alarm(stranger, "self-harm", None)
        assert work.requests.open_alarm(stranger, "self-harm") == raised

    await store.write(alarms)
