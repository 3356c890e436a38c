"""Let the first or the last records through and drop the rest.

*Records* says how many may pass. With the first ones, what comes before this node stops
working as soon as enough have passed, so a limit behind a long feed makes the run short;
*Skip* leaves some out before counting. With the last ones, all have to arrive first.

Example: behind *Sort*, 20 records are the twenty best keywords.
"""

from collections import deque
from collections.abc import AsyncIterator
from typing import Literal

from pydantic import Field

from nodes.contract import Batch, Context, NodeConfig, Record, Stream, node
from nodes.records import in_batches


class Config(NodeConfig):
    """How many records may pass, and which."""

    count: int = Field(
        10, ge=1, title="Records", description="How many records may pass."
    )
    which: Literal["first", "last"] = Field(
        "first", title="Which", description="Whether the first or the last may pass."
    )
    skip: int = Field(
        0,
        ge=0,
        title="Skip",
        description="How many to leave out at that end before counting.",
    )


@node(
    "flow.limit",
    title="Limit",
    icon="limit",
    words=("first", "last", "top", "head", "tail", "take", "skip"),
)
async def limit(config: Config, records: Stream, ctx: Context) -> AsyncIterator[Batch]:
    """Yield the records that may pass."""
    del ctx
    chosen = _first if config.which == "first" else _last
    async for batch in chosen(config, records):
        yield batch


async def _first(config: Config, records: Stream) -> AsyncIterator[Batch]:
    skip, left = config.skip, config.count
    async for batch in records.batches():
        passing = Batch(batch[skip : skip + left])
        skip = max(0, skip - len(batch))
        left -= len(passing)
        yield passing
        if not left:
            return


async def _last(config: Config, records: Stream) -> AsyncIterator[Batch]:
    tail: deque[Record] = deque(maxlen=config.count + config.skip)
    async for batch in records.batches():
        tail.extend(batch)
    passing = list(tail)[: max(0, len(tail) - config.skip)]
    for batch in in_batches(passing):
        yield batch
