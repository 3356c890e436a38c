"""End a pipeline that others call.

What reaches this node goes back to the *For each*, *Loop until* or *Sub-pipeline* node that
called the pipeline. There may be several; what reaches any of them goes back. When the
pipeline is run by itself, the records are only shown.
"""

from nodes.contract import Batch, Context, NodeConfig, node


class Config(NodeConfig):
    """Nothing to set."""


@node(
    "flow.pipeline_output",
    title="Pipeline output",
    icon="pipeline-output",
    words=("sub", "subflow", "function", "return", "result", "call", "exit"),
)
def pipeline_output(config: Config, batch: Batch, ctx: Context) -> Batch:
    """Hand the records back."""
    del config, ctx
    return batch
