"""The history: what ran, when, and how it ended."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, insert, select, update

from engine.errors import NotFoundError
from engine.protocol import NodeResult, RunDetail, RunSummary
from engine.store.forms import keep_form, read_form
from engine.store.tables import NODE_RESULTS, RUNS

SHOWN = [
    RUNS.c[name]
    for name in (
        "run_id",
        "pipeline_id",
        "pipeline_name",
        "status",
        "trigger",
        "started_at",
        "duration_ms",
        "error",
    )
]
OPEN = ("pending", "running", "waiting")
INTERRUPTED = "The engine stopped while this ran."


def new_run_id(now: datetime) -> str:
    """Return an id; ids sort by time."""
    return f"{now:%Y%m%d-%H%M%S}-{now.microsecond:06d}-{secrets.token_hex(2)}"


def add_run(
    connection: Connection, summary: RunSummary, form: Mapping[str, Any]
) -> None:
    """Write down that a run begins."""
    digest = keep_form(connection, form)
    connection.execute(
        insert(RUNS).values(**summary.model_dump(), bytes=0, digest=digest)
    )


def begin_run(connection: Connection, run_id: str) -> None:
    """Write down that a run that waited for its turn works now."""
    connection.execute(
        update(RUNS).where(RUNS.c.run_id == run_id).values(status="running")
    )


def finish_run(
    connection: Connection,
    summary: RunSummary,
    results: Mapping[str, NodeResult],
    size: int,
) -> None:
    """Write down how a run ended."""
    end = summary.model_dump(include={"status", "duration_ms", "error"})
    connection.execute(
        update(RUNS).where(RUNS.c.run_id == summary.run_id).values(**end, bytes=size)
    )
    data = orjson.dumps({key: value.model_dump() for key, value in results.items()})
    connection.execute(insert(NODE_RESULTS).values(run_id=summary.run_id, results=data))


def interrupt_open_runs(connection: Connection) -> int:
    """Mark the runs that an engine left when it died, and return how many."""
    change = (
        update(RUNS)
        .where(RUNS.c.status.in_(OPEN))
        .values(status="interrupted", error=INTERRUPTED)
    )
    return connection.execute(change).rowcount


def runs(
    connection: Connection,
    *,
    limit: int,
    before: str | None = None,
    pipeline_id: str | None = None,
    status: str | None = None,
) -> list[RunSummary]:
    """Return runs, newest first."""
    wanted: list[ColumnElement[bool]] = []
    if before:
        wanted.append(RUNS.c.run_id < before)
    if pipeline_id:
        wanted.append(RUNS.c.pipeline_id == pipeline_id)
    if status:
        wanted.append(RUNS.c.status == status)
    statement = select(*SHOWN).where(*wanted).order_by(RUNS.c.run_id.desc())
    rows = connection.execute(statement.limit(limit)).mappings()
    return [RunSummary(**row) for row in rows]


def run(connection: Connection, run_id: str) -> RunDetail:
    """Return one run with its nodes and the pipeline as it was run."""
    statement = select(*SHOWN, RUNS.c.digest).where(RUNS.c.run_id == run_id)
    row = connection.execute(statement).mappings().first()
    if row is None:
        raise NotFoundError("run", run_id)
    facts: dict[str, Any] = dict(row)
    form = read_form(connection, facts.pop("digest"))
    return RunDetail(**facts, nodes=_results(connection, run_id), pipeline=form)


def _results(connection: Connection, run_id: str) -> dict[str, NodeResult]:
    statement = select(NODE_RESULTS.c.results).where(NODE_RESULTS.c.run_id == run_id)
    data = connection.scalar(statement)
    found: dict[str, Any] = orjson.loads(data) if data else {}
    return {key: NodeResult.model_validate(value) for key, value in found.items()}
