"""Who people are to us: identity apart from cases, every readable word sealed."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, Text

from bot.store.tables.base import Moment, metadata

people = Table(
    "people",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("created", Moment, nullable=False),
    Column("locale", String(8), nullable=False),
    Column("region", String(64)),
    Column("pc4", String(4)),
    Column("way_in", String(16)),
)

accounts = Table(
    "accounts",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("person", String(24), nullable=False, index=True),
    Column("platform", String(16), nullable=False),
    Column("chat", String(64)),
    Column("name", LargeBinary),
    Column("reachable", Boolean, nullable=False),
)

team = Table(
    "team",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("role", String(16), primary_key=True),
    Column("name", String(64), nullable=False),
    Column("regions", Text, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("paused", Boolean, nullable=False),
)

consents = Table(
    "consents",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("person", String(24), nullable=False),
    Column("purpose", String(24), nullable=False),
    Column("version", String(16), nullable=False),
    Column("account", String(64), nullable=False),
    Column("given", Moment, nullable=False),
    Column("withdrawn", Moment),
    Index("ix_consents_person", "person", "purpose"),
)

data_keys = Table(
    "data_keys",
    metadata,
    Column("owner", String(32), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("master", String(16), nullable=False),
    Column("created", Moment, nullable=False),
)
