"""What a family told us and who walks beside it."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, text

from bot.store.tables.base import Moment, metadata

sittings = Table(
    "sittings",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("person", String(24), nullable=False),
    Column("form", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("status", String(12), nullable=False),
    Column("state", LargeBinary, nullable=False),
    Column("started", Moment, nullable=False),
    Column("touched", Moment, nullable=False),
    Index("ix_sittings_person", "person", "status"),
)

cases = Table(
    "cases",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("code", String(16), nullable=False, unique=True),
    Column("person", String(24), nullable=False, index=True),
    Column("region", String(64)),
    Column("status", String(12), nullable=False, index=True),
    Column("preventive", Boolean, nullable=False),
    Column("confidential", Boolean, nullable=False),
    Column("opened", Moment, nullable=False),
    Column("ended", Moment),
    Column("facts", LargeBinary, nullable=False),
)

pairings = Table(
    "pairings",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("case_id", String(24), nullable=False),
    Column("account", String(64), nullable=False),
    Column("status", String(12), nullable=False),
    Column("asked", Moment, nullable=False),
    Column("decided", Moment),
    Column("by", String(64)),
    Index("ix_pairings_account", "account", "status"),
    Index("ix_pairings_case", "case_id", "status"),
    Index(
        "uq_pairings_one_accepted",
        "case_id",
        unique=True,
        sqlite_where=text("status = 'accepted'"),
        postgresql_where=text("status = 'accepted'"),
    ),
)

requests = Table(
    "requests",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("code", String(16), nullable=False, unique=True),
    Column("person", String(24), nullable=False, index=True),
    Column("account", String(64), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("region", String(64)),
    Column("status", String(12), nullable=False, index=True),
    Column("opened", Moment, nullable=False),
    Column("due", Moment, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("answered", Moment),
    Column("answered_by", String(64)),
)

alarms = Table(
    "alarms",
    metadata,
    Column("id", String(24), primary_key=True),
    # the account, as long as she is a stranger in a group
    Column("person", String(64), nullable=False, index=True),
    Column("lane", String(24), nullable=False),
    Column("case_code", String(16)),
    Column("status", String(12), nullable=False),
    Column("raised", Moment, nullable=False),
    Column("taken", Moment),
    Column("taken_by", String(64)),
)
