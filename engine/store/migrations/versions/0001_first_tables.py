"""The first tables: library, versions, runs and how their nodes did."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "forms",
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("form", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "pipelines",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("category", sa.String, nullable=False),
        sa.Column("enabled", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.String, nullable=False),
        sa.Column("nodes", sa.Integer, nullable=False),
        _digest(),
    )
    op.create_table(
        "pipeline_versions",
        sa.Column("pipeline_id", sa.String, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("saved_at", sa.String, nullable=False),
        _digest(),
    )
    op.create_table(
        "runs",
        sa.Column("run_id", sa.String, primary_key=True),
        sa.Column("pipeline_id", sa.String, nullable=False),
        sa.Column("pipeline_name", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("trigger", sa.String, nullable=False),
        sa.Column("started_at", sa.String, nullable=False),
        sa.Column("duration_ms", sa.Float),
        sa.Column("error", sa.String),
        sa.Column("bytes", sa.Integer, nullable=False),
        _digest(),
    )
    op.create_index("runs_by_pipeline", "runs", ["pipeline_id", "run_id"])
    op.create_index("runs_by_status", "runs", ["status", "run_id"])
    op.create_index("runs_by_digest", "runs", ["digest"])
    op.create_table(
        "node_results",
        sa.Column("run_id", sa.String, sa.ForeignKey("runs.run_id"), primary_key=True),
        sa.Column("results", sa.LargeBinary, nullable=False),
    )


def _digest() -> "sa.Column[str]":
    return sa.Column("digest", sa.String, sa.ForeignKey("forms.digest"), nullable=False)
