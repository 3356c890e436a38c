"""Group the records that share some fields, and sum each group up.

Every group becomes one record: the fields it was grouped by, and a field per row of
*Sum up*. Without fields to group by, all records are one group. Groups come in the order
in which their first records came. Capital letters and outer spaces make no difference
unless you ask for it; the group shows the first way of writing.

*Count* without a field counts records, with one those that have it. *Sum*, *mean*, *min*
and *max* look at numbers, also those in texts, and pass over anything else. *Collect*
lists the different values.

Example: grouped by `text`, with *count* as `pages` and *mean* of `score`, keywords from
many pages become one line each.
"""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Self

from pydantic import Field, model_validator

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
from nodes.flow.sums import SUMS, Operation
from nodes.records import in_batches
from nodes.values import identity

Value = Callable[[Mapping[str, Any]], Any]
PARENTS = 1000
"""Parents that a group remembers at most."""


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


class Group:
    """The records of one group, summed up so far."""

    def __init__(self, key: str, shared: Mapping[str, Any], config: Config) -> None:
        self._key = key
        self._shared = shared
        self._sums = [(row.into, SUMS[row.operation]()) for row in config.sums]
        self._parents: list[str] = []

    def add(self, record: Record, values: Sequence[Value]) -> None:
        """Take one more record in."""
        for (_, total), value in zip(self._sums, values, strict=True):
            total.add(value(record))
        if len(self._parents) < PARENTS:
            self._parents.append(record.id)

    def record(self) -> Record:
        """Return what the group comes to; its id follows from what it was grouped by."""
        digest = blake2b(self._key.encode(errors="surrogatepass"), digest_size=8)
        sums = {into: total.result() for into, total in self._sums}
        return Record(
            {**self._shared, **sums},
            id=f"group-{digest.hexdigest()}",
            parents=tuple(self._parents),
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
    shared = [(name, ctx.value(name)) for name in config.by]
    values = [ctx.value(row.field) if row.field else _itself for row in config.sums]
    groups: dict[str, Group] = {}
    async for record in records:
        by = {name: value(record) for name, value in shared}
        key = identity(by, match_case=config.match_case)
        if key not in groups:
            groups[key] = Group(key, by, config)
        groups[key].add(record, values)
    for batch in in_batches(found.record() for found in groups.values()):
        yield batch


def _itself(record: Mapping[str, Any]) -> Any:
    return record
