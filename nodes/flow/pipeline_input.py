"""Begin a pipeline that others call.

In a pipeline that *For each*, *Loop until* or *Sub-pipeline* calls, the records that it is
called with leave here. When the pipeline is run by itself, these are the records that the
run was started with; without any, one empty record leaves, so that it can be tried out.
Pin a few records to this node to try it with something real.
"""

from collections.abc import AsyncIterator

from nodes.contract import Context, NodeConfig, Record, node


class Config(NodeConfig):
    """Nothing to set."""


@node(
    "flow.pipeline_input",
    title="Pipeline input",
    icon="pipeline-input",
    words=("sub", "subflow", "function", "parameter", "argument", "call", "entry"),
)
async def pipeline_input(config: Config, ctx: Context) -> AsyncIterator[Record]:
    """Yield what the pipeline was called with."""
    del config
    for record in ctx.inputs if len(ctx.inputs) else (Record(),):
        yield record
