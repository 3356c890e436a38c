"""Group the records that share some fields, and sum each group up.

Every group becomes one record: the fields it was grouped by, and a field per row of
*Sum up*. Without fields to group by, all records are one group. Groups come in the order
in which their first records came. Capital letters and outer spaces make no difference
unless you ask for it; the group shows the first way of writing.

*Count* without a field counts records, with one those that have it. *Sum*, *mean*, *min*
and *max* look at numbers, also those in texts, and pass over anything else. *Collect*
lists the different values. Any number of groups can be made: what does not fit in memory
waits on disk until the last record came.

Example: grouped by `text`, with *count* as `pages` and *mean* of `score`, keywords from
many pages become one line each.
"""

from collections.abc import AsyncIterator, Mapping
from typing import Any, Self

from pydantic import Field, model_validator

from nodes.contract import (
    Batch,
    Context,
    FieldName,
    NodeConfig,
    Row,
    Stream,
    node,
)
from nodes.flow.grouping import Grouping, Groups, SumOf
from nodes.flow.sums import Operation
from nodes.records import in_batches


class SumUp(Row):
    """One field of the result."""

    operation: Operation = Field(
        default="count", title="What", description="What to work out for each group."
    )
    field: FieldName = Field(
        default="", title="Of field", description="The field to look at."
    )
    name: str = Field(
        default="",
        title="Into",
        description="The field for the result; empty for a name such as mean_score.",
    )

    @model_validator(mode="after")
    def _has_field(self) -> Self:
        if self.field or self.operation == "count":
            return self
        message = f"{self.operation} needs a field"
        raise ValueError(message)

    @property
    def into(self) -> str:
        """The field for the result."""
        parts = (self.operation, self.field.replace(".", "_"))
        return self.name or "_".join(filter(None, parts))


class Config(NodeConfig):
    """What makes a group, and what to work out."""

    by: tuple[FieldName, ...] = Field(
        (),
        title="Group by",
        description="Records that are equal in these fields are one group.",
    )
    sums: tuple[SumUp, ...] = Field(
        (SumUp(),), title="Sum up", description="What to work out for each group."
    )
    match_case: bool = Field(
        default=False,
        title="Match case",
        description="Whether capital letters and outer spaces make a difference.",
    )


def _adds(config: Config) -> list[str]:
    return [row.into for row in config.sums]


@node(
    "flow.group",
    title="Group and sum up",
    icon="group",
    adds=_adds,
    words=("aggregate", "count", "sum", "mean", "average", "pivot", "unique"),
)
async def group(config: Config, records: Stream, ctx: Context) -> AsyncIterator[Batch]:
    """Yield one record per group."""
    sums = [
        SumOf(row.into, row.operation, ctx.value(row.field) if row.field else _itself)
        for row in config.sums
    ]
    by = {name: ctx.value(name) for name in config.by}
    groups = Groups(Grouping(by, sums, config.match_case), ctx)
    async for record in records:
        groups.add(record)
    for batch in in_batches(groups.records()):
        yield batch


def _itself(record: Mapping[str, Any]) -> Any:
    return record
