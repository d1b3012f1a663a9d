"""Groups and the regions they belong to, and the small things adapters keep."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.chat.events import Address
from bot.store.scope import Scope, upsert
from bot.store.tables.machine import memory, places
from bot.store.tables.people import accounts

_RECALL = select(memory.c.value).where(
    memory.c.platform == bindparam("at"), memory.c.name == bindparam("what")
)
_CHATS = select(accounts.c.chat).where(
    accounts.c.platform == bindparam("at"), accounts.c.chat.is_not(None), accounts.c.reachable
)


def linked(connection: Connection) -> tuple[Address, ...]:
    """Every group that belongs to a region, the one linked first."""
    query = select(places.c.platform, places.c.chat).where(places.c.region.is_not(None))
    return tuple(
        Address(row.platform, row.chat) for row in connection.execute(query.order_by(places.c.linked))
    )


class Places:
    """Where groups meet."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._db = scope.connection

    def link(self, place: Address, region: str, by: str) -> None:
        row = {
            "platform": place.platform,
            "chat": place.chat,
            "region": region,
            "linked_by": by,
            "linked": self._scope.now,
        }
        put = upsert(self._db)(places).values(**row)
        changed = {name: row[name] for name in ("region", "linked_by", "linked")}
        self._db.execute(put.on_conflict_do_update(index_elements=["platform", "chat"], set_=changed))

    def unlink(self, place: Address) -> None:
        self._db.execute(
            delete(places).where(places.c.platform == place.platform, places.c.chat == place.chat)
        )

    def region_of(self, place: Address) -> str | None:
        query = select(places.c.region).where(
            places.c.platform == place.platform, places.c.chat == place.chat
        )
        found: str | None = self._db.execute(query).scalar()
        return found

    def group_of(self, region: str, platform: str) -> Address | None:
        """The group of a region on a platform, the one linked first."""
        query = (
            select(places.c.chat)
            .where(places.c.region == region, places.c.platform == platform)
            .order_by(places.c.linked)
            .limit(1)
        )
        chat = self._db.execute(query).scalar()
        return Address(platform, chat) if chat else None

    def moved(self, old: Address, new: Address) -> None:
        """The group lives on at another address; a platform may tell this twice."""
        if self.region_of(new):
            return self.unlink(old)
        self._db.execute(
            update(places)
            .where(places.c.platform == old.platform, places.c.chat == old.chat)
            .values(chat=new.chat)
        )
        return None

    # what adapters keep

    def recall(self, platform: str, name: str) -> str | None:
        found: str | None = self._db.execute(_RECALL, {"at": platform, "what": name}).scalar()
        return found

    def keep(self, platform: str, name: str, value: str) -> None:
        put = upsert(self._db)(memory).values(platform=platform, name=name, value=value)
        self._db.execute(
            put.on_conflict_do_update(index_elements=["platform", "name"], set_={"value": value})
        )

    def conversations(self, platform: str) -> tuple[Address, ...]:
        """Each private chat somebody can be reached in."""
        chats = self._db.execute(_CHATS, {"at": platform}).scalars()
        return tuple(Address(platform, chat, private=True) for chat in chats)
