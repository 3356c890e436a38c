"""The tables of the main database. Migrations make them; here they are described."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

METADATA = MetaData()

FORMS = Table(
    "forms",
    METADATA,
    Column("digest", String, primary_key=True),
    Column("form", LargeBinary, nullable=False),
    comment="Pipelines in their file form, each once, by digest.",
)

PIPELINES = Table(
    "pipelines",
    METADATA,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("category", String, nullable=False),
    Column("enabled", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("saved_at", String, nullable=False),
    Column("nodes", Integer, nullable=False),
    Column("digest", String, ForeignKey("forms.digest"), nullable=False),
)

PIPELINE_VERSIONS = Table(
    "pipeline_versions",
    METADATA,
    Column("pipeline_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("saved_at", String, nullable=False),
    Column("digest", String, ForeignKey("forms.digest"), nullable=False),
)

RUNS = Table(
    "runs",
    METADATA,
    Column("run_id", String, primary_key=True),
    Column("pipeline_id", String, nullable=False),
    Column("pipeline_name", String, nullable=False),
    Column("status", String, nullable=False),
    Column("trigger", String, nullable=False),
    Column("started_at", String, nullable=False),
    Column("duration_ms", Float),
    Column("error", String),
    Column("bytes", Integer, nullable=False),
    Column("digest", String, ForeignKey("forms.digest"), nullable=False),
    Index("runs_by_pipeline", "pipeline_id", "run_id"),
    Index("runs_by_status", "status", "run_id"),
    Index("runs_by_digest", "digest"),
)

NODE_RESULTS = Table(
    "node_results",
    METADATA,
    Column("run_id", String, ForeignKey("runs.run_id"), primary_key=True),
    Column("results", LargeBinary, nullable=False),
    comment="How each node of a run did, as one JSON object by node.",
)
