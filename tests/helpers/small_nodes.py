"""Functions of the smallest nodes, for tests that need a pipeline of some shape."""

from collections.abc import AsyncIterator

from nodes.contract import Batch, Context, Record, Stream
from tests.helpers.runs import Nothing


async def source(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
    """Yield what the run was started with, else three numbers."""
    for record in ctx.inputs or [Record({"n": n}) for n in range(3)]:
        yield record


def passed(config: Nothing, batch: Batch, ctx: Context) -> Batch:
    """Hand on what comes."""
    return batch


async def both(
    config: Nothing, left: Stream, right: Stream, ctx: Context
) -> AsyncIterator[Record]:
    """Yield the left records, then the right ones."""
    async for record in left:
        yield record
    async for record in right:
        yield record
