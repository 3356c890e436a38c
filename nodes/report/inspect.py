"""Look at the records that pass.

Every record passes as it is. After a run the results panel shows them as a table, as
JSON and, when they hold keywords, as bars. Place it anywhere on a wire where you want to
see what travels there, or at the end of a branch.
"""

from nodes.contract import Batch, Context, NodeConfig, node


class Config(NodeConfig):
    """Nothing to set."""


@node(
    "report.inspect",
    title="Inspect",
    icon="eye",
    words=("look", "show", "view", "debug", "table", "results", "preview"),
)
def look(config: Config, batch: Batch, ctx: Context) -> Batch:
    """Answer the same records."""
    del config, ctx
    return batch
