"""Find what texts have in common and what sets each of them apart.

All records are read first. *common* gives a record for each keyword that several texts
mention: its `text`, in how many `documents` it stands, the `count` of its mentions and
its `score`. *texts* gives every record back with the keywords that stand in it more often
than in the others: a list of `text`, `count`, `elsewhere` (mentions in the others),
`weight` (how sure the difference is) and `score`.

Example: the pages of a shop for garden furniture have `teak` in common, and the page
about care has `teak oil` to itself.
"""

from typing import NamedTuple

from pydantic import Field

from nodes.contract import Batch, Context, FieldName, NodeConfig, Record, Stream, node
from nodes.documents import documents
from nodes.paths import with_field
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
        10,
        ge=1,
        le=200,
        title="Keywords",
        description="How many common keywords, and how many per text, at most.",
    )
    min_documents: int = Field(
        2,
        ge=1,
        title="In how many texts",
        description="How many texts must mention a common keyword.",
    )
    into: FieldName = Field(
        "distinctive",
        min_length=1,
        title="Into",
        description="The field for what sets a text apart.",
    )


class Outputs(NamedTuple):
    """What the texts share, and the texts."""

    common: Batch
    texts: Batch


def _adds(config: Config) -> list[str]:
    return [config.into]


@node(
    "siex.collection",
    title="Keywords of a collection",
    icon="keywords-collection",
    adds=_adds,
    words=("siex", "corpus", "common", "distinctive", "site", "compare", "tfidf"),
)
async def collection(config: Config, records: Stream, ctx: Context) -> Outputs:
    """Answer with the common keywords and each record with its own."""
    rows = [record async for record in records]
    read = documents(rows, config.title_field, config.text_field, ctx)
    found = await ctx.siex.collection(
        read,
        {
            "language": None if config.language == "auto" else config.language,
            "top_k": config.top_k,
            "min_documents": config.min_documents,
        },
    )
    return Outputs(
        Batch(_keyword(number, row) for number, row in enumerate(found["common"])),
        Batch(
            with_field(row, config.into, own)
            for row, own in zip(rows, found["distinctive"], strict=True)
        ),
    )


def _keyword(number: int, row: dict[str, object]) -> Record:
    return Record(row, id=f"common-{number}")
