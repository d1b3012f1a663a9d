"""Groups and their regions, and what adapters keep over a restart."""

from __future__ import annotations

from bot.chat.events import Address
from bot.store.store import Store
from tests.store.conftest import Hour
from tests.store.world import home, welcome

GROUP, OTHER = Address("chat", "-100"), Address("chat", "-200")


async def test_a_group_belongs_to_the_region_it_was_linked_to_last(store: Store) -> None:
    for region in ("utrecht", "gouda"):
        await store.write(lambda work, region=region: work.places.link(GROUP, region, "chat:kim"))  # type: ignore[misc]
    assert await store.write(lambda work: work.places.region_of(GROUP)) == "gouda"
    assert await store.write(lambda work: work.places.group_of("utrecht", "chat")) is None
    assert await store.write(lambda work: work.places.group_of("gouda", "chat")) == GROUP
    assert await store.write(lambda work: work.places.group_of("gouda", "other")) is None


async def test_of_two_groups_the_one_linked_first_is_the_regions(store: Store, hour: Hour) -> None:
    await store.write(lambda work: work.places.link(OTHER, "utrecht", "chat:kim"))
    hour.pass_by(days=1)
    await store.write(lambda work: work.places.link(GROUP, "utrecht", "chat:kim"))
    assert await store.write(lambda work: work.places.group_of("utrecht", "chat")) == OTHER
    await store.write(lambda work: work.places.unlink(OTHER))
    assert await store.write(lambda work: work.places.group_of("utrecht", "chat")) == GROUP
    assert await store.write(lambda work: work.places.region_of(OTHER)) is None


async def test_a_group_that_moves_keeps_its_region(store: Store) -> None:
    await store.write(lambda work: work.places.link(GROUP, "utrecht", "chat:kim"))
    await store.write(lambda work: work.places.moved(GROUP, OTHER))
    assert await store.write(lambda work: work.places.region_of(OTHER)) == "utrecht"
    assert await store.write(lambda work: work.places.region_of(GROUP)) is None


async def test_a_group_that_moves_to_where_we_know_it_already_is_no_trouble(store: Store) -> None:
    """The platform tells it twice: by an update, and when we speak to the old address."""
    for _ in range(2):
        await store.write(lambda work: work.places.link(GROUP, "utrecht", "chat:kim"))
        await store.write(lambda work: work.places.moved(GROUP, OTHER))
    assert await store.write(lambda work: work.places.region_of(OTHER)) == "utrecht"


async def test_what_an_adapter_keeps_is_its_own(store: Store) -> None:
    await store.write(lambda work: work.places.keep("chat", "menu", "1"))
    await store.write(lambda work: work.places.keep("chat", "menu", "2"))
    assert await store.write(lambda work: work.places.recall("chat", "menu")) == "2"
    assert await store.write(lambda work: work.places.recall("other", "menu")) is None


async def test_each_conversation_of_whom_can_be_reached(store: Store) -> None:
    for name in ("Anna", "Zoe", "Lot"):
        await store.write(lambda work, name=name: welcome(work, name))  # type: ignore[misc]
    await store.write(lambda work: work.people.lost("chat:lot"))
    found = await store.write(lambda work: work.places.conversations("chat"))
    assert set(found) == {home("anna"), home("zoe")}
    assert await store.write(lambda work: work.places.conversations("other")) == ()
