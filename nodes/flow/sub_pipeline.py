"""Run another pipeline on all records and go on with what it gives back.

The called pipeline is one of the library, named by its id or name. All records that arrive
here leave its *Pipeline input* node, once they have all come; what reaches its *Pipeline
output* node leaves here. It works with its own settings and permissions. An error in it
names the node inside. Pipelines may call each other, at most eight levels deep.

To call a pipeline for each record by itself, use *For each*.

Example: *Clean up addresses* as a pipeline of its own, called wherever addresses come in.
"""

from collections.abc import AsyncIterator

from pydantic import Field

from nodes.contract import Batch, Context, NodeConfig, Stream, node
from nodes.flow.called import NO_PIPELINE
from nodes.records import in_batches
from nodes.texts import PipelineName, needed


class Config(NodeConfig):
    """Which pipeline."""

    pipeline: PipelineName = Field(
        "",
        title="Pipeline",
        description="The id or name of a pipeline in the library.",
        json_schema_extra=needed(NO_PIPELINE),
    )


@node(
    "flow.sub_pipeline",
    title="Sub-pipeline",
    icon="sub-pipeline",
    effect="idempotent",
    words=("call", "execute", "workflow", "subflow", "function", "reuse", "nested"),
)
async def sub_pipeline(
    config: Config, records: Stream, ctx: Context
) -> AsyncIterator[Batch]:
    """Yield what the pipeline gives back."""
    spool = ctx.spool()
    async for record in records:
        spool.append(record)
    found = await ctx.call_pipeline(config.pipeline, spool)
    for batch in in_batches(found):
        yield batch
