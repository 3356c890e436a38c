"""Bring two streams of records together.

*Append* hands on all records of *first*, then all of *second*. *As they come* hands on
whatever arrives. *Join* puts records side by side whose fields hold the same value; a
record without a value there matches none.

When joining, *Keep* says what happens to records without a match, *Several matches* what
happens when *second* has more than one, and *Same name* which value wins when both have
a field of that name.

Example: join pages with their rankings by `url`, keeping every page.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Literal

from pydantic import Field

from nodes.contract import Batch, Context, FieldName, NodeConfig, Stream, node
from nodes.flow.joining import Clash, Join, Keep, Matches, joined
from nodes.records import in_batches
from nodes.texts import shown_when

JOINING = shown_when(mode="join")


class Config(NodeConfig):
    """How to bring them together."""

    mode: Literal["append", "as_they_come", "join"] = Field(
        "append", title="How", description="Whether to append or to join by a field."
    )
    field: FieldName = Field(
        "url",
        min_length=1,
        title="Field of first",
        description="The field of records in first to join by.",
        json_schema_extra=JOINING,
    )
    second_field: FieldName = Field(
        "",
        title="Field of second",
        description="The field in second; empty if it has the same name.",
        json_schema_extra=JOINING,
    )
    keep: Keep = Field(
        "left",
        title="Keep",
        description="Inner keeps matches only, left all of first, outer all of both.",
        json_schema_extra=JOINING,
    )
    matches: Matches = Field(
        "every",
        title="Several matches",
        description="Take every match, the first, the last, a list of them, or fail.",
        json_schema_extra=JOINING,
    )
    clash: Clash = Field(
        "both",
        title="Same name",
        description="Which value wins; both puts second_ before the second one's name.",
        json_schema_extra=JOINING,
    )
    list_field: FieldName = Field(
        "matches",
        min_length=1,
        title="List field",
        description="The field for the list of matches.",
        json_schema_extra=shown_when(mode="join", matches="list"),
    )


def _adds(config: Config) -> list[str]:
    is_list = config.mode == "join" and config.matches == "list"
    return [config.list_field] if is_list else []


@node(
    "flow.merge",
    title="Merge",
    icon="merge",
    adds=_adds,
    words=("join", "append", "union", "combine", "lookup", "concatenate"),
)
async def merge(
    config: Config, first: Stream, second: Stream, ctx: Context
) -> AsyncIterator[Batch]:
    """Yield the records of both, appended or joined."""
    if config.mode == "join":
        batches = _joined(config, first, second, ctx)
    elif config.mode == "append":
        batches = _appended(first, second)
    else:
        batches = _as_they_come(first, second)
    async for batch in batches:
        yield batch


def _named(batch: Batch, port: str) -> Batch:
    return batch.map(lambda record: record.child(port, record))


async def _appended(first: Stream, second: Stream) -> AsyncIterator[Batch]:
    for port, stream in (("first", first), ("second", second)):
        async for batch in stream.batches():
            yield _named(batch, port)


async def _as_they_come(first: Stream, second: Stream) -> AsyncIterator[Batch]:
    streams = {"first": first.batches(), "second": second.batches()}
    coming = {port: _next(stream) for port, stream in streams.items()}
    try:
        while coming:
            await asyncio.wait(coming.values(), return_when=asyncio.FIRST_COMPLETED)
            for port in [port for port, task in coming.items() if task.done()]:
                batch = coming.pop(port).result()
                if batch is not None:
                    coming[port] = _next(streams[port])
                    yield _named(batch, port)
    finally:
        for task in coming.values():
            task.cancel()


def _next(stream: AsyncIterator[Batch]) -> asyncio.Task[Batch | None]:
    async def batch() -> Batch | None:
        return await anext(stream, None)

    return asyncio.create_task(batch())


async def _joined(
    config: Config, first: Stream, second: Stream, ctx: Context
) -> AsyncIterator[Batch]:
    join = Join(
        field=config.field,
        second_field=config.second_field or config.field,
        keep=config.keep,
        matches=config.matches,
        clash=config.clash,
        list_field=config.list_field,
    )
    firsts, seconds = ctx.spool(), ctx.spool()
    async for record in first:
        firsts.append(record)
    async for record in second:
        seconds.append(record)
    for batch in in_batches(joined(firsts, seconds, join, ctx)):
        yield batch
