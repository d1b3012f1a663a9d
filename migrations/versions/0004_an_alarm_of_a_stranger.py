"""An alarm of somebody in a group whom we do not know yet bears her account, which may be long"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("alarms") as alarms:
        alarms.alter_column(
            "person", type_=sa.String(64), existing_type=sa.String(24), existing_nullable=False
        )


def downgrade() -> None:
    op.execute("DELETE FROM alarms WHERE length(person) > 24")
    with op.batch_alter_table("alarms") as alarms:
        alarms.alter_column(
            "person", type_=sa.String(24), existing_type=sa.String(64), existing_nullable=False
        )
