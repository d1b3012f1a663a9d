"""The library learns: answers that may become an article, other ways to ask, and vectors"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("person", sa.String(24), nullable=False),
        sa.Column("region", sa.String(64)),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("article", sa.String(96)),
        sa.Column("made", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("code", name=op.f("uq_drafts_code")),
    )
    op.create_index(op.f("ix_drafts_person"), "drafts", ["person"])
    op.create_index(op.f("ix_drafts_status"), "drafts", ["status"])
    op.create_table(
        "aliases",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("article", sa.String(96), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("made", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aliases")),
    )
    op.create_index(op.f("ix_aliases_article"), "aliases", ["article"])
    op.create_table(
        "vectors",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("row", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_vectors")),
    )


def downgrade() -> None:
    op.drop_table("vectors")
    op.drop_table("aliases")
    op.drop_table("drafts")
