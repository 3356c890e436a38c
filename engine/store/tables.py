"""The tables of the main database. Migrations make them; here they are described."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
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
