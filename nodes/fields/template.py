"""Write a text about each record, with its fields filled in.

What stands between `{{` and `}}` is a formula over the record. Everything else is taken
as it is. The text becomes the field *Into*.

Example: `{{ title }} ({{ url }})` gives *Garden chairs (https://example.com/chairs)*.
"""

from pydantic import Field

from nodes.contract import Batch, Context, FieldName, NodeConfig, node
from nodes.paths import with_field
from nodes.texts import LongTemplate


class Config(NodeConfig):
    """The text and where it goes."""

    template: LongTemplate = Field(
        "",
        title="Text",
        description="The text to write; {{ title }} stands for the field title.",
    )
    into: FieldName = Field(
        "message", min_length=1, title="Into", description="The field for the text."
    )


def _into(config: Config) -> list[str]:
    return [config.into]


@node(
    "fields.template",
    title="Text template",
    icon="template",
    adds=_into,
    words=("write", "fill in", "message", "prompt", "concatenate"),
)
def write_text(config: Config, batch: Batch, ctx: Context) -> Batch:
    """Answer each record with the text in it."""
    write = ctx.template(config.template)
    return batch.map(lambda record: with_field(record, config.into, write(record)))
