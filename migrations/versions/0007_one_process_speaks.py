"""No job is claimed: one process speaks, and no other has to be kept off"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("jobs", "claimed_by")


def downgrade() -> None:
    op.add_column("jobs", sa.Column("claimed_by", sa.String(32)))
