"""The rows of a table that is to be written."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nodes.context import Spool
from nodes.contract import Context, Record, Stream

PIECE = 500


@dataclass
class Rows:
    """Records to write in pieces, and how to make rows of them; ``count`` goes up."""

    columns: Sequence[str]
    values: Callable[[Record], list[Any]]
    source: AsyncIterator[Sequence[Record]]
    count: int = 0

    async def pieces(self) -> AsyncIterator[Sequence[Record]]:
        """Yield the records in pieces."""
        async for piece in self.source:
            yield piece
            self.count += len(piece)

    async def drained(self) -> None:
        """Only count the records."""
        async for _piece in self.pieces():
            pass


async def rows_of(records: Stream, chosen: Sequence[str], ctx: Context) -> Rows:
    """Return the rows with the ``chosen`` columns, else with all fields there are.

    To know all fields, all records are read first; they wait on disk.
    """
    if chosen:
        return Rows(chosen, row_of(chosen, ctx, chosen=True), records.batches())
    spool, names = await _gathered(records, ctx)
    return Rows(names, row_of(names, ctx, chosen=False), _in_pieces(spool))


def row_of(
    columns: Sequence[str], ctx: Context, *, chosen: bool
) -> Callable[[Record], list[Any]]:
    """Return a function from a record to its values in the order of ``columns``.

    Columns that were ``chosen`` may be paths into a record, others are names of fields.
    """
    if not chosen:
        return lambda record: [record.get(name) for name in columns]
    values = [ctx.value(name) for name in columns]
    return lambda record: [value(record) for value in values]


async def _gathered(records: Stream, ctx: Context) -> tuple[Spool, list[str]]:
    """Return all records and the names of all their fields, as first seen."""
    spool = ctx.spool()
    names: dict[str, None] = {}
    async for batch in records.batches():
        for record in batch:
            names.update(dict.fromkeys(record))
            spool.append(record)
    return spool, list(names)


async def _in_pieces(spool: Iterable[Record]) -> AsyncIterator[list[Record]]:
    """Yield the records in pieces, and let others work in between."""
    for piece in _pieces(spool):
        yield piece
        await asyncio.sleep(0)


def _pieces(spool: Iterable[Record]) -> Iterator[list[Record]]:
    piece: list[Record] = []
    for record in spool:
        piece.append(record)
        if len(piece) == PIECE:
            yield piece
            piece = []
    if piece:
        yield piece
