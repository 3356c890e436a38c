"""Keep some fields of each record and leave the others behind.

The fields come in the order in which they are listed. A field that a record lacks is
left out. Without any field listed, records pass as they are.

Example: `url`, `text` and `score` make a tidy table of keywords.
"""

from typing import Any

from pydantic import Field

from nodes.contract import Batch, Context, FieldName, NodeConfig, Record, node
from nodes.paths import has, put


class Config(NodeConfig):
    """The fields to keep."""

    fields: tuple[FieldName, ...] = Field(
        (), title="Fields", description="The fields to keep, in this order."
    )


@node(
    "fields.keep",
    title="Keep fields",
    icon="fields-keep",
    words=("select", "columns", "pick", "only", "project"),
)
def keep(config: Config, batch: Batch, ctx: Context) -> Batch:
    """Answer each record with the chosen fields only."""
    if not config.fields:
        return batch
    values = [(field, ctx.value(field)) for field in config.fields]

    def kept(record: Record) -> Record:
        fields: dict[str, Any] = {}
        for field, value in values:
            if has(record, field):
                put(fields, field, value(record))
        return record.only(fields)

    return batch.map(kept)
