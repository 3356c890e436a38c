"""Start the pipeline by hand.

The run begins here when somebody presses *Run* or types `siex run`. Records that are
handed to the run (`siex run --input`) leave through *out*; without any, one empty
record does.
"""

from collections.abc import AsyncIterator

from nodes.contract import Context, NodeConfig, Record, node


class Config(NodeConfig):
    """Nothing to set."""


@node(
    "triggers.manual",
    title="Start by hand",
    icon="play",
    emits="signal",
    words=("manual", "trigger", "begin"),
)
async def manual(config: Config, ctx: Context) -> AsyncIterator[Record]:
    """Yield what the run was started with."""
    del config
    for record in ctx.inputs or (Record(),):
        yield record
