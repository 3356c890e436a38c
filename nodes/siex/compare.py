"""Compare two texts, or two collections of texts, by their keywords.

Connect your own texts to *ours* and the others to *theirs*. *gap* gives a record for
each keyword that theirs are about and ours lack or hardly mention: its `text`, the
`count` of its mentions there, how often it stands `elsewhere` (in ours), its `weight`
and its `score`. *ours_only* is the reverse; *shared* gives what both have. Every record
also tells the `similarity` of the two sides, 0 to 1.

Example: your page about heat pumps and a competitor's give a gap with `flow temperature`
and `insulation`.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import Field

from nodes.contract import Batch, Context, FieldName, NodeConfig, Record, Stream, node
from nodes.documents import documents
from nodes.texts import Language


class Config(NodeConfig):
    """What to read and how much to find."""

    text_field: FieldName = Field(
        "text", min_length=1, title="Text field", description="The field to read."
    )
    title_field: FieldName = Field(
        "title",
        title="Title field",
        description="The field with the text's title; empty for none.",
    )
    language: Language = Field(
        "auto", title="Language", description="The texts' language; auto finds it out."
    )
    top_k: int = Field(
        20,
        ge=1,
        le=200,
        title="Keywords",
        description="How many keywords each output gives at most.",
    )


class Outputs(NamedTuple):
    """What theirs have, what both have, what ours have."""

    gap: Batch
    shared: Batch
    ours_only: Batch


@node(
    "siex.compare",
    title="Compare texts",
    icon="keywords-compare",
    words=("siex", "gap", "content gap", "competitor", "similarity", "seo", "missing"),
)
async def compare(
    config: Config, ours: Stream, theirs: Stream, ctx: Context
) -> Outputs:
    """Answer with the keywords of either side and of both."""
    mine = [record async for record in ours]
    others = [record async for record in theirs]
    found = await ctx.siex.compare(
        documents(mine, config.title_field, config.text_field, ctx),
        documents(others, config.title_field, config.text_field, ctx),
        {
            "language": None if config.language == "auto" else config.language,
            "top_k": config.top_k,
        },
    )
    near = found["similarity"]
    return Outputs(
        gap=_records("gap", found["gap"], near),
        shared=_records("shared", found["shared"], near),
        ours_only=_records("ours_only", found["ours_only"], near),
    )


def _records(part: str, rows: Iterable[Mapping[str, Any]], near: float) -> Batch:
    return Batch(
        Record({**row, "similarity": near}, id=f"{part}-{number}")
        for number, row in enumerate(rows)
    )
