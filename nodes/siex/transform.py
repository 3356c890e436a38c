"""Read each text as an expert of one field would.

The chosen transformer reads the text and puts an object into one field: what it found,
each with the places in the text that it was read from, in which language, how far that
can be trusted, and what the answer is not (such as advice). It works offline, and the
same text gives the same answer. What each transformer answers is described in
[transformers.md](transformers.md).

*SEO* and *BACOWR* compare a publisher's page with a target page: they also read the
fields that hold the target's text, the anchor text and the search results, where the
record has them. Search results are a list of objects with `query`, `rank`, `url`,
`title`, `snippet` and `text`.

Example: a blog post in `text` and a shop's page in `target_text` give an `analysis` with
the topics that join them, places for a link and the risk of each anchor.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from nodes.contract import Batch, Context, FieldName, NodeConfig, Record, node
from nodes.errors import InputError
from nodes.paths import with_field
from nodes.texts import Language, shown_when

Name = Literal["seo", "bacowr", "legal", "medical", "financial", "creative"]
TWO_PAGES = shown_when(name=["seo", "bacowr"])


class Config(NodeConfig):
    """Which expert reads what."""

    name: Name = Field(
        "seo", title="Transformer", description="The field whose expert reads the text."
    )
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
    url_field: FieldName = Field(
        "url",
        title="Address field",
        description="The field with the address of the page that was read.",
        json_schema_extra=TWO_PAGES,
    )
    target_text_field: FieldName = Field(
        "target_text",
        title="Target text field",
        description="The field with the text of the page to link to.",
        json_schema_extra=TWO_PAGES,
    )
    target_title_field: FieldName = Field(
        "target_title",
        title="Target title field",
        description="The field with the title of the page to link to.",
        json_schema_extra=TWO_PAGES,
    )
    target_url_field: FieldName = Field(
        "target_url",
        title="Target address field",
        description="The field with the address of the page to link to.",
        json_schema_extra=TWO_PAGES,
    )
    anchor_text_field: FieldName = Field(
        "anchor_text",
        title="Anchor text field",
        description="The field with the words that shall carry the link.",
        json_schema_extra=TWO_PAGES,
    )
    serp_field: FieldName = Field(
        "serp",
        title="Search results field",
        description="The field with a list of search results.",
        json_schema_extra=TWO_PAGES,
    )
    article_field: FieldName = Field(
        "article",
        title="Article field",
        description="The field with the written article, to check it.",
        json_schema_extra=shown_when(name="bacowr"),
    )
    into: FieldName = Field(
        "analysis",
        min_length=1,
        title="Into",
        description="The field for the answer.",
    )


EVERYWHERE = ("text", "title")
PAGES = ("url", "target_text", "target_title", "target_url", "anchor_text", "serp")
GIVEN: Mapping[str, tuple[str, ...]] = {
    "seo": (*EVERYWHERE, *PAGES),
    "bacowr": (*EVERYWHERE, *PAGES, "article"),
}
"""The inputs that are read from fields, for transformers that take more than a text."""


def _adds(config: Config) -> list[str]:
    return [config.into]


@node(
    "siex.transform",
    title="Transform",
    icon="transform",
    adds=_adds,
    words=(
        *("siex", "analyse", "expert", "seo", "backlink", "bacowr", "bridge", "anchor"),
        *("legal", "medical", "financial", "creative", "readability"),
    ),
)
async def transform(config: Config, batch: Batch, ctx: Context) -> Batch:
    """Answer each record with what the transformer reads in it."""
    inputs = _inputs(config, ctx)
    given = [_given(record, config, inputs) for record in batch]
    answers = await ctx.siex.transform(config.name, given)
    return Batch(
        with_field(record, config.into, answer)
        for record, answer in zip(batch, answers, strict=True)
    )


def _inputs(
    config: Config, ctx: Context
) -> dict[str, tuple[str, Callable[[Mapping[str, Any]], Any]]]:
    """Return, by input, the field that it is read from and how."""
    names = GIVEN.get(config.name, EVERYWHERE)
    fields = {name: getattr(config, f"{name}_field") for name in names}
    return {name: (field, ctx.value(field)) for name, field in fields.items() if field}


def _given(
    record: Record,
    config: Config,
    inputs: Mapping[str, tuple[str, Callable[[Mapping[str, Any]], Any]]],
) -> dict[str, Any]:
    given = dict(_values(record, inputs))
    if config.language != "auto":
        given["language"] = config.language
    return given


def _values(
    record: Record,
    inputs: Mapping[str, tuple[str, Callable[[Mapping[str, Any]], Any]]],
) -> Iterator[tuple[str, Any]]:
    for name, (field, value_of) in inputs.items():
        value = value_of(record)
        if value is not None:
            yield name, _fitting(name, field, value)


def _fitting(name: str, field: str, value: Any) -> Any:
    """Return a value as the transformer takes it, or say that the field holds another."""
    is_list = isinstance(value, list)
    if name == "serp":
        if not is_list:
            raise InputError(f"The field “{field}” of this record holds no list.")
        return value
    if isinstance(value, str | int | float):
        return str(value)
    kind = "a list" if is_list else "an object"
    raise InputError(f"The field “{field}” of this record holds {kind}, not a text.")
