"""Which messages of ours stand in a private chat, for as long as they can be taken away"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shown",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("lane", sa.String(96), nullable=False),
        sa.Column("message", sa.String(64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_shown")),
    )
    op.create_index(op.f("ix_shown_lane"), "shown", ["lane"])


def downgrade() -> None:
    op.drop_table("shown")
