"""Put several records into one.

Every so many records become one record whose field holds a list of them, in the order in
which they came; the last list may be shorter. With *Group by*, only records that are equal
in these fields go into one list, and the record has these fields too. *Split a list* takes
such a record apart again.

Example: 50 records at a time for a service that takes lists, sent by *HTTP request*.
"""

from collections.abc import AsyncIterator

from pydantic import Field

from nodes.contract import Context, FieldName, NodeConfig, Record, Stream, node
from nodes.values import identity

PARENTS = 1_000
"""Members that a record remembers as its parents."""


class Config(NodeConfig):
    """How many, and into which field."""

    size: int = Field(
        50,
        ge=1,
        le=10_000,
        title="Records",
        description="How many records become one.",
    )
    into: str = Field(
        "items",
        min_length=1,
        title="Into field",
        description="The field that holds the list.",
    )
    by: tuple[FieldName, ...] = Field(
        (),
        title="Group by",
        description="Only records that are equal in these fields share a list.",
    )


def _adds(config: Config) -> list[str]:
    return [config.into]


@node(
    "flow.batch",
    title="Batch",
    icon="batch",
    adds=_adds,
    words=("chunk", "collect", "bundle", "list", "bulk", "aggregate", "array"),
)
async def batch(config: Config, records: Stream, ctx: Context) -> AsyncIterator[Record]:
    """Yield a record per list, as soon as the list is full."""
    values = [(name, ctx.value(name)) for name in config.by]
    waiting: dict[str, list[Record]] = {}
    number = 0
    async for record in records:
        key = identity({name: value(record) for name, value in values})
        members = waiting.setdefault(key, [])
        members.append(record)
        if len(members) >= config.size:
            yield _bundle(config, waiting.pop(key), number, ctx)
            number += 1
    for members in waiting.values():
        yield _bundle(config, members, number, ctx)
        number += 1


def _bundle(config: Config, members: list[Record], number: int, ctx: Context) -> Record:
    """Return the record for a list; its id follows from its first member."""
    shared = {name: ctx.value(name)(members[0]) for name in config.by}
    rows = [dict(record) for record in members]
    return Record(
        {**shared, config.into: rows},
        id=f"{members[0].id}+{number}",
        parents=tuple(record.id for record in members[:PARENTS]),
    )
