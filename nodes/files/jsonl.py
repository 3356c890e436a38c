"""Write the records to a file with one JSON object per line.

Nothing is lost in this form: nested fields, lists and numbers come back as they were when
*File* or *Files in a folder* reads the file. Choose fields, or write them all.

The file is finished beside the old one and takes its place at the end. One record tells
the `path` and the number of `records`.

Example: the path `articles {{ date }}.jsonl` keeps what a feed had on that day.
"""

import json
from collections.abc import AsyncIterator

from pydantic import Field

from nodes.contract import Context, FieldName, NodeConfig, Record, Stream, node
from nodes.files.target import NO_FILE, PATH_HELP, file_path, replacing, written
from nodes.texts import SavePath, needed


class Config(NodeConfig):
    """Where the lines go and what they hold."""

    path: SavePath = Field(
        "records.jsonl",
        title="File",
        description=PATH_HELP,
        json_schema_extra=needed(NO_FILE),
    )
    fields: tuple[FieldName, ...] = Field(
        (), title="Fields", description="The fields to write; none means all of them."
    )


@node(
    "files.jsonl",
    title="Write JSON lines",
    icon="json",
    effect="idempotent",
    adds=("path", "records"),
    words=("json", "ndjson", "save", "export", "output", "archive"),
)
async def write_jsonl(
    config: Config, records: Stream, ctx: Context
) -> AsyncIterator[Record]:
    """Write a line per record and yield what was written."""
    path = file_path(config.path, ".jsonl", ctx)
    values = {name: ctx.value(name) for name in config.fields}
    count = 0
    async with replacing(path, ctx) as part:
        if part is not None:
            part.touch()
        async for batch in records.batches():
            chosen = (
                {name: value(record) for name, value in values.items()} or record
                for record in batch
            )
            if part is not None:
                with part.open("a", encoding="utf-8") as file:
                    file.writelines(f"{_line(item)}\n" for item in chosen)
            count += len(batch)
    yield written(part, path, count, ctx)


def _line(item: dict[str, object]) -> str:
    return json.dumps(item, ensure_ascii=False, default=str)
