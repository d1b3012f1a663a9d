"""What the library learns from: answers that may become an article, other ways to ask, and vectors."""

from sqlalchemy import Column, LargeBinary, String, Table

from bot.store.tables.base import Moment, metadata

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("code", String(16), nullable=False, unique=True),
    Column("person", String(24), nullable=False, index=True),
    Column("region", String(64)),
    Column("status", String(8), nullable=False, index=True),
    Column("article", String(96)),
    Column("made", Moment, nullable=False),
    Column("by", String(64), nullable=False),
    Column("words", LargeBinary, nullable=False),
)

aliases = Table(
    "aliases",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("article", String(96), nullable=False, index=True),
    Column("words", LargeBinary, nullable=False),
    Column("made", Moment, nullable=False),
    Column("by", String(64), nullable=False),
)

vectors = Table(
    "vectors",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("row", LargeBinary, nullable=False),
)
