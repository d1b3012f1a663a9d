"""A case holds no postcode: it is the family's, and nothing asked it of the case"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("cases", "pc4")


def downgrade() -> None:
    op.add_column("cases", sa.Column("pc4", sa.String(4)))
