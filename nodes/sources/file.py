"""Read one file: a table gives a record per row, a document one record.

Tables are csv, tsv, xlsx, json and jsonl; documents are txt, md, html, docx and pdf. The
fields of a row are the columns. A document gets `title`, `text` (of a web page without
its menus), `path`, `kind`, `size` and `modified`. The charset and the delimiter of a csv
file are found out. A csv row that is longer or shorter than the header is kept and
named in the log.

Example: choose `prices.csv` with the columns `product` and `price`; each record has
these two fields, and `price` is a number.
"""

from collections.abc import AsyncIterator

from pydantic import Field

from nodes.contract import Batch, Context, NodeConfig, node
from nodes.errors import InputError, SettingsError
from nodes.sources.readers.files import KINDS, Source, TableConfig, read
from nodes.texts import OpenPath, needed

NO_FILE = "No file is chosen; choose the one to read."


class _Place(NodeConfig):
    path: OpenPath = Field(
        "",
        title="File",
        description="The file to read, such as prices.csv.",
        json_schema_extra=needed(NO_FILE),
    )


class Config(TableConfig, _Place):  # fields of the last base come first
    """The file to read."""


@node(
    "sources.file",
    title="File",
    icon="file",
    adds=("path",),
    words=("csv", "excel", "xlsx", "json", "pdf", "word", "docx", "open", "read"),
)
async def file(config: Config, ctx: Context) -> AsyncIterator[Batch]:
    """Yield the records of one file."""
    if not config.path.strip():
        raise SettingsError("path", NO_FILE)
    path = ctx.files.readable(config.path)
    if path.is_dir():
        message = f"{path} is a folder; use “Files in a folder” to read all of it."
        raise SettingsError("path", message)
    source = Source(path, path.name)
    if source.kind not in KINDS:
        message = (
            f"{path.name} is of a kind that cannot be read; these can:"
            f" {', '.join(sorted(kind[1:] for kind in KINDS))}."
        )
        raise InputError(message)
    async for batch in read(source, config, ctx):
        yield batch
