"""Answer the caller of the webhook that started the pipeline.

The first record decides: *Text* with its fields filled in is the body, or the record
itself as JSON. The records go on unchanged, so the pipeline may go on working after the
caller has its answer. The webhook must be set to be answered by a node. In a run that
nobody waits for, this does nothing; without any record, the caller gets *Status* and an
empty body.

Example: status 201 and the text `{"id": "{{ id }}"}` with the type *JSON*.
"""

from collections.abc import AsyncIterator
from typing import Literal

from pydantic import Field

from nodes.contract import Batch, Context, NodeConfig, Record, Stream, node
from nodes.texts import LongTemplate, shown_when

TYPES = {
    "json": "application/json",
    "text": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
}


class Config(NodeConfig):
    """What the caller gets."""

    status: int = Field(
        200, ge=200, le=599, title="Status", description="The number of the answer."
    )
    body: Literal["record", "text"] = Field(
        "record", title="Body", description="The record as JSON, or a text."
    )
    text: LongTemplate = Field(
        "",
        title="Text",
        description="The text that is sent; {{ title }} stands for the field title.",
        json_schema_extra=shown_when(body="text"),
    )
    kind: Literal["json", "text", "html"] = Field(
        "json",
        title="Type",
        description="What kind of text it is.",
        json_schema_extra=shown_when(body="text"),
    )


@node(
    "web.answer",
    title="Answer a webhook",
    icon="webhook",
    words=("respond", "response", "reply", "http", "return", "webhook"),
)
async def answer(config: Config, records: Stream, ctx: Context) -> AsyncIterator[Batch]:
    """Answer with the first record, and hand all on."""
    is_answered = False
    async for batch in records.batches():
        if batch and not is_answered:
            _answer(config, batch[0], ctx)
            is_answered = True
        yield batch
    if not is_answered:
        ctx.answer(config.status, TYPES["text"], "")


def _answer(config: Config, record: Record, ctx: Context) -> None:
    if config.body == "record":
        ctx.answer(config.status, TYPES["json"], dict(record))
    else:
        text = ctx.template(config.text)(record)
        ctx.answer(config.status, TYPES[config.kind], text)
