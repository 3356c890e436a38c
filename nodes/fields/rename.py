"""Give fields other names.

Rows are worked from top to bottom. A renamed field keeps its place in the record; a
field that had the new name before gives way. Fields that a record lacks are no trouble.

Example: `text` becomes `keyword` before a table of keywords is written.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from nodes.contract import Batch, Context, FieldName, NodeConfig, Record, Row, node
from nodes.paths import drop, has, put


class Renamed(Row):
    """A field and its new name."""

    field: FieldName = Field(
        min_length=1, title="Field", description="The field as it is called now."
    )
    name: str = Field(min_length=1, title="New name", description="Its new name.")


class Config(NodeConfig):
    """The fields to rename."""

    fields: tuple[Renamed, ...] = Field(
        (), title="Fields", description="The fields to rename, from top to bottom."
    )


def _names(config: Config) -> list[str]:
    return [row.name for row in config.fields]


@node(
    "fields.rename",
    title="Rename fields",
    icon="fields-rename",
    adds=_names,
    words=("columns", "name", "map", "alias"),
)
def rename(config: Config, batch: Batch, ctx: Context) -> Batch:
    """Answer each record with its fields renamed."""
    rows = [(row.field, row.name, ctx.value(row.field)) for row in config.fields]

    def renamed(record: Record) -> Record:
        fields = dict(record)
        for field, name, value in rows:
            if field in fields and "." not in name:
                fields = _in_place(fields, field, name)
            elif has(fields, field):
                moved = value(fields)
                drop(fields, field)
                put(fields, name, moved)
        return record.only(fields)

    return batch.map(renamed)


def _in_place(fields: Mapping[str, Any], field: str, name: str) -> dict[str, Any]:
    return {
        name if key == field else key: value
        for key, value in fields.items()
        if key != name or key == field
    }
