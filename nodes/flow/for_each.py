"""Run a pipeline for each record by itself.

The pipeline is one of the library, named by its id or name. It is called once per record,
several calls at a time: the record leaves its *Pipeline input* node, and what reaches its
*Pipeline output* node leaves here, in the order of the records. Or the record goes on and
gets what came back as a list in a field.

Retry, time limit and what happens on an error are set at this node and hold for one call. The
*Most calls* protect against a list that turns out much longer than expected: beyond them
the node fails.

Example: for each shop, a pipeline that reads its sitemap, fetches ten pages and hands
back its strongest keywords.
"""

from pydantic import Field

from nodes.contract import Batch, Context, NodeConfig, Record, node
from nodes.flow.called import NO_PIPELINE, as_children
from nodes.texts import PipelineName, needed


class Config(NodeConfig):
    """Which pipeline, how often, how many at a time."""

    pipeline: PipelineName = Field(
        "",
        title="Pipeline",
        description="The id or name of a pipeline in the library.",
        json_schema_extra=needed(NO_PIPELINE),
    )
    into: str = Field(
        "",
        title="Into field",
        description=(
            "Empty: what comes back goes on. A field: the record goes on with what came"
            " back as a list in it."
        ),
    )
    concurrency: int = Field(
        4, ge=1, le=64, title="At a time", description="How many calls at a time."
    )
    most: int = Field(
        10_000,
        ge=1,
        le=1_000_000,
        title="Most calls",
        description="How often the pipeline may be called in one run.",
    )


def _adds(config: Config) -> list[str]:
    return [config.into] if config.into else []


@node(
    "flow.for_each",
    title="For each",
    icon="for-each",
    effect="idempotent",
    adds=_adds,
    words=("loop", "iterate", "map", "every", "item", "call", "sub"),
)
async def for_each(config: Config, record: Record, ctx: Context) -> Batch:
    """Return what the pipeline gives back for one record."""
    found = await ctx.call_pipeline(
        config.pipeline, [record], key=record.id, most=config.most
    )
    if config.into:
        rows = [dict(one) for one in found]
        return Batch([record.with_fields({config.into: rows})])
    return as_children(record, found)
