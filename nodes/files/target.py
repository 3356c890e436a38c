"""Where output nodes write, and in which pieces."""

import asyncio
import re
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from nodes.context import Context, Spool
from nodes.contract import Record, Stream
from nodes.errors import SettingsError

PIECE = 500
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
PATH_HELP = (
    "The file to write; it is replaced when it exists. A path without a folder lies in the"
    " output folder. {{ date }}, {{ time }} and {{ pipeline }} may stand in it."
)


def file_path(path: str, ending: str, ctx: Context) -> str:
    """Return the path with its holes filled in, and with an ending.

    Raises:
        SettingsError: no path is given.
    """
    now = ctx.now()
    filled = ctx.template(path.strip())(
        {
            "date": now.strftime("%Y-%m-%d"),
            "time": now.strftime("%H%M"),
            "pipeline": FORBIDDEN.sub("-", ctx.pipeline_name).strip(" .") or "pipeline",
        }
    ).strip()
    if not filled or filled.endswith(("/", "\\")):
        message = "No file is named; give the path of the file to write."
        raise SettingsError("path", message)
    return filled if Path(filled).suffix else f"{filled}{ending}"


def written(part: Path | None, path: str, count: int) -> Record:
    """Return the record that tells what was written (``part`` is None in a dry run)."""
    full = part.parent / Path(path).name if part else path
    return Record({"path": str(full), "records": count})


@asynccontextmanager
async def replacing(path: str, ctx: Context) -> AsyncGenerator[Path | None]:
    """Lend a file to write, None in a dry run."""
    if ctx.is_dry_run:
        yield None
        return
    async with ctx.files.replacing(path) as part:
        yield part


async def gathered(records: Stream, ctx: Context) -> tuple[Spool, list[str]]:
    """Return all records and the names of all their fields, as first seen."""
    spool = ctx.spool()
    names: dict[str, None] = {}
    async for batch in records.batches():
        for record in batch:
            names.update(dict.fromkeys(record))
            spool.append(record)
    return spool, list(names)


async def in_pieces(spool: Iterable[Record]) -> AsyncIterator[list[Record]]:
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
