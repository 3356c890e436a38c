"""The library: saved pipelines and their versions."""

from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import Connection, Row, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from engine.errors import NotFoundError
from engine.protocol import PipelineSummary, PipelineVersion
from engine.store.forms import keep_form, read_form
from engine.store.tables import FORMS, PIPELINE_VERSIONS, PIPELINES

SHOWN = [
    PIPELINES.c[name]
    for name in ("id", "name", "category", "enabled", "version", "saved_at", "nodes")
]


def pipelines(connection: Connection) -> list[PipelineSummary]:
    """Return the library in the order of the names."""
    statement = select(*SHOWN).order_by(PIPELINES.c.name, PIPELINES.c.id)
    rows = connection.execute(statement).mappings()
    return [PipelineSummary(**row) for row in rows]


def enabled_pipelines(connection: Connection) -> list[dict[str, Any]]:
    """Return the forms of the pipelines whose triggers are switched on."""
    joined = PIPELINES.join(FORMS, PIPELINES.c.digest == FORMS.c.digest)
    statement = select(FORMS.c.form).select_from(joined).where(PIPELINES.c.enabled)
    return [orjson.loads(form) for form in connection.scalars(statement)]


def is_enabled(connection: Connection, name: str) -> bool:
    """Say whether the triggers of a pipeline are switched on."""
    return _found(connection, name).enabled


def pipeline(connection: Connection, name: str) -> tuple[dict[str, Any], int]:
    """Return the form and version of the pipeline with that id, else with that name."""
    row = _found(connection, name)
    return read_form(connection, row.digest), row.version


def versions(connection: Connection, name: str) -> list[PipelineVersion]:
    """Return the versions of a pipeline, newest first."""
    row = _found(connection, name)
    table = PIPELINE_VERSIONS.c
    statement = (
        select(table.version, table.saved_at, table.digest)
        .where(table.pipeline_id == row.id)
        .order_by(table.version.desc())
    )
    return [
        PipelineVersion(
            version=number,
            saved_at=saved_at,
            nodes=len(read_form(connection, digest).get("nodes", ())),
            is_current=number == row.version,
        )
        for number, saved_at, digest in connection.execute(statement)
    ]


def version(connection: Connection, name: str, number: int) -> dict[str, Any]:
    """Return the form of one version of a pipeline."""
    row = _found(connection, name)
    table = PIPELINE_VERSIONS.c
    statement = select(table.digest).where(
        table.pipeline_id == row.id, table.version == number
    )
    digest = connection.scalar(statement)
    if digest is None:
        raise NotFoundError("version", f"{number} of {row.name or row.id}")
    return read_form(connection, digest)


def save(
    connection: Connection, form: Mapping[str, Any], saved_at: str
) -> PipelineSummary:
    """Keep a pipeline; a changed one gets the next version."""
    digest = keep_form(connection, form)
    id_: str = form["id"]
    old = connection.execute(select(PIPELINES).where(PIPELINES.c.id == id_)).first()
    if old is not None and old.digest == digest:
        return summary(connection, id_)
    values: dict[str, Any] = {
        "id": id_,
        "name": form.get("name", ""),
        "category": form.get("category", ""),
        "enabled": old.enabled if old is not None else False,
        "version": old.version + 1
        if old is not None
        else _next_version(connection, id_),
        "saved_at": saved_at,
        "nodes": len(form.get("nodes", ())),
        "digest": digest,
    }
    row = insert(PIPELINES).values(values)
    connection.execute(row.on_conflict_do_update(index_elements=["id"], set_=values))
    version = {key: values[key] for key in ("version", "saved_at", "digest")}
    connection.execute(insert(PIPELINE_VERSIONS).values(pipeline_id=id_, **version))
    return summary(connection, id_)


def summary(connection: Connection, id_: str) -> PipelineSummary:
    """Return the line of the library for an id."""
    statement = select(*SHOWN).where(PIPELINES.c.id == id_)
    return PipelineSummary(**connection.execute(statement).mappings().one())


def enable(connection: Connection, name: str, *, enabled: bool) -> PipelineSummary:
    """Switch the triggers of a pipeline on or off."""
    id_ = _found(connection, name).id
    connection.execute(
        update(PIPELINES).where(PIPELINES.c.id == id_).values(enabled=enabled)
    )
    return summary(connection, id_)


def forget(connection: Connection, name: str) -> None:
    """Remove a pipeline; its versions and runs stay."""
    id_ = _found(connection, name).id
    connection.execute(delete(PIPELINES).where(PIPELINES.c.id == id_))


def _found(connection: Connection, name: str) -> Row[Any]:
    matches = or_(PIPELINES.c.id == name, PIPELINES.c.name == name)
    rows = connection.execute(select(PIPELINES).where(matches)).all()
    if not rows:
        raise NotFoundError("pipeline", name)
    return next((row for row in rows if row.id == name), rows[0])


def _next_version(connection: Connection, id_: str) -> int:
    """Return the number after the versions of a pipeline that was deleted."""
    column = PIPELINE_VERSIONS.c.version
    statement = (
        select(column)
        .where(PIPELINE_VERSIONS.c.pipeline_id == id_)
        .order_by(column.desc())
        .limit(1)
    )
    return (connection.scalar(statement) or 0) + 1
