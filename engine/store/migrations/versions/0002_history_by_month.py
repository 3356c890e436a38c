"""Runs move out of the main database into a file per month."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from engine.home import Home
from engine.store.history.moving import move_history

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Copy the runs, then drop their tables; begun again it does no harm."""
    connection = op.get_bind()
    folder = Path(connection.engine.url.database or "").parent
    move_history(connection, Home(folder))
    op.drop_table("node_results")
    op.drop_table("runs")
    connection.execute(
        sa.text(
            "delete from forms where digest not in (select digest from pipelines)"
            " and digest not in (select digest from pipeline_versions)"
        )
    )
