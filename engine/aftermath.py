"""What the error pipeline gets to know of a run that failed."""

import asyncio
from typing import TYPE_CHECKING, Any

from engine.lineage import found
from engine.pipeline import Pipeline
from engine.protocol import NodeResult, RunSummary
from engine.run.stored import Kept

if TYPE_CHECKING:
    from nodes.records import Record

BY_ERROR = "error"
"""The trigger of runs that another run's failure started; they start no further ones."""


async def told_of_failure(
    pipeline: Pipeline,
    summary: RunSummary,
    nodes: dict[str, NodeResult],
    kept: Kept,
) -> dict[str, Any]:
    """Return the one record that an error pipeline starts with.

    ``node`` and ``record`` are null where the run as a whole failed, and where it is not
    known which record is to blame.
    """
    failed = next((each for each in nodes.values() if each.error), None)
    error = failed.error if failed else None
    record = None
    if failed and error and error.record:
        record = await asyncio.to_thread(
            _record, pipeline, kept, failed.node, error.record
        )
    return {
        "pipeline": {"id": summary.pipeline_id, "name": summary.pipeline_name},
        "run_id": summary.run_id,
        "node": failed.node if failed else None,
        "error": error.message if error else summary.error,
        "record": record,
    }


def _record(
    pipeline: Pipeline, kept: Kept, node: str, record_id: str
) -> dict[str, Any]:
    """Return a record that came to a node, without its fields where they are not kept."""
    there: Record | None = None
    for edge in pipeline.edges_into(node):
        source = edge.source
        there = there or found(kept, source.node, source.port, [record_id]).get(
            record_id
        )
    return {"id": record_id, "data": dict(there) if there is not None else None}
