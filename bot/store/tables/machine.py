"""What the machine needs to lose nothing: inbox, jobs (outbox and timers), prompts, audit."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, Text

from bot.store.tables.base import Moment, metadata

inbox = Table(
    "inbox",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("key", String(80), primary_key=True),
    Column("received", Moment, nullable=False, index=True),
    Column("lane", String(64), nullable=False),
    Column("state", String(12), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("body", LargeBinary),
)

jobs = Table(
    "jobs",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("kind", String(8), nullable=False),
    Column("lane", String(96), nullable=False),
    Column("due", Moment, nullable=False),
    Column("state", String(8), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("owner", String(32)),
    Column("body", LargeBinary),
    Column("name", String(24)),
    Column("about", String(64)),
    Index("ix_jobs_due", "kind", "state", "due"),
    Index("ix_jobs_lane", "lane", "seq"),
    sqlite_autoincrement=True,
)

prompts = Table(
    "prompts",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("lane", String(96), nullable=False),
    Column("actor", String(64)),
    Column("topic", String(64), nullable=False),
    Column("owner", String(32), nullable=False),
    Column("options", LargeBinary, nullable=False),
    Column("single", Boolean, nullable=False),
    Column("status", String(8), nullable=False),
    Column("made", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("used", Moment),
    Column("pressed", Integer),
    Column("pressed_in", String(64)),
    Column("message", String(64)),
    Index("ix_prompts_lane", "lane", "topic", "status"),
)

places = Table(
    "places",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("chat", String(64), primary_key=True),
    Column("region", String(64), index=True),
    Column("linked_by", String(64)),
    Column("linked", Moment),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("action", String(32), nullable=False),
    Column("target", String(96), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    sqlite_autoincrement=True,
)

memory = Table(
    "memory",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("name", String(96), primary_key=True),
    Column("value", Text, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    Column("name", String(24), primary_key=True),
    Column("value", Integer, nullable=False),
)

shown = Table(
    "shown",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("lane", String(96), nullable=False, index=True),
    Column("message", String(64), nullable=False),
    Column("at", Moment, nullable=False),
)
