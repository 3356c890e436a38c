"""Let the records through that fit some conditions.

Records that fit leave through *kept*, the others through *dropped*, in the order they
came in. Without any condition all are kept.

Example: *score*, *is at least*, *0.4* keeps the strong keywords.
"""

from typing import NamedTuple

from pydantic import Field

from nodes.conditions import Conditions
from nodes.contract import Batch, Context, NodeConfig, node


class Config(NodeConfig):
    """The conditions to fit."""

    conditions: Conditions = Field(
        Conditions(),
        title="Keep records where",
        description="What a record must fit to be kept.",
    )


class Outputs(NamedTuple):
    """Both halves."""

    kept: Batch
    dropped: Batch


@node(
    "flow.filter",
    title="Filter",
    icon="filter",
    words=("where", "condition", "keep", "drop", "remove"),
)
def filter_records(config: Config, batch: Batch, ctx: Context) -> Outputs:
    """Divide the records into those that fit and the others."""
    return Outputs(*batch.partition(ctx.condition(config.conditions)))
