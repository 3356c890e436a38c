"""Put the records in order.

Each row names a field and a direction; later rows decide between records that are equal
in the earlier ones. Numbers come before texts, and texts are compared without regard to
capital letters. Records that lack the field come last either way. Any number of records
can be sorted: what does not fit in memory is sorted on disk.

Example: `score`, *descending*, puts the best keywords on top.
"""

from collections.abc import AsyncIterator, Callable
from typing import Any, Literal

from pydantic import Field

from nodes.contract import (
    Batch,
    Context,
    FieldName,
    NodeConfig,
    Record,
    Row,
    Stream,
    node,
)
from nodes.records import in_batches
from nodes.values import Compare, Rank, rank


class SortBy(Row):
    """One field to sort by."""

    field: FieldName = Field(
        min_length=1, title="Field", description="The field to sort by."
    )
    direction: Literal["ascending", "descending"] = Field(
        default="ascending",
        title="Direction",
        description="Ascending is from small to large and from a to z.",
    )
    compare: Compare = Field(
        default="auto",
        title="Compare as",
        description="Numbers also reads texts that spell one; text compares as words.",
    )


class Config(NodeConfig):
    """The fields to sort by."""

    by: tuple[SortBy, ...] = Field(
        (SortBy(field="score", direction="descending"),),
        title="Sort by",
        description="The fields to sort by, the most important one first.",
    )


class Descending:
    """Turns the order of what it wraps around."""

    __slots__ = ("rank",)

    def __init__(self, rank: Rank) -> None:
        self.rank = rank

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Descending) and self.rank == other.rank

    def __lt__(self, other: "Descending") -> bool:
        return other.rank < self.rank

    __hash__ = None  # pyright: ignore[reportAssignmentType]


@node(
    "flow.sort",
    title="Sort",
    icon="sort",
    words=("order", "rank", "ascending", "descending", "top"),
)
async def sort(config: Config, records: Stream, ctx: Context) -> AsyncIterator[Batch]:
    """Yield all records in order."""
    spool = ctx.spool()
    async for record in records:
        spool.append(record)
    keys = [_key(by, ctx) for by in config.by]
    ordered = ctx.sorted(spool, lambda record: tuple(key(record) for key in keys))
    for batch in in_batches(ordered):
        yield batch


def _key(by: SortBy, ctx: Context) -> Callable[[Record], Any]:
    value, turned = ctx.value(by.field), by.direction == "descending"

    def key(record: Record) -> Any:
        found = rank(value(record), by.compare)
        if found is None:
            return (1,)
        return 0, Descending(found) if turned else found

    return key
