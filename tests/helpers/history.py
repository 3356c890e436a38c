"""Runs to fill a history with: `begun`, `ended`, and ids for a day of one's choice."""

from datetime import UTC, datetime
from typing import Any

from engine.protocol import RunStatus, RunSummary

FORM: dict[str, Any] = {"id": "p", "name": "Pipeline", "nodes": [{"id": "n"}]}


def id_at(month: int = 1, day: int = 1, number: int = 0, year: int = 2026) -> str:
    """Return the id of the run with a number on a day."""
    return f"{year}{month:02}{day:02}-090000-{number:06}-0000"


def begun(
    run_id: str, status: RunStatus = "running", pipeline: str = "p", **more: Any
) -> RunSummary:
    """Return a run that goes on."""
    day = datetime.strptime(run_id[:8], "%Y%m%d").replace(tzinfo=UTC)
    return RunSummary(
        run_id=run_id,
        pipeline_id=pipeline,
        pipeline_name="Pipeline",
        status=status,
        started_at=day.isoformat(timespec="milliseconds"),
        **more,
    )


def ended(
    run_id: str, status: RunStatus = "completed", pipeline: str = "p", **more: Any
) -> RunSummary:
    """Return a run that is over."""
    return begun(run_id, status, pipeline, duration_ms=5.0, **more)
