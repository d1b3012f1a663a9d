"""Which button was pressed, and in which message: so that the same one again within moments is one press"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("prompts", sa.Column("pressed", sa.Integer()))
    op.add_column("prompts", sa.Column("pressed_in", sa.String(64)))


def downgrade() -> None:
    op.drop_column("prompts", "pressed_in")
    op.drop_column("prompts", "pressed")
