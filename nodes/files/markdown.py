"""Write the records to a Markdown file: a table, or a text about each.

A *table* has the columns you choose, else all fields of all records. A *text* is written
for each record from a template with `{{ }}` holes, with an empty line between two.

The file is finished beside the old one and takes its place at the end. One record tells
the `path` and the number of `records`.

Example: the text `## [{{ title }}]({{ link }})` makes a reading list out of a feed.
"""

from collections.abc import AsyncIterator, Callable
from typing import Any, Literal

from pydantic import Field

from nodes.contract import Context, FieldName, NodeConfig, Record, Stream, node
from nodes.files.cells import cell, row_of
from nodes.files.target import (
    PATH_HELP,
    file_path,
    gathered,
    in_pieces,
    replacing,
    written,
)
from nodes.texts import LongTemplate, SavePath, shown_when


class Config(NodeConfig):
    """Where the text goes and how it looks."""

    path: SavePath = Field("records.md", title="File", description=PATH_HELP)
    title: str = Field(
        "", title="Heading", description="A heading for the file; empty for none."
    )
    layout: Literal["table", "text"] = Field(
        "table",
        title="Layout",
        description="A table with a row per record, or a text about each.",
    )
    columns: tuple[FieldName, ...] = Field(
        (),
        title="Columns",
        description="The fields in the table; none means all of them.",
        json_schema_extra=shown_when(layout="table"),
    )
    template: LongTemplate = Field(
        "",
        title="Text",
        description="The text about each record; {{ title }} stands for the field title.",
        json_schema_extra=shown_when(layout="text"),
    )


@node(
    "files.markdown",
    title="Write Markdown",
    icon="markdown",
    effect="idempotent",
    adds=("path", "records"),
    words=("md", "text", "notes", "table", "save", "export", "output"),
)
async def write_markdown(
    config: Config, records: Stream, ctx: Context
) -> AsyncIterator[Record]:
    """Write the table or the texts and yield what was written."""
    path = file_path(config.path, ".md", ctx)
    spool, names = await gathered(records, ctx)
    columns = list(config.columns) or names
    head, shown = _table(config, columns, ctx)
    if config.layout == "text":
        head, shown = "", _text(config, ctx)
    async with replacing(path, ctx) as part:
        if part is None:
            ctx.log("info", f"Would write {len(spool)} records to {path} (dry run).")
        else:
            with part.open("w", encoding="utf-8") as file:
                file.write(f"# {config.title}\n\n{head}" if config.title else head)
                async for piece in in_pieces(spool):
                    file.writelines(shown(record) for record in piece)
    yield written(part, path, len(spool))


def _table(
    config: Config, columns: list[str], ctx: Context
) -> tuple[str, Callable[[Record], str]]:
    values = row_of(columns, ctx, chosen=bool(config.columns))
    head = _line(columns) + _line(["---"] * len(columns)) if columns else ""
    return head, lambda record: _line([_plain(value) for value in values(record)])


def _text(config: Config, ctx: Context) -> Callable[[Record], str]:
    fill = ctx.template(config.template)
    return lambda record: f"{fill(record).rstrip()}\n\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _plain(value: Any) -> str:
    text = " ".join(str(cell(value)).split())
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
