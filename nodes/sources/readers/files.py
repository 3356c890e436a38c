"""Reads one file, whatever its kind, as batches of records."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from pydantic import Field

from nodes.contract import Batch, Context, NodeConfig, Record
from nodes.errors import InputError
from nodes.sources.readers import packed, prose
from nodes.sources.readers.delimited import Ragged, charset_of, rows
from nodes.sources.readers.limits import check_size

PIECE = 500
LONGEST_READING_S = 120.0
DOCUMENTS: Mapping[str, Callable[[str, str], dict[str, Any]]] = {
    ".txt": prose.plain,
    ".text": prose.plain,
    ".md": prose.markdown,
    ".markdown": prose.markdown,
    ".html": prose.html,
    ".htm": prose.html,
    ".xhtml": prose.html,
    ".docx": prose.docx,
    ".pdf": prose.pdf,
}
DELIMITED = {".csv": "", ".tsv": "\t"}
LINES = {".jsonl", ".ndjson"}
WORKBOOKS = {".xlsx", ".xlsm"}
KINDS = {*DOCUMENTS, *DELIMITED, *LINES, *WORKBOOKS, ".json"}


class TableConfig(NodeConfig):
    """How tables are read."""

    has_header: bool = Field(
        default=True,
        title="First row names the columns",
        description="Whether the first row of a csv, tsv or xlsx table holds the names.",
    )
    numbers: bool = Field(
        default=True,
        title="Read numbers",
        description=(
            "Whether a csv cell such as 12 or 0.5 becomes a number; codes such as 007"
            " stay text."
        ),
    )
    with_path: bool = Field(
        default=True,
        title="Add the path to rows",
        description="Whether the rows of tables also get the field path.",
    )
    max_mb: float = Field(
        100,
        ge=0.001,
        le=10_000,
        title="Largest file (MB)",
        description="Larger files are not read.",
    )


@dataclass(frozen=True)
class Source:
    """A file to read, and how it is called towards people and in records."""

    path: Path
    shown: str

    @property
    def kind(self) -> str:
        """The file's ending, in small letters."""
        return self.path.suffix.lower()


async def read(
    source: Source, config: TableConfig, ctx: Context
) -> AsyncIterator[Batch]:
    """Yield the records of one file: a row each of a table, one of a document.

    Raises:
        InputError: the file cannot be read; the message names it.
    """
    try:
        check_size(source.path, source.shown, config.max_mb)
        async for batch in _read(source, config, ctx):
            yield batch
    except OSError as error:
        message = f"{source.shown} cannot be read: {error.strerror or error}."
        raise InputError(message) from error


def _read(source: Source, config: TableConfig, ctx: Context) -> AsyncIterator[Batch]:
    if source.kind in DOCUMENTS:
        return _document(source, ctx)
    path = {"path": source.shown} if config.with_path else {}
    if source.kind in DELIMITED:
        return _delimited(source, config, path, ctx)
    if source.kind in LINES:
        return _lines(source.path, source.shown, path, ctx)
    return _converted(source, config, path, ctx)


async def _document(source: Source, ctx: Context) -> AsyncIterator[Batch]:
    reader = DOCUMENTS[source.kind]
    read = await _in_time(source, ctx.in_worker(reader, str(source.path), source.shown))
    status = source.path.stat()
    fields = {
        **read,
        "title": read["title"] or source.path.stem,
        "path": source.shown,
        "kind": source.kind.removeprefix("."),
        "size": status.st_size,
        "modified": datetime.fromtimestamp(status.st_mtime, UTC).isoformat(),
    }
    yield Batch([Record(fields)])


async def _delimited(
    source: Source, config: TableConfig, path: Mapping[str, Any], ctx: Context
) -> AsyncIterator[Batch]:
    ragged = Ragged()
    found = rows(
        source.path,
        source.shown,
        charset=await asyncio.to_thread(charset_of, source.path),
        delimiter=DELIMITED[source.kind],
        has_header=config.has_header,
        numbers=config.numbers,
        ragged=ragged,
    )
    async for batch in _batches(found, path):
        yield batch
    if ragged.count:
        ctx.log("warning", ragged.sentence(source.shown))


async def _lines(
    file: Path, shown: str, path: Mapping[str, Any], ctx: Context
) -> AsyncIterator[Batch]:
    bad: list[int] = []
    async for batch in _batches(_parsed(file, bad), path):
        yield batch
    if bad:
        ctx.log(
            "warning",
            f"{shown}: {len(bad)} lines are no JSON and were left out, the first in line"
            f" {bad[0]}.",
        )


def _parsed(file: Path, bad: list[int]) -> Iterator[dict[str, Any]]:
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield packed.as_object(orjson.loads(line.removeprefix(b"\xef\xbb\xbf")))
            except orjson.JSONDecodeError:
                bad.append(number)


async def _converted(
    source: Source, config: TableConfig, path: Mapping[str, Any], ctx: Context
) -> AsyncIterator[Batch]:
    with tempfile.TemporaryDirectory(prefix="siex-") as folder:
        lines = Path(folder) / "rows.jsonl"
        names = (str(source.path), str(lines), source.shown)
        if source.kind in WORKBOOKS:
            work = ctx.in_worker(packed.workbook_to_lines, *names, config.has_header)
        else:
            work = ctx.in_worker(packed.json_to_lines, *names)
        await _in_time(source, work)
        async for batch in _lines(lines, source.shown, path, ctx):
            yield batch


async def _in_time(source: Source, work: Any) -> Any:
    try:
        return await asyncio.wait_for(work, LONGEST_READING_S)
    except TimeoutError as error:
        message = (
            f"{source.shown} takes more than {LONGEST_READING_S:.0f} seconds to read and"
            " was given up."
        )
        raise InputError(message) from error


async def _batches(
    found: Iterable[dict[str, Any]], more: Mapping[str, Any]
) -> AsyncIterator[Batch]:
    """Yield records in pieces, and let others work in between."""
    piece = Batch()
    for fields in found:
        piece.append(Record({**more, **fields} if more else fields))
        if len(piece) == PIECE:
            yield piece
            piece = Batch()
            await asyncio.sleep(0)
    if piece:
        yield piece
