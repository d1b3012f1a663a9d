"""Which button was pressed: so that the same one again within moments is one press"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("prompts", sa.Column("pressed", sa.Integer()))


def downgrade() -> None:
    op.drop_column("prompts", "pressed")
