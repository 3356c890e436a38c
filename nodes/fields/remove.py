"""Remove some fields from each record.

Fields that a record lacks are no trouble. A dot reaches into an object: `page.html`
removes `html` inside of `page`.

Example: remove `html` and `text` before a table is written.
"""

from pydantic import Field

from nodes.contract import Batch, Context, FieldName, NodeConfig, Record, node
from nodes.paths import drop


class Config(NodeConfig):
    """The fields to remove."""

    fields: tuple[FieldName, ...] = Field(
        (), title="Fields", description="The fields to remove."
    )


@node(
    "fields.remove",
    title="Remove fields",
    icon="fields-remove",
    words=("drop", "delete", "columns", "without"),
)
def remove(config: Config, batch: Batch, ctx: Context) -> Batch:
    """Answer each record without the fields."""
    del ctx

    def left(record: Record) -> Record:
        rest = record.only(record)
        for field in config.fields:
            drop(rest, field)
        return rest

    return batch.map(left)
