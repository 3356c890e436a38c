"""Show a notification on the desktop.

Once per run, when all records have come: then *Title* and *Text* may hold `{{ count }}`,
the number of records, and the fields of the first one. Or once per record, for the first
few: then they hold the record's fields. The records go on unchanged. Without records
nothing is shown, unless you want it.

Example: the text `{{ count }} new articles, first of all {{ title }}`.
"""

from collections.abc import AsyncIterator
from typing import Literal

from pydantic import Field

from nodes.contract import Batch, Context, NodeConfig, Record, Stream, Template, node
from nodes.texts import shown_when

LONGEST = 500


class Config(NodeConfig):
    """What is shown, and how often."""

    title: Template = Field(
        "SIE-X Studio", title="Title", description="The notification's first line."
    )
    text: Template = Field(
        "{{ count }} records are ready.",
        title="Text",
        description="What it says; {{ count }} is the number of records.",
    )
    each: Literal["run", "record"] = Field(
        "run",
        title="Show",
        description="Once per run with the number of records, or once per record.",
    )
    most: int = Field(
        3,
        ge=1,
        le=20,
        title="Most per run",
        description="How many are shown at most.",
        json_schema_extra=shown_when(each="record"),
    )
    when_empty: bool = Field(
        default=False,
        title="Also without records",
        description="Whether to show it too when no record came.",
    )


@node(
    "desktop.notify",
    title="Desktop notification",
    icon="bell",
    effect="idempotent",
    words=("alert", "message", "popup", "tell", "reminder", "toast"),
)
async def notify(config: Config, records: Stream, ctx: Context) -> AsyncIterator[Batch]:
    """Hand the records on, and ask for the notification."""
    count, first = 0, Record()
    async for batch in records.batches():
        first = batch[0] if batch and not count else first
        if config.each == "record":
            for number, record in enumerate(batch[: max(config.most - count, 0)]):
                _show(config, record, count + number + 1, ctx)
        count += len(batch)
        yield batch
    if config.each == "run" and (count or config.when_empty):
        _show(config, first, count, ctx)


def _show(config: Config, record: Record, count: int, ctx: Context) -> None:
    fields = {**record, "count": count}
    title, text = (
        ctx.template(template)(fields)[:LONGEST]
        for template in (config.title, config.text)
    )
    if ctx.is_dry_run:
        ctx.log("info", f"Would notify: {title}: {text} (dry run).")
    ctx.notify(title, text)
