"""Let the first records through and drop the rest.

*First records* says how many may pass. What comes before this node stops working as soon
as enough have passed, so a limit behind a long feed makes the run short.
"""

from collections.abc import AsyncIterator

from pydantic import Field

from nodes.contract import Batch, Context, NodeConfig, Stream, node


class Config(NodeConfig):
    """How many records may pass."""

    count: int = Field(
        10, ge=1, title="First records", description="How many records may pass."
    )


@node("flow.limit", title="Limit", icon="limit", words=("first", "top", "head", "take"))
async def limit(config: Config, records: Stream, ctx: Context) -> AsyncIterator[Batch]:
    """Yield the first ``config.count`` records."""
    del ctx
    left = config.count
    async for batch in records.batches():
        yield Batch(batch[:left])
        left -= len(batch)
        if left <= 0:
            return
